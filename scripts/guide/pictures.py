"""The files of the pictures: written anew, and how a guide names them."""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import sync_playwright

from guide.camera import SCREENS, Shot
from guide.stage import ROOT, stage
from guide.story import play

GUIDES = [ROOT / f"docs/huong-dan/{name}.md" for name in ("soan-bai", "duyet-bai", "truyen-thanh")]
PICTURES = ROOT / "docs/huong-dan/hinh"
FIGURE = re.compile(
    r'<picture><source media="[^"]*" srcset="\.\./hinh/(?P<name>[a-z-]+)-may\.webp"[^>]*>'
    r'<img src="\.\./hinh/(?P=name)-dt\.webp" alt="(?P<alt>[^"]+)"[^>]*></picture>'
)
_BLUR, _LEVELS = 4, 40
NO_BROWSER = "Máy này không có chromium; Debian: apt install chromium"
_LABEL = re.compile(r"\*\*([^*]+)\*\*")


def renew() -> int:
    """Take every picture on every screen, and write their sizes into the guides."""
    path = shutil.which("chromium")
    if not path:
        sys.exit(NO_BROWSER)
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for screen in SCREENS:
            with tempfile.TemporaryDirectory() as folder, stage(Path(folder)) as address:
                _keep(play(browser, address, screen), screen)
        browser.close()
    for guide in GUIDES:
        guide.write_text(FIGURE.sub(_sized, guide.read_text("utf-8")), "utf-8")
    return 0


def path_of(name: str, screen: str) -> Path:
    """Return where a picture lies."""
    return PICTURES / f"{name}-{screen}.webp"


def difference(picture: Image.Image, path: Path) -> float:
    """Return the share of a picture that looks different from the one kept, letters smoothed.

    What is longer or shorter than it was is different there.
    """
    with Image.open(path) as found:
        kept = found.convert("RGB")
    width, height = max(picture.width, kept.width), max(picture.height, kept.height)
    both = [Image.new("RGB", (width, height), "magenta") for _ in range(2)]
    for canvas, each in zip(both, (picture, kept), strict=True):
        canvas.paste(each)
    smooth = [each.filter(ImageFilter.BoxBlur(_BLUR)) for each in both]
    change = (
        ImageChops.difference(*smooth).convert("L").point(lambda level: level > _LEVELS and 255)
    )
    return change.histogram()[255] / (width * height)


def steps(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each picture of a guide with the labels, in bold, that are told of the page it shows.

    The words that belong to a picture stand between its heading and the next one.
    """
    for part in re.split(r"^##+ ", text, flags=re.MULTILINE):
        for figure in FIGURE.finditer(part):
            yield figure["name"], _LABEL.findall(part)


def _keep(shots: Mapping[str, Shot], screen: str) -> None:
    for name, shot in shots.items():
        shot.picture.save(path_of(name, screen), quality=62, method=6)
        print(path_of(name, screen).relative_to(ROOT), shot.picture.size)


def _sized(figure: re.Match[str]) -> str:
    name = figure["name"]
    sizes = {}
    for screen in SCREENS:
        with Image.open(path_of(name, screen)) as picture:
            sizes[screen] = 'width="{}" height="{}"'.format(*picture.size)
    return (
        f'<picture><source media="(min-width: 60em)" srcset="../hinh/{name}-may.webp"'
        f' {sizes["may"]}><img src="../hinh/{name}-dt.webp" alt="{figure["alt"]}"'
        f' {sizes["dt"]} class="cc-shot" loading="lazy"></picture>'
    )

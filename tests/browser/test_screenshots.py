"""Pages look as they did when somebody last looked at them.

`CCHC_RENEW=1` keeps what is seen now: look at the pictures before they are committed.
"""

import io
import os
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Page

from browser.conftest import Open
from browser.kinds import DESK, KINDS, SIZES

KEPT = Path(__file__).parent / "kept"
# Letters are drawn a little differently from machine to machine; a part that moved, or a colour
# that changed, is more than this.
LEVELS, SHARE = 40, 0.02
# A picture of another width may be on its way: it is waited for where it is on the screen.
DRAWN = """async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const seen = [...document.images].filter(each => each.getBoundingClientRect().top < innerHeight);
  await Promise.all(seen.map(each => each.decode().catch(() => {})));
}"""


def seen(page: Page, size: str, scheme: str) -> Image.Image:
    """Return what the first screen of *page* looks like."""
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.evaluate(DRAWN)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def differing(one: Image.Image, other: Image.Image) -> float:
    """Return the share of the picture that looks different, letters' edges smoothed away."""
    if one.size != other.size:
        return 1.0
    smooth = [each.filter(ImageFilter.BoxBlur(3)) for each in (one, other)]
    change = ImageChops.difference(*smooth).convert("L").point(lambda level: level > LEVELS and 255)
    return change.histogram()[255] / (one.width * one.height)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_looks_as_it_did(visit: Open, kind: str) -> None:
    """The first screen, at 360 × 740 and 1280 × 800, light and dark."""
    # The widest first: a browser keeps a picture that is large enough.
    page = visit(KINDS[kind], size=DESK, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    far = {}
    for size, scheme in product(reversed(SIZES), ("light", "dark")):
        found = seen(page, size, scheme)
        path = KEPT / f"{kind}-{size}-{scheme}.webp"
        if os.environ.get("CCHC_RENEW"):
            few = found.quantize(32, dither=Image.Dither.NONE).convert("RGB")
            few.save(path, lossless=True, quality=60, method=3)
        far[path.name] = differing(found, Image.open(path).convert("RGB"))

    assert {name: far[name] for name in far if far[name] > SHARE} == {}


def test_a_change_would_be_noticed() -> None:
    """A block of a twentieth of the screen in another colour is more than the tolerance."""
    page = Image.new("RGB", (360, 740), "white")
    moved = page.copy()
    moved.paste("#a8201a", (0, 0, 360, 37))

    assert differing(page, page) == 0
    assert differing(page, moved) > SHARE

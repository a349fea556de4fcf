"""Pictures on a real site in a real browser: nothing told, nothing jumps, nothing too large."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from build_folder import MONTH, Folder, Lender
from cchc.publish.addresses import NEWS
from picture_samples import FORMATS, SECRETS, drawn, photograph

CHROMIUM = "/usr/bin/chromium"
LINES = "Một dòng chữ của bài.\n\n" * 12
BODY = f"""{LINES}![Ngang](ngang.png "Chú thích")

{LINES}![Dọc](doc.webp)

{LINES}[Mẫu đơn](mau.txt)"""
# What jumped on a page, added up as Chromium's own measure of it does.
WATCH = """
window.shifts = [];
new PerformanceObserver(found => window.shifts.push(...found.getEntries().map(each => each.value)))
  .observe({type: "layout-shift", buffered: true});
"""
SHOWN = """() => [...document.querySelectorAll("main img, article img")].map(image => ({
  source: image.currentSrc, lazy: image.loading, width: image.naturalWidth,
  height: image.naturalHeight, room: image.getAttribute("width") / image.getAttribute("height"),
  drawn: image.getBoundingClientRect().width
}))"""


class Slow(SimpleHTTPRequestHandler):
    """Serves a folder; pictures come late, as on a telephone far from the mast."""

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path.endswith((".webp", ".png", ".jpg")):
            time.sleep(0.1)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def lender(tmp_path_factory: pytest.TempPathFactory) -> Lender:
    """One lender for all tests: MkDocs takes a while."""
    return Lender(tmp_path_factory.mktemp("themes"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, lender: Lender) -> Path:
    """A site with a photograph of every kind, all of them told where they were taken."""
    folder = Folder(tmp_path_factory.mktemp("pictures") / "project", lender)
    beside = folder.root / MONTH
    for number, suffix in enumerate(FORMATS):
        (beside / f"anh{suffix}").write_bytes(photograph(suffix, (1200, 900)))
        image = f"{{src: anh{suffix}, alt: Hình, caption: Chú thích}}"
        folder.write(f"bai-{number}", BODY, image=image)
    (beside / "ngang.png").write_bytes(photograph(".png", (700, 900)))
    (beside / "doc.webp").write_bytes(photograph(".webp", (500, 300)))
    (beside / "mau.txt").write_text("Mẫu đơn", "utf-8")
    standing = folder.root / "docs/assets/images/tru-so.jpg"
    standing.write_bytes(photograph(".jpg"))
    folder.build()
    return folder.site


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address at which the site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Slow, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_no_file_of_the_site_tells_where_a_picture_was_taken(site: Path) -> None:
    """Neither pictures under their own names nor their widths nor those of standing pages."""
    told = {
        path.relative_to(site).as_posix(): [secret for secret in SECRETS if secret in raw]
        for path in site.rglob("*")
        if path.is_file() and path.suffix in {*FORMATS, ".jpeg"}
        for raw in [path.read_bytes()]
    }

    assert len(told) > 25
    assert not [name for name, secrets in told.items() if secrets]
    assert f"{NEWS}2026/03/anh.jpg" in told
    assert "assets/images/tru-so.jpg" in told


def test_pictures_of_the_site_stand_upright(site: Path) -> None:
    """What was taken on its side is red above right, blue below left."""
    with Image.open(site / NEWS / "2026/03/anh.jpg") as image:
        width, height = image.size
        red, blue = image.getpixel((width - 9, 9)), image.getpixel((9, height - 9))

    assert (width, height) == (900, 1200)
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200 > red[2]
    assert blue[2] > 200 > blue[0]


def seen(browser: Browser, url: str, **screen: Any) -> tuple[Page, list[dict[str, Any]]]:  # noqa: ANN401 - playwright's own
    """Open a page, go down it and up again as a reader does; returns it and its pictures."""
    page = browser.new_page(**screen)
    page.add_init_script(WATCH)
    page.goto(url, wait_until="load")
    for _ in range(12):
        page.mouse.wheel(0, 500)
        page.wait_for_timeout(40)
    page.wait_for_load_state("networkidle")
    return page, page.evaluate(SHOWN)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("place", [f"{NEWS}2026/03/bai-2/", NEWS, ""])
def test_nothing_jumps_when_pictures_come(
    browser: Browser, address: str, place: str, width: int
) -> None:
    """Chromium measures no layout shift, and each picture has the shape that its page promised."""
    screen = {"viewport": {"width": width, "height": 740}}
    page, shown = seen(browser, address + place, **screen)
    shifts = page.evaluate("window.shifts")
    page.close()

    # A rounding of half a pixel is no jump; Google calls 0.1 good.
    assert sum(shifts) < 0.001
    assert shown
    assert {each["lazy"] for each in shown[1:]} == {"lazy"}
    assert shown[0]["lazy"] == "auto"
    for each in shown:
        assert each["source"].endswith(".webp")
        assert each["room"] == pytest.approx(each["width"] / each["height"], rel=0.02)


@pytest.mark.parametrize(("fineness", "fetched"), [(1, 360), (2, 720)])
def test_a_telephone_fetches_no_more_than_it_can_show(
    browser: Browser, address: str, fineness: int, fetched: int
) -> None:
    """The picture's width follows the screen's, and how fine it is."""
    screen = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": fineness}
    page, shown = seen(browser, f"{address}{NEWS}2026/03/bai-2/", **screen)
    page.close()

    assert shown[0]["source"].endswith(f"-{fetched}.webp")
    assert 300 < shown[0]["drawn"] <= 360


def test_pictures_are_made_once(tmp_path: Path, lender: Lender) -> None:
    """Each in its widths, in several processes; a second build makes none of them."""
    folder = Folder(tmp_path / "project", lender)
    out = BytesIO()
    drawn((500, 375)).save(out, "JPEG")
    for number in range(20):
        raw = out.getvalue() + bytes([number])  # Bytes of its own, so nothing is made once for all.
        (folder.root / MONTH / f"anh-{number}.jpg").write_bytes(raw)
    folder.write("bai-0", "\n\n".join(f"![Hình](anh-{number}.jpg)" for number in range(20)))

    assert folder.build().summary.written > 60
    assert len(list((folder.site / "hinh").rglob("*.webp"))) == 40
    assert folder.build().summary.written == 0

"""The pages of the registers of the real site, in a real browser."""

import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cchc.build.mkdocs import borrow
from cchc.build.run import build_site
from cchc.store.project import Project

ROOT = Path(__file__).parents[2]
PATHS = (
    *("van-ban/", "van-ban/nam/2026/", "su-kien/", "video/", "thu-tuc/", "hoi-dap/"),
    *("thu-tuc/mau-nop-ho-so-truc-tuyen/", "trac-nghiem/", "khao-sat/", "chu-de/"),
    *("so-do-trang/", "lien-he/", "tro-nang/", "quyen-rieng-tu/", "giay-phep/", "nguon-tin/"),
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of this project, built on a day with events to come."""
    root = tmp_path_factory.mktemp("pages") / "site"
    build_site(Project(ROOT), root, day=date(2026, 8, 22), borrow=borrow)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Page:
    """A narrow phone."""
    return browser.new_page(viewport={"width": 320, "height": 640})


def test_nobody_else_is_asked(browser: Browser, site: str) -> None:
    """Neither a video of another page nor anything else is fetched from elsewhere."""
    page = browser.new_page()
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    for path in PATHS:
        page.goto(site + path)

    assert [each for each in asked if not each.startswith((site, "data:", "blob:"))] == []


def test_the_video_plays_with_its_captions(browser: Browser, site: str) -> None:
    """Nothing of it is loaded before it is played; then its words are there."""
    page = browser.new_page()
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}video/")
    assert not [each for each in asked if each.endswith(".webm")]
    page.locator("video").evaluate("video => video.play()")
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length > 0")

    assert page.locator("video").evaluate("video => video.textTracks[0].cues.length") == 4


def test_a_link_to_a_document_leads_to_its_row(phone: Page, site: str) -> None:
    """What the door on another page names is in view, though rows are cards here."""
    phone.goto(f"{site}van-ban/nam/2021/#76-nq-cp-2021")

    assert phone.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 640
    assert "Nghị quyết · Chính phủ" in phone.locator(":target").inner_text()

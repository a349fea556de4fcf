"""What a post's script adds does what its button says; and what paper shows."""

import io
import re

from playwright.sync_api import Page
from pypdf import PdfReader

from browser.conftest import Open
from browser.kinds import DESK, KINDS

URL = "https://thuongphuc.hanoi.gov.vn/" + KINDS["bai"]
# A device with voices: what it was given to say is kept.
VOICES = """
  window.said = [];
  const voices = %s;
  Object.defineProperty(window, "speechSynthesis", {value: Object.assign(new EventTarget(), {
    speaking: false, getVoices: () => voices, cancel: () => {},
    speak: each => { window.said.push(each.text); },
  })});
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
"""


def buttons(page: Page) -> list[str]:
    """Return the names of what the script added."""
    page.wait_for_selector(".cc-tools button")
    return page.locator(".cc-tools button").all_inner_texts()


def with_voices(visit: Open, voices: str) -> Page:
    """Return a post's page on a device with *voices* (JavaScript)."""
    page = visit("robots.txt")
    page.add_init_script(VOICES % voices)
    page.goto(page.url.replace("robots.txt", KINDS["bai"]))
    return page


def test_a_link_is_copied(visit: Open) -> None:
    """The public address, not the one of this moment; a screen reader hears that it was done."""
    page = visit(KINDS["bai"], permissions=["clipboard-read", "clipboard-write"])
    page.click(".cc-tools button:text-is('Chép liên kết')")
    page.wait_for_function("document.querySelector('[role=status]').textContent !== ''")

    assert page.locator("[role=status]").inner_text() == "Đã chép liên kết."
    assert page.evaluate("navigator.clipboard.readText()") == URL


def test_a_device_with_a_vietnamese_voice_reads_aloud(visit: Open) -> None:
    """Title, summary and text in order, paragraph by paragraph."""
    page = with_voices(visit, '[{lang: "vi_VN", localService: true}]')
    assert "Nghe bài" in buttons(page)

    page.click("text=Nghe bài")
    said = page.evaluate("window.said.slice()")
    assert said[0].startswith("Một cửa, một cửa liên thông")
    assert said[2].startswith("Đi làm giấy tờ")
    assert len(said) > 8


def test_no_voice_no_button(visit: Open) -> None:
    """A voice of another language, or one that sends the text elsewhere, reads nothing."""
    voices = '[{lang: "en-US", localService: true}, {lang: "vi-VN", localService: false}]'

    assert "Nghe bài" not in buttons(with_voices(visit, voices))
    assert "Nghe bài" not in buttons(visit(KINDS["bai"]))


def test_paper_shows_the_post_and_where_it_came_from(visit: Open) -> None:
    """A4, with source, day and address; no navigation, no buttons."""
    page = visit(KINDS["bai"], size=DESK)
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = re.sub(r"\s+", " ", " ".join(each.extract_text() for each in sheets))

    assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) == (595, 842)
    assert "Nguồn: Trang thông tin điện tử xã Thượng Phúc, 08/04/2026." in text
    assert URL in text.replace(" ", "")
    for word in ("Danh mục", "Chép liên kết", "Bài sau", "RSS", "Trang chủ"):
        assert word not in text, word

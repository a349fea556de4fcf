"""What comes from Word, Zalo and other pages arrives as clean as it would have been typed."""

import base64
import hashlib
import html
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from cchc.publish.links import Links
from cchc.publish.markdown import Renderer, plain_text
from editor.editing import free_port, open_office, serving, write_project
from editor.visual import DESKTOP, Desk


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Open a post in the Chromium of this machine."""
    root = write_project(tmp_path_factory.mktemp("paste") / "project")
    with serving(open_office(root, port=free_port())) as address:
        yield Desk(browser, DESKTOP).open(address, "bai-1")


@pytest.fixture
def desk(opened: Desk) -> Iterator[Desk]:
    """Hold the browser's faults, above all against the page's policy."""
    yield opened
    assert opened.errors == []


def item(words: str, marker: str, level: int = 1) -> str:
    """Return an item of a list as Word puts it on the clipboard."""
    return (
        f"<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>"
        "<![if !supportLists]><span lang=VI style='font-family:Symbol'>"
        f"<span style='mso-list:Ignore'>{marker}<span style='font:7.0pt \"Times New Roman\"'>"
        f"&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI>{words}<o:p></o:p></span></p>"
    )


WORD = (
    """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator
content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--><style><!--
p.MsoNormal {margin:0cm; font-size:14.0pt}--></style></head><body lang=VI
style='tab-interval:36.0pt'><!--StartFragment--><h1><b>Hướng dẫn<o:p></o:p></b></h1>
<p class=MsoNormal style='margin-top:6.0pt'><b style='mso-bidi-font-weight:normal'><span lang=VI
style='font-size:14.0pt'>Thời hạn</span></b><span lang=VI>:&nbsp;05 ngày
làm việc</span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"""
    + item("Đơn", "·")
    + item("bản chính", "o", 2)
    + item("Ảnh", "·")
    + "<p class=MsoNormal>Các bước:</p>"
    + item("Đến", "1.")
    + item("Nộp", "2.")
    + """<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr><td width=100
colspan=2 style='width:75pt'><p class=MsoNormal>Việc<o:p></o:p></p></td></tr><tr><td><p>Nộp</p>
<p>Nhận</p></td><td><p>Một cửa</p></td></tr></table><p class=MsoNormal>Xem <a
href="https://example.vn/a"><span style='color:blue'>trang này</span></a><a href="#_ftn1"
name="_ftnref1">[1]</a><span style='mso-bookmark:x'>.</span></p><!--EndFragment--></body></html>"""
)
WORD_WANTED = """\
## Hướng dẫn

**Thời hạn**: 05 ngày làm việc

- Đơn
    - bản chính
- Ảnh

Các bước:

1. Đến
2. Nộp

| Việc | |
| --- | --- |
| Nộp<br>Nhận | Một cửa |

Xem [trang này](https://example.vn/a)\\[1]."""


def test_word(desk: Desk) -> None:
    """Headings, emphasis, lists of two levels, tables and links stay; Word's own marks go."""
    assert desk.paste(WORD) == WORD_WANTED
    desk.replace(desk.markdown)
    assert desk.is_visual
    assert desk.text.locator("[style],span:not(.wr-picture),font").count() == 0


ZALO = (
    '<div class="chat-message" style="color:#081c36;white-space:pre-wrap"><span id="mtc-1">'
    '<span class="text" data-id="9">Xã thông báo&nbsp;:<br>- Thứ hai: tiếp dân <img class="emoji"'
    ' alt="😀" src="https://chat.zalo.me/e.png"><br>- Thứ ba: họp<br><br>Trân trọng!</span></span>'
    "</div>"
)


def test_zalo(desk: Desk) -> None:
    """Lines with dashes become a list, an emoji stays a letter, the window's marks go."""
    assert desk.paste(ZALO) == (
        "Xã thông báo :\n\n- Thứ hai: tiếp dân 😀\n- Thứ ba: họp\n\nTrân trọng!"
    )


def test_words_alone(desk: Desk) -> None:
    """Plain words keep their paragraphs, and runs of dashes or numbers become lists."""
    pasted = "Hồ sơ gồm:\r\n– Đơn\r\n– Ảnh\r\n\r\n1. Đến\r\n2. Nộp\r\n1) Không * phải\r\nHết <b>"
    assert desk.paste(text=pasted) == (
        "Hồ sơ gồm:\n\n- Đơn\n- Ảnh\n\n1. Đến\n2. Nộp\n3. Không \\* phải\n\nHết &lt;b>"
    )
    assert desk.paste(text="- một dòng") == "\\- một dòng"


OTHER = {
    "<p>a</p><script>alert(1)</script><p onclick='x()'>b<iframe src='x'></iframe></p>": "a\n\nb",
    '<b style="font-weight:normal" id="docs-internal-guid"><p>Một <span style="font-weight:700">'
    "hai</span></p></b>": "Một **hai**",
    "<p>x<a href='javascript:alert(1)'>y</a></p>": "xy",
    "<h1>A</h1><h2>B</h2><h5>C</h5>": "## A\n\n### B\n\n#### C",
    "<h2>A</h2><h3>B</h3>": "## A\n\n### B",
    "<p>Tiê\u0301ng</p>": "Tiếng",
    "<div>một</div><div><br></div><div>hai</div>": "một\n\nhai",
    "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>": (
        "| a | b |\n| --- | --- |\n| | c |"
    ),
    "<p>a<br>b</p>": "a  \nb",
    "<ul><li><p>a</p><ol><li>b</li></ol></li></ul>": "- a\n    1. b",
}


@pytest.mark.parametrize("page", OTHER)
def test_other_pages(desk: Desk, page: str) -> None:
    """Nothing comes along that the site would not show."""
    assert desk.paste(page) == OTHER[page]


@pytest.mark.parametrize(
    "words",
    [
        "# thăng và ## hai",
        "- gạch",
        "+ cộng * sao _ dưới __hai__ _một_ a_b_c",
        "1. số; 2) số",
        "> lớn < nhỏ <b>đậm</b> &lt; &copy; R&D & Q",
        "[x](y) ![x](y) [^1] [1]: http://x.vn [ ] [x] `mã` ``",
        ": định nghĩa",
        "~~~ ~~xóa~~ | a | b |",
        "\\* \\ C:\\x\\_y \\\\",
        "--- === ***",
        "---",
        "===",
        "***",
        "| a | b |",
    ],
)
def test_the_site_shows_what_was_typed(desk: Desk, words: str) -> None:
    """Signs stay signs: the site shows the very letters, and they open visually again."""
    body = desk.paste(f"<p>{html.escape(words)}</p>")
    site = Renderer(Links("/", {})).fragment(f"Trên\n\n{body}\n\nDưới", lambda target: target)
    shown = plain_text(site)
    assert shown == f"Trên {words} Dưới"
    desk.replace(body)
    assert desk.is_visual
    assert desk.text.text_content() == words


def test_a_picture_within_a_text(desk: Desk) -> None:
    """A picture in the pasted text is asked about and uploaded; one left behind is told of."""
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(made, "PNG")
    source = f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"
    desk.paste(f"<p>Chữ<img src='{source}'><img src='file:///C:/a.png' width=90></p>")
    expect(desk.page.get_by_text("1 hình không dán kèm được; hãy chèn bằng")).to_be_visible()
    dialog = desk.page.get_by_role("dialog", name="Chèn hình")
    dialog.get_by_label("Lời mô tả hình").fill("Nền xanh")
    desk.press("Enter")
    desk.gives("Chữ\n\n![Nền xanh](hinh-dan-1.webp)")


def test_copied_within_the_editor(desk: Desk) -> None:
    """What is copied here comes back as it was, pictures and tables too."""
    markdown = "## Mục\n\n![a](b.webp) **c**\n\n| x | y |\n| --- | ---: |\n| 1 | 2 |"
    desk.replace(markdown)
    desk.text.click()
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.press("Control+a", "Control+c", "Delete")
    desk.gives("")
    desk.press("Control+v")
    desk.gives(markdown)


def test_the_bundle_fits_its_sources() -> None:
    """Nobody edited what was built, nor built it of something else: renew it by build.mjs."""
    root = Path(__file__).parents[2]
    told = (root / "hooks/cchc/editor/static/writing.sha256").read_text("utf-8")
    pairs = (line.split("  ") for line in told.splitlines())
    listed = {path: digest for digest, path in pairs}
    sources = {f"scripts/writing/src/{each.name}" for each in root.glob("scripts/writing/src/*")}
    assert sources <= set(listed)
    assert {path: _digest(root / path) for path in listed} == listed


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

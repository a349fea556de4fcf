"""The visual editor: what is typed, pasted, dropped and composed in it becomes plain Markdown."""

import io
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, expect

from cchc.editor.office import Office
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from editor.editing import free_port, open_office, serving, write_project
from editor.visual import DESKTOP, PHONE, Desk


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the editor of a new project."""
    root = write_project(tmp_path_factory.mktemp("visual") / "project")
    office: Office = open_office(root, port=free_port())
    with serving(office) as address:
        yield address


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Desk:
    """Open a post on a desktop."""
    return Desk(browser, DESKTOP).open(address, "bai-1")


@pytest.fixture
def desk(opened: Desk) -> Iterator[Desk]:
    """Empty the text; afterwards hold the browser's faults against the page's policy."""
    opened.clear()
    yield opened
    assert opened.errors == []


def test_typing_and_toolbar(desk: Desk) -> None:
    """What the buttons and the keys of an officer make is the Markdown that the site reads."""
    desk.tool("Đề mục").click()
    desk.type("Hồ sơ\nNộp ")
    desk.tool("Đậm").click()
    expect(desk.tool("Đậm")).to_have_attribute("aria-pressed", "true")
    desk.type("một bản")
    desk.tool("Đậm").click()
    desk.type(" tại ")
    desk.press("Control+i")
    desk.type("Bộ phận Một cửa")
    desk.press("Control+i", "Enter")
    desk.tool("Trích dẫn").click()
    desk.type("Lời dẫn")

    assert desk.markdown == "## Hồ sơ\n\nNộp **một bản** tại *Bộ phận Một cửa*\n\n> Lời dẫn"
    desk.tool("Hoàn tác").click()
    assert not desk.markdown.endswith("Lời dẫn")


def test_lists(desk: Desk) -> None:
    """Enter makes the next item, Tab goes a level down, two Enters end the list."""
    desk.tool("Danh sách").click()
    desk.type("Đơn\n")
    desk.press("Tab")
    desk.type("bản chính\n\n\n")
    desk.tool("Đánh số").click()
    desk.type("Đến\nNộp\n\n")
    desk.type("a) vẫn là chữ")

    assert desk.markdown == "- Đơn\n    - bản chính\n\n1. Đến\n2. Nộp\n\na) vẫn là chữ"


def test_a_table(desk: Desk) -> None:
    """A table is made, grown and typed into; its buttons are there only within it."""
    expect(desk.tool("Thêm hàng")).to_be_hidden()
    desk.tool("Bảng").click()
    for words in ("Bước", "Việc | nơi", "1", "Đến"):
        desk.type(words)
        desk.press("Tab")
    desk.tool("Xóa hàng").click()
    desk.tool("Thêm cột").click()
    assert desk.markdown == ("| Bước | Việc \\| nơi | |\n| --- | --- | --- |\n| 1 | Đến | |")
    desk.replace(desk.markdown)
    assert desk.is_visual


def test_a_link(desk: Desk) -> None:
    """A link asks where it leads, adds https, refuses what is no address, and goes again."""
    desk.type("Xem trang")
    desk.press("Control+Shift+ArrowLeft")
    # No hand is as fast as these keys: the browser tells of a selection a moment later.
    desk.page.wait_for_function("getSelection().toString() === 'trang'")
    desk.page.wait_for_timeout(100)
    desk.press("Control+k")
    dialog = desk.page.get_by_role("dialog", name="Chèn liên kết")
    dialog.get_by_label("Địa chỉ").fill("javascript:alert(1)")
    desk.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text(
        "Hãy viết một địa chỉ như https://dichvucong.gov.vn"
    )
    assert Axe().run(desk.page).violations_count == 0
    dialog.get_by_label("Địa chỉ").fill("dichvucong.gov.vn/a b")
    desk.press("Enter")
    desk.gives("Xem [trang](https://dichvucong.gov.vn/a%20b)")
    desk.tool("Liên kết").click()
    desk.page.get_by_role("button", name="Bỏ liên kết").click()
    desk.gives("Xem trang")


KEPT = {
    "headings": "# Một\n\n## Hai\n\n#### Bốn\n\nChữ **đậm *cả* hai**, `mã <b>`.",
    "lists": "- một\n- hai\n    - sâu\n        1. số\n        2. số\n- ba\n\n    đoạn hai của ba",
    "numbers": "3. ba\n4. bốn\n\n1\\. không phải danh sách\n\n1\\) cũng không\n\na) vẫn là chữ",
    "table": "| Bước | Việc |\n| --- | :---: |\n| 1<br>2 | a \\| **b** ![h](h.webp) |\n\nSau.",
    "links": '[trang](https://x.vn/a_(b)) và [bài](bai-2.md "Tên"), https://y.vn/b_c',
    "pictures": '![Ảnh \\[1\\] xanh](hinh.webp "Chú thích")\n\nChữ ![nhỏ](b.webp) trong dòng.',
    "quote": "> Trích\n>\n> Hai  \n> dòng\n\n---\n\nHết",
    "code": "```\nx = 1\n\n\n\ny < 2 <b>\n```\n\nSau.",
    "signs": "5 < 6 & 7 > 3, R&D, \\*không\\*, a_b, \\_c\\_, &lt;b>, 2~3 ~~x~~, C:\\x, `a`",
    "starts": "\\# thăng\n\n\\- gạch\n\n\\> lớn\n\n\\+ cộng\n\n– gạch dài",
}


@pytest.mark.parametrize("markdown", KEPT.values(), ids=KEPT)
def test_what_is_opened_comes_back(desk: Desk, markdown: str) -> None:
    """A text that goes through the visual editor comes out letter by letter."""
    desk.replace(markdown)
    assert desk.is_visual
    desk.text.click()
    desk.press("Control+End")
    desk.type("z")
    desk.press("Backspace")
    assert desk.markdown == markdown


ALIKE = {
    "* một\n* hai\n\n1. a\n1. b": "- một\n- hai\n\n1. a\n2. b",
    "__đậm__ và _nghiêng_": "**đậm** và *nghiêng*",
    "Một\ndòng": "Một dòng",
    "<https://x.vn/a>": "[https://x.vn/a](https://x.vn/a)",
    "- một\n  - hai": "- một\n    - hai",
    "Chữ:\n- một\n- hai": "Chữ:\n\n- một\n- hai",
    "Chữ:\n1. một": "Chữ:\n\n1. một",
    "## Mục\nChữ\n> trích": "## Mục\n\nChữ\n\n> trích",
    "Chữ\n```\nx\n```\nsau": "Chữ\n\n```\nx\n```\n\nsau",
    "|A|B|\n|-|:-:|\n|1|2|": "| A | B |\n| --- | :---: |\n| 1 | 2 |",
}


@pytest.mark.parametrize("markdown", ALIKE)
def test_markers_of_one_meaning_are_made_alike(desk: Desk, markdown: str) -> None:
    """Another way of writing the same opens too; it is rewritten only when somebody types."""
    desk.replace(markdown)
    assert desk.is_visual
    assert desk.markdown == markdown
    desk.press("Control+Home")
    desk.type("z")
    desk.press("Backspace")
    assert desk.markdown == ALIKE[markdown]
    assert on_site(desk.markdown) == on_site(markdown)


def on_site(markdown: str) -> str:
    """Return what the site makes of a text, the breaks of its lines left out."""
    made = Renderer(Links("/", {})).fragment(markdown, str)
    return " ".join(made.replace(">", "> ").replace("<", " <").split())


LOSSY = {
    "Chữ[^1].\n\n[^1]: Ghi chú.": "Bài có chú thích cuối bài,",
    "<div>a</div>": "Bài có mã HTML,",
    "a <u>b</u>": "Bài có mã HTML,",
    "a <!-- b -->": "Bài có mã HTML,",
    "[a][1]\n\n[1]: https://x.vn": "Bài có liên kết khai báo ở cuối bài,",
    "Từ\n:   nghĩa": "Bài có danh sách định nghĩa,",
    "a &copy; b": "Bài có ký hiệu HTML,",
    "##Mục": "Bài có cách viết mà khung trực quan không giữ nguyên được,",
    "- [ ] việc": "Bài có cách viết mà khung trực quan không giữ nguyên được,",
}


@pytest.mark.parametrize("markdown", LOSSY)
def test_what_would_be_lost_opens_as_source(desk: Desk, markdown: str) -> None:
    """The source is shown with a sentence why, unchanged; the visual editor cannot be forced."""
    desk.replace(markdown)
    assert not desk.is_visual
    expect(desk.page.locator(".wr-why")).to_have_text(
        f"{LOSSY[markdown]} nên được sửa ở dạng Markdown để không mất gì."
    )
    desk.page.get_by_role("button", name="Soạn trực quan").click()
    assert not desk.is_visual
    assert desk.markdown == markdown


def test_the_two_ways_of_writing(desk: Desk) -> None:
    """What is typed in one is there in the other; typing alone fires what autosave hears."""
    desk.type("Trực quan")
    expect(desk.page.locator("#trang-thai")).to_contain_text("Đã tự giữ lúc")
    desk.page.get_by_role("button", name="Markdown", exact=True).click()
    area = desk.page.locator("#body")
    expect(area).to_have_value("Trực quan")
    area.fill("Nguồn **đậm**")
    desk.page.get_by_role("button", name="Soạn trực quan").click()
    expect(desk.text.locator("strong")).to_have_text("đậm")


def test_without_the_script_the_field_is_enough(browser: Browser, address: str) -> None:
    """Where the bundle does not run, the text field stands by itself."""
    desk = Desk(browser, DESKTOP)
    desk.page.route("**/writing.js*", lambda route: route.abort())
    desk.open(address, "bai-1")
    assert not desk.is_visual
    expect(desk.page.locator("#body")).to_be_editable()
    desk.page.close()


def picture() -> bytes:
    """Return a small photograph."""
    made = io.BytesIO()
    Image.new("RGB", (300, 200), "teal").save(made, "PNG")
    return made.getvalue()


def test_the_field_for_files_puts_them_at_the_cursor(desk: Desk) -> None:
    """A file that was picked below the text stands where somebody was writing, not at its end."""
    desk.replace("Đầu\n\nCuối")
    desk.text.get_by_text("Đầu").click()
    desk.press("End")
    pdf = {"name": "Mẫu.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
    desk.page.set_input_files("#tep", pdf)  # type: ignore[arg-type]
    desk.gives("Đầu[mau.pdf (PDF, 1 KB)](mau.pdf)\n\nCuối")


def test_a_picture_is_described_and_uploaded(desk: Desk) -> None:
    """A dropped picture asks for words, goes to the server, and is shown where it was dropped."""
    desk.type("Trước")
    desk.drop("Trụ sở.png", "image/png", picture())
    dialog = desk.page.get_by_role("dialog", name="Chèn hình")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Tải lên và chèn").click()
    expect(dialog.get_by_role("alert")).to_have_text("Hãy viết lời mô tả hình.")
    found = Axe().run(desk.page)
    assert found.violations_count == 0, found.generate_report()
    dialog.get_by_label("Lời mô tả hình").fill("Trụ sở xã [mẫu]")
    dialog.get_by_label("Chú thích").fill('Ảnh "mẫu"')
    dialog.get_by_role("button", name="Tải lên và chèn").click()
    shown = desk.text.locator(".wr-picture img")
    expect(shown).to_have_attribute("src", "/bien-tap/bai/bai-1/tep/tru-so.webp")
    assert shown.evaluate("each => each.decode().then(() => each.naturalWidth)") == 300
    assert '![Trụ sở xã \\[mẫu\\]](tru-so.webp "Ảnh ”mẫu”")' in desk.markdown
    assert desk.markdown.startswith("Trước\n\n![")
    desk.replace(desk.markdown)
    assert desk.is_visual


def test_words_of_a_picture_are_mended(desk: Desk) -> None:
    """A picture without words says so; choosing it and pressing the button asks for them."""
    desk.replace("![](tru-so.webp)")
    expect(desk.text).to_contain_text("Hình này chưa có lời mô tả")
    desk.text.locator(".wr-picture").click()
    desk.tool("Hình").click()
    dialog = desk.page.get_by_role("dialog", name="Mô tả hình")
    dialog.get_by_label("Lời mô tả hình").fill("Trụ sở")
    dialog.get_by_role("button", name="Xong").click()
    desk.gives("![Trụ sở](tru-so.webp)")


def test_nothing_is_lost_when_an_upload_fails(desk: Desk) -> None:
    """The dialog stays with file and words, says why, and the next try goes through."""
    desk.type("Chữ đã có.")
    desk.page.route("**/bai-1/tep", lambda route: route.abort())
    with desk.page.expect_file_chooser() as chosen:
        desk.tool("Hình").click()
    chosen.value.set_files({"name": "b.png", "mimeType": "image/png", "buffer": picture()})
    dialog = desk.page.get_by_role("dialog", name="Chèn hình")
    dialog.get_by_label("Lời mô tả hình").fill("Hình hai")
    desk.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("Mất kết nối tới máy chủ.")
    expect(dialog.get_by_label("Lời mô tả hình")).to_have_value("Hình hai")
    assert desk.markdown == "Chữ đã có."
    desk.page.unroute("**/bai-1/tep")
    dialog.get_by_role("button", name="Thử lại").click()
    expect(dialog).to_be_hidden()
    desk.gives("Chữ đã có.\n\n![Hình hai](b.webp)")


def test_a_file_that_is_refused(desk: Desk) -> None:
    """The server's own sentence is shown, and the text stays as it was."""
    desk.type("Chữ.")
    desk.drop("a.png", "image/png", b"khong phai hinh")
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_label("Lời mô tả hình").fill("Hình")
    desk.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("tệp này không phải hình, PDF, DOCX")
    dialog.get_by_role("button", name="Thôi").click()
    expect(dialog).to_be_hidden()
    assert desk.markdown == "Chữ."


def test_composing_is_not_disturbed(desk: Desk) -> None:
    """While a syllable is composed nothing is sent on; when it is done, it is there once."""
    desk.type("Xã ")
    method = desk.composing()
    for words in ("t", "ti", "tie", "tiê", "tiên", "tiến"):
        method.send(
            "Input.imeSetComposition",
            {"text": words, "selectionStart": len(words), "selectionEnd": len(words)},
        )
        assert desk.markdown == "Xã"
    method.send("Input.insertText", {"text": "tiến"})
    desk.page.wait_for_function("document.getElementById('body').value === 'Xã tiến'")
    desk.type(" bộ")
    assert desk.markdown == "Xã tiến bộ"


def test_keyboard_alone(desk: Desk) -> None:
    """One Tab leads to the toolbar, arrows lead along it, Enter presses, Escape leaves a dialog."""
    desk.type("chữ")
    desk.press("Control+a", "Shift+Tab")
    expect(desk.tool("Đậm")).to_be_focused()
    desk.press("ArrowRight")
    expect(desk.tool("Nghiêng")).to_be_focused()
    desk.press("End")
    expect(desk.tool("Làm lại")).to_be_focused()
    desk.press("ArrowRight", "Enter")
    expect(desk.text).to_be_focused()
    assert desk.markdown == "**chữ**"
    desk.press("Control+k")
    expect(desk.page.get_by_role("dialog").get_by_label("Địa chỉ")).to_be_focused()
    desk.press("Escape")
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    expect(desk.text).to_be_focused()


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_open_to_all_and_no_wider_than_a_phone(
    browser: Browser, address: str, screen: dict[str, int]
) -> None:
    """With a table, a picture and a dialog in view: WCAG holds, nothing scrolls sideways."""
    desk = Desk(browser, screen).open(address, "bai-1")
    desk.replace("## Mục\n\n" + KEPT["table"] + "\n\n" + "dài" * 60)
    desk.text.locator("td").first.click()
    expect(desk.tool("Thêm hàng")).to_be_visible()
    width = desk.page.evaluate("document.documentElement.scrollWidth")
    assert width <= screen["width"]
    found = Axe().run(desk.page)
    assert found.violations_count == 0, found.generate_report()
    desk.tool("Liên kết").click()
    found = Axe().run(desk.page)
    assert found.violations_count == 0, found.generate_report()
    assert desk.page.evaluate("document.documentElement.scrollWidth") <= screen["width"]
    assert desk.errors == []
    desk.page.close()

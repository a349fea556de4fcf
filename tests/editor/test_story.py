"""The whole way of a post in a real browser, on a desktop and on a phone."""

import io
import json
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from cchc.editor.office import Office
from editor.editing import PASSWORD, free_port, open_office, serving, write_project
from git_folder import git

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
BODY = """\
Từ tháng này, người dân nộp hồ sơ đất đai qua mạng.

| Bước | Việc |
|---|---|
| 1 | Đăng nhập |

Xem thêm tại [trang này](https://example.vn/a).
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Open the editor of a whole project, its site built."""
    root = write_project(tmp_path_factory.mktemp("story") / "project", whole=True)
    return open_office(root, port=free_port())


@pytest.fixture(scope="module")
def address(office: Office) -> Iterator[str]:
    """Serve it."""
    with serving(office) as address:
        yield address


class Officer:
    """Somebody at a browser of their own, who notices what goes wrong in it."""

    def __init__(self, browser: Browser, address: str, screen: dict[str, int]) -> None:
        self.page: Page = browser.new_page(viewport=screen, is_mobile=screen is PHONE)  # type: ignore[arg-type]
        self.address = address
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._note)

    def _note(self, message: object) -> None:
        told = getattr(message, "text", "")
        if getattr(message, "type", "") == "error" and "status of 4" not in told:
            self.errors.append(told)

    def sign_in(self, login: str) -> "Officer":
        """Sign in, or in again."""
        self.page.goto(f"{self.address}dang-nhap")
        self.page.fill("#login", login)
        self.page.fill("#password", PASSWORD)
        self.page.click("main button")
        expect(self.page.locator("h1")).to_have_text("Việc của tôi")
        return self

    def press(self, name: str) -> None:
        """Press a button, and wait for the page that comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def look(self) -> None:
        """Hold this page against WCAG, and its width against the screen's."""
        found = Axe().run(self.page)
        assert found.violations_count == 0, found.generate_report()
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"]  # type: ignore[index]
        assert self.errors == []


def picture() -> bytes:
    """Return a photograph as a phone leaves it, lying on its side."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (600, 400), "navy").save(made, "JPEG", exif=exif)
    return made.getvalue()


def begin(officer: Officer, title: str) -> None:
    """Begin a post from the first page."""
    officer.page.get_by_role("link", name="Viết bài mới").last.click()
    officer.page.fill("#title", title)
    officer.page.select_option("#unit", "kt")
    officer.page.select_option("#category", "tthc")
    officer.look()
    officer.press("Tiếp tục")


def fill(page: Page, markdown: str) -> None:
    """Write the text as Markdown, in place of what stands there."""
    page.get_by_role("button", name="Markdown", exact=True).click()
    page.fill("#body", markdown)


def write(officer: Officer) -> None:
    """Fill in the form, with a picture and a table."""
    page = officer.page
    page.fill("#summary", "Cách nộp hồ sơ đất đai qua mạng.")
    fill(page, BODY)
    page.set_input_files("#tep", {"name": "Ảnh.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    expect(page.locator("#tep-xong")).to_contain_text(re.compile(r"Đã nhận hình anh(-2)?\.webp"))
    expect(page.locator('[data-hint="quotas"]')).to_contain_text("02 tin/bài trên Trang TTĐT")
    officer.look()


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_the_first_word_to_the_page(
    browser: Browser, office: Office, address: str, screen: dict[str, int]
) -> None:
    """Written, sent, returned, mended, published: on the site, in the feed, counted, in Git."""
    officer, reviewer = (Officer(browser, address, screen).sign_in(each) for each in ("ha", "lan"))
    title = f"Nộp hồ sơ đất đai qua mạng, màn hình {screen['width']}"
    slug = f"nop-ho-so-dat-dai-qua-mang-man-hinh-{screen['width']}"
    before = counted(office)
    begin(officer, title)
    write(officer)
    send(officer)
    give_back(reviewer, title)
    mend(officer, title)
    publish(reviewer, slug)

    expect_published(office, slug, title)
    assert counted(office) == before + 1
    refused = Officer(browser, address, screen).sign_in("binh")
    refused.page.goto(f"{address}bai/{slug}")
    expect(refused.page.locator("main")).to_contain_text("tài khoản của bạn không được mở")


def send(officer: Officer) -> None:
    """Send what is written; without words for the picture it does not go."""
    officer.press("Gửi duyệt")
    expect(officer.page.locator("#loi-image_alt")).to_contain_text("thiếu hoặc để trống")
    officer.look()
    officer.page.fill("#image_alt", "Ảnh xanh")
    officer.press("Gửi duyệt")
    told = officer.page.get_by_role("status").first
    expect(told).to_have_text("Đã gửi Phòng Văn hóa – Xã hội duyệt.")


def give_back(reviewer: Officer, title: str) -> None:
    """Return a post with a note."""
    reviewer.page.goto(reviewer.address)
    reviewer.look()
    reviewer.page.get_by_role("link", name=title).click()
    reviewer.look()
    reviewer.page.fill("#note", "Cần nêu thời hạn.")
    reviewer.press("Trả lại kèm ý kiến")


def mend(officer: Officer, title: str) -> None:
    """Find the note, do what it says, send again."""
    officer.page.goto(officer.address)
    expect(officer.page.locator("main")).to_contain_text("Cần nêu thời hạn.")
    officer.page.get_by_role("link", name=title).first.click()
    fill(officer.page, BODY + "\nThời hạn: hết ngày 30/11/2026.\n")
    officer.press("Gửi duyệt lại")


def publish(reviewer: Officer, slug: str) -> None:
    """Approve a post, its picture in view."""
    reviewer.page.goto(f"{reviewer.address}bai/{slug}/duyet")
    expect(reviewer.page.locator("figure img")).to_be_visible()
    reviewer.press("Duyệt và đăng")
    expect(reviewer.page.locator("h1")).to_have_text("Đã đăng")
    reviewer.look()


def counted(office: Office) -> int:
    """Return how many posts the site's data count for Phòng Kinh tế this month."""
    path = office.wishes.site / "du-lieu/chi-tieu.json"
    if not path.is_file():
        office.go_round()
    figures = json.loads(path.read_text("utf-8"))
    month = f"{office.content.day:%Y-%m}"
    found = [
        each["count"]
        for each in figures
        if each["period"] == month and each["units"] == ["kt"] and each["rule"] == "tp-pl-3"
    ]
    return int(found[0])


def expect_published(office: Office, slug: str, title: str) -> None:
    """Find the post on the site, in the feed, and in what git tells."""
    site, day = office.wishes.site, office.content.day
    folder = site / f"tin-bai/{day:%Y/%m}"
    page = (folder / slug / "index.html").read_text("utf-8")
    assert "<table>" in page
    assert "Thời hạn: hết ngày 30/11/2026." in page
    with Image.open(next(folder.glob("anh*.webp"))) as shown:
        assert shown.size == (400, 600)
        assert not shown.getexif()
    assert title in (site / "rss.xml").read_text("utf-8")
    root = office.wishes.project
    told = git(root, "log", "--format=%an: %s", "-5", "main").splitlines()
    assert told[0] == f"Lê Thị Lan: Đăng bài: {title}"
    assert f"Nguyễn Thị Hà: Gửi duyệt: {title}" in told
    assert (root / f"posts/{day:%Y/%m}/{slug}.md").is_file()
    assert git(root, "status", "--porcelain") == ""


def test_words_survive_a_lost_line(browser: Browser, address: str) -> None:
    """What is typed without a connection is kept on this machine, and offered again."""
    officer = Officer(browser, address, DESKTOP).sign_in("ha")
    begin(officer, "Mất mạng")
    page = officer.page
    fill(page, "Gõ khi còn mạng.")
    expect(page.locator("#trang-thai")).to_contain_text("Đã tự giữ lúc")
    page.context.set_offline(offline=True)
    fill(page, "Gõ khi mất mạng.")
    expect(page.locator("#trang-thai")).to_contain_text("chưa gửi được lên máy chủ")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("#bao-loi")).to_contain_text("Mất kết nối tới máy chủ.")
    page.context.set_offline(offline=False)
    page.reload()
    page.get_by_role("button", name="Lấy lại chữ đó").click()

    expect(page.locator("#body")).to_have_value("Gõ khi mất mạng.")


def test_words_survive_a_session_that_ended(browser: Browser, office: Office, address: str) -> None:
    """The page stays as it is; after signing in beside it the same button saves."""
    officer = Officer(browser, address, DESKTOP).sign_in("ha")
    begin(officer, "Hết phiên")
    page, account = officer.page, office.cabinet.accounts.get(1)
    fill(page, "Chữ còn nguyên.")
    assert account
    office.cabinet.sessions.end_all(account)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("#bao-loi")).to_contain_text("Phiên đăng nhập đã hết.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Đăng nhập lại ở thẻ mới").click()
    beside = Officer.__new__(Officer)
    beside.page, beside.address = opened.value, address
    beside.sign_in("ha")
    officer.press("Lưu nháp")

    expect(page.get_by_role("status").first).to_have_text("Đã lưu bản nháp.")
    told = git(office.wishes.project, "log", "-1", "-p", "bai/het-phien")
    assert "Chữ còn nguyên." in told


@pytest.mark.parametrize(
    ("login", "path"),
    [
        ("ha", "tin-bai"),
        ("ha", "toi"),
        ("ha", "bai/bai-1/lich-su"),
        ("ha", "bai/bai-1/ghi-nhan"),
        ("ha", "bai/khong-co"),
        ("lan", "bai/bai-1/duyet"),
        ("lan", "bai/bai-1/go"),
        ("tu", "tai-khoan"),
        ("tu", "tai-khoan/1"),
        ("tu", "nhat-ky"),
    ],
)
def test_every_other_page_is_open_to_all(
    browser: Browser, address: str, login: str, path: str
) -> None:
    """No page breaks WCAG, is wider than a phone, or runs into its own policy."""
    officer = Officer(browser, address, PHONE).sign_in(login)
    officer.page.goto(address + path)

    officer.look()
    officer.page.close()

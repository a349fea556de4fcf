"""The story that the guides tell: a post is written, returned, mended, published, aired."""

import io

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

from guide.camera import Camera, Shot

TITLE = "Hướng dẫn nộp hồ sơ đất đai trực tuyến"
SLUG = "huong-dan-nop-ho-so-dat-dai-truc-tuyen"
NOTE = "Nội dung tốt. Đề nghị nêu thêm thời hạn giải quyết ở cuối bài."
_SUMMARY = "Ba bước nộp hồ sơ đất đai qua mạng, không phải đến trụ sở."
BODY = """\
Từ tháng này, người dân nộp hồ sơ đất đai qua mạng, theo ba bước.

## Các bước

- Đăng nhập Cổng dịch vụ công quốc gia bằng VNeID.
- Chọn thủ tục, điền tờ khai, đính kèm giấy tờ.
- Nhận mã hồ sơ và theo dõi kết quả.
"""
MENDED = BODY + "\nThời hạn giải quyết ghi trên giấy tiếp nhận.\n"


def play(browser: Browser, address: str, screen: str) -> dict[str, Shot]:
    """Play the whole story on one screen; gives its pictures by their names."""
    camera = Camera(browser, address, screen)
    writer, reviewer, station = (camera.open(login) for login in ("ha", "lan", "mai"))
    camera.take("dang-nhap", writer, writer.locator("main"))
    for page in (writer, reviewer, station):
        _press(page, "Đăng nhập")
    _begin(camera, writer)
    _write(camera, writer)
    _send(camera, writer)
    _give_back(camera, reviewer)
    _mend(camera, writer)
    _publish(camera, reviewer)
    _tell(camera, writer)
    _air(camera, station)
    for page in (writer, reviewer, station):
        page.context.close()
    return camera.shots


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).first.click()


def _begin(camera: Camera, page: Page) -> None:
    camera.take("viec-cua-toi", page)
    page.get_by_role("link", name="Viết bài mới").last.click()
    page.fill("#title", TITLE)
    page.select_option("#unit", "kt")
    page.select_option("#category", "tthc")
    camera.take("bai-moi", page, page.locator("main"))
    _press(page, "Tiếp tục")


def _write(camera: Camera, page: Page) -> None:
    page.fill("#summary", _SUMMARY)
    page.get_by_role("button", name="Markdown", exact=True).click()
    page.fill("#body", BODY)
    page.get_by_role("button", name="Soạn trực quan", exact=True).click()
    camera.take("soan", page, page.locator(".words"))
    picture = {"name": "mot-cua.jpg", "mimeType": "image/jpeg", "buffer": _photo()}
    page.set_input_files("#tep", picture)  # type: ignore[arg-type] # a plain dict does
    page.locator("#tep-xong", has_text="Đã nhận hình").wait_for()
    camera.take("hinh", page, page.locator("fieldset", has_text="Hình và tệp đính kèm"))
    page.locator('[data-hint="quotas"] li', has_text="02 tin/bài").first.wait_for()
    page.locator("#trang-thai", has_text="Đã tự giữ").wait_for()
    camera.take("goi-y", page, page.locator("#goi-y"))
    camera.take("nut", page, page.locator(".acts.sticky"))


def _send(camera: Camera, page: Page) -> None:
    _press(page, "Gửi duyệt")
    camera.take("con-loi", page, page.locator("#cac-loi"))
    page.fill("#image_alt", "Bàn tiếp nhận hồ sơ ở Bộ phận Một cửa")
    _press(page, "Lưu và xem trước")
    camera.take("xem-truoc", page)
    page.get_by_role("link", name="Quay lại soạn bài").click()
    _press(page, "Gửi duyệt")
    camera.take("da-gui", page, page.locator("main"))


def _give_back(camera: Camera, page: Page) -> None:
    page.goto(camera.address)
    waiting = page.locator("section", has=page.get_by_role("heading", name="Chờ duyệt"))
    camera.take("cho-duyet", page, waiting)
    waiting.get_by_role("link", name=TITLE).click()
    camera.take("duyet", page, page.locator("main"))
    page.fill("#note", NOTE)
    decision = page.locator("section", has=page.get_by_role("heading", name="Quyết định"))
    camera.take("quyet-dinh", page, decision)
    _press(page, "Trả lại kèm ý kiến")


def _mend(camera: Camera, page: Page) -> None:
    page.goto(camera.address)
    returned = page.locator("section", has=page.get_by_role("heading", name="Được trả lại để sửa"))
    camera.take("tra-lai", page, returned)
    returned.get_by_role("link", name=TITLE).click()
    page.get_by_role("button", name="Markdown", exact=True).click()
    page.fill("#body", MENDED)
    _press(page, "Gửi duyệt lại")


def _publish(camera: Camera, page: Page) -> None:
    page.goto(f"{camera.address}bai/{SLUG}/duyet")
    _press(page, "Duyệt và đăng")
    camera.take("da-dang", page, page.locator("main"))
    page.goto(f"{camera.address}bai/{SLUG}/go")
    camera.take("go-bai", page, page.locator("main"))
    page.goto(f"{camera.address}bao-cao")
    camera.take("bao-cao", page, page.locator("main"))


def _tell(camera: Camera, page: Page) -> None:
    page.goto(f"{camera.address}bai/{SLUG}/ghi-nhan")
    camera.take("ghi-nhan", page, page.locator("main"))
    page.goto(f"{camera.address}bai/{SLUG}/lich-su")
    camera.take("lich-su", page, page.locator("main"))
    page.goto(f"{camera.address}bai-moi?loai=ghi-nhan")
    page.fill("#title", "Dựng 6 pano về dịch vụ công trực tuyến")
    page.select_option("#unit", "kt")
    page.select_option("#category", "tthc")
    page.fill("#quantity", "6")
    camera.take("viec-da-lam", page, page.locator("main"))


def _air(camera: Camera, page: Page) -> None:
    page.goto(f"{camera.address}truyen-thanh")
    camera.take("truyen-thanh", page, page.locator("main"))


def _photo() -> bytes:
    """Return a picture as a telephone might have taken it: a counter, drawn, with nobody in it."""
    made = Image.new("RGB", (1200, 800), "#dfe7ec")
    pen = ImageDraw.Draw(made)
    pen.rectangle((0, 520, 1200, 800), fill="#b98a5a")
    pen.rectangle((0, 500, 1200, 530), fill="#8d6a45")
    for left in (140, 520, 900):
        pen.rectangle((left, 220, left + 220, 440), fill="#8c1c17")
        pen.rectangle((left + 15, 235, left + 205, 425), fill="#ffffff")
    kept = io.BytesIO()
    made.save(kept, "JPEG", quality=85)
    return kept.getvalue()

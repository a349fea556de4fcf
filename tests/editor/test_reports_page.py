"""The reports' pages, asked of the running editor: who may, and whether what comes opens."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from cchc.core.calendar import ZONE
from editor.editing import (
    Client,
    client,
    free_port,
    open_office,
    serving,
    write_post,
    write_project,
)
from git_folder import commit

BODY = "Bộ phận Một cửa xã hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà văn hóa thôn. " * 8
NOON = datetime(2026, 11, 22, 12, tzinfo=ZONE)
Q1 = "bao-cao/ky?ky=2026-Q1&tep="


@pytest.fixture(scope="module")
def visitors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Client]]:
    """Serve a project with three posts of March, and sign everybody in."""
    root = write_project(tmp_path_factory.mktemp("reports") / "project")
    path = write_post(root, "bai-dai", day="2026-03-10")
    picture = "![Ảnh hội nghị](hop.webp)"
    words = path.read_text("utf-8").replace("Nội dung của bai-dai.", f"{BODY}\n\n{picture}")
    path.write_text(words, "utf-8")
    Image.new("RGB", (8, 8)).save(path.with_name("hop.webp"))
    commit(root, "2026-03-13")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOON.timestamp())))
        office = open_office(root, port=free_port())
        with serving(office) as address:
            yield {login: client(address, login) for login in ("", "ha", "lan", "tu")}


def taken(visitor: Client, path: str, name: str) -> bytes:
    """Return the file that an address gives, which must bear *name*."""
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    return answer.content


def words_of(made: bytes) -> str:
    """Return what a Word file says, tables left out."""
    return "\n".join(each.text for each in Document(io.BytesIO(made)).paragraphs)


@pytest.mark.parametrize(
    "page",
    [
        "bao-cao",
        f"{Q1}txt",
        "bao-cao/ke-hoach?don-vi=kt",
        "bao-cao/ban-tin?tuan=2026-W11&phut=5&tep=txt",
        "bao-cao/chia-se?bai=bai-1",
        "bao-cao/chia-se/bai-1.png",
    ],
)
def test_papers_are_for_the_culture_office(visitors: dict[str, Client], page: str) -> None:
    """Reviewer and administrator take them; a writer is refused, nobody is asked who it is."""
    answers = {
        login: visitor.http.get(visitor.address + page, follow_redirects=False)
        for login, visitor in visitors.items()
    }

    found = {login: answer.status_code for login, answer in answers.items()}
    assert found == {"": 303, "ha": 403, "lan": 200, "tu": 200}
    assert "Tài khoản này không có quyền làm việc đó." in answers["ha"].text


def test_the_page_is_found_by_those_who_may(visitors: dict[str, Client]) -> None:
    """The navigation leads there, a published post to what is shared of it."""
    for login, is_led in {"ha": False, "lan": True, "tu": True}.items():
        assert ('href="/bien-tap/bao-cao"' in visitors[login].get("").text) is is_led
        listed = visitors[login].get("tin-bai").text
        assert ("/bien-tap/bao-cao/chia-se?bai=bai-1" in listed) is is_led


def test_the_quarter_of_the_day_is_offered(visitors: dict[str, Client]) -> None:
    """One period is chosen when the page opens; what was asked stays chosen after a refusal."""
    asked = visitors["lan"].get("bao-cao/ky?ky=2026-02&don-vi=xx&tep=docx").text

    assert '<option value="2026-Q4" selected>' in visitors["lan"].get("bao-cao").text
    assert '<option value="2026-02" selected>' in asked


def test_the_report_opens_in_word(visitors: dict[str, Client]) -> None:
    """Of the whole commune, and of one unit, which is named in the file's name."""
    made = taken(visitors["lan"], f"{Q1}docx", "bao-cao-2026-quy-1.docx")
    whole, comments = words_of(made), Document(io.BytesIO(made)).core_properties.comments
    own = words_of(taken(visitors["lan"], f"{Q1}docx&don-vi=kt", "bao-cao-2026-quy-1-kt.docx"))

    assert "quý I năm 2026" in whole
    assert re.search(r"kế hoạch thuong-phuc-2026; bản [0-9a-f]{40}\.", comments)
    assert "Phòng Kinh tế" in own


def test_the_sheets_open(visitors: dict[str, Client]) -> None:
    """As a workbook, and as one CSV for each sheet, packed."""
    made = taken(visitors["tu"], "bao-cao/ky?ky=6-thang&tep=xlsx", "bao-cao-2026-6-thang.xlsx")
    book = load_workbook(io.BytesIO(made))
    assert len(book.sheetnames) == 3
    told = {str(cell.value) for sheet in book for row in sheet for cell in row}
    assert {"Bài bai-1", "Bài bai-2", "Bài bai-dai"} <= told

    packed = taken(visitors["tu"], "bao-cao/ky?ky=2026-03&tep=csv", "bao-cao-2026-03-csv.zip")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        parts = ("so-sanh", "minh-chung", "thang")
        assert archive.namelist() == [f"bao-cao-2026-03-{part}.csv" for part in parts]
        assert "Bài bai-1" in archive.read("bao-cao-2026-03-minh-chung.csv").decode("utf-8-sig")


def test_the_short_section_is_of_the_days_that_were_picked(visitors: dict[str, Client]) -> None:
    """Two days of one's own stand in it; three posts are counted between them."""
    path = "bao-cao/ky?ky=&tu=2026-03-01&den=2026-03-31&tep=txt"
    name = "bao-cao-2026-03-01-den-2026-03-31.txt"
    words = taken(visitors["lan"], path, name).decode()

    assert words.startswith("Về công tác thông tin, tuyên truyền CCHC: Thực hiện Kế hoạch số 108")
    assert "01/03/2026" in words
    assert "31/03/2026" in words
    assert "đã đăng tải 03 tin/bài" in words


def test_the_evidence_holds_pages_sources_and_pictures(visitors: dict[str, Client]) -> None:
    """Each post of the report with what it names, as main holds it."""
    made = taken(visitors["lan"], f"{Q1}zip", "minh-chung-2026-quy-1.zip")

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = set(archive.namelist())
        source = archive.read("nguon/001-bai-dai.md").decode()
    assert {"trang/001-bai-dai.html", "trang/002-bai-1.html", "trang/003-bai-2.html"} <= names
    assert {"hinh-tep/001-bai-dai/hop.webp", "danh-muc.xlsx", "SHA256SUMS.txt"} <= names
    assert "title: 'Bài bai-dai'" in source


def test_a_units_plan_opens_in_word(visitors: dict[str, Client]) -> None:
    """It is the unit's own."""
    made = taken(visitors["lan"], "bao-cao/ke-hoach?don-vi=kt", "ke-hoach-2026-kt.docx")

    assert "Phòng Kinh tế" in words_of(made)


def test_the_bulletin_of_a_week_is_given(visitors: dict[str, Client]) -> None:
    """As Word and as text, with the post that is long enough to be read."""
    asked = "bao-cao/ban-tin?tuan=2026-W11&phut=5&tep="
    word = words_of(taken(visitors["lan"], f"{asked}docx", "ban-tin-2026-W11.docx"))
    text = taken(visitors["lan"], f"{asked}txt", "ban-tin-2026-W11.txt").decode()

    for said in (word, text):
        assert "Bộ phận Một cửa xã hướng dẫn người dân" in said


def test_a_post_is_shared_with_words_and_picture(visitors: dict[str, Client]) -> None:
    """Four texts to copy, and a picture of the size that the networks ask."""
    page = visitors["tu"].get("bao-cao/chia-se?bai=bai-dai").text
    made = taken(visitors["tu"], "bao-cao/chia-se/bai-dai.png", "chia-se-bai-dai.png")

    assert re.findall(r'<label for="loi-\d">(\w+)</label>', page) == [
        "Zalo",
        "Facebook",
        "TikTok",
        "YouTube",
    ]
    assert "https://mau.example.vn/tin-bai/2026/03/bai-dai/" in page
    assert Image.open(io.BytesIO(made)).size == (1200, 630)
    gone = visitors["tu"].get("bao-cao/chia-se?bai=khong-co")
    assert (gone.status_code, "Không có trang này." in gone.text) == (404, True)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("ky?ky=2025-Q1&tep=docx", "Không có kỳ báo cáo &#39;2025-Q1&#39; trong năm 2026"),
        ("ky?ky=nay&tep=docx", "Không có kỳ báo cáo &#39;nay&#39;"),
        ("ky?ky=&tu=2026-03-01&den=&tep=docx", "Hãy chọn cả ngày đầu và ngày cuối của kỳ."),
        ("ky?ky=&tu=2026-03-09&den=2026-03-01&tep=txt", "Ngày cuối đứng trước ngày đầu"),
        ("ky?ky=&tu=2126-03-01&den=2126-03-09&tep=txt", "chưa bắt đầu (từ ngày 01/03/2126)."),
        ("ky?ky=nam&don-vi=xx&tep=docx", "đơn vị"),
        ("ke-hoach?don-vi=", "Hãy chọn đơn vị."),
        ("ban-tin?tuan=2026-03&phut=5&tep=txt", "Không đọc được tuần &#39;2026-03&#39;"),
        ("ban-tin?tuan=2025-W02&phut=5&tep=txt", "Không có tin bài nào để đưa vào bản tin tuần"),
    ],
)
def test_a_wrong_call_is_told_on_the_page(
    visitors: dict[str, Client], asked: str, told: str
) -> None:
    """In Vietnamese, above the forms."""
    answer = visitors["lan"].get(f"bao-cao/{asked}")

    assert answer.status_code == 422
    alert = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    assert told in alert
    assert "Báo cáo định kỳ năm 2026" in answer.text


def test_what_no_button_asks_is_not_there(visitors: dict[str, Client]) -> None:
    """A form of file that we do not make, a length that no bulletin has."""
    for asked in (f"{Q1}exe", "bao-cao/ban-tin?tuan=2026-W11&phut=7&tep=txt"):
        assert visitors["lan"].get(asked).status_code == 404

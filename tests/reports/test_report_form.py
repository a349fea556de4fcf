"""The form of a report (Nghị định 30/2020/NĐ-CP, Phụ lục I), read back from its Word file."""

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from cchc.core.problem import ContentError
from cchc.reports.docx_paper import docx_bytes
from cchc.reports.phrases import read_phrases
from cchc.reports.report import report
from reports.sample_reports import facts

MADE = docx_bytes(report(facts("2026-Q3"), snapshot="Dự thảo lập ngày 22/11/2026"))


@pytest.fixture(scope="module", name="word")
def word_file() -> WordFile:
    """The report of quarter III."""
    return Document(BytesIO(MADE))


def head(word: WordFile, side: int) -> list[Paragraph]:
    """Return the paragraphs of one side of the letterhead."""
    return list(word.tables[0].cell(0, side).paragraphs)


def said(paragraph: Paragraph) -> tuple[str, float | None, bool, bool]:
    """Return a paragraph's text, size and looks."""
    run = paragraph.runs[0]
    size = run.font.size.pt if run.font.size else None
    return (paragraph.text, size, bool(run.bold), bool(run.italic))


def test_the_page_is_a4_with_the_margins_of_the_decree(word: WordFile) -> None:
    """Left 30-35 mm, right 15-20, above and below 20-25; the list of evidence lies on its side."""
    pages = [
        (round(each.page_width.mm), round(each.page_height.mm))
        for each in word.sections
        if each.page_width and each.page_height
    ]
    margins = {
        tuple(round(side.mm) for side in sides if side)
        for each in word.sections
        for sides in [(each.left_margin, each.right_margin, each.top_margin, each.bottom_margin)]
    }

    assert pages == [(210, 297), (210, 297), (297, 210)]
    assert margins == {(30, 20, 20, 20)}


def test_every_font_is_times_new_roman(word: WordFile) -> None:
    """In the style, with no theme's font to win over it; black, in Vietnamese."""
    fonts = word.styles["Normal"].element.rPr.rFonts
    named = {run.font.name for paragraph in word.paragraphs for run in paragraph.runs}

    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    assert not [name for name in fonts.attrib if "Theme" in str(name)]
    assert named == {None}


def test_the_letterhead_is_set_as_the_decree_says(word: WordFile) -> None:
    """Words, sizes, bold and italic of each line; the number is left to the clerk."""
    assert [said(each) for each in head(word, 0) if each.text] == [
        ("ỦY BAN NHÂN DÂN", 12, True, False),
        ("XÃ THƯỢNG PHÚC", 12, True, False),
        ("Số:          /BC-UBND", 13, False, False),
        ("DỰ THẢO", 13, True, False),
    ]
    assert [said(each) for each in head(word, 1) if each.text] == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
        ("Thượng Phúc, ngày       tháng 11 năm 2026", 13, False, True),
    ]


def test_the_rules_are_drawn_not_typed(word: WordFile) -> None:
    """Below the agency, below the motto and below the subject stands a line."""

    def drawn(paragraph: Paragraph) -> bool:
        return paragraph._p.find(f".//{qn('w:pBdr')}") is not None  # noqa: SLF001 - python-docx has no borders

    assert [sum(map(drawn, head(word, side))) for side in (0, 1)] == [1, 1]
    assert sum(map(drawn, word.paragraphs)) == 1
    assert "____" not in "".join(paragraph.text for paragraph in word.paragraphs)


def test_title_and_body_are_set_as_the_decree_says(word: WordFile) -> None:
    """Kind and subject 14 bold in the middle; the body 14, justified, its first line indented."""
    kind, *_ = [each for each in word.paragraphs if each.text == "BÁO CÁO"]
    body = next(each for each in word.paragraphs if each.text.startswith("Thực hiện Kế hoạch"))
    form = body.paragraph_format

    assert said(kind) == ("BÁO CÁO", 14, True, False)
    assert said(body)[1:] == (14, False, False)
    assert form.first_line_indent == pytest.approx(Mm(10), abs=Pt(1))
    assert form.space_after == Pt(6)
    assert form.line_spacing == pytest.approx(1.15)


def test_pages_are_numbered_from_the_second_on(word: WordFile) -> None:
    """The number stands in the middle of the head, 14 points; each annex has its own."""
    first, *rest = word.sections
    instruction = first.header._element.findall(f".//{qn('w:instrText')}")  # noqa: SLF001 - python-docx has no fields

    assert [each.text for each in instruction] == ["PAGE"]
    assert all(each.different_first_page_header_footer for each in word.sections)
    assert not first.first_page_header.paragraphs[0].text
    starts = [each._sectPr.find(qn("w:pgNumType")) for each in rest]  # noqa: SLF001 - python-docx does not number pages
    assert [each.get(qn("w:start")) for each in starts if each is not None] == ["1", "1"]


def test_the_sections_follow_the_outline(word: WordFile) -> None:
    """Five parts, from direction to proposals, each with its numbered points."""
    headings = [each.text for each in word.paragraphs if re.match(r"(?:[IV]+|\d)\. ", each.text)]

    assert headings == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "1. Ban hành kế hoạch",
        "2. Đôn đốc, kiểm tra",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Số lượng chung",
        "2. Kết quả so với chỉ tiêu của Kế hoạch",
        "3. Kết quả theo lĩnh vực",
        "4. Truyền thanh, mạng xã hội, tuyên truyền trực quan",
        "5. Hội nghị, đối thoại, tập huấn, cuộc thi, khảo sát",
        "6. Mô hình, cách làm hay",
        "III. ĐÁNH GIÁ CHUNG",
        "1. Ưu điểm",
        "2. Tồn tại, hạn chế",
        "3. Nguyên nhân",
        "IV. NHIỆM VỤ, GIẢI PHÁP KỲ TỚI",
        "1. Nhiệm vụ đến hạn",
        "2. Giải pháp",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
        "1. Đề xuất biểu dương, khen thưởng",
        "2. Khó khăn, vướng mắc; kiến nghị",
    ]


def test_what_only_a_person_can_write_is_a_yellow_gap(word: WordFile) -> None:
    """Causes, remedies, merits, the signer's name: marked, never invented."""
    gaps = [
        run.text
        for paragraph in _paragraphs(word)
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]

    assert all(text.startswith("[… ") and text.endswith(" …]") for text in gaps)
    assert "[… đơn vị điền: giải pháp …]" in gaps
    assert "[… họ và tên …]" in gaps


def _paragraphs(word: WordFile) -> Iterator[Paragraph]:
    yield from word.paragraphs
    for table in word.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def test_the_foot_names_recipients_and_signer(word: WordFile) -> None:
    """Recipients 12 bold italic, the list 11; who signs 14 bold."""
    foot = next(each for each in word.tables if "Nơi nhận:" in each.cell(0, 0).text)
    recipients = [said(each) for each in foot.cell(0, 0).paragraphs]
    signed = [said(each) for each in foot.cell(0, 1).paragraphs if each.text]

    assert recipients[0] == ("Nơi nhận:", 12, True, True)
    assert recipients[-1] == ("- Lưu: VT, VHXH.", 11, False, False)
    assert signed[0] == ("TM. ỦY BAN NHÂN DÂN", 14, True, False)
    assert signed[1] == ("CHỦ TỊCH", 14, True, False)


def test_annexes_say_what_they_go_with(word: WordFile) -> None:
    """Each begins with its number, its title, and the report that it belongs to."""
    texts = [paragraph.text for paragraph in word.paragraphs]

    for number, title in (
        (1, "BẢNG SO SÁNH VỚI KẾ HOẠCH"),
        (2, "DANH MỤC TIN, BÀI, TÀI LIỆU KIỂM CHỨNG"),
    ):
        at = texts.index(f"Phụ lục {number}")
        assert texts[at + 1] == title
        assert texts[at + 2].startswith("(Kèm theo Báo cáo số ")


def test_the_snapshot_stands_in_the_properties_not_in_the_text(word: WordFile) -> None:
    """What the figures came from is kept, outside of the official text."""
    text = "".join(paragraph.text for paragraph in _paragraphs(word))

    assert word.core_properties.comments == "Dự thảo lập ngày 22/11/2026"
    assert "Dự thảo lập ngày" not in text


def test_the_same_report_is_the_same_file() -> None:
    """Nothing in it depends on the moment of writing."""
    again = docx_bytes(report(facts("2026-Q3"), snapshot="Dự thảo lập ngày 22/11/2026"))

    assert again == MADE


def test_a_units_own_report_goes_to_the_keeper() -> None:
    """It has the commune above its own name, its own mark, and only its own figures."""
    word = Document(BytesIO(docx_bytes(report(facts("2026-Q3", unit="kt"), snapshot=""))))
    texts = [paragraph.text for paragraph in word.paragraphs]

    assert [each.text for each in head(word, 0) if each.text][:3] == [
        "UBND XÃ THƯỢNG PHÚC",
        "PHÒNG KINH TẾ",
        "Số:          /BC-KT",
    ]
    assert "Kính gửi: Phòng Văn hóa – Xã hội." in texts
    assert not any(text.startswith("Bảng 6") for text in texts)
    assert not any("Bầu cử" in text for text in texts)
    assert any("02 việc đã thực hiện, có sản phẩm trong kỳ; " in text for text in texts)


def test_an_office_may_change_the_words() -> None:
    """What it writes stands in place of ours; the rest stays."""
    phrases = read_phrases("ky-xa: KT. CHỦ TỊCH | PHÓ CHỦ TỊCH\n")

    assert phrases.lines("ky-xa") == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert phrases.say("ten-bao-cao") == "BÁO CÁO"


def test_faults_in_its_words_are_all_told() -> None:
    """A phrase that does not exist, a blank that nothing fills, a brace left open."""
    own = "tieu-ngữ: Độc lập\nket: Hết {thang}\nso-bao-cao: 'Số {ky_hieu'\n"
    with pytest.raises(ContentError) as caught:
        read_phrases(own)

    assert [str(problem) for problem in caught.value.problems] == [
        "loi-van.yml:1: tieu-ngữ: không có mục tên này; có phải ý bạn là tieu-ngu?",
        "loi-van.yml:2: ket: không có chỗ điền {thang} trong câu này; chỉ dùng được: co_quan, ky",
        "loi-van.yml:3: so-bao-cao: dấu ngoặc nhọn không thành cặp; hãy viết chỗ điền như {ky}",
    ]


def test_libreoffice_opens_it_as_it_stands(tmp_path: Path) -> None:
    """It turns the file into pages: the first without a number, the second with "2" on top."""
    (tmp_path / "bao-cao.docx").write_bytes(MADE)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    words = ["soffice", home, "--headless", "--convert-to", "pdf", "bao-cao.docx"]
    subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = ["pdftotext", "-layout", "bao-cao.pdf", "-"]
    told = subprocess.run(text, cwd=tmp_path, check=True, capture_output=True).stdout.decode()
    pages = told.split("\f")

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert pages[1].split()[0] == "2"
    assert sum("Phụ lục 2\n" in page for page in pages) == 1

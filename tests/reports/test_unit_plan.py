"""A unit's own plan for the year: what the commune's plan asks of it, in the official form."""

from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordFile

from cchc.reports.docx_paper import docx_bytes
from cchc.reports.unit_plan import UnitPlan, unit_plan
from reports.sample_reports import facts


def drafted(unit: str) -> WordFile:
    """Return the draft of a unit's plan, read back."""
    made = unit_plan(facts("2026", unit=unit, by_calendar=True), snapshot="")
    return Document(BytesIO(docx_bytes(made)))


def rows(word: WordFile, at: int) -> list[list[str]]:
    """Return the rows of one of its bordered tables, without the head."""
    tables = [each for each in word.tables if each.style and each.style.name == "Table Grid"]
    return [[cell.text for cell in row.cells] for row in tables[at].rows][1:]


def test_every_quota_and_task_of_the_unit_is_in_it() -> None:
    """Content, product, time, who leads and who supports."""
    word = drafted("kt")

    assert [row[1:] for row in rows(word, 0)] == [
        [
            (
                "“Hàng tháng, có ít nhất 01 tin/bài gửi đăng tải (tin mới, chưa từng đăng tải) "
                "trên Trang thông tin điện tử xã” (IV.4)"
            ),
            "01 tin/bài mới",
            "Mỗi tháng",
            "Phòng Kinh tế",
            "–",
        ],
        [
            (
                "“Tuyên truyền kết quả thực hiện CCHC trên Trang thông tin điện tử của cơ quan "
                "(02 tin/bài CCHC trong tháng)” (Phụ lục 3)"
            ),
            "02 tin/bài",
            "Mỗi tháng",
            "Phòng Kinh tế",
            "–",
        ],
        [
            (
                "“Có ít nhất 01 tin/bài triển khai công tác CCHC (tin mới, chưa từng đăng tải) gửi "
                "đăng trên Trang thông tin CCHC của Thành phố” (Phụ lục 5)"
            ),
            "01 tin/bài mới",
            "Mỗi tháng",
            "Phòng Văn hóa – Xã hội",
            "Văn phòng HĐND và UBND xã; Phòng Kinh tế",
        ],
    ]
    assert [row[3] for row in rows(word, 1)] == ["Trước hết ngày 16/03/2026"]


def test_the_months_begin_with_the_plan_and_add_up_by_quarter() -> None:
    """From March on: one, then two a month; quarters of one and three months."""
    monthly, *_ = rows(drafted("kt"), -1)

    assert monthly[2:] == [
        *("", "", "1", "1"),
        *("1", "1", "1", "3"),
        *("1", "1", "1", "3"),
        *("1", "1", "1", "3"),
        "10",
    ]


def test_weeks_stand_under_the_month_of_their_thursday() -> None:
    """From week 11 to week 53, so many as the year has (R4)."""
    weekly = next(line for line in rows(drafted("ttdvth"), -1) if "01 lần/1 tuần" in line[1])

    assert weekly[-1] == "43"
    assert weekly[2 + 8] == "5"  # July: weeks 27 to 31


@pytest.mark.parametrize("unit", ["vhxh", "vp", "kt", "bqlda", "ttdvth"])
def test_it_has_the_form_and_leaves_the_rest_to_the_unit(unit: str) -> None:
    """Kế hoạch, its own mark, gaps for money and people; nobody reports to itself."""
    word = drafted(unit)
    texts = [paragraph.text for paragraph in word.paragraphs]

    assert "KẾ HOẠCH" in texts
    assert f"/KH-{unit.upper()}" in word.tables[0].cell(0, 0).text
    assert "[… đơn vị điền: kinh phí …]" in texts
    assert not [text for text in texts if text.startswith("Kính gửi")]


def test_standing_work_is_listed_without_a_mark() -> None:
    """Structural demands on the whole are not a unit's work."""
    plan = UnitPlan(facts("2026", unit="vp", by_calendar=True))

    assert {"tp-3-1", "tp-3-2"} <= {duty.id for duty in plan.duties}
    assert "tp-yc-a" not in {duty.id for duty in plan.duties}

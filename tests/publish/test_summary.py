"""The table that a build and `cchc count` end with, word for word."""

from cchc.publish.summary import duty_table, month_table
from core.count_samples import Counted, aired, post

SOURCES = (
    post("a"),
    post("b", unit="vp", date="2026-03-13"),
    post("c", aired("2026-03-10"), unit="ttdvth", on_site="false"),
)


def month_lines(counted: Counted) -> list[str]:
    """Return the lines of the month's table, their columns a bar apart."""
    return _lines(month_table(counted.count, counted.plan))


def duty_lines(counted: Counted) -> list[str]:
    """Return the lines of the duties' table, their columns a bar apart."""
    return _lines(duty_table(counted.count, counted.plan))


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def test_who_has_what_and_who_is_short() -> None:
    """In the middle of March every running quota and every task due within 30 days has a line."""
    three = ["Phòng Văn hóa – Xã hội", "Văn phòng HĐND và UBND xã", "Phòng Kinh tế"]
    radio = "Phòng Văn hóa – Xã hội + Trung tâm dịch vụ tổng hợp xã"

    assert month_lines(tally("2026-03-14", *SOURCES)) == [
        "Mục | Đơn vị | Kỳ | Đã có | Đến hết ngày 14/03/2026",
        "tp-2-9 | Phòng Văn hóa – Xã hội + Văn phòng HĐND và UBND xã | 2026-03 | 2/2 | đạt",
        f"tp-2-10 | {radio} | 2026-03 | 1/2 | thiếu 1, còn 17 ngày",
        "tp-4 | Phòng Kinh tế | 2026-03 | 0/1 | thiếu 1, còn 17 ngày",
        "tp-4 | Ban quản lý dự án đầu tư và hạ tầng | 2026-03 | 0/1 | thiếu 1, còn 17 ngày",
        "tp-5-2 | Trung tâm dịch vụ tổng hợp xã | 2026-W11 | 1/1 | đạt",
        "tp-pl-3 | Phòng Văn hóa – Xã hội | 2026-03 | 1/2 | thiếu 1, còn 17 ngày",
        "tp-pl-3 | Văn phòng HĐND và UBND xã | 2026-03 | 1/2 | thiếu 1, còn 17 ngày",
        "tp-pl-3 | Phòng Kinh tế | 2026-03 | 0/2 | thiếu 2, còn 17 ngày",
        "tp-pl-4 | Trung tâm dịch vụ tổng hợp xã | 2026-03 | 1/2 | thiếu 1, còn 17 ngày",
        f"tp-pl-5 | {' + '.join(three)} | 2026-03 | 0/1 | thiếu 1, còn 17 ngày",
        *(f"tp-1-a-han | {unit} | 16/03/2026 | 0/1 | còn 2 ngày" for unit in three),
        "tp-2-11 | Phòng Văn hóa – Xã hội | 20/03/2026 | 0/1 | còn 6 ngày",
        *(f"tp-pl-2 | {unit} | 16/03/2026 | 0/1 | còn 2 ngày" for unit in three),
        "tp-pl-6 | Phòng Văn hóa – Xã hội | 20/03/2026 | 0/1 | còn 6 ngày",
    ]


def test_columns_stand_under_each_other() -> None:
    """Every line has its columns at the same places, and no space at its end."""
    counted = tally("2026-03-14", *SOURCES)
    lines = month_table(counted.count, counted.plan).splitlines()

    place = lines[0].index("Kỳ")
    assert {line[place - 2 : place] for line in lines} == {"  "}
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_last_day_of_a_period_says_so() -> None:
    """On the last day of the month what is short ends today."""
    lines = month_lines(tally("2026-03-31", *SOURCES))

    assert "tp-4 | Phòng Kinh tế | 2026-03 | 0/1 | thiếu 1, hết hạn hôm nay" in lines
    assert "tp-5-2 | Trung tâm dịch vụ tổng hợp xã | 2026-W14 | 0/1 | thiếu 1, còn 5 ngày" in lines


def test_what_is_overdue_stays_in_the_table() -> None:
    """A task that was not done in time has a line until it is done."""
    late = "tp-1-a-han | Phòng Kinh tế | 16/03/2026 | 0/1 | quá hạn"
    plan = post("kh", unit="kt", date="2026-06-01", tasks="[tp-1-a-han]", on_site="false")

    assert late in month_lines(tally("2026-06-02"))
    assert late not in month_lines(tally("2026-06-02", plan))


def test_a_task_far_away_is_not_in_the_table() -> None:
    """A task due in more than thirty days has no line; within thirty days it has."""
    told = "tp-pl-8 | Văn phòng HĐND và UBND xã | 30/09/2026 | 0/1 | còn 30 ngày"

    assert [line for line in month_lines(tally("2026-08-30")) if line.startswith("tp-pl-8")] == []
    assert told in month_lines(tally("2026-08-31"))


def test_before_the_plan_nothing_is_asked() -> None:
    """In a month that the plan does not bind, no quota has a line."""
    lines = month_lines(tally("2026-02-10"))

    assert lines == ["Mục | Đơn vị | Kỳ | Đã có | Đến hết ngày 10/02/2026"]


def test_a_year_s_number_is_told_with_the_days_left() -> None:
    """Three dialogues in the year: one held, two short, 184 days left."""
    dialogue = post("dt", kind="doi-thoai", date="2026-06-10", on_site="false")
    lines = month_lines(Counted("nam-dan", "2026-06-30", dialogue))

    assert "nd-ht-3b | UBND xã Nấm Dẩn | 2026 | 1/3 | thiếu 2, còn 184 ngày" in lines


def test_duties_are_listed_with_what_serves_them() -> None:
    """Every duty has a line with its posts; none is called met or missed."""
    lines = duty_lines(tally("2026-03-14", *SOURCES, post("d", unit="mttq")))

    assert lines[0] == "Việc thường xuyên | Đơn vị | Năm | Số bài | Bài phục vụ"
    assert "tp-6-b | Ủy ban MTTQ Việt Nam xã | 2026 | 1 | d" in lines
    assert "tp-ht-b2 | nhiều đơn vị | 2026 | 2 | a b" in lines
    assert "tp-kp | nhiều đơn vị | 2026 | 0 |" in lines
    assert len(lines) == 45


def _lines(table: str) -> list[str]:
    """Split aligned columns, which are at least two spaces apart."""
    lines = table.splitlines()
    cells = ([cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines)
    return [" | ".join(found) + (" |" if len(found) == 4 else "") for found in cells]

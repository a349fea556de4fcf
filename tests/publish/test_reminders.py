"""The texts that remind a unit of what it owes, word for word."""

from datetime import date

import pytest

from cchc.core.counting import count
from cchc.core.tally import Count
from cchc.publish.reminders import chase, reminder
from core.count_samples import aired, plan, post, read, sent

THUONG_PHUC = plan("thuong-phuc")
HEAD = (
    "Thực hiện Kế hoạch số 108/KH-UBND ngày 06/03/2026 của UBND xã Thượng Phúc, tính đến hết ngày "
    "{day}, đề nghị đơn vị quan tâm các nội dung sau:"
)
NOVEMBER = [
    "Kính gửi: Phòng Kinh tế",
    "",
    HEAD.format(day="27/11/2026"),
    "",
    "CHỈ TIÊU CÒN THIẾU TRONG KỲ",
    (
        "1. Thiếu 01 tin/bài trên Trang TTĐT (đã có 01/02): "
        "tháng 11/2026, còn 03 ngày, tức hết ngày 30/11/2026."
    ),
    (
        "   Kế hoạch, Phụ lục 3: “Tuyên truyền kết quả thực hiện CCHC trên Trang thông tin "
        "điện tử của cơ quan (02 tin/bài CCHC trong tháng)” [tp-pl-3]"
    ),
    "",
    "NHIỆM VỤ CÓ THỜI HẠN",
    "1. Kế hoạch: đã quá hạn 256 ngày (hạn: hết ngày 16/03/2026).",
    (
        "   Kế hoạch, IV.1 gạch 1; cũng nêu tại Phụ lục 2: “Trong 10 ngày kể từ ngày UBND xã "
        "ban hành Kế hoạch” [tp-1-a-han, tp-pl-2]"
    ),
    "",
    "Phòng Văn hóa – Xã hội trân trọng cảm ơn.",
]
ALL_YEAR = [
    post(f"{code}-{month}-{number}", unit=code, date=f"2026-{month:02}-0{number}", topics=topic)
    for code, topic in (("kt", "[kinh-te-dau-tu]"), ("vhxh", "[]"))
    for month in range(3, 13)
    for number in (1, 2)
]
TO_CITY = [
    post(f"tp-{month}", sent("trang-cchc-tp", f"2026-{month:02}-03"), date=f"2026-{month:02}-03")
    for month in range(3, 13)
]


def counted(day: str, *sources: str, name: str = "thuong-phuc") -> Count:
    """Count posts against a plan as of the end of *day*."""
    of = plan(name)
    return count(of, [read(source, of) for source in sources], until=date.fromisoformat(day))


def text(unit: str, day: str, *sources: str, days: int = 7) -> str:
    """Return the reminder for a unit of Thượng Phúc."""
    return reminder(counted(day, *sources), THUONG_PHUC, unit, days)


def test_a_unit_is_told_what_is_short_how_many_by_when_and_where_the_plan_says_so() -> None:
    """The whole text: one of “02 tin/bài CCHC trong tháng” is there, three days are left."""
    sources = [*TO_CITY, *(each for each in ALL_YEAR if "Bài kt-11-2" not in each)]

    found = text("kt", "2026-11-27", *sources)

    assert found.split("\n") == NOVEMBER


def test_what_ends_later_waits() -> None:
    """On the 22nd the month has eight days left: `--days 7` says nothing of it, `--days 8` does."""
    day = counted("2026-11-22")

    assert [tally.rule.id for tally in chase(day, "kt", 7).short] == []
    assert [tally.rule.id for tally in chase(day, "kt", 8).short] == ["tp-4", "tp-pl-3", "tp-pl-5"]


def test_a_week_is_always_near() -> None:
    """“01 lần/1 tuần”: on Monday six days are left, and they are told whatever the days."""
    monday = counted("2026-11-16")

    assert [tally.rule.id for tally in chase(monday, "ttdvth", 0).short] == ["tp-5-2"]
    assert (
        "1. Thiếu 01 lần phát sóng trên hệ thống truyền thanh hoặc hệ phát thanh (đã có 00/01): "
        "tuần 47 (16/11/2026–22/11/2026), còn 06 ngày, tức hết ngày 22/11/2026."
    ) in text("ttdvth", "2026-11-16", days=0)


def test_the_last_day_is_called_today() -> None:
    """No day is left when the period ends with this one."""
    assert "tháng 11/2026, hết hạn trong hôm nay, ngày 30/11/2026." in text("bqlda", "2026-11-30")


def test_a_joint_number_names_the_partner_and_who_answers() -> None:
    """“có ít nhất 02 tin/bài … để phát”: body and appendix are one matter, told once (R25)."""
    on_air = post("loa", aired("2026-11-26"), date="2026-11-26")

    found = text("ttdvth", "2026-11-27", on_air)

    assert (
        "1. Thiếu 01 tin/bài trên hệ thống truyền thanh (đã có 01/02): "
        "tháng 11/2026, còn 03 ngày, tức hết ngày 30/11/2026.\n"
        "   Kế hoạch, IV.2 gạch 10; cũng nêu tại Phụ lục 4: “có ít nhất 02 tin/bài về CCHC trong "
        "tháng để phát trên hệ thống truyền thanh” [tp-2-10, tp-pl-4]\n"
        "   Làm chung một số với: Phòng Văn hóa – Xã hội.\n"
        "   Đơn vị chịu trách nhiệm: Trung tâm dịch vụ tổng hợp xã (đơn vị mình)."
    ) in found


def test_a_demand_with_topics_says_which_count() -> None:
    """What counts is news of the economy: other news of the unit would not help."""
    found = text("bqlda", "2026-11-27")

    assert (
        "   Chủ đề được tính: Kinh tế - xã hội, đầu tư, doanh nghiệp, ngân sách; "
        "Cải cách tài chính công."
    ) in found


def test_what_was_missed_this_quarter_is_told_briefly() -> None:
    """October was missed, and November is not over; September belongs to another quarter."""
    found = text("bqlda", "2026-11-15")

    assert found.split("\n")[4:7] == [
        "KỲ ĐÃ QUA TRONG QUÝ CHƯA ĐẠT",
        "- IV.4 [tp-4]: tháng 10/2026 thiếu 01 tin/bài mới.",
        "Nếu đã làm mà chưa được ghi nhận, đề nghị đơn vị gửi bổ sung minh chứng.",
    ]


def test_a_report_is_called_by_its_name() -> None:
    """Of four reports only the one that is due within the days is told."""
    tasks = chase(counted("2026-06-15"), "vhxh", 7).tasks

    assert [(task.report, task.due) for task in tasks if task.due and task.due.month == 6] == [
        ("6-thang", date(2026, 6, 20)),
        ("6-thang", date(2026, 6, 20)),
    ]
    assert "Báo cáo 6 tháng: còn 05 ngày, tức hết ngày 20/06/2026." in text("vhxh", "2026-06-15")


def test_with_nothing_to_chase_there_are_thanks() -> None:
    """A unit that is asked about by name gets a short line."""
    plans = post("kh", unit="kt", kind="ke-hoach", tasks="[tp-pl-2]", date="2026-03-10")

    assert text("kt", "2026-11-27", plans, *ALL_YEAR, *TO_CITY) == (
        "Kính gửi: Phòng Kinh tế\n\n"
        "Tính đến hết ngày 27/11/2026, đơn vị không có chỉ tiêu, nhiệm vụ nào quá hạn hoặc còn "
        "thiếu mà đến hạn trong 07 ngày tới. Cảm ơn đơn vị!\n\n"
        "Phòng Văn hóa – Xã hội trân trọng cảm ơn."
    )


def test_the_keeper_does_not_write_letters_to_itself() -> None:
    """For the office that chases, the text is its own list."""
    lines = text("vhxh", "2026-11-27").split("\n")

    assert lines[0] == "Phòng Văn hóa – Xã hội tự rà soát"
    assert lines[-1] == "(Phòng Văn hóa – Xã hội tự nhắc việc.)"


def test_a_rate_is_not_a_number_of_posts() -> None:
    """“bảo đảm 100% CBCCVC nắm rõ” is no hundred posts."""
    found = reminder(counted("2026-12-30", name="nam-dan"), plan("nam-dan"), "ubnd-xa", 7)

    assert "1. Chưa có số liệu; yêu cầu đạt 100%: năm 2026, còn 01 ngày, tức hết ngày" in found


@pytest.mark.parametrize("name", ["thuong-phuc", "ha-noi", "hung-dao", "hung-phu", "nam-dan"])
def test_every_unit_of_every_plan_gets_a_text(name: str) -> None:
    """No plan has a demand that the text cannot tell; the numbers have their noughts."""
    of = plan(name)
    day = counted("2026-12-28", name=name)

    for unit in of.units:
        found = reminder(day, of, unit.code, 7)

        assert unit.name in found.split("\n")[0]
        assert "Thiếu 1 " not in found

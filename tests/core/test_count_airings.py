"""Thượng Phúc: truyền thanh, đếm tin (tp-2-10, tp-pl-4) và đếm lần phát (tp-5-2)."""

import pytest

from core.count_samples import Counted, aired, post, sent, unquoted_cases

MARCH, APRIL = "2026-03", "2026-04"


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def radio(slug: str, *days: str, **fields: str) -> str:
    """Return an item of Trung tâm dịch vụ tổng hợp, aired on *days* and not on the site."""
    rest = {"unit": "ttdvth", "date": days[0], "kind": "tin-bai-truyen-thanh", "on_site": "false"}
    return post(slug, aired(*days), **{**rest, **fields})


def test_every_case_quotes_the_plan() -> None:
    """Như “01 lần/1 tuần”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["thuong-phuc"]) == []


def test_two_items_aired_in_the_month() -> None:
    """“có ít nhất 02 tin/bài về CCHC trong tháng để phát trên hệ thống truyền thanh”."""
    counted = tally("2026-03-31", radio("a", "2026-03-10"), radio("b", "2026-03-17"))

    assert counted.quota("tp-2-10", MARCH) == (2, "dat")
    assert counted.quota("tp-pl-4", MARCH) == (2, "dat")


def test_one_item_aired_four_times_is_one_item() -> None:
    """“có ít nhất 02 tin/bài về CCHC trong tháng”: phát bốn lần vẫn là một tin (R19b)."""
    weekly = radio("a", "2026-03-10", "2026-03-17", "2026-03-24", "2026-03-31")
    counted = tally("2026-04-01", weekly)

    assert counted.quota("tp-2-10", MARCH) == (1, "chua-dat")
    assert counted.quota("tp-pl-4", MARCH) == (1, "chua-dat")


def test_the_same_four_airings_fill_four_weeks() -> None:
    """“đảm bảo 01 lần/1 tuần vào khung giờ có nhiều người theo dõi”: mỗi tuần một lần là đủ."""
    weekly = radio("a", "2026-03-10", "2026-03-17", "2026-03-24", "2026-03-31")
    counted = tally("2026-04-06", weekly)

    weeks = ("2026-W11", "2026-W12", "2026-W13", "2026-W14")
    assert [counted.quota("tp-5-2", week) for week in weeks] == [(1, "dat")] * 4
    assert counted.items("tp-5-2", "2026-W14") == ["a"]


def test_an_item_aired_in_two_months_counts_in_both() -> None:
    """Có phát trong tháng nào thì tính tháng ấy.

    “trong tháng để phát trên hệ thống truyền thanh”.
    """
    counted = tally("2026-04-30", radio("a", "2026-03-31", "2026-04-01"))

    assert counted.quota("tp-2-10", MARCH)[0] == 1
    assert counted.quota("tp-2-10", APRIL)[0] == 1


def test_what_was_only_sent_was_not_aired() -> None:
    """“để phát trên hệ thống truyền thanh”: mới gửi đài, chưa phát, thì chưa tính (R1)."""
    waiting = post("a", sent("truyen-thanh", "2026-03-12"), unit="ttdvth")

    assert tally("2026-03-31", waiting).quota("tp-2-10", MARCH)[0] == 0


@pytest.mark.parametrize(
    ("unit", "body", "appendix"), [("vhxh", 1, 1), ("ttdvth", 1, 1), ("kt", 0, 0), ("vp", 0, 0)]
)
def test_whose_items_count(unit: str, body: int, appendix: int) -> None:
    """“Có ít nhất 02 tin/bài về CCHC để phát”: của Trung tâm và Phòng VHXH, dù ai đứng chủ trì."""
    counted = tally("2026-03-31", radio("a", "2026-03-10", unit=unit))

    assert counted.quota("tp-2-10", MARCH)[0] == body
    assert counted.quota("tp-pl-4", MARCH)[0] == appendix


def test_anyone_s_airing_keeps_the_week() -> None:
    """“Tiếp tục phát sóng định kỳ về CCHC trên hệ phát thanh”: đếm lần phát, ai viết cũng được."""
    counted = tally("2026-03-31", radio("a", "2026-03-10", unit="kt"))

    assert counted.quota("tp-5-2", "2026-W11") == (1, "dat")
    assert counted.figure("tp-5-2", "2026-W11")["units"] == ["ttdvth"]


def test_a_week_without_an_airing_is_missed() -> None:
    """“đảm bảo 01 lần/1 tuần”: hai lần tuần trước không bù cho tuần sau (R6)."""
    counted = tally("2026-03-23", radio("a", "2026-03-10", "2026-03-12"))

    assert counted.quota("tp-5-2", "2026-W11") == (2, "dat")
    assert counted.quota("tp-5-2", "2026-W12") == (0, "chua-dat")


def test_two_airings_on_one_day_are_two() -> None:
    """“01 lần/1 tuần”: sáng và chiều phát cùng một tin là hai lần phát, một tin."""
    counted = tally("2026-03-31", radio("a", "2026-03-10", "2026-03-10"))

    assert counted.quota("tp-5-2", "2026-W11")[0] == 2
    assert counted.quota("tp-2-10", MARCH)[0] == 1


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2026-06-28", "2026-W26"),
        ("2026-06-29", "2026-W27"),
        ("2026-07-05", "2026-W27"),
        ("2026-07-06", "2026-W28"),
    ],
)
def test_a_week_across_two_months_is_whole(day: str, week: str) -> None:
    """“01 lần/1 tuần”: tuần 27 từ thứ Hai 29/6 đến Chủ nhật 05/7, không chia đôi (R4)."""
    counted = tally("2026-07-31", radio("a", day))

    filled = [each["period"] for each in counted.all("tp-5-2") if each["count"]]
    assert filled == [week]


def test_the_last_week_ends_with_the_year() -> None:
    """“01 lần/1 tuần”: năm 2026 có tuần 53, cắt ở 31/12; phát ngày 02/01/2027 không tính (R3)."""
    counted = tally("2027-01-31", radio("a", "2026-12-22", "2027-01-02"))

    assert counted.periods("tp-5-2")[-1] == "2026-W53"
    assert counted.quota("tp-5-2", "2026-W53") == (0, "chua-dat")


def test_the_last_week_is_filled_before_the_new_year() -> None:
    """“01 lần/1 tuần”: phát ngày 31/12 là đủ cho tuần 53 (R3)."""
    counted = tally("2026-12-31", radio("a", "2026-12-31"))

    assert counted.quota("tp-5-2", "2026-W53") == (1, "dat")


def test_the_first_week_begins_with_the_year() -> None:
    """“01 lần/1 tuần”: tuần 01 cắt ở 01/01; phát ngày 30/12/2025 không tính (R3)."""
    counted = tally("2026-03-31", radio("a", "2025-12-30", "2026-01-02"))

    assert counted.quota("tp-5-2", "2026-W01") == (1, "khong-ap-dung")


def test_weeks_before_the_plan_do_not_apply() -> None:
    """“đảm bảo 01 lần/1 tuần”: kế hoạch ra thứ Sáu 06/3, tuần đầu chấm là tuần 11 (R5)."""
    counted = tally("2026-03-31", radio("a", "2026-03-03"))

    assert counted.quota("tp-5-2", "2026-W10") == (1, "khong-ap-dung")
    assert counted.quota("tp-5-2", "2026-W11") == (0, "chua-dat")


def test_an_airing_still_to_come_is_not_counted() -> None:
    """“phát sóng định kỳ”: lịch phát ngày 24/3 chưa tính khi mới đến ngày 20/3 (R20)."""
    planned = radio("a", "2026-03-10", "2026-03-24")

    assert tally("2026-03-20", planned).quota("tp-5-2", "2026-W13") == (0, "chua-den-ky")
    assert tally("2026-03-24", planned).quota("tp-5-2", "2026-W13") == (1, "dat")


def test_the_radio_of_the_district_is_another_channel() -> None:
    """“trên hệ phát thanh”: đài cấp trên phát là đủ tuần, không thay “hệ thống truyền thanh”."""
    told = post("a", aired("2026-03-10", channel="phat-thanh-truyen-hinh"), unit="ttdvth")
    counted = tally("2026-03-31", told)

    assert counted.quota("tp-5-2", "2026-W11") == (1, "dat")
    assert counted.quota("tp-2-10", MARCH)[0] == 0


def test_a_weekly_item_is_half_of_the_monthly_number() -> None:
    """“Có ít nhất 02 tin/bài về CCHC để phát”: phát một tin mỗi tuần mới được một trong hai tin."""
    counted = tally("2026-03-31", radio("a", "2026-03-10", "2026-03-17", "2026-03-24"))

    assert counted.quota("tp-pl-4", MARCH) == (1, "dang-thuc-hien")
    assert counted.figure("tp-pl-4", MARCH)["missing"] == 1


def test_a_news_item_read_aloud_counts_too() -> None:
    """“02 tin/bài về CCHC”: tin của trang xã đọc trên loa là một tin để phát."""
    told = post("a", aired("2026-03-13"), unit="vhxh", kind="tin-bai")

    assert tally("2026-03-31", told).quota("tp-2-10", MARCH)[0] == 1


def test_body_and_appendix_are_one_number_of_items() -> None:
    """“Có ít nhất 02 tin/bài về CCHC để phát”: thân và phụ lục 4 là một số, dù bài ghi ai trước."""
    counted = tally("2026-03-31", radio("a", "2026-03-10", unit="[kt, vhxh]"))

    assert counted.items("tp-2-10", MARCH) == counted.items("tp-pl-4", MARCH) == ["a"]


def test_one_item_of_two_answering_units_counts_once() -> None:
    """Hai đơn vị cùng đứng tên vẫn là một tin (R12).

    “có ít nhất 02 tin/bài về CCHC trong tháng”.
    """
    counted = tally("2026-03-31", radio("a", "2026-03-10", unit="[vhxh, ttdvth]"))

    assert counted.quota("tp-2-10", MARCH)[0] == 1
    assert counted.quota("tp-pl-4", MARCH)[0] == 1

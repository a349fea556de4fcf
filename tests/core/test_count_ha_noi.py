"""Hà Nội: tuần, quý, “Riêng đối với”, nhóm chưa có danh sách, thân và phụ lục lệch nhau."""

import pytest

from core.count_samples import CITY, Counted, aired, changed, post, sent, unquoted_cases

MARCH = "2026-03"


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Hà Nội."""
    return Counted("ha-noi", until, *sources)


def to_city(slug: str, day: str, unit: str, **fields: str) -> str:
    """Return a post of *unit* sent to the city's page on its own day."""
    return post(slug, sent(CITY, day), **{"date": day, "unit": unit, **fields})


def test_every_case_quotes_the_plan() -> None:
    """Như “Riêng đối với”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["ha-noi"]) == []


def test_one_new_post_each_week() -> None:
    """Tuần nào thiếu là thiếu.

    “Hằng tuần, có ít nhất 01 tin/bài (tin mới, chưa từng đăng tải) gửi đăng”.
    """
    technology = {"unit": "skhcn", "topics": "[khcn-dmst]"}
    counted = tally(
        "2026-03-16",
        to_city("a", "2026-03-02", **technology),
        to_city("b", "2026-03-08", **technology),
    )

    assert counted.quota("hn-3-b", "2026-W09") == (0, "khong-ap-dung")
    assert counted.quota("hn-3-b", "2026-W10") == (2, "dat")
    assert counted.quota("hn-3-b", "2026-W11") == (0, "chua-dat")


def test_two_new_posts_each_week() -> None:
    """“Hằng tuần, có ít nhất 02 tin/bài (tin mới, chưa từng đăng tải)”: một tin chưa đủ tuần."""
    counted = tally("2026-03-09", to_city("a", "2026-03-04", "ttpvhcc", category="tthc"))

    assert counted.quota("hn-5-c", "2026-W10") == (1, "chua-dat")
    assert counted.quota("hn-pl-7a", MARCH, unit="ttpvhcc") == (1, "dat")


def test_the_body_is_stricter_than_the_appendix() -> None:
    """Đủ tháng, thiếu tuần.

    “Có ít nhất 01 tin/bài (tin mới, chưa từng đăng tải) và 01 bài chính luận”.
    """
    counted = tally("2026-04-01", to_city("a", "2026-03-04", "skhcn", topics="[khcn-dmst]"))

    assert counted.quota("hn-pl-7a", MARCH, unit="skhcn") == (1, "dat")
    assert counted.quota("hn-3-b", "2026-W13") == (0, "chua-dat")


def test_one_each_quarter_for_public_service_units() -> None:
    """“hằng quý có ít nhất 01 tin/bài CCHC”: Riêng đơn vị sự nghiệp, thay cho mỗi tháng một tin."""
    counted = tally("2026-04-01", to_city("a", "2026-02-10", "vien"))

    assert counted.quota("hn-1-d4", "2026-Q1", unit="vien") == (1, "dat")
    assert counted.quota("hn-1-d4", "2026-Q1", unit="baoptth") == (0, "chua-dat")
    assert counted.all("hn-1-d1", unit="vien") == []
    assert counted.all("hn-1-d2", unit="vien") == []


def test_the_two_on_the_own_site_stay_for_them() -> None:
    """“và 02 tin/bài CCHC trong tháng trên Trang thông tin điện tử của cơ quan”: vẫn phải có."""
    counted = tally("2026-04-01", post("a", unit="vien"), post("b", unit="vien"))

    assert counted.quota("hn-1-d3", MARCH, unit="vien") == (2, "dat")
    assert counted.quota("hn-pl-2", MARCH, unit="vien") == (2, "dat")


@pytest.mark.parametrize("rule", ["hn-1-dd", "hn-pl-3"])
def test_communes_without_a_roster_are_unknown(rule: str) -> None:
    """“Có ít nhất 02 tin/bài về CCHC để phát”: văn bản không liệt kê xã, phường (R24)."""
    counted = tally("2026-04-01", post("a", aired("2026-03-10"), unit="snv"))

    assert counted.quota(rule, MARCH) == (0, "chua-xac-dinh")
    assert counted.figure(rule, MARCH)["units"] == []


def test_a_group_without_a_roster_beside_one_that_has_it() -> None:
    """Các Sở được chấm, xã phường chưa xác định.

    “đảm bảo gửi đăng tải tối thiểu 01 tin/bài CCHC”.
    """
    counted = tally("2026-04-01", to_city("a", "2026-03-12", "stc"))
    march = [each for each in counted.all("hn-1-d1") if each["period"] == MARCH]

    assert len(march) == 9
    assert [each["group"] for each in march if each["status"] == "chua-xac-dinh"] == ["xa-phuong"]
    assert counted.quota("hn-1-d1", MARCH, unit="stc") == (1, "dat")


def test_a_task_of_a_group_without_a_roster_is_unknown() -> None:
    """Của xã, phường thì chưa xác định.

    “Trong 10 ngày kể từ ngày UBND Thành phố ban hành Kế hoạch”.
    """
    figures = tally("2026-03-10").all("hn-1-a-han")
    by_status = {each["group"]: (each["status"], each["due"]) for each in figures}

    assert by_status["xa-phuong"] == ("chua-xac-dinh", "2026-03-09")
    assert by_status["so-ban-nganh"] == ("qua-han", "2026-03-09")


def test_a_roster_written_in_is_judged() -> None:
    """“đối với UBND cấp xã, có ít nhất 02 tin/bài về CCHC trong tháng”: ghi xã vào là chấm."""
    with_roster = changed(
        "ha-noi",
        ("\ngroups:\n", "\n  - {code: tp, name: UBND xã Thượng Phúc}\n\ngroups:\n"),
        ("  - code: xa-phuong\n", "  - code: xa-phuong\n    members: [{unit: tp}]\n"),
    )
    counted = Counted(with_roster, "2026-04-01", post("a", aired("2026-03-10"), unit="tp"))

    assert counted.quota("hn-1-dd", MARCH, unit="tp") == (1, "chua-dat")


def test_what_was_shared_down_is_not_new() -> None:
    """“(tin mới, chưa từng đăng tải)”: bài đăng chéo từ Cổng xuống không phải tin mới (R8)."""
    shared = to_city("a", "2026-03-12", "vpub", cross_posted="true")

    assert tally("2026-04-01", shared).quota("hn-1-d1", MARCH, unit="vpub") == (0, "chua-dat")


def test_the_wide_topic_and_the_narrow_one() -> None:
    """Thân nhận chủ đề rộng, phụ lục chỉ tài chính công.

    “về Kế hoạch phát triển kinh tế - xã hội”.
    """
    counted = tally("2026-04-01", to_city("a", "2026-03-12", "stc", topics="[kinh-te-dau-tu]"))

    assert counted.quota("hn-8-a", MARCH) == (1, "dat")
    assert counted.quota("hn-pl-8a", MARCH) == (0, "chua-dat")


def test_one_in_depth_post_meets_body_and_its_half_of_the_row() -> None:
    """Một bài chuyên sâu đủ hn-6-c, hn-pl-7b, không đủ vế tin/bài.

    “đối với mảng Cải cách thể chế”.
    """
    told = to_city("a", "2026-03-12", "stp", category="the-che", kind="bai-chuyen-sau")
    counted = tally("2026-04-01", told)

    assert counted.quota("hn-6-c", MARCH) == (1, "dat")
    assert counted.quota("hn-6-b", MARCH) == (1, "dat")
    assert counted.quota("hn-pl-7b", MARCH, unit="stp") == (1, "dat")
    assert counted.quota("hn-pl-7a", MARCH, unit="stp") == (0, "chua-dat")


def test_quarters_for_land_and_environment() -> None:
    """Hết quý mới chấm.

    “Hằng quý, có ít nhất 01 tin/bài gửi đăng tải (tin mới, chưa từng đăng tải)”.
    """
    assert tally("2026-03-31").quota("hn-9", "2026-Q1") == (0, "dang-thuc-hien")
    assert tally("2026-04-01").quota("hn-9", "2026-Q1") == (0, "chua-dat")
    assert tally("2026-04-01").periods("hn-9") == ["2026-Q1", "2026-Q2", "2026-Q3"]


def test_a_weekly_airing_by_anyone() -> None:
    """Tính lần phát, không tính bài.

    “đảm bảo 01 lần/1 tuần vào khung giờ có nhiều người theo dõi”.
    """
    programme = post(
        "a", aired("2026-03-03", "2026-03-10", channel="phat-thanh-truyen-hinh"), unit="snv"
    )
    counted = tally("2026-03-16", programme)

    assert counted.quota("hn-11-b", "2026-W10") == (1, "dat")
    assert counted.quota("hn-11-b", "2026-W11") == (1, "dat")


def test_surveys_of_the_city_and_of_communes_are_two() -> None:
    """Khác khảo sát cấp xã.

    “Nghiên cứu thí điểm tổ chức Khảo sát kiến thức về CCHC cấp Thành phố”.
    """
    survey = post("a", unit="snv", kind="khao-sat", on_site="false", tasks="[hn-pl-11]")
    counted = tally("2026-12-31", survey)

    assert counted.task("hn-pl-11") == ("hoan-thanh", "2026-03-12")
    assert counted.task("hn-2-d") == ("dang-thuc-hien", None)


def test_a_study_trip_is_no_seminar() -> None:
    """Chuyến đi không thay tọa đàm.

    “Tọa đàm, Hội thảo, tổ chức đi trao đổi, học tập kinh nghiệm”.
    """
    trip = {"unit": "snv", "on_site": "false", "date": "2026-05-12"}
    counted = tally("2026-12-31", post("a", kind="hoc-tap-kn", tasks="[hn-pl-18]", **trip))

    assert counted.task("hn-pl-18") == ("hoan-thanh", "2026-05-12")
    assert counted.task("hn-2-dd") == ("dang-thuc-hien", None)

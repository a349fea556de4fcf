"""Thượng Phúc: tin, bài trên Trang thông tin điện tử xã (tp-2-9, tp-pl-3)."""

import pytest

from core.count_samples import CITY, OWN, Counted, post, sent, shown, unquoted_cases

MARCH, APRIL = "2026-03", "2026-04"


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def test_every_case_quotes_the_plan() -> None:
    """Như “02 tin/bài CCHC trong tháng”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["thuong-phuc"]) == []


def test_two_posts_in_a_month_are_enough() -> None:
    """“đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng”: hai tin trong tháng 3 là đạt."""
    counted = tally("2026-03-20", post("a"), post("b", date="2026-03-19"))

    assert counted.quota("tp-2-9", MARCH) == (2, "dat")
    assert counted.items("tp-2-9", MARCH) == ["a", "b"]


def test_one_post_is_not_enough() -> None:
    """“đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng”: mới một tin thì còn thiếu một."""
    counted = tally("2026-03-20", post("a"))

    assert counted.quota("tp-2-9", MARCH) == (1, "dang-thuc-hien")
    assert counted.figure("tp-2-9", MARCH)["missing"] == 1


def test_more_than_asked_is_no_fault() -> None:
    """“02 tin/bài CCHC trong tháng”: không có “ít nhất” nhưng nhiều hơn vẫn là đạt (R7)."""
    counted = tally("2026-03-31", *(post(slug) for slug in "abc"))

    assert counted.quota("tp-2-9", MARCH) == (3, "dat")


def test_two_units_share_one_number() -> None:
    """“đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng”: VHXH một, Văn phòng một là đủ."""
    counted = tally("2026-03-31", post("a", unit="vhxh"), post("b", unit="vp"))

    assert counted.quota("tp-2-9", MARCH) == (2, "dat")
    assert counted.figure("tp-2-9", MARCH)["units"] == ["vhxh", "vp"]


def test_a_third_unit_does_not_help() -> None:
    """“đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng”: tin của Phòng Kinh tế không tính."""
    counted = tally("2026-04-01", post("a", unit="kt"), post("b", unit="ttdvth"))

    assert counted.quota("tp-2-9", MARCH) == (0, "chua-dat")


def test_body_and_appendix_are_both_judged() -> None:
    """“(02 tin/bài CCHC trong tháng)”: phụ lục giao mỗi phòng, thân giao chung hai đơn vị."""
    counted = tally("2026-04-01", post("a"), post("b"))

    assert counted.quota("tp-2-9", MARCH) == (2, "dat")
    assert counted.quota("tp-pl-3", MARCH, unit="vhxh") == (2, "dat")
    assert counted.quota("tp-pl-3", MARCH, unit="vp") == (0, "chua-dat")
    assert counted.quota("tp-pl-3", MARCH, unit="kt") == (0, "chua-dat")


def test_the_project_board_is_no_specialised_office() -> None:
    """“Các phòng chuyên môn”: gồm VHXH, Văn phòng, Kinh tế; Ban quản lý dự án không phải phòng."""
    counted = tally("2026-03-31", post("a", unit="bqlda"))

    bound = [figure["units"] for figure in counted.all("tp-pl-3") if figure["period"] == MARCH]
    assert bound == [["vhxh"], ["vp"], ["kt"]]


def test_sending_decides_in_the_body_and_publication_in_the_appendix() -> None:
    """“gửi đăng tải” tính ngày gửi; “Tuyên truyền kết quả thực hiện CCHC trên Trang” ngày đăng."""
    late = post("a", sent(OWN, "2026-03-31"), date="2026-04-02")
    counted = tally("2026-04-30", late)

    assert counted.quota("tp-2-9", MARCH)[0] == 1
    assert counted.quota("tp-2-9", APRIL)[0] == 0
    assert counted.quota("tp-pl-3", MARCH, unit="vhxh")[0] == 0
    assert counted.quota("tp-pl-3", APRIL, unit="vhxh")[0] == 1


def test_without_a_day_of_sending_publication_decides() -> None:
    """“gửi đăng tải”: không ghi ngày gửi thì lấy ngày đăng (R1)."""
    counted = tally("2026-04-30", post("a", date="2026-04-02"))

    assert counted.quota("tp-2-9", APRIL)[0] == 1


def test_an_entry_for_the_own_site_overrides_the_date() -> None:
    """“trên Trang thông tin điện tử của cơ quan”: bài ngày 30/3 nhưng lên trang ngày 01/4."""
    counted = tally("2026-04-30", post("a", shown(OWN, "2026-04-01"), date="2026-03-30"))

    assert counted.quota("tp-pl-3", MARCH, unit="vhxh")[0] == 0
    assert counted.quota("tp-pl-3", APRIL, unit="vhxh")[0] == 1
    assert counted.quota("tp-2-9", APRIL)[0] == 1


def test_an_evidence_record_is_no_news_on_the_site() -> None:
    """“trên Trang thông tin điện tử của cơ quan”: bản ghi không hiện trên trang thì không tính."""
    counted = tally("2026-03-31", post("a", on_site="false"))

    assert counted.quota("tp-2-9", MARCH)[0] == 0


def test_an_evidence_record_may_name_the_site_itself() -> None:
    """“trên Trang thông tin điện tử của cơ quan”: ghi rõ đã lên trang ngày nào thì tính."""
    counted = tally("2026-03-31", post("a", shown(OWN, "2026-03-12"), on_site="false"))

    assert counted.quota("tp-2-9", MARCH)[0] == 1


def test_a_moment_is_read_in_viet_nam() -> None:
    """“trong tháng”: 17:30 ngày 31/3 giờ quốc tế đã là ngày 01/4 ở Việt Nam (R2)."""
    counted = tally("2026-04-30", post("a", date="2026-03-31T17:30:00Z"))

    assert counted.quota("tp-2-9", MARCH)[0] == 0
    assert counted.quota("tp-2-9", APRIL)[0] == 1


def test_a_moment_before_midnight_stays_in_its_month() -> None:
    """“trong tháng”: 16:59 ngày 31/3 giờ quốc tế là 23:59 cùng ngày ở Việt Nam (R2)."""
    counted = tally("2026-04-30", post("a", date="2026-03-31T16:59:00Z"))

    assert counted.quota("tp-2-9", MARCH)[0] == 1


def test_a_moment_of_sending_is_read_in_viet_nam() -> None:
    """“gửi đăng tải”: gửi lúc 17:30 ngày 31/3 giờ quốc tế là gửi ngày 01/4 (R2)."""
    late = post("a", sent(OWN, "2026-03-31T17:30:00Z"), date="2026-04-01")

    assert tally("2026-04-30", late).quota("tp-2-9", MARCH)[0] == 0


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("tin-bai", 1),
        ("bai-chuyen-sau", 1),
        ("ke-hoach", 0),
        ("van-ban", 0),
        ("bao-cao", 0),
        ("clip", 0),
        ("doi-thoai", 0),
    ],
)
def test_what_is_a_news_item(kind: str, counts: int) -> None:
    """“02 tin/bài”: bài chuyên sâu là một bài; kế hoạch, công văn, báo cáo, clip thì không."""
    assert tally("2026-03-31", post("a", kind=kind)).quota("tp-2-9", MARCH)[0] == counts


def test_one_work_twice_on_the_site_is_one() -> None:
    """“02 tin/bài CCHC trong tháng”: một bài đăng lại trên cùng trang vẫn là một (R19b)."""
    twice = post("a", shown(OWN, "2026-03-10"), shown(OWN, "2026-04-07"), date="2026-03-10")
    counted = tally("2026-04-30", twice)

    assert counted.quota("tp-2-9", MARCH)[0] == 1
    assert counted.quota("tp-2-9", APRIL)[0] == 0


def test_other_channels_do_not_count() -> None:
    """“trên Trang thông tin điện tử của cơ quan”: chỉ gửi Trang Thành phố thì chưa tính ở đây."""
    elsewhere = post("a", sent(CITY, "2026-03-12"), on_site="false")

    assert tally("2026-03-31", elsewhere).quota("tp-2-9", MARCH)[0] == 0


def test_a_shared_item_counts_where_new_is_not_asked() -> None:
    """“gửi đăng tải 02 tin/bài CCHC trong tháng”: không đòi tin mới nên bài dẫn lại vẫn tính."""
    counted = tally(
        "2026-03-31",
        post("a", cross_posted="true"),
        post("b", first_published="{date: 2026-02-01, where: Báo Hà Nội}"),
    )

    assert counted.quota("tp-2-9", MARCH) == (2, "dat")


def test_nothing_is_carried_over() -> None:
    """“trong tháng”: năm bài của tháng 4 không bù cho tháng 5, cũng không bù tháng 3 (R6)."""
    counted = tally("2026-06-01", *(post(slug, date="2026-04-10") for slug in "abcde"))

    assert counted.quota("tp-2-9", MARCH) == (0, "chua-dat")
    assert counted.quota("tp-2-9", APRIL) == (5, "dat")
    assert counted.quota("tp-2-9", "2026-05") == (0, "chua-dat")


def test_a_draft_is_not_counted() -> None:
    """“đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng”: bản nháp chưa gửi, chưa đăng (R20)."""
    assert tally("2026-03-31", post("a", draft="true")).quota("tp-2-9", MARCH)[0] == 0


def test_a_post_of_tomorrow_is_not_counted() -> None:
    """“đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng”: bài hẹn ngày mai chưa tính (R20)."""
    counted = tally("2026-03-12", post("a", date="2026-03-13"))

    assert counted.quota("tp-2-9", MARCH)[0] == 0


@pytest.mark.parametrize(("until", "counts"), [("2026-05-09", 1), ("2026-05-10", 0)])
def test_a_withdrawn_post_no_longer_counts(until: str, counts: int) -> None:
    """“02 tin/bài CCHC trong tháng”: bài gỡ ngày 10/5 thôi tính từ ngày đó (R21)."""
    taken_back = post("a", withdrawn="{date: 2026-05-10, reason: Sai số liệu}")

    assert tally(until, taken_back).quota("tp-2-9", MARCH)[0] == counts

"""Hưng Đạo: tin gửi và tin được đăng, cặp “và”, tuần và quý, thân và phụ lục."""

import pytest

from core.count_samples import CITY, Counted, aired, post, sent, shown, unquoted_cases

MARCH, YEAR = "2026-03", "2026"


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Hưng Đạo."""
    return Counted("hung-dao", until, *sources)


def to_city(slug: str, day: str, *, published: str = "", **fields: str) -> str:
    """Return a post sent to the city's page on its own day."""
    return post(slug, sent(CITY, day, published=published), **{"date": day, **fields})


def finance(slug: str, day: str, kind: str = "tin-bai") -> str:
    """Return a post of Phòng Kinh tế on public finance."""
    return post(slug, unit="kt", category="tai-chinh-cong", kind=kind, date=day)


def to_commune_page(slug: str, kind: str, day: str = "2026-03-12") -> str:
    """Return a post of the one-stop point for the commune's own page on reform."""
    return post(
        slug, sent("trang-cchc-xa", day), unit="diem-pvhcc", category="tthc", kind=kind, date=day
    )


def test_every_case_quotes_the_plan() -> None:
    """Như “được đăng tải”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["hung-dao"]) == []


@pytest.mark.parametrize(("published", "status"), [(5, "chua-dat"), (6, "dat")])
def test_six_of_those_sent_are_published(published: int, status: str) -> None:
    """Gửi tám, đăng sáu mới đạt (R23).

    “trong đó tối thiểu có 6 tin/bài trong năm được đăng tải”.
    """
    days = [(f"2026-{month:02}-05", f"2026-{month:02}-09") for month in range(3, 11)]
    sources = [
        to_city(f"bai-{number}", day, published=shown_on if number < published else "")
        for number, (day, shown_on) in enumerate(days)
    ]
    counted = tally("2027-01-15", *sources)

    assert counted.quota("hd-1-d2", YEAR, unit="vhxh") == (published, status)
    assert counted.quota("hd-1-d1", "2026-10", unit="vhxh") == (1, "dat")


def test_sent_in_december_and_published_in_january() -> None:
    """“trong năm được đăng tải”: gửi 30/12/2026, đăng 04/01/2027 chỉ tính cho tháng 12 (R23)."""
    counted = tally("2027-01-31", to_city("a", "2026-12-30", published="2027-01-04"))

    assert counted.quota("hd-1-d1", "2026-12", unit="vhxh") == (1, "dat")
    assert counted.quota("hd-1-d2", YEAR, unit="vhxh")[0] == 0


def test_sent_before_the_plan_is_not_among_the_six() -> None:
    """Tin gửi tháng 2, đăng tháng 3 không nằm trong số đã gửi.

    “trong đó tối thiểu có 6 tin/bài”.
    """
    counted = tally("2026-12-31", to_city("a", "2026-02-26", published="2026-03-02"))

    assert counted.quota("hd-1-d2", YEAR, unit="vhxh")[0] == 0


def test_what_was_not_new_when_sent_is_not_among_the_six() -> None:
    """Tin cũ gửi lên không tính vế nào.

    “(tin mới, chưa từng đăng tải)”, “trong đó tối thiểu có 6”.
    """
    old = post("a", sent(CITY, "2026-03-12", published="2026-03-14"), date="2026-03-10")
    counted = tally("2026-12-31", old)

    assert counted.quota("hd-1-d1", MARCH, unit="vhxh")[0] == 0
    assert counted.quota("hd-1-d2", YEAR, unit="vhxh")[0] == 0


def test_on_the_own_site_while_it_waits_for_the_city() -> None:
    """Mới khi gửi thì khi đăng vẫn tính.

    “trong đó tối thiểu có 6 tin/bài trong năm được đăng tải”.
    """
    counted = tally("2026-12-31", to_city("a", "2026-03-12", published="2026-03-14"))

    assert counted.items("hd-1-d2", YEAR, unit="vhxh") == ["a"]


def test_the_six_are_not_due_before_the_year_ends() -> None:
    """“tối thiểu có 6 tin/bài trong năm”: đến 31/12 vẫn còn đang thực hiện."""
    assert tally("2026-12-31").quota("hd-1-d2", YEAR, unit="kt") == (0, "dang-thuc-hien")


def test_the_two_on_the_own_site_need_not_be_new() -> None:
    """Ngoặc chỉ đi với 01 tin.

    “và 02 tin/bài CCHC trong tháng trên Trang thông tin điện tử của xã”.
    """
    counted = tally("2026-03-31", post("a", cross_posted="true"), post("b"))

    assert counted.quota("hd-1-d3", MARCH, unit="vhxh") == (2, "dat")
    assert counted.quota("hd-pl-4", MARCH, unit="vhxh") == (1, "dat")


def test_body_names_more_units_than_the_appendix() -> None:
    """“Có ít nhất 01 tin/bài triển khai công tác CCHC”: phụ lục 4 không nêu đơn vị sự nghiệp."""
    counted = tally("2026-03-31")

    body = [each["units"] for each in counted.all("hd-1-d1") if each["period"] == MARCH]
    appendix = [each["units"] for each in counted.all("hd-pl-4") if each["period"] == MARCH]
    assert body == [["vhxh"], ["vp"], ["kt"], ["ttdvth"]]
    assert appendix == [["vhxh"], ["vp"], ["kt"]]


def test_in_depth_is_used_for_its_own_half() -> None:
    """Một bài không đủ cả hai.

    “Có ít nhất 01 tin/bài (tin mới, chưa từng đăng tải) và 01 bài chính luận”.
    """
    counted = tally("2026-04-01", to_commune_page("a", "bai-chuyen-sau"))

    assert counted.quota("hd-pl-6b", MARCH) == (1, "dat")
    assert counted.quota("hd-pl-6a", MARCH) == (0, "chua-dat")


def test_surplus_in_depth_fills_the_other_half() -> None:
    """Hai bài là đủ cặp.

    “Có ít nhất 01 tin/bài (tin mới, chưa từng đăng tải) và 01 bài chính luận”.
    """
    counted = tally(
        "2026-04-01", to_commune_page("a", "bai-chuyen-sau"), to_commune_page("b", "bai-chuyen-sau")
    )

    assert counted.quota("hd-pl-6b", MARCH)[1] == "dat"
    assert counted.quota("hd-pl-6a", MARCH) == (1, "dat")
    assert counted.items("hd-pl-6a", MARCH) == ["b"]


def test_news_does_not_fill_the_in_depth_half() -> None:
    """“và 01 bài chính luận”: hai tin thường không thành bài chính luận."""
    counted = tally("2026-04-01", to_commune_page("a", "tin-bai"), to_commune_page("b", "tin-bai"))

    assert counted.quota("hd-pl-6a", MARCH) == (2, "dat")
    assert counted.quota("hd-pl-6b", MARCH) == (0, "chua-dat")


def test_the_pair_of_a_month_and_a_quarter() -> None:
    """Bài dư bù cho tháng.

    “Định kỳ hằng tháng đối với tin/bài và định kỳ hằng quý đối với bài viết”.
    """
    counted = tally(
        "2026-07-01",
        finance("a", "2026-04-10", "bai-chuyen-sau"),
        finance("b", "2026-05-10", "bai-chuyen-sau"),
        finance("c", "2026-06-10"),
    )

    assert counted.quota("hd-pl-7b", "2026-Q2") == (2, "dat")
    months = ("2026-04", "2026-05", "2026-06")
    assert [counted.quota("hd-pl-7a", month)[0] for month in months] == [0, 1, 1]


def test_the_quarter_in_which_the_plan_was_issued_applies() -> None:
    """“định kỳ hằng quý đối với bài viết”: quý I có tháng 3 nên vẫn chấm, tính từ 01/01."""
    counted = tally("2026-04-01", finance("a", "2026-01-20", "bai-chuyen-sau"))

    assert counted.quota("hd-pl-7b", "2026-Q1") == (1, "dat")
    assert counted.quota("hd-pl-8", "2026-Q1") == (0, "chua-dat")


def test_weeks_begin_in_april() -> None:
    """Tuần đầu chấm là tuần 15.

    “Hằng tuần, có ít nhất 01 tin/bài (tin mới, chưa từng đăng tải)”.
    """
    digital = {"unit": "ttdvth", "category": "chinh-quyen-so"}
    counted = tally(
        "2026-04-13", to_city("a", "2026-04-02", **digital), to_city("b", "2026-04-06", **digital)
    )

    assert counted.quota("hd-3-b", "2026-W14") == (1, "khong-ap-dung")
    assert counted.quota("hd-3-b", "2026-W15") == (1, "dat")
    assert counted.quota("hd-3-b", "2026-W16") == (0, "dang-thuc-hien")


def test_eight_in_a_month_are_not_two_a_week() -> None:
    """“Hằng tuần, có ít nhất 02 tin/bài”: tám tin trong một tuần không thay bốn tuần (R4)."""
    sources = [
        post(f"tin-{number}", unit="vp", category="tthc", date="2026-04-07") for number in range(8)
    ]
    counted = tally("2026-04-20", *sources)

    assert counted.quota("hd-4-c1", "2026-W15") == (8, "dat")
    assert counted.quota("hd-4-c1", "2026-W16") == (0, "chua-dat")


def test_a_specific_post_also_fills_the_general_number() -> None:
    """Cũng là hd-1-d1.

    “gửi đăng trên Trang thông tin CCHC của Thành phố đối với mảng Cải cách thể chế”.
    """
    counted = tally(
        "2026-03-31",
        to_city("a", "2026-03-12", unit="vp", category="the-che", kind="bai-chuyen-sau"),
    )

    for rule in ("hd-4-c2", "hd-4-b", "hd-1-d1"):
        assert counted.quota(rule, MARCH, unit="vp") == (1, "dat")


def test_anyone_s_items_count_for_the_commune() -> None:
    """“đối với UBND cấp xã, có ít nhất 02 tin/bài về CCHC trong tháng”: tin của mọi đơn vị."""
    counted = tally(
        "2026-03-31",
        post("a", aired("2026-03-10"), unit="kt"),
        post("b", aired("2026-03-11"), unit="ttdvth"),
    )

    assert counted.quota("hd-1-dd", MARCH) == (2, "dat")
    assert counted.quota("hd-pl-3", MARCH) == (1, "dang-thuc-hien")


def test_radio_or_television_will_do() -> None:
    """“Phát sóng định kỳ về CCHC trên hệ phát thanh, truyền hình”: xã không có truyền hình."""
    counted = tally("2026-04-13", post("a", aired("2026-04-08"), unit="ttdvth"))

    assert counted.quota("hd-pl-9", "2026-W15") == (1, "dat")


def test_without_a_day_of_issue_the_body_s_term_is_unknown() -> None:
    """Ngày để trống, chưa xác định, không đoán.

    “Trong 10 ngày kể từ ngày UBND xã ban hành Kế hoạch”.
    """
    plan = post("a", unit="kt", kind="ke-hoach", on_site="false", tasks="[hd-1-a-han]")
    counted = tally("2026-12-31", plan)

    assert counted.task("hd-1-a-han", unit="kt") == ("chua-xac-dinh", "2026-03-12")
    assert counted.figure("hd-1-a-han", unit="kt")["due"] is None


def test_the_appendix_s_term_is_known() -> None:
    """“Trong 10 ngày kể từ ngày UBND Thành phố ban hành Kế hoạch”: 27/02 thì hết 09/3."""
    plan = post("a", unit="kt", kind="ke-hoach", on_site="false", tasks="[hd-1-a-han]")
    counted = tally("2026-12-31", plan)

    assert counted.task("hd-pl-1", "2026-03-09", unit="kt") == ("hoan-thanh-muon", "2026-03-12")
    assert counted.task("hd-pl-1", "2026-03-09", unit="vp") == ("qua-han", None)


def test_a_seminar_in_the_second_or_third_quarter() -> None:
    """Quý II/III, từ 01/4 đến 30/9.

    “Tọa đàm, Hội thảo, tổ chức đi trao đổi, học tập kinh nghiệm”.
    """
    counted = tally("2026-03-31")

    assert counted.task("hd-pl-14", "2026-04-01/2026-09-30") == ("chua-den-ky", None)


def test_land_posts_are_due_each_quarter() -> None:
    """Mỗi quý một tin.

    “trên Trang thông tin điện tử của xã về quản lý đất đai, bảo vệ môi trường”.
    """
    land = post("a", unit="kt", topics="[dat-dai-moi-truong]", date="2026-06-30")
    counted = tally("2026-07-01", land)

    assert counted.quota("hd-pl-8", "2026-Q2") == (1, "dat")
    assert counted.quota("hd-pl-8", "2026-Q3") == (0, "dang-thuc-hien")
    assert counted.quota("hd-pl-8", "2026-Q4") == (0, "chua-den-ky")


def test_published_without_a_day_of_sending_is_among_the_six() -> None:
    """Không rõ ngày gửi thì lấy ngày đăng.

    “trong đó tối thiểu có 6 tin/bài trong năm được đăng tải”.
    """
    told = post("a", shown(CITY, "2026-03-12"), date="2026-03-12")

    assert tally("2026-12-31", told).quota("hd-1-d2", YEAR, unit="vhxh")[0] == 1

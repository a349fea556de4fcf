"""Thượng Phúc: kỳ nào có số, trạng thái nào vào ngày nào (readings R3, R5, R16)."""

import pytest

from core.count_samples import Counted, post, unquoted_cases

MARCH, APRIL = "2026-03", "2026-04"
TWO = (post("a"), post("b", date="2026-03-13"))


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def test_every_case_quotes_the_plan() -> None:
    """Như “trong tháng”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["thuong-phuc"]) == []


@pytest.mark.parametrize("month", ["2026-01", "2026-02"])
def test_months_before_the_plan_do_not_apply(month: str) -> None:
    """“02 tin/bài CCHC trong tháng”: kế hoạch ra ngày 06/3, tháng 1 và 2 chỉ nêu số (R5)."""
    early = post("a", date=f"{month}-10")

    assert tally("2026-03-31", early).quota("tp-2-9", month) == (1, "khong-ap-dung")


def test_the_first_month_counts_from_its_first_day() -> None:
    """“02 tin/bài CCHC trong tháng”: tin ngày 02/3, trước khi kế hoạch ra, vẫn của tháng 3."""
    counted = tally("2026-03-31", post("a", date="2026-03-02"), post("b", date="2026-03-01"))

    assert counted.quota("tp-2-9", MARCH) == (2, "dat")


def test_the_day_itself_is_counted() -> None:
    """“trong tháng”: tính đến hết ngày đang xem (R16)."""
    assert tally("2026-03-12", post("a")).quota("tp-2-9", MARCH)[0] == 1


@pytest.mark.parametrize(
    ("until", "status"),
    [
        ("2026-02-28", "chua-den-ky"),
        ("2026-03-01", "dang-thuc-hien"),
        ("2026-03-31", "dang-thuc-hien"),
        ("2026-04-01", "chua-dat"),
        ("2027-02-01", "chua-dat"),
    ],
)
def test_a_month_without_posts(until: str, status: str) -> None:
    """“trong tháng”: hết ngày cuối tháng mới là chưa đạt (R16)."""
    assert tally(until).quota("tp-2-9", MARCH) == (0, status)


@pytest.mark.parametrize(
    ("until", "status"),
    [("2026-03-12", "dang-thuc-hien"), ("2026-03-13", "dat"), ("2026-04-01", "dat")],
)
def test_enough_is_enough_before_the_month_ends(until: str, status: str) -> None:
    """“đảm bảo gửi đăng tải 02 tin/bài CCHC trong tháng”: đủ hai tin là đạt ngay hôm đó (R16)."""
    assert tally(until, *TWO).quota("tp-2-9", MARCH)[1] == status


def test_the_last_day_of_a_week() -> None:
    """“01 lần/1 tuần”: Chủ nhật còn đang thực hiện, thứ Hai là chưa đạt."""
    assert tally("2026-03-15").quota("tp-5-2", "2026-W11") == (0, "dang-thuc-hien")
    assert tally("2026-03-16").quota("tp-5-2", "2026-W11") == (0, "chua-dat")


def test_the_last_day_of_the_year() -> None:
    """“01 lần/1 tuần”: tuần 53 chấm vào cuối ngày 31/12, không đợi đến Chủ nhật 03/01/2027."""
    assert tally("2026-12-31").quota("tp-5-2", "2026-W53") == (0, "dang-thuc-hien")
    assert tally("2027-01-01").quota("tp-5-2", "2026-W53") == (0, "chua-dat")


def test_one_period_after_the_running_one_is_told() -> None:
    """“trong tháng”: từ tháng 1 đến tháng đang chạy, thêm đúng một tháng chưa đến kỳ."""
    counted = tally("2026-03-31")

    assert counted.periods("tp-2-9") == ["2026-01", "2026-02", MARCH, APRIL]
    assert counted.quota("tp-2-9", APRIL) == (0, "chua-den-ky")


def test_weeks_are_told_from_the_first_to_the_next() -> None:
    """“01 lần/1 tuần”: ngày thứ Hai 16/3 đã sang tuần 12, kỳ kế là tuần 13."""
    counted = tally("2026-03-16")

    assert counted.periods("tp-5-2") == [f"2026-W{week:02}" for week in range(1, 14)]


def test_december_has_no_month_after_it() -> None:
    """“trong tháng”: kế hoạch của năm 2026 dừng ở tháng 12."""
    assert tally("2026-12-31").periods("tp-2-9")[-1] == "2026-12"
    assert len(tally("2027-03-01").periods("tp-2-9")) == 12


def test_before_the_year_only_its_first_month_is_told() -> None:
    """“trong tháng”: xem vào 20/12/2025 thì chỉ có tháng 01/2026, mà tháng ấy không áp dụng."""
    counted = tally("2025-12-20")

    assert counted.periods("tp-2-9") == ["2026-01"]
    assert counted.quota("tp-2-9", "2026-01") == (0, "khong-ap-dung")


def test_a_post_of_another_year_counts_nowhere() -> None:
    """“trong tháng”: tin tháng 3/2025 không lẫn vào tháng 3/2026."""
    counted = tally("2026-04-30", post("a", date="2025-03-12"))

    assert sum(int(str(figure["count"])) for figure in counted.all("tp-2-9")) == 0


def test_a_post_of_the_next_period_waits() -> None:
    """“trong tháng”: tin đặt sẵn cho tháng 4 chưa tính khi còn trong tháng 3 (R20)."""
    counted = tally("2026-03-31", post("a", date="2026-04-02"))

    assert counted.quota("tp-2-9", APRIL) == (0, "chua-den-ky")

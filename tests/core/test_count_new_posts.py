"""Thượng Phúc: tin mới, chưa từng đăng tải (tp-4, tp-pl-5; reading R8)."""

import pytest

from core.count_samples import (
    CITY,
    Counted,
    aired,
    changed,
    post,
    sent,
    shown,
    unquoted_cases,
)

MARCH, APRIL = "2026-03", "2026-04"
ECONOMY = "[kinh-te-dau-tu]"


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def economy(slug: str, *publications: str, **fields: str) -> str:
    """Return a post of Phòng Kinh tế on the economy."""
    return post(slug, *publications, **{"unit": "kt", "topics": ECONOMY, **fields})


def test_every_case_quotes_the_plan() -> None:
    """Như “tin mới, chưa từng đăng tải”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["thuong-phuc"]) == []


def test_each_of_the_two_units_owes_one() -> None:
    """“Hàng tháng, có ít nhất 01 tin/bài gửi đăng tải”: hai đơn vị, mỗi đơn vị một tin."""
    counted = tally("2026-04-01", economy("a"))

    assert counted.quota("tp-4", MARCH, unit="kt") == (1, "dat")
    assert counted.quota("tp-4", MARCH, unit="bqlda") == (0, "chua-dat")


@pytest.mark.parametrize(
    ("category", "topics", "counts"),
    [
        ("chung", "[kinh-te-dau-tu]", 1),
        ("tai-chinh-cong", "[]", 1),
        ("chung", "[tai-chinh-cong]", 1),
        ("tthc", "[dvc-truc-tuyen, kinh-te-dau-tu]", 1),
        ("tthc", "[dvc-truc-tuyen]", 0),
        ("chung", "[]", 0),
    ],
)
def test_the_topic_is_the_category_or_one_of_the_topics(
    category: str, topics: str, counts: int
) -> None:
    """“01 tin/bài gửi đăng tải (tin mới, chưa từng đăng tải)” về kinh tế, ngân sách (R22)."""
    counted = tally("2026-03-31", economy("a", category=category, topics=topics))

    assert counted.quota("tp-4", MARCH, unit="kt")[0] == counts


def test_the_same_post_also_counts_for_the_appendix() -> None:
    """“(02 tin/bài CCHC trong tháng)”: tin của mục 4 vẫn là một trong hai tin của phòng (R9)."""
    counted = tally("2026-03-31", economy("a"))

    assert counted.quota("tp-4", MARCH, unit="kt") == (1, "dat")
    assert counted.quota("tp-pl-3", MARCH, unit="kt") == (1, "dang-thuc-hien")


@pytest.mark.parametrize(
    ("earlier", "counts"), [("2026-03-11", 0), ("2026-03-12", 1), ("2026-03-13", 1)]
)
def test_it_had_appeared_before(earlier: str, counts: int) -> None:
    """“tin mới, chưa từng đăng tải”: báo đăng trước một ngày là không mới, cùng ngày thì được."""
    told = economy("a", first_published=f"{{date: {earlier}, where: Báo Hà Nội}}")

    assert tally("2026-03-31", told).quota("tp-4", MARCH, unit="kt")[0] == counts


def test_what_was_taken_over_is_never_new() -> None:
    """“tin mới, chưa từng đăng tải”: bài đăng chéo không bao giờ là tin mới."""
    counted = tally("2026-03-31", economy("a", cross_posted="true"))

    assert counted.quota("tp-4", MARCH, unit="kt")[0] == 0


@pytest.mark.parametrize(
    ("own_site", "counts"), [("2026-03-11", 0), ("2026-03-12", 1), ("2026-03-13", 1)]
)
def test_the_own_site_before_sending(own_site: str, counts: int) -> None:
    """“(tin mới, chưa từng đăng tải) gửi đăng”: lên trang xã trước ngày gửi một ngày là cũ."""
    told = post("a", sent(CITY, "2026-03-12"), date=own_site)

    assert tally("2026-03-31", told).quota("tp-pl-5", MARCH)[0] == counts


@pytest.mark.parametrize("publication", [shown("fanpage", "2026-03-11"), aired("2026-03-11")])
def test_any_channel_the_day_before_makes_it_old(publication: str) -> None:
    """“tin mới, chưa từng đăng tải”: đã lên fanpage hay loa hôm trước thì không còn mới."""
    told = post("a", sent(CITY, "2026-03-12"), publication, date="2026-03-12")

    assert tally("2026-03-31", told).quota("tp-pl-5", MARCH)[0] == 0


@pytest.mark.parametrize("publication", [shown("fanpage", "2026-03-12"), aired("2026-03-12")])
def test_another_channel_on_the_same_day_is_accepted(publication: str) -> None:
    """“tin mới, chưa từng đăng tải”: cùng ngày lên fanpage hay loa vẫn là tin mới."""
    told = post("a", sent(CITY, "2026-03-12"), publication, date="2026-03-12")

    assert tally("2026-03-31", told).quota("tp-pl-5", MARCH)[0] == 1


def test_to_be_sent_elsewhere_is_not_to_be_published() -> None:
    """“chưa từng đăng tải”: hôm trước mới gửi Zalo, chưa đăng, thì vẫn là tin mới."""
    told = post("a", sent(CITY, "2026-03-12"), sent("zalo", "2026-03-11"), date="2026-03-12")

    assert tally("2026-03-31", told).quota("tp-pl-5", MARCH)[0] == 1


def test_sending_in_march_counts_in_march() -> None:
    """“gửi đăng trên Trang thông tin CCHC của Thành phố”: gửi 30/3, đăng 02/4 là của tháng 3."""
    told = post("a", sent(CITY, "2026-03-30", published="2026-04-02"), date="2026-03-30")
    counted = tally("2026-04-30", told)

    assert counted.quota("tp-pl-5", MARCH) == (1, "dat")
    assert counted.quota("tp-pl-5", APRIL)[0] == 0


def test_without_a_day_of_sending_the_city_page_decides() -> None:
    """“gửi đăng trên Trang thông tin CCHC của Thành phố”: không ghi ngày gửi thì lấy ngày đăng."""
    told = post("a", shown(CITY, "2026-04-02"), date="2026-04-02")

    assert tally("2026-04-30", told).quota("tp-pl-5", APRIL) == (1, "dat")


def test_without_a_day_of_sending_an_own_post_is_old() -> None:
    """“tin mới, chưa từng đăng tải”: lên trang xã 12/3, Thành phố đăng 14/3, không rõ ngày gửi."""
    told = post("a", shown(CITY, "2026-03-14"), date="2026-03-12")

    assert tally("2026-03-31", told).quota("tp-pl-5", MARCH)[0] == 0


@pytest.mark.parametrize(
    ("unit", "counts"), [("vhxh", 1), ("vp", 1), ("kt", 1), ("ttdvth", 0), ("bqlda", 0)]
)
def test_the_offices_that_help_count(unit: str, counts: int) -> None:
    """“Có ít nhất 01 tin/bài triển khai công tác CCHC”: bài các phòng phối hợp được tính (R13)."""
    told = post("a", sent(CITY, "2026-03-12"), unit=unit)

    assert tally("2026-03-31", told).quota("tp-pl-5", MARCH)[0] == counts


def test_the_offices_answer_together() -> None:
    """“Có ít nhất 01 tin/bài triển khai công tác CCHC”: cả xã một tin, không phải mỗi phòng."""
    counted = tally("2026-03-31", post("a", sent(CITY, "2026-03-12"), unit="kt"))

    assert counted.figure("tp-pl-5", MARCH)["units"] == ["vhxh", "vp", "kt"]
    assert counted.figure("tp-pl-5", MARCH)["scope"] == "joint"


def test_sent_twice_is_sent_once() -> None:
    """“01 tin/bài triển khai công tác CCHC”: gửi lại tháng sau vẫn là một tin, của tháng đầu."""
    told = post("a", sent(CITY, "2026-03-12"), sent(CITY, "2026-04-03"))
    counted = tally("2026-04-30", told)

    assert counted.quota("tp-pl-5", MARCH)[0] == 1
    assert counted.quota("tp-pl-5", APRIL)[0] == 0


def test_a_post_on_the_own_site_alone_was_not_sent() -> None:
    """“gửi đăng trên Trang thông tin CCHC của Thành phố”: chỉ lên trang xã thì chưa có gì."""
    assert tally("2026-04-01", post("a")).quota("tp-pl-5", MARCH) == (0, "chua-dat")


def test_new_to_the_channel_is_the_looser_reading() -> None:
    """“tin mới, chưa từng đăng tải”: đổi cách hiểu thành mới trên kênh đó thì bài cũ được tính."""
    looser = changed("thuong-phuc", ("new: anywhere\n    at_least: 1", "new: channel"))
    told = economy("a", first_published="{date: 2026-02-01, where: Báo Hà Nội}")

    assert Counted(looser, "2026-03-31", told).quota("tp-4", MARCH, unit="kt")[0] == 1

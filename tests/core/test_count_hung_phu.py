"""Hưng Phú: bảng tám hoạt động, mỗi số có đơn vị đo của nó (readings R19, R19b)."""

import pytest

from core.count_samples import OWN, Counted, post, shown, unquoted_cases

WHOLE_YEAR = "2026-01-01/2026-12-31"


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Hưng Phú."""
    return Counted("hung-phu", until, *sources)


def record(slug: str, kind: str, **fields: str) -> str:
    """Return an evidence record of some kind, not shown as news."""
    return post(slug, **{"kind": kind, "on_site": "false", **fields})


def test_every_case_quotes_the_plan() -> None:
    """Như “06 Pano”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["hung-phu"]) == []


def test_panels_are_counted_in_pieces() -> None:
    """“06 Pano”: hai đợt dựng bốn và hai tấm là đủ sáu, không phải hai (R19)."""
    counted = tally(
        "2026-09-01",
        record("a", "pano", quantity="4"),
        record("b", "pano", quantity="2", date="2026-08-20"),
    )

    assert counted.quota("hp-iv-7", "2026") == (6, "dat")
    assert counted.items("hp-iv-7") == ["a", "b"]


def test_five_panels_are_one_short() -> None:
    """“06 Pano”: năm tấm thì thiếu một."""
    counted = tally("2026-09-01", record("a", "pano", quantity="5"))

    assert counted.quota("hp-iv-7", "2026") == (5, "dang-thuc-hien")
    assert counted.figure("hp-iv-7")["missing"] == 1


def test_posters_do_not_stand_in_for_panels() -> None:
    """Áp phích không thay pano.

    “Tuyên truyền trực quan bằng Pano, Áp phích”, số lượng “06 Pano”.
    """
    counted = tally("2026-09-01", record("a", "ap-phich", quantity="6"))

    assert counted.quota("hp-iv-7", "2026")[0] == 0


def test_panels_of_another_unit_are_not_the_office_s() -> None:
    """“06 Pano”: Phòng Văn hóa – Xã hội chủ trì; pano đơn vị khác ghi nhận không tính (R13)."""
    counted = tally("2026-09-01", record("a", "pano", quantity="6", unit="kthtdt"))

    assert counted.quota("hp-iv-7", "2026") == (0, "dang-thuc-hien")


@pytest.mark.parametrize(("issues", "status"), [(4, "chua-dat"), (5, "dat")])
def test_five_issues_of_the_column(issues: int, status: str) -> None:
    """“05 số”: năm số cả báo, đài và trang, không phải mỗi kênh năm số."""
    sources = [
        record(f"so-{number}", "so-chuyen-muc", date=f"2026-0{number}-15")
        for number in range(1, issues + 1)
    ]

    assert tally("2027-01-01", *sources).quota("hp-iv-1", "2026") == (issues, status)


def test_one_clip_on_two_channels_is_one_clip() -> None:
    """“02 clip”: một clip lên trang và lên Facebook vẫn là một clip (R19b)."""
    twice = post("a", shown("facebook", "2026-03-20"), kind="clip")

    assert tally("2026-12-31", twice).quota("hp-iv-2", "2026") == (1, "dang-thuc-hien")


def test_two_clips_are_enough() -> None:
    """“02 clip”: một trên trang, một trên Zalo là đủ."""
    counted = tally(
        "2026-12-31",
        post("a", kind="clip"),
        post("b", shown("zalo", "2026-04-02"), kind="clip", on_site="false", date="2026-04-02"),
    )

    assert counted.quota("hp-iv-2", "2026") == (2, "dat")


def test_a_clip_on_the_office_screen_is_another_duty() -> None:
    """Màn hình thì không.

    “Phát các đoạn phim, video clip giới thiệu về CCHC trên trang thông tin điện tử”.
    """
    told = post("a", shown("man-hinh-mot-cua", "2026-03-20"), kind="clip", on_site="false")

    assert tally("2026-12-31", told).quota("hp-iv-2", "2026")[0] == 0


def test_a_clip_counts_on_the_day_that_it_was_shown() -> None:
    """“Phát các đoạn phim, video clip”: làm năm 2025, đăng năm 2026 thì tính năm 2026."""
    told = post("a", shown(OWN, "2026-01-05"), kind="clip", date="2025-12-30")

    assert tally("2026-12-31", told).quota("hp-iv-2", "2026")[0] == 1


def test_one_event_is_not_both_dialogue_and_seminar() -> None:
    """Một cuộc không tính hai lần.

    “Phối hợp tổ chức Tọa đàm CCHC” và đối thoại với doanh nghiệp.
    """
    seminar = record("a", "toa-dam", topics="[kinh-te-dau-tu]")
    dialogue = record("b", "doi-thoai", topics="[kinh-te-dau-tu]", unit="kthtdt")
    counted = tally("2026-12-31", seminar, dialogue)

    assert counted.items("hp-iv-6") == ["a"]
    assert counted.items("hp-iv-3") == ["b"]


def test_before_the_city_fixes_a_day_it_is_not_late() -> None:
    """Đến hết năm chưa là chậm.

    “đối thoại trực tiếp giữa lãnh đạo phường với doanh nghiệp, cơ sở SXKD”.
    """
    assert tally("2026-12-31").quota("hp-iv-3", "2026") == (0, "dang-thuc-hien")


@pytest.mark.parametrize(
    ("rule", "kind", "pieces"),
    [("hp-iv-4", "tieu-pham", 1), ("hp-iv-5", "xe-phat-thanh", 2), ("hp-iv-8", "chuyen-muc", 1)],
)
def test_the_other_rows_of_the_table(rule: str, kind: str, pieces: int) -> None:
    """“02 cuộc” chuyến xe, “01 chuyên mục”, một tiểu phẩm: mỗi bản ghi là một."""
    sources = [record(f"a-{number}", kind) for number in range(pieces)]

    assert tally("2026-12-31", *sources[1:]).quota(rule, "2026") == (pieces - 1, "dang-thuc-hien")
    assert tally("2026-12-31", *sources).quota(rule, "2026") == (pieces, "dat")


def test_a_plan_without_a_term_is_never_late_within_the_year() -> None:
    """“xây dựng kế hoạch thông tin tuyên truyền CCHC trong phạm vi đơn vị, địa phương mình”."""
    assert tally("2026-12-31").task("hp-1-a1", unit="vhxh") == ("dang-thuc-hien", None)
    assert tally("2026-12-31").periods("hp-1-a1", unit="vhxh") == [WHOLE_YEAR]


def test_each_unit_reports_each_quarter() -> None:
    """“tuyên truyền CCHC tại đơn vị định kỳ hàng quý, cuối năm”: mỗi đơn vị bốn báo cáo."""
    counted = tally(
        "2026-04-01",
        record("a", "bao-cao", date="2026-03-18", unit="ttpvhcc", tasks="[hp-1-d]"),
    )

    assert counted.task("hp-1-d", "2026-03-20", unit="ttpvhcc") == ("hoan-thanh", "2026-03-18")
    assert counted.task("hp-1-d", "2026-03-20", unit="kthtdt") == ("qua-han", None)
    assert len(counted.periods("hp-1-d", unit="vhxh")) == 4


def test_each_lead_draws_up_its_own_budget() -> None:
    """Hai đơn vị, mỗi đơn vị một.

    “lập dự toán kinh phí trình UBND phường xem xét, quyết định chi”.
    """
    counted = tally("2026-12-31", record("a", "du-toan", tasks="[hp-kp-1]"))

    assert counted.task("hp-kp-1", unit="vhxh") == ("hoan-thanh", "2026-03-12")
    assert counted.task("hp-kp-1", unit="kthtdt") == ("dang-thuc-hien", None)

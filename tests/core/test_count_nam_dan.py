"""Nấm Dẩn: kế hoạch không có chỉ tiêu tin, bài; ba cuộc đối thoại và một tỷ lệ phải nhập."""

import pytest

from core.count_samples import Counted, post, unquoted_cases

REPORTS = ["2026-03-20", "2026-06-20", "2026-09-20", "2026-12-20"]


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Nấm Dẩn."""
    return Counted("nam-dan", until, *sources)


def dialogues(*days: str, unit: str = "ubnd-xa") -> list[str]:
    """Return a record of a dialogue for each day."""
    fields = {"unit": unit, "kind": "doi-thoai", "on_site": "false"}
    return [post(f"doi-thoai-{day}", **{**fields, "date": day}) for day in days]


def survey(slug: str, **fields: str) -> str:
    """Return a record of how many of the staff know the plan."""
    form = {"kind": "khao-sat", "category": "cong-vu", "on_site": "false"}
    return post(slug, **{**form, **fields})


def test_every_case_quotes_the_plan() -> None:
    """Như “tổ chức các Hội nghị đối thoại trực tiếp”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["nam-dan"]) == []


@pytest.mark.parametrize(
    ("days", "until", "status"),
    [
        (("2026-02-10", "2026-05-10"), "2026-12-31", "dang-thuc-hien"),
        (("2026-02-10", "2026-05-10"), "2027-01-01", "chua-dat"),
        (("2026-01-05", "2026-05-10", "2026-11-10"), "2026-11-10", "dat"),
    ],
)
def test_three_dialogues_in_the_year(days: tuple[str, ...], until: str, status: str) -> None:
    """“giữa lãnh đạo UBND cấp xã với người dân, doanh nghiệp”: “Tối thiểu 03 cuộc đối thoại”."""
    counted = tally(until, *dialogues(*days))

    assert counted.quota("nd-ht-3b", "2026") == (len(days), status)


def test_people_and_businesses_make_one_number() -> None:
    """“với người dân, doanh nghiệp”: hai cuộc với dân, một cuộc với doanh nghiệp là đủ ba."""
    counted = tally(
        "2026-12-31",
        *dialogues("2026-03-10", "2026-06-10"),
        post("dn", unit="kt", kind="doi-thoai", topics="[kinh-te-dau-tu]", on_site="false"),
    )

    assert counted.quota("nd-ht-3b", "2026") == (3, "dat")
    assert counted.figure("nd-ht-3b")["units"] == ["ubnd-xa"]


def test_any_unit_may_record_a_dialogue() -> None:
    """Không nêu đơn vị, đơn vị nào ghi nhận cũng tính.

    “tổ chức các Hội nghị đối thoại trực tiếp”.
    """
    counted = tally("2026-12-31", *dialogues("2026-03-10", "2026-06-10", "2026-09-10", unit="vp"))

    assert counted.quota("nd-ht-3b", "2026") == (3, "dat")


@pytest.mark.parametrize("kind", ["hop-thon", "pbgdpl", "tin-bai", "toa-dam"])
def test_a_meeting_that_only_touches_on_it_is_no_dialogue(kind: str) -> None:
    """Cuộc họp lồng ghép hay tin đưa không phải cuộc đối thoại (R22).

    “Hội nghị đối thoại trực tiếp”.
    """
    told = post("a", kind=kind, topics="[doi-thoai-pakn]")

    assert tally("2026-12-31", told).quota("nd-ht-3b", "2026")[0] == 0


def test_the_whole_year_counts_whatever_the_day_of_issue() -> None:
    """Ngày ban hành để trống, tính từ 01/01 (R5).

    “đối thoại trực tiếp giữa lãnh đạo UBND cấp xã”.
    """
    counted = tally("2026-01-20", *dialogues("2026-01-01"))

    assert counted.quota("nd-ht-3b", "2026") == (1, "dang-thuc-hien")


def test_a_rate_that_nobody_typed_in_is_unknown() -> None:
    """Chưa nhập tỷ lệ thì chưa xác định, không phải đạt.

    “bảo đảm 100% CBCCVC nắm rõ chủ trương”.
    """
    for until in ("2026-06-30", "2027-01-31"):
        assert tally(until).quota("nd-yc-100", "2026") == (0, "chua-xac-dinh")


def test_posts_do_not_prove_a_rate() -> None:
    """“bảo đảm 100% CBCCVC nắm rõ chủ trương”: một trăm bài viết cũng không thành 100%."""
    sources = [post(f"bai-{number}", category="cong-vu") for number in range(100)]

    assert tally("2026-12-31", *sources).quota("nd-yc-100", "2026") == (0, "chua-xac-dinh")


@pytest.mark.parametrize(("rate", "status"), [("98", "dang-thuc-hien"), ("100", "dat")])
def test_a_rate_is_typed_in_with_its_evidence(rate: str, status: str) -> None:
    """“bảo đảm 100% CBCCVC nắm rõ chủ trương”: nhập tỷ lệ ở bản ghi khảo sát."""
    counted = tally("2026-12-31", survey("a", quantity=rate))

    assert counted.quota("nd-yc-100", "2026") == (int(rate), status)
    assert counted.items("nd-yc-100") == ["a"]


def test_rates_do_not_add_up() -> None:
    """Hai lần khảo sát 60% và 70% là 70%, không phải 130%.

    “bảo đảm 100% CBCCVC nắm rõ chủ trương”.
    """
    counted = tally("2026-12-31", survey("a", quantity="70"), survey("b", quantity="60"))

    assert counted.quota("nd-yc-100", "2026") == (70, "dang-thuc-hien")


def test_four_reports_are_due() -> None:
    """“vào báo cáo CCHC định kỳ (quý, 6 tháng, năm)”: 6 tháng thay quý II, năm thay quý IV."""
    assert tally("2026-02-01").periods("nd-1-4") == REPORTS


def test_there_is_no_quota_of_posts() -> None:
    """Không nêu số, nên không có chỉ tiêu tin, bài.

    “Tuyên truyền trên hệ thống loa truyền thanh”.
    """
    counted = tally("2026-12-31", post("a"))

    assert {each["rule"] for each in counted.figures if each["type"] == "quota"} == {
        "nd-yc-100",
        "nd-ht-3b",
    }
    assert counted.figure("nd-ht-4a")["status"] is None

"""Thượng Phúc: nhiệm vụ có hạn (readings R14, R15, R17)."""

import pytest

from core.count_samples import Counted, changed, post, unquoted_cases

YEAR, QUARTER_3, QUARTER_4 = (
    "2026-01-01/2026-12-31",
    "2026-07-01/2026-09-30",
    "2026-10-01/2026-12-31",
)
REPORTS = ["2026-03-20", "2026-06-20", "2026-09-20", "2026-12-20"]


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def evidence(slug: str, task: str, day: str, **fields: str) -> str:
    """Return a record, not shown as news, that is the evidence of a task."""
    return post(slug, **{"date": day, "tasks": f"[{task}]", "on_site": "false", **fields})


def test_every_case_quotes_the_plan() -> None:
    """Như “Trong 10 ngày kể từ ngày”: mỗi ca dẫn đúng lời của kế hoạch."""
    assert unquoted_cases(globals(), ["thuong-phuc"]) == []


def test_ten_days_after_the_city_s_plan() -> None:
    """“Trong 10 ngày kể từ ngày UBND Thành phố ban hành Kế hoạch”: 27/02 thì hết 09/3 (R14)."""
    assert tally("2026-03-05").figure("tp-pl-1")["period"] == "2026-03-09"


def test_the_commune_s_plan_itself_was_in_time() -> None:
    """Kế hoạch xã ra 06/3, đúng hạn.

    “Trong 10 ngày kể từ ngày UBND Thành phố ban hành Kế hoạch”.
    """
    assert tally("2026-03-05").task("tp-pl-1") == ("dang-thuc-hien", None)
    assert tally("2026-03-06").task("tp-pl-1") == ("hoan-thanh", "2026-03-06")


def test_ten_days_after_the_commune_s_plan() -> None:
    """“Trong 10 ngày kể từ ngày UBND xã ban hành Kế hoạch”: 06/3 thì hết thứ Hai 16/3 (R14)."""
    counted = tally("2026-03-10")

    for rule in ("tp-1-a-han", "tp-pl-2"):
        assert [figure["due"] for figure in counted.all(rule)] == ["2026-03-16"] * 3
        assert [figure["units"] for figure in counted.all(rule)] == [["vhxh"], ["vp"], ["kt"]]


@pytest.mark.parametrize(
    ("until", "status"),
    [
        ("2026-03-05", "chua-den-ky"),
        ("2026-03-06", "dang-thuc-hien"),
        ("2026-03-16", "dang-thuc-hien"),
        ("2026-03-17", "qua-han"),
    ],
)
def test_nothing_was_handed_in(until: str, status: str) -> None:
    """“Trong 10 ngày kể từ ngày UBND xã ban hành Kế hoạch”: hết ngày 16/3 mới là quá hạn."""
    assert tally(until).task("tp-1-a-han", unit="kt") == (status, None)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-03-06", "hoan-thanh"),
        ("2026-03-16", "hoan-thanh"),
        ("2026-03-17", "hoan-thanh-muon"),
    ],
)
def test_an_office_hands_in_its_plan(day: str, status: str) -> None:
    """“Trong 10 ngày kể từ ngày UBND xã ban hành Kế hoạch”: nộp ngày 17/3 là hoàn thành muộn."""
    plan = evidence("a", "tp-1-a-han", day, unit="kt", kind="ke-hoach")

    assert tally("2026-04-01", plan).task("tp-1-a-han", unit="kt") == (status, day)


def test_each_office_hands_in_its_own_plan() -> None:
    """Kế hoạch của phòng này không thay phòng kia.

    “Trong 10 ngày kể từ ngày UBND xã ban hành Kế hoạch”.
    """
    counted = tally("2026-03-17", evidence("a", "tp-1-a-han", "2026-03-10", unit="[vp, kt]"))

    assert counted.task("tp-1-a-han", unit="vp") == ("hoan-thanh", "2026-03-10")
    assert counted.task("tp-1-a-han", unit="kt") == ("qua-han", None)


def test_one_plan_serves_body_and_appendix() -> None:
    """“Trong 10 ngày kể từ ngày UBND xã ban hành Kế hoạch”: thân và phụ lục 2 là một việc."""
    counted = tally("2026-03-31", evidence("a", "tp-pl-2", "2026-03-10", unit="kt"))

    assert counted.task("tp-1-a-han", unit="kt") == ("hoan-thanh", "2026-03-10")
    assert counted.task("tp-pl-2", unit="kt") == ("hoan-thanh", "2026-03-10")


@pytest.mark.parametrize(
    ("issued", "due"),
    [
        ("2026-03-05", "2026-03-16"),
        ("2026-03-10", "2026-03-20"),
        ("2026-04-16", "2026-04-28"),
        ("2026-04-20", "2026-05-04"),
        ("2026-02-04", "2026-02-23"),
    ],
)
def test_a_term_that_ends_on_a_day_off_rolls_on(issued: str, due: str) -> None:
    """Cuối tuần, ngày lễ, Tết thì lùi (R14).

    “Trong 10 ngày kể từ ngày UBND xã ban hành Kế hoạch”.
    """
    moved = changed("thuong-phuc", ("issued: 2026-03-06", f"issued: {issued}"))

    assert Counted(moved, "2026-06-01").figure("tp-1-a-han", unit="vp")["due"] == due


def test_without_a_day_of_issue_the_term_is_unknown() -> None:
    """“Trong 10 ngày kể từ ngày UBND xã ban hành Kế hoạch”: chưa ghi ngày thì chưa xác định."""
    blank = changed("thuong-phuc", ("issued: 2026-03-06\n", ""))
    figure = Counted(blank, "2026-06-01").figure("tp-1-a-han", unit="vp")

    assert (figure["status"], figure["due"], figure["period"]) == ("chua-xac-dinh", None, "2026")


@pytest.mark.parametrize(
    ("until", "status"),
    [
        ("2026-06-30", "chua-den-ky"),
        ("2026-07-01", "dang-thuc-hien"),
        ("2026-09-30", "dang-thuc-hien"),
        ("2026-10-01", "qua-han"),
    ],
)
def test_the_third_quarter(until: str, status: str) -> None:
    """“Tổ chức các lớp tập huấn, bồi dưỡng về CCHC”: Quý III là hết ngày 30/9 (R15)."""
    assert tally(until).task("tp-pl-7", QUARTER_3) == (status, None)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2026-05-20", "hoan-thanh"),
        ("2026-08-20", "hoan-thanh"),
        ("2026-10-02", "hoan-thanh-muon"),
    ],
)
def test_a_class_before_in_and_after_its_quarter(day: str, status: str) -> None:
    """“Tổ chức các lớp tập huấn, bồi dưỡng về CCHC”: sớm hơn Quý III vẫn là hoàn thành (R15)."""
    held = evidence("a", "tp-pl-7", day, kind="tap-huan")

    assert tally("2026-10-05", held).task("tp-pl-7") == (status, day)


def test_one_class_is_enough() -> None:
    """“Tổ chức các lớp tập huấn về CCHC”: không nêu số lớp, một lớp là xong; ngày của lớp đầu."""
    counted = tally(
        "2026-10-05",
        evidence("b", "tp-2-2", "2026-09-20"),
        evidence("a", "tp-2-2", "2026-08-20"),
    )

    assert counted.task("tp-2-2", YEAR) == ("hoan-thanh", "2026-08-20")
    assert counted.figure("tp-2-2")["count"] == 2


def test_a_class_late_for_the_appendix_is_in_time_for_the_body() -> None:
    """“Tổ chức các lớp tập huấn về CCHC”: thân tính cả năm, phụ lục 7 chỉ Quý III."""
    counted = tally("2026-12-01", evidence("a", "tp-2-2", "2026-11-05"))

    assert counted.task("tp-2-2") == ("hoan-thanh", "2026-11-05")
    assert counted.task("tp-pl-7") == ("hoan-thanh-muon", "2026-11-05")


def test_a_dialogue_with_businesses_serves_the_body() -> None:
    """Đủ cho cả thân và phụ lục.

    “Đối thoại giữa chính quyền với người dân, doanh nghiệp về TTHC”.
    """
    counted = tally("2026-10-01", evidence("a", "tp-pl-8", "2026-08-15", unit="vp"))

    assert counted.task("tp-pl-8", QUARTER_3) == ("hoan-thanh", "2026-08-15")
    assert counted.task("tp-3-3", YEAR) == ("hoan-thanh", "2026-08-15")


def test_a_dialogue_without_businesses_does_not_serve_the_appendix() -> None:
    """Thiếu doanh nghiệp, phụ lục chưa xong.

    “hội nghị đối thoại giữa chính quyền với người dân về TTHC”.
    """
    counted = tally("2026-10-01", evidence("a", "tp-3-3", "2026-08-15", unit="vp"))

    assert counted.task("tp-3-3") == ("hoan-thanh", "2026-08-15")
    assert counted.task("tp-pl-8") == ("qua-han", None)


def test_the_contest_has_the_fourth_quarter() -> None:
    """“Tổ chức Cuộc thi Tìm kiếm ý tưởng, giải pháp CCHC xã”: Quý IV; thân chỉ nêu năm 2026."""
    counted = tally("2026-11-22", evidence("a", "tp-pl-9", "2026-11-10", kind="cuoc-thi"))

    assert counted.task("tp-pl-9", QUARTER_4) == ("hoan-thanh", "2026-11-10")
    assert counted.task("tp-2-3", YEAR) == ("hoan-thanh", "2026-11-10")


def test_commendation_is_due_within_the_year() -> None:
    """“Tổng hợp và đề xuất UBND xã biểu dương tập thể, cá nhân có thành tích” trong năm."""
    assert tally("2026-12-31").task("tp-2-7", YEAR) == ("dang-thuc-hien", None)
    assert tally("2027-01-01").task("tp-2-7", YEAR) == ("qua-han", None)


@pytest.mark.parametrize("rule", ["tp-2-11", "tp-pl-6"])
def test_four_reports_are_due(rule: str) -> None:
    """“lồng ghép vào báo cáo CCHC định kỳ”, “báo cáo CCHC định kỳ của cơ quan”: bốn kỳ một năm."""
    counted = tally("2026-02-28")

    assert counted.periods(rule) == REPORTS
    assert [figure["report"] for figure in counted.all(rule)] == [
        "quy-1",
        "6-thang",
        "quy-3",
        "nam",
    ]


def test_a_report_serves_its_own_period_only() -> None:
    """“định kỳ vào báo cáo CCHC định kỳ của cơ quan”: báo cáo 6 tháng không thay báo cáo quý I."""
    counted = tally("2026-06-30", evidence("a", "tp-2-11", "2026-06-18", kind="bao-cao"))

    assert counted.task("tp-2-11", "2026-03-20") == ("qua-han", None)
    assert counted.task("tp-2-11", "2026-06-20") == ("hoan-thanh", "2026-06-18")
    assert counted.task("tp-pl-6", "2026-06-20") == ("hoan-thanh", "2026-06-18")
    assert counted.task("tp-2-11", "2026-09-20") == ("chua-den-ky", None)


def test_a_report_may_be_late() -> None:
    """“định kỳ vào báo cáo CCHC định kỳ của cơ quan”: báo cáo quý I gửi ngày 02/4 là muộn."""
    counted = tally("2026-04-30", evidence("a", "tp-2-11", "2026-04-02", kind="bao-cao"))

    assert counted.task("tp-2-11", "2026-03-20") == ("hoan-thanh-muon", "2026-04-02")


@pytest.mark.parametrize(
    "fields",
    [
        {"draft": "true"},
        {"withdrawn": "{date: 2026-08-25, reason: Nhầm cuộc}"},
        {"date": "2026-09-02"},
    ],
)
def test_what_does_not_stand_proves_nothing(fields: dict[str, str]) -> None:
    """Nháp, đã gỡ hay hẹn ngày sau chưa là minh chứng.

    “Tổ chức các lớp tập huấn, bồi dưỡng về CCHC”.
    """
    record = evidence("a", "tp-pl-7", **{"day": "2026-08-20", **fields})

    assert tally("2026-08-31", record).task("tp-pl-7") == ("dang-thuc-hien", None)


def test_another_unit_may_record_the_event() -> None:
    """VHXH ghi hộ.

    “Tổ chức hoạt động Đối thoại giữa chính quyền với người dân, doanh nghiệp về TTHC”.
    """
    counted = tally("2026-10-01", evidence("a", "tp-pl-8", "2026-08-15", unit="vhxh"))

    assert counted.task("tp-pl-8") == ("hoan-thanh", "2026-08-15")
    assert counted.figure("tp-pl-8")["units"] == ["vp"]


def test_news_without_the_task_s_name_proves_nothing() -> None:
    """Tin có nhắc tập huấn mà không ghi mã thì chưa là minh chứng.

    “Tổ chức các lớp tập huấn về CCHC”.
    """
    counted = tally("2026-10-01", post("a", date="2026-08-20", kind="tap-huan"))

    assert counted.task("tp-pl-7") == ("qua-han", None)

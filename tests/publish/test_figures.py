"""The count as data, exactly as DESIGN.md, §3 "A count", has it."""

import json

import pytest

from cchc.publish.figures import figures_csv, figures_json
from core.count_samples import Counted, aired, plan, post

CONTRACT = ("rule", "scope", "units", "period", "count", "target", "status", "items")
QUOTA = [
    "rule",
    "type",
    "scope",
    "units",
    "group",
    "period",
    "count",
    "target",
    "missing",
    "status",
    "items",
]
TASK = [*QUOTA[:-1], "start", "due", "done", "report", "items"]
# What stands beside the contract: the readings behind the figure, and its doubts.
READ = ["readings", "conflicts_with", "answerable"]
DOUBTS = ["needs", "other_reading"]
PLANS = ("thuong-phuc", "nam-dan", "hung-phu", "hung-dao", "ha-noi")


def tally(until: str, *sources: str) -> Counted:
    """Count posts against the plan of Thượng Phúc."""
    return Counted("thuong-phuc", until, *sources)


def test_the_example_of_the_contract() -> None:
    """Two posts in March give tp-2-9 the very object that DESIGN.md shows."""
    counted = tally("2026-04-01", post("slug-1"), post("slug-2", unit="vp", date="2026-03-20"))
    figure = counted.figure("tp-2-9", "2026-03")

    assert {key: figure[key] for key in CONTRACT} == {
        "rule": "tp-2-9",
        "scope": "joint",
        "units": ["vhxh", "vp"],
        "period": "2026-03",
        "count": 2,
        "target": 2,
        "status": "dat",
        "items": ["slug-1", "slug-2"],
    }


def test_json_is_one_array_that_gives_the_figures_back() -> None:
    """The text is a JSON array in UTF-8 letters, one object a line, ended by a newline."""
    counted = tally("2026-04-01", post("a"))
    text = figures_json(counted.count)

    assert json.loads(text) == counted.figures
    assert text.startswith('[\n{"rule": "')
    assert text.endswith("}\n]\n")
    assert len(text.splitlines()) == len(counted.figures) + 2


def test_the_same_count_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance is in the data files."""
    sources = [post("a"), post("b", aired("2026-03-20"), unit="ttdvth")]
    one, other = (tally("2026-04-01", *sources).count for _ in range(2))

    assert figures_json(one) == figures_json(other)
    assert figures_csv(one) == figures_csv(other)


def test_every_object_has_the_keys_of_its_kind() -> None:
    """A quota, a task and a duty each have their keys, in one order."""
    keys = {figure["type"]: list(figure) for figure in tally("2026-04-01").figures}

    assert keys == {
        "quota": [*QUOTA, *READ, *DOUBTS],
        "task": [*TASK, *READ],
        "duty": [*QUOTA, *READ],
    }


def test_a_figure_names_the_readings_that_made_it() -> None:
    """Each reading by its number, with the value of its parameter."""
    counted = tally("2026-04-01")

    assert counted.figure("tp-4", "2026-03", unit="kt")["readings"] == {
        "R1": "sent",
        "R5": "2026-03",
        "R8": "anywhere",
        "R10": "tin-bai bai-chuyen-sau",
        "R11": "each",
        "R12": "first",
        "R19b": "works",
    }
    assert counted.figure("tp-pl-5", "2026-03")["answerable"] == "vhxh"
    assert counted.figure("tp-2-9", "2026-03")["conflicts_with"] == ["tp-pl-3"]


def test_the_other_reading_stands_beside_a_figure_of_each() -> None:
    """R11: always compute and show the other reading: each room's 02, and 02 for all together."""
    counted = tally("2026-04-01", post("a"), post("b", unit="kt"))
    figure = counted.figure("tp-pl-3", "2026-03", unit="kt")

    assert (figure["count"], figure["status"]) == (1, "chua-dat")
    assert figure["other_reading"] == {
        "scope": "joint",
        "figures": [{"count": 2, "status": "dat"}],
    }


def test_the_other_reading_stands_beside_a_joint_figure() -> None:
    """What the two together have is shown one by one as well."""
    counted = tally("2026-04-01", post("a"), post("b", unit="vp", date="2026-03-20"))
    figure = counted.figure("tp-2-9", "2026-03")

    assert figure["other_reading"] == {
        "scope": "each",
        "figures": [
            {"units": ["vhxh"], "count": 1, "status": "chua-dat"},
            {"units": ["vp"], "count": 1, "status": "chua-dat"},
        ],
    }


def test_one_unit_alone_has_no_other_reading() -> None:
    """Where a sole unit is bound, each and joint are the same."""
    assert tally("2026-04-01").figure("tp-pl-4", "2026-03")["other_reading"] is None


def test_what_software_cannot_know_says_what_to_type_in() -> None:
    """“100% CBCCVC nắm rõ” is no number of posts; a group without members is none of units."""
    rate = Counted("nam-dan", "2026-11-22").figure("nd-yc-100")
    group = Counted("ha-noi", "2026-11-22").figure("hn-1-dd", "2026-11")

    assert rate["needs"] == (
        "cần nhập số liệu: ghi một bản ghi khảo sát (kind: khao-sat) có quantity là tỷ lệ"
    )
    assert group["needs"] == "chưa xác định thành viên của nhóm: ghi vào groups của kế hoạch"
    assert tally("2026-04-01").figure("tp-2-9", "2026-03")["needs"] is None


@pytest.mark.parametrize("name", PLANS)
def test_no_rule_is_left_out(name: str) -> None:
    """Every rule of the plan has a figure, even on a day without any post."""
    counted = Counted(name, "2026-11-22")

    assert {figure["rule"] for figure in counted.figures} == {rule.id for rule in plan(name).rules}


@pytest.mark.parametrize("name", PLANS)
def test_every_status_is_one_of_the_contract(name: str) -> None:
    """No other word stands in `status`; only a duty has none."""
    quota = {"dat", "dang-thuc-hien", "chua-dat", "chua-den-ky", "khong-ap-dung", "chua-xac-dinh"}
    task = {"hoan-thanh", "hoan-thanh-muon", "qua-han", "dang-thuc-hien", "chua-den-ky"}
    allowed: dict[object, set[object]] = {
        "quota": {*quota},
        "task": {*task, "chua-xac-dinh"},
        "duty": {None},
    }

    for figure in Counted(name, "2026-11-22", post("a", unit=plan(name).keeper)).figures:
        assert figure["status"] in allowed[figure["type"]]


def test_months_go_from_the_first_of_the_year_to_the_one_after_today() -> None:
    """On 2026-04-01 there are figures from January to May."""
    months = tally("2026-04-01").periods("tp-2-9")

    assert months == ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]


def test_weeks_go_from_the_first_of_the_year_to_the_one_after_today() -> None:
    """On 2026-04-01, in week 14, there are figures from week 1 to week 15."""
    weeks = tally("2026-04-01").periods("tp-5-2")

    assert weeks == [f"2026-W{number:02}" for number in range(1, 16)]


def test_a_year_and_a_quarter_are_written_as_such() -> None:
    """A quarter is `2026-Q3`, a year is `2026`."""
    counted = Counted("hung-dao", "2026-08-01")

    assert counted.periods("hd-pl-8") == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert counted.periods("hd-1-d2", unit="kt") == ["2026"]


def test_a_task_s_period_is_its_window_or_its_due_day() -> None:
    """A window is written with a slash, a due day as a day, an unknown one as the year."""
    counted = tally("2026-04-01")

    assert counted.periods("tp-pl-7") == ["2026-07-01/2026-09-30"]
    assert counted.periods("tp-pl-1") == ["2026-03-09"]
    assert Counted("hung-dao", "2026-04-01").periods("hd-1-a-han", unit="vp") == ["2026"]


def test_a_task_tells_when_it_was_due_and_done() -> None:
    """`start`, `due` and `done` are days; what is not known is null."""
    record = post("a", date="2026-03-17", unit="kt", tasks="[tp-1-a-han]", on_site="false")
    figure = tally("2026-04-01", record).figure("tp-1-a-han", unit="kt")

    assert {key: figure[key] for key in TASK} == {
        "rule": "tp-1-a-han",
        "type": "task",
        "scope": "each",
        "units": ["kt"],
        "group": "phong-chuyen-mon",
        "period": "2026-03-16",
        "count": 1,
        "target": 1,
        "missing": 0,
        "status": "hoan-thanh-muon",
        "start": "2026-03-06",
        "due": "2026-03-16",
        "done": "2026-03-17",
        "report": None,
        "items": ["a"],
    }


def test_a_report_names_itself() -> None:
    """Each of the four reports has its code."""
    figure = tally("2026-04-01").figure("tp-2-11", "2026-06-20")

    assert (figure["report"], figure["due"]) == ("6-thang", "2026-06-20")


def test_a_duty_has_no_target_and_no_status() -> None:
    """What serves a duty is listed for the whole year, and never marked."""
    figure = tally("2026-04-01", post("a", unit="mttq")).figure("tp-6-b")

    assert {key: figure[key] for key in QUOTA} == {
        "rule": "tp-6-b",
        "type": "duty",
        "scope": "each",
        "units": ["mttq"],
        "group": None,
        "period": "2026",
        "count": 1,
        "target": None,
        "missing": 0,
        "status": None,
        "items": ["a"],
    }


def test_an_airing_names_its_item_once() -> None:
    """Where airings are counted, the count may be greater than the list."""
    counted = tally("2026-04-01", post("a", aired("2026-03-10", "2026-03-12"), unit="ttdvth"))
    figure = counted.figure("tp-5-2", "2026-W11")

    assert (figure["count"], figure["items"]) == (2, ["a"])


def test_csv_has_a_head_and_one_line_a_figure() -> None:
    """The same figures as a table; lists are joined by spaces, null is an empty cell."""
    counted = tally("2026-04-01", post("a"), post("b", date="2026-03-20", unit="vp"))
    lines = figures_csv(counted.count).split("\n")

    assert lines[0] == (
        "rule,type,scope,units,group,period,count,target,missing,status,start,due,done,report,items,readings,conflicts_with,answerable,needs"
    )
    assert (
        "tp-2-9,quota,joint,vhxh vp,,2026-03,2,2,0,dat,,,,,a b,"
        "R1=sent R5=2026-03 R10=tin-bai bai-chuyen-sau R11=joint R19b=works R25=tp-pl-3,"
        "tp-pl-3,," in lines
    )
    assert (
        "tp-pl-1,task,each,vhxh,,2026-03-09,0,1,0,hoan-thanh,"
        "2026-02-27,2026-03-09,2026-03-06,,,R12=first R14=10 parent,,," in lines
    )
    assert "tp-6-b,duty,each,mttq,,2026,0,,0,,,,,,,R12=first,,," in lines
    assert len(lines) == len(counted.figures) + 2

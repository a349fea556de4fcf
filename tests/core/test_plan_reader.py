"""A plan is read whole, or all its problems are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.calendar import Per
from cchc.core.plan import Group, Membership, Parent, ReportPeriod, Unit
from cchc.core.plan_reader import PLAN_FIELDS, read_plan
from cchc.core.rule_reader import RULE_FIELDS
from cchc.core.rules import (
    Basis,
    Bearers,
    Byline,
    Deadline,
    Duty,
    Form,
    Measure,
    Novelty,
    Quota,
    Scope,
    Source,
    Task,
    Wanted,
    Window,
)
from core.samples import PLAN_TEXT, sample_plan, told

PLAN = sample_plan()
RULES = {rule.id: rule for rule in PLAN.rules}


def test_the_head_of_a_plan_is_read() -> None:
    """Who issued it, when, and what it leans on."""
    assert (PLAN.file, PLAN.code, PLAN.name) == ("plan.yml", "xa-mau-2026", "xã Mẫu")
    assert PLAN.title == "Kế hoạch tuyên truyền cải cách hành chính năm 2026"
    assert (PLAN.issuer, PLAN.number, PLAN.issued) == (
        "UBND xã Mẫu",
        "01/KH-UBND",
        date(2026, 3, 6),
    )
    assert (PLAN.year, PLAN.keeper) == (2026, "vhxh")
    assert PLAN.parent == Parent(
        "75/KH-UBND", "UBND thành phố", date(2026, 2, 27), "thanh-pho-2026.yml"
    )
    assert PLAN.holidays == (date(2026, 4, 30), date(2026, 5, 1))
    assert PLAN.reports == (
        ReportPeriod(
            "quy-1", "Báo cáo quý I", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 20)
        ),
    )
    assert PLAN.channel_names == (("trang-ttdt", ("Trang tin xã Mẫu",)),)


def test_the_units_and_groups_of_a_plan_are_read() -> None:
    """A roster has dates; a member is known by any of its names."""
    assert PLAN.units == (
        Unit("vhxh", "Phòng Văn hóa – Xã hội", ("Phòng VHXH",), about="Theo dõi, tổng hợp."),
        Unit("kt", "Phòng Kinh tế"),
        Unit("vp", "Văn phòng HĐND và UBND xã"),
        Unit("mttq", "Ủy ban MTTQ Việt Nam xã", graded=False),
    )
    assert PLAN.groups == (
        Group(
            "phong-chuyen-mon",
            "Các phòng chuyên môn",
            roster=(
                Membership("vhxh"),
                Membership("kt", date(2026, 1, 1), date(2026, 6, 30)),
                Membership("vp", date(2026, 7, 1)),
            ),
        ),
    )


def test_a_quota_is_read() -> None:
    """With all that it may say."""
    assert RULES["bai-thang"] == Quota(
        "bai-thang",
        Source("1", "II.1", "Mỗi phòng gửi 02 tin, bài mỗi tháng", "Tính cả tin truyền thanh."),
        Bearers(Scope.EACH, ("phong-chuyen-mon",), ("mttq",), "vhxh", byline=Byline.ALL),
        Wanted(
            ("tin-bai", "bai-chuyen-sau"),
            ("trang-cchc-tp",),
            ("dvc-truc-tuyen",),
            Novelty.ANYWHERE,
            Basis.PUBLISHED,
        ),
        conflicts_with=("viec-chung",),
        at_least=2,
        per=Per.MONTH,
        start="2026-03",
        end="2026-11",
    )


def test_a_quota_may_lean_on_another() -> None:
    """As a part of it, or apart from it."""
    part, apart = RULES["bai-chuyen-sau"], RULES["loa-tuan"]

    assert isinstance(part, Quota)
    assert (part.within, part.per, part.start) == ("bai-thang", Per.QUARTER, "2026-Q1")
    assert part.bearers.scope is Scope.JOINT
    assert isinstance(apart, Quota)
    assert (apart.apart_from, apart.per, apart.bearers.anyone) == ("bai-thang", Per.WEEK, True)
    assert apart.wanted == Wanted(
        channels=("truyen-thanh",), basis=Basis.AIRED, measure=Measure.AIRINGS
    )


def test_tasks_say_when_in_three_ways() -> None:
    """By a window, by days from the issue, or with the periodic reports."""
    window, deadline, reports = (RULES[name] for name in ("tap-huan", "lap-ke-hoach", "bao-cao"))

    assert isinstance(window, Task)
    assert window.window == Window(date(2026, 7, 1), date(2026, 9, 30))
    assert window.also_met_by == ("lap-ke-hoach",)
    assert isinstance(deadline, Task)
    assert (deadline.deadline, deadline.at_least) == (Deadline(10, "issued"), 1)
    assert isinstance(reports, Task)
    assert (reports.reports, reports.same_as) == (True, ("viec-chung",))


def test_a_duty_is_read() -> None:
    """It has neither number nor day."""
    assert RULES["viec-chung"] == Duty(
        "viec-chung",
        Source("", "I.1", "Đẩy mạnh tuyên truyền"),
        Bearers(Scope.EACH, ("vhxh",)),
        Wanted(),
        form=Form.STRUCTURAL,
    )


def test_a_plan_gives_the_words_that_its_posts_may_use() -> None:
    """Its units, its names for channels, and its rules by kind."""
    words = PLAN.vocabulary()

    assert words.units.resolve("Văn phòng HĐND và UBND") == "vp"
    assert words.units.resolve("Các phòng chuyên môn") is None
    assert words.channels.resolve("trang tin xã mẫu") == "trang-ttdt"
    assert words.rule_kinds["bai-thang"] == "quota"
    assert words.rule_kinds["tap-huan"] == "task"
    assert words.rule_kinds["viec-chung"] == "duty"


def test_the_sample_plan_uses_every_field() -> None:
    """A new field comes with a sample."""
    assert [name for name in (*PLAN_FIELDS, *RULE_FIELDS) if f"{name}:" not in EVERY_FIELD] == []


def test_a_plan_in_another_order_is_the_same_plan() -> None:
    """Rules may stand before the units that they name."""
    head, rules = PLAN_TEXT.split("rules:\n")

    assert read_plan(f"rules:\n{rules}\n{head}", file="plan.yml") == PLAN


def test_all_problems_of_a_plan_are_told_together() -> None:
    """One unit misspelt everywhere is told everywhere."""
    text = PLAN_TEXT.replace("year: 2026", "year: 20226").replace("keeper: vhxh", "keeper: vhxhh")

    assert told(lambda: read_plan(text, file="plans/a.yml")) == [
        "plans/a.yml:8: year: năm '20226' ngoài khoảng 2000–2100; hãy viết như 2026",
        "plans/a.yml:9: keeper: không có đơn vị 'vhxhh'; có phải ý bạn là 'vhxh'?",
    ]


@given(st.text("abđ:- \n\"'[]{}&*!|>#~,") | st.text())
def test_no_plan_brings_the_reader_down(text: str) -> None:
    """Whatever the text, there is a told problem."""
    assert told(lambda: read_plan(text, file="a.yml"))


# The sample stands alone: the plan of the year before is named here.
EVERY_FIELD = f"follows: nam-truoc.yml\n{PLAN_TEXT}"
VALUES = st.sampled_from(["", "~", "[]", "[[x]]", "{a: b}", "[{a: b}]", "x", "'0'", "bai-thang"])


@pytest.mark.parametrize("name", [*PLAN_FIELDS, *RULE_FIELDS])
@given(value=VALUES)
def test_no_value_brings_the_reader_down(name: str, value: str) -> None:
    """Whatever a field of the plan or of a rule is given."""
    lines = EVERY_FIELD.split("\n")
    numbers = [at for at, line in enumerate(lines) if line.strip(" -").startswith(f"{name}:")]
    at = numbers[0]
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip(" -"))]
    end = next(
        (
            later
            for later in range(at + 1, len(lines))
            if lines[later].strip() and not lines[later].startswith(" " * (len(indent) + 1))
        ),
        len(lines),
    )
    text = "\n".join([*lines[:at], f"{indent}{name}: {value}", *lines[end:]])

    assert all(each.startswith("a.yml") for each in told(lambda: read_plan(text, file="a.yml")))

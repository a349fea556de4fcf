"""The five plans in plans/ say what the table of their obligations says, row by row.

`samples/obligations.tsv` and `samples/unit-variants.tsv` are what people read out of the plans as
issued; the YAML files are what the programs read.
"""

import csv
import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cchc.core.calendar import deadline
from cchc.core.names import Names, Term
from cchc.core.plan import Group, Plan, Unit
from cchc.core.plan_reader import read_plan
from cchc.core.rules import Duty, Form, Measure, Quota, Rule, Scope, Task

ROOT = Path(__file__).parents[1]
SAMPLES = Path(__file__).parent / "samples"
FILES = {
    "000": "thuong-phuc-2026.yml",
    "001": "nam-dan-2026.yml",
    "002": "hung-phu-2026.yml",
    "003": "hung-dao-2026.yml",
    "004": "ha-noi-2026.yml",
}
KINDS: dict[str, tuple[type[Rule], Form | None]] = {
    "countable quota": (Quota, None),
    "dated task": (Task, None),
    "ongoing duty": (Duty, Form.ONGOING),
    "encouragement": (Duty, Form.ENCOURAGED),
    "structural requirement": (Duty, Form.STRUCTURAL),
}
PERIODS = {"tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
# A group has a readable code of its own; Hưng Đạo's four scopes are four groups (units.md).
CODES = {
    ("000", "NHOM_PCM"): {"phong-chuyen-mon"},
    ("000", "NHOM_DV"): {"don-vi"},
    ("001", "NHOM_CQ"): {"co-quan-don-vi"},
    ("002", "UBND_PH"): {"ubnd-phuong"},
    ("002", "NHOM_NGANH"): {"co-quan-nganh"},
    ("002", "NHOM_PH"): {"don-vi-lien-quan"},
    ("003", "NHOM_PBN"): {
        "phong-ban-nganh-su-nghiep",
        "phong-ban-nganh-don-vi",
        "phong-ban-nganh",
        "phong-ban-don-vi-dia-phuong",
    },
    ("004", "NHOM_SBN"): {"so-ban-nganh"},
    ("004", "NHOM_ND"): {"co-quan-nganh-doc"},
    ("004", "NHOM_SN"): {"don-vi-su-nghiep"},
    ("004", "NHOM_XP"): {"xa-phuong"},
}
# The level is all that tells these from the issuer's own "UBND xã", "UBND phường".
LEVEL_ALONE = {
    ("000", "UBND Thành phố"),
    ("001", "UBND tỉnh"),
    ("002", "UBND thành phố"),
    ("003", "UBND Thành phố"),
}

Row = dict[str, str]
each_plan = pytest.mark.parametrize("seed", FILES)


@cache
def plan_of(seed: str) -> Plan:
    """Return the plan of the document *seed*."""
    path = ROOT / "plans" / FILES[seed]
    return read_plan(path.read_text(encoding="utf-8"), file=f"plans/{path.name}")


def rows_of(name: str, seed: str) -> list[Row]:
    """Return the rows of a sample table that are about *seed*, in NFC."""
    text = unicodedata.normalize("NFC", (SAMPLES / name).read_text(encoding="utf-8"))
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in rows if row["seed"] == seed]


def obligations(seed: str) -> list[tuple[Row, Rule]]:
    """Return each row of the table with the rule that stands for it."""
    return list(zip(rows_of("obligations.tsv", seed), plan_of(seed).rules, strict=True))


def names_of(plan: Plan) -> Names:
    """Return the names that the plan knows its units and groups by."""
    bearers: list[Unit | Group] = [*plan.units, *plan.groups]
    return Names(Term(each.code, each.name, each.aliases) for each in bearers)


def codes_of(row: Row) -> set[str]:
    """Return the codes that a plan may give to a unit of units.md, hyphens left out."""
    codes = CODES.get((row["seed"], row["code"]), {row["code"].lower().replace("_", "-")})
    return {code.replace("-", "") for code in codes}


def resolved(row: Row) -> str:
    """Return the code that the plan gives to a variant, hyphens left out."""
    return (names_of(plan_of(row["seed"])).resolve(row["variant"]) or "").replace("-", "")


def test_the_five_plans_hold_all_359_obligations() -> None:
    """Nothing that the table lists is left out of the plans, and nothing is added."""
    assert sum(len(plan_of(seed).rules) for seed in FILES) == 359


@each_plan
def test_every_row_stands_once_and_in_order(seed: str) -> None:
    """A plan's rules are the table's rows: the same ids, each once, in the document's order."""
    rows = rows_of("obligations.tsv", seed)

    assert [rule.id for rule in plan_of(seed).rules] == [row["id"] for row in rows]


@each_plan
def test_every_quote_is_the_plan_as_issued_letter_for_letter(seed: str) -> None:
    """The words of the plan are never corrected: not even its mistakes."""
    for row, rule in obligations(seed):
        assert rule.source.quote == row["quote"]


@each_plan
def test_every_rule_says_where_it_stands(seed: str) -> None:
    """A rule gives the number of its row and its place in the document."""
    for row, rule in obligations(seed):
        assert (rule.source.number, rule.source.place) == (row["no"], row["where"])


@each_plan
def test_every_rule_is_what_the_table_calls_it(seed: str) -> None:
    """What is counted is a quota, what has a day a task, and all the rest a duty of its form."""
    for row, rule in obligations(seed):
        kind, form = KINDS[row["kind"]]

        assert type(rule) is kind, row["id"]
        assert getattr(rule, "form", None) is form, row["id"]


@each_plan
def test_quotas_ask_for_the_number_in_the_period(seed: str) -> None:
    """A quota's number and period are the table's: 02 a month, 01 a week, 6 a year, 100 %."""
    for row, rule in obligations(seed):
        if isinstance(rule, Quota):
            word = row["period"].removeprefix("Trong ").split(" ")[0]

            assert rule.at_least == int(row["number"].removesuffix("%")), row["id"]
            assert rule.per == PERIODS[word], row["id"]
            assert (rule.wanted.measure is Measure.RATE) == row["number"].endswith("%"), row["id"]


@each_plan
def test_quotas_are_owed_by_each_or_jointly_as_read(seed: str) -> None:
    """Each bearer owes the number alone, except where the table reads one number for all (R11)."""
    for row, rule in obligations(seed):
        if isinstance(rule, Quota):
            joint = row["scope"].startswith("joint")

            assert (rule.bearers.scope is Scope.JOINT) == joint, row["id"]


def test_quotas_begin_with_the_first_whole_period_after_the_issue() -> None:
    """No plan asks for a month, week or quarter from before it could be known (R5)."""
    first = {
        "000": {"month": "2026-03", "week": "2026-W11"},
        "003": {"month": "2026-03", "week": "2026-W15", "quarter": "2026-Q1"},
        "004": {"month": "2026-03", "week": "2026-W10", "quarter": "2026-Q1"},
    }

    for seed in FILES:
        for quota in plan_of(seed).quotas:
            assert quota.start == first.get(seed, {}).get(quota.per, ""), quota.id


@each_plan
def test_windows_are_those_of_the_table(seed: str) -> None:
    """A quarter ends on its last day; a task of the year on 31 December (R15)."""
    for row, rule in obligations(seed):
        if isinstance(rule, Task) and rule.window:
            span = re.search(r"\((\d\d)/(\d\d)-(\d\d)/(\d\d)/2026\)", row["period"])
            days = [int(each) for each in span.groups()] if span else [1, 1, 31, 12]

            assert rule.window.start == date(2026, days[1], days[0]), row["id"]
            assert rule.window.end == date(2026, days[3], days[2]), row["id"]


def test_terms_of_ten_days_end_where_the_table_says() -> None:
    """Ten days from an issue run out on a Monday; without a day of issue nobody knows (R14)."""
    ends = {
        (seed, task.id): anchor
        and deadline(anchor, task.deadline.days, holidays=plan_of(seed).holidays)
        for seed in FILES
        for task in plan_of(seed).tasks
        if task.deadline
        for anchor in [anchor_of(plan_of(seed), task.deadline.after)]
    }

    assert ends == {
        ("000", "tp-1-a-han"): date(2026, 3, 16),
        ("000", "tp-pl-1"): date(2026, 3, 9),
        ("000", "tp-pl-2"): date(2026, 3, 16),
        ("003", "hd-1-a-han"): None,
        ("003", "hd-pl-1"): date(2026, 3, 9),
        ("004", "hn-1-a-han"): date(2026, 3, 9),
        ("004", "hn-pl-1"): date(2026, 3, 9),
    }


def anchor_of(plan: Plan, after: str) -> date | None:
    """Return the day that a term of *plan* runs from."""
    return plan.parent.issued if after == "parent" and plan.parent else plan.issued


@each_plan
def test_what_repeats_or_contradicts_another_is_told_on_both_sides(seed: str) -> None:
    """If a rule is the same as another, or conflicts with it, the other says so too (R25)."""
    rules = {rule.id: rule for rule in plan_of(seed).rules}

    for rule in rules.values():
        assert all(rule.id in rules[other].same_as for other in rule.same_as), rule.id
        assert all(rule.id in rules[other].conflicts_with for other in rule.conflicts_with), rule.id


@each_plan
def test_the_table_s_conflicts_are_kept(seed: str) -> None:
    """Where the table calls two rows of a plan contradictory, neither rule is dropped (R25)."""
    for row, rule in obligations(seed):
        relation = row["relation"]
        if relation.startswith("mâu thuẫn"):
            assert any(other in relation for other in rule.conflicts_with), row["id"]


@each_plan
def test_every_unit_has_a_sentence_on_its_part(seed: str) -> None:
    """The page of a unit can say what the plan wants of it."""
    assert [unit.code for unit in plan_of(seed).units if not unit.about.endswith(".")] == []


@each_plan
def test_the_group_of_all_holds_the_units_that_are_graded(seed: str) -> None:
    """A demand on nobody in particular is one on every unit that the plan grades."""
    plan = plan_of(seed)
    graded = {unit.code for unit in plan.units if unit.graded}

    assert set(plan.units_of("moi-don-vi", date(2026, 1, 1), date(2026, 12, 31))) == graded


@each_plan
def test_every_spelling_of_a_unit_leads_to_it(seed: str) -> None:
    """However a plan spells a unit or group, slips of the pen among them, its code is found."""
    for row in rows_of("unit-variants.tsv", seed):
        if (seed, row["variant"]) not in LEVEL_ALONE:
            assert resolved(row) in codes_of(row), row["variant"]


@pytest.mark.parametrize(("seed", "variant"), sorted(LEVEL_ALONE))
def test_the_office_above_is_not_taken_for_the_issuer(seed: str, variant: str) -> None:
    """“UBND Thành phố” in a commune's plan is the city, not the commune."""
    [row] = [row for row in rows_of("unit-variants.tsv", seed) if row["variant"] == variant]

    assert resolved(row) in codes_of(row)

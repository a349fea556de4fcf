"""A unit's own communication plan for the year, drafted from what the commune's plan asks of it."""

from collections.abc import Iterator
from datetime import date

from cchc.core.calendar import Per, month_of_week
from cchc.core.counting import count
from cchc.core.rules import Duty, Form, Rule, Scope
from cchc.core.tally import Bearer, Count, Status, Tally, TaskTally
from cchc.core.vocabulary import TOPICS
from cchc.publish.plan_words import shortened
from cchc.publish.reminders import folded
from cchc.publish.short_words import amount, task_words
from cchc.reports import letters
from cchc.reports.facts import Facts
from cchc.reports.paper import Align, Annex, Block, Column, Heading, Item, Paper, Para, Row, Table
from cchc.reports.scorecard import Line, lines_of
from cchc.reports.shortfalls import EVERY
from cchc.reports.words import day_words, lower_first, upper_first

_C = Align.CENTER
_QUARTERS = ("I", "II", "III", "IV")
_DONE = "x"


class UnitPlan:
    """What the plan of the commune asks of one unit in the whole year."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.year = facts.content.plan.year
        # Counted with no posts, the plan says in which periods each of its numbers is owed.
        self._asked: Count = count(facts.content.plan, (), until=date(self.year, 12, 31))

    @property
    def lines(self) -> tuple[Line, ...]:
        """The quotas that bind the unit, with the periods in which they do."""
        found = (
            tally
            for tally in self._asked.quotas
            if self.facts.unit in tally.bearer.units and tally.status is not Status.NOT_APPLICABLE
        )
        return lines_of(found, until=self._asked.day)

    @property
    def tasks(self) -> list[TaskTally]:
        """The dated tasks of the unit, the earliest first; what the plan says twice stands once."""
        found = (task for task in self._asked.tasks if self.facts.unit in task.bearer.units)
        ordered = sorted(found, key=lambda task: str(task.due or "9999"))
        return [group[0] for group in folded(ordered)]

    @property
    def duties(self) -> list[Duty]:
        """The standing work that names the unit, or a small group that it belongs to."""
        return [
            tally.rule
            for tally in self._asked.duties
            if self.facts.unit in tally.bearer.units and tally.rule.form is not Form.STRUCTURAL
        ]

    @property
    def topics(self) -> list[str]:
        """The subjects that its quotas ask for, else all that the plan names."""
        own = {topic for line in self.lines for topic in line.rule.wanted.topics}
        named = {topic for rule in self.facts.content.plan.rules for topic in rule.wanted.topics}
        return [topic for topic in TOPICS if topic in (own or named)]


def unit_plan(facts: Facts, *, snapshot: str) -> Paper:
    """Return the draft of the plan of the unit that *facts* are about."""
    plan = UnitPlan(facts)
    blocks = (*_opening(plan), *_asked(plan), *_staged(facts), *_carried_out(plan))
    title = facts.say("kh-bang-3").partition(". ")[2].upper()
    goes_with = letters.goes_with(facts, "kem-theo-ke-hoach")
    head = facts.say("phu-luc-don")
    staged = Annex(head, title, goes_with, (_months(plan),), landscape=True)
    return Paper(letters.plan_head(facts), blocks, letters.plan_closing(facts), (staged,), snapshot)


def _opening(plan: UnitPlan) -> Iterator[Block]:
    facts = plan.facts
    blanks = {"ke_hoach": facts.plan_words, "don_vi": facts.agency}
    yield Para(facts.say("kh-mo-dau", nam=plan.year, **blanks))
    yield Heading(facts.say("kh-muc-1"))
    yield Para(facts.say("kh-muc-dich", **blanks))
    yield Para(facts.say("kh-muc-dich-gap"))


def _asked(plan: UnitPlan) -> Iterator[Block]:
    facts = plan.facts
    yield Heading(facts.say("kh-muc-2"))
    yield Heading(facts.say("kh-chi-tieu"), 2)
    yield _quotas(plan)
    topics = "; ".join(map(TOPICS.label, plan.topics))
    if topics:
        yield Para(facts.say("kh-chu-de", ten=topics))
    yield Heading(facts.say("kh-nhiem-vu"), 2)
    yield _tasks(plan)
    yield Heading(facts.say("kh-thuong-xuyen"), 2)
    for duty in plan.duties:
        quote = upper_first(duty.source.quote)
        yield Item(facts.say("kh-thuong-xuyen-muc", viec=quote, noi=duty.source.place))


def _quotas(plan: UnitPlan) -> Table:
    facts = plan.facts
    rows = [
        Row(
            (
                str(at),
                f"“{line.rule.source.quote}” ({line.places})",
                amount(line.rule, line.rule.at_least),
                upper_first(EVERY[line.rule.per]),
                *_roles(facts, line.rule, line.bearer),
            )
        )
        for at, line in enumerate(plan.lines, start=1)
    ]
    return Table(facts.say("kh-bang-1"), _COLUMNS, tuple(rows), empty=facts.say("kh-khong"))


def _tasks(plan: UnitPlan) -> Table:
    facts = plan.facts
    rows = [
        Row(
            (
                str(at),
                f"“{task.rule.source.quote}” ({task.rule.source.place})",
                upper_first(task_words(task.rule, task.report, facts.content.plan)),
                f"Trước hết ngày {day_words(task.due)}" if task.due else "Chưa xác định",
                *_roles(facts, task.rule, task.bearer),
            )
        )
        for at, task in enumerate(plan.tasks, start=1)
    ]
    return Table(facts.say("kh-bang-2"), _COLUMNS, tuple(rows), empty=facts.say("kh-khong"))


_COLUMNS = (
    Column("TT", 9, _C),
    Column("Nội dung, nhiệm vụ", 52),
    Column("Sản phẩm", 27),
    Column("Thời gian", 24),
    Column("Chủ trì", 25),
    Column("Phối hợp", 23),
)


def _roles(facts: Facts, rule: Rule, bearer: Bearer) -> tuple[str, str]:
    """Return who leads and who supports."""
    joint = rule.bearers.scope is Scope.JOINT
    lead = (rule.bearers.answerable or facts.unit) if joint else facts.unit
    lead = lead if lead in bearer.units else facts.unit
    others = [unit for unit in bearer.units if unit != lead] if joint else []
    others += [unit for unit in rule.bearers.also if unit not in {lead, *others}]
    return facts.unit_name(lead), facts.unit_names(others) if others else "–"


def _staged(facts: Facts) -> Iterator[Block]:
    yield Heading(facts.say("kh-muc-3"))
    yield Para(facts.say("kh-phan-ky"))


def _carried_out(plan: UnitPlan) -> Iterator[Block]:
    facts = plan.facts
    yield Heading(facts.say("kh-muc-4"))
    yield Para(facts.say("kh-kinh-phi"))
    yield Para(facts.say("kh-phan-cong"))
    reports = facts.content.plan.reports
    if reports:
        named = (f"{lower_first(each.name)} (ngày {day_words(each.due)})" for each in reports)
        keeper = facts.unit_name(facts.content.plan.keeper)
        yield Para(facts.say("kh-bao-cao", dau_moi=keeper, ten="; ".join(named)))
    yield Para(facts.say("kh-ket", nam=plan.year, don_vi=facts.agency))


def _months(plan: UnitPlan) -> Table:
    """Return what is owed in each month and quarter; a task stands in the month it is due in."""
    facts = plan.facts
    rows = []
    for line in plan.lines:
        name = f"{shortened(line.rule.source.quote)} ({line.places})"
        rows.append((name, _numbers(_owed(line))))
    for task in plan.tasks:
        if task.due and task.due.year == plan.year:
            words = upper_first(task_words(task.rule, task.report, facts.content.plan))
            rows.append((f"{words} ({task.rule.source.place})", _marks(task.due)))
    heads = [
        name
        for quarter, roman in enumerate(_QUARTERS)
        for name in (*(f"T{3 * quarter + month}" for month in (1, 2, 3)), f"Quý {roman}")
    ]
    columns = (
        Column("TT", 9, _C),
        Column("Nội dung", 81),
        *(Column(head, 9, _C) for head in heads),
        Column("Cả năm", 13, _C),
    )
    made = tuple(Row((str(at), name, *cells)) for at, (name, cells) in enumerate(rows, start=1))
    return Table(facts.say("kh-bang-3"), columns, made, empty=facts.say("kh-khong"))


def _owed(line: Line) -> dict[int, int]:
    """Return how much is owed by month; what is owed once a year or quarter, at its end."""
    found: dict[int, int] = {}
    for tally in line.tallies:
        month = _month(tally)
        found[month] = found.get(month, 0) + tally.rule.at_least
    return found


def _month(tally: Tally) -> int:
    if tally.rule.per is Per.WEEK:
        return int(month_of_week(tally.period)[5:])
    return tally.period.last.month


def _numbers(owed: dict[int, int]) -> tuple[str, ...]:
    cells: list[str] = []
    for quarter in range(4):
        months = [owed.get(3 * quarter + month, 0) for month in (1, 2, 3)]
        cells += [str(each or "") for each in (*months, sum(months))]
    return (*cells, str(sum(owed.values())))


def _marks(due: date) -> tuple[str, ...]:
    months = [_DONE if month == due.month else "" for month in range(1, 13)]
    cells = [cell for at in range(0, 12, 3) for cell in (*months[at : at + 3], "")]
    return (*cells, _DONE)

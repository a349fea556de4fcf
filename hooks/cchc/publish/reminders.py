"""Remind a unit of what it still owes: a text to paste in Zalo or mail.

What is short in the running period comes first, then the tasks, then what was missed earlier in
the quarter. What the plan says twice, in its body and its appendix, is told once (R25).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from cchc.core.calendar import Per, code_of
from cchc.core.plan import Plan
from cchc.core.rules import Measure, Rule, Scope
from cchc.core.tally import Bearer, Count, Status, Tally, TaskTally
from cchc.core.vocabulary import TOPICS
from cchc.publish.plan_words import period_words
from cchc.publish.short_words import amount, bearer_names, demand, says_the_same, task_words

_RECORD = "Nếu đã làm mà chưa được ghi nhận, đề nghị đơn vị gửi bổ sung minh chứng."
T = TypeVar("T", Tally, TaskTally)


@dataclass(frozen=True, slots=True)
class Chase:
    """What one unit is to be reminded of on a day."""

    short: tuple[Tally, ...]
    tasks: tuple[TaskTally, ...]
    missed: tuple[Tally, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to remind of."""
        return not (self.short or self.tasks or self.missed)


def chase(count: Count, unit: str, days: int) -> Chase:
    """Gather what *unit* owes within *days* of the count's day, is late with, or has missed."""
    day, quarter = count.day, code_of(count.day, Per.QUARTER)
    quotas = [tally for tally in count.quotas if unit in tally.bearer.units]
    running = [each for each in quotas if each.status is Status.RUNNING or each.untold]
    short = [tally for tally in running if _is_near(tally, day, days)]
    missed = [tally for tally in quotas if tally.status is Status.MISSED]
    return Chase(
        short=tuple(sorted(short, key=lambda tally: tally.period.last)),
        tasks=tuple(_pressing(count, unit, days)),
        missed=tuple(each for each in missed if code_of(each.period.last, Per.QUARTER) == quarter),
    )


def _is_near(tally: Tally, day: date, days: int) -> bool:
    """Tell whether the running period is about to end; a week always is."""
    is_near = tally.rule.per is Per.WEEK or (tally.period.last - day).days <= days
    return is_near and day in tally.period


def _pressing(count: Count, unit: str, days: int) -> list[TaskTally]:
    """Return the tasks not done that are overdue or due within *days*, the earliest first."""
    found = [
        (task.due, number, task)
        for number, task in enumerate(count.tasks)
        if unit in task.bearer.units and task.due and not task.done
        if (task.due - count.day).days <= days
    ]
    return [task for _, _, task in sorted(found, key=lambda each: each[:2])]


def reminder(count: Count, plan: Plan, unit: str, days: int) -> str:
    """Return the text for *unit*: what is short within *days*, or thanks when nothing is."""
    return Reminder(count, plan, unit).text(days)


class Reminder:
    """The text for one unit, in the words of one plan."""

    def __init__(self, count: Count, plan: Plan, unit: str) -> None:
        self._count = count
        self._plan = plan
        self._unit = unit
        self._day = count.day
        self._channels = plan.vocabulary().channels

    def text(self, days: int) -> str:
        """Return the whole text, without a newline at the end."""
        found = chase(self._count, self._unit, days)
        told = [*self._matters(found)] if not found.is_empty else [self._thanks(days)]
        return "\n\n".join([self._greeting(), *told, self._farewell()])

    def _greeting(self) -> str:
        name = self._plan.unit(self._unit).name
        return f"{name} tự rà soát" if self._is_keeper() else f"Kính gửi: {name}"

    def _farewell(self) -> str:
        name = self._plan.unit(self._plan.keeper).name
        return f"({name} tự nhắc việc.)" if self._is_keeper() else f"{name} trân trọng cảm ơn."

    def _is_keeper(self) -> bool:
        return self._unit == self._plan.keeper

    def _thanks(self, days: int) -> str:
        return (
            f"Tính đến hết ngày {self._day:%d/%m/%Y}, đơn vị không có chỉ tiêu, nhiệm vụ nào "
            f"quá hạn hoặc còn thiếu mà đến hạn trong {days:02} ngày tới. Cảm ơn đơn vị!"
        )

    def _matters(self, found: Chase) -> Iterator[str]:
        yield (
            f"Thực hiện {plan_words(self._plan)}, tính đến hết ngày {self._day:%d/%m/%Y}, "
            "đề nghị đơn vị quan tâm các nội dung sau:"
        )
        if found.short:
            lines = map(self._quota, enumerate(folded(found.short), start=1))
            yield "\n".join(["CHỈ TIÊU CÒN THIẾU TRONG KỲ", *lines])
        if found.tasks:
            lines = map(self._task, enumerate(folded(found.tasks), start=1))
            yield "\n".join(["NHIỆM VỤ CÓ THỜI HẠN", *lines])
        if found.missed:
            lines = map(self._missed, _by_rule(found.missed))
            yield "\n".join(["KỲ ĐÃ QUA TRONG QUÝ CHƯA ĐẠT", *lines, _RECORD])

    def _quota(self, numbered: tuple[int, list[Tally]]) -> str:
        number, tallies = numbered
        tally = tallies[0]
        when = f"{period_words(tally.period)}, {_left(tally.period.last, self._day)}"
        lines = [f"{number}. {self._shortfall(tally)}: {when}."]
        return "\n".join([*lines, *self._source(tally.bearer, [each.rule for each in tallies])])

    def _shortfall(self, tally: Tally) -> str:
        asked = tally.rule.at_least
        if tally.untold:
            return f"Chưa có số liệu; yêu cầu đạt {asked}%"
        if tally.rule.wanted.measure is Measure.RATE:
            return f"Mới đạt {tally.count}%; yêu cầu đạt {asked}%"
        missing = demand(tally.rule, tally.missing, self._channels)
        return f"Thiếu {missing} (đã có {tally.count:02}/{asked:02})"

    def _task(self, numbered: tuple[int, list[TaskTally]]) -> str:
        number, tallies = numbered
        task = tallies[0]
        words = task_words(task.rule, task.report, self._plan)
        # `chase` takes no task without a day.
        when = _left(task.due, self._day) if task.due else ""
        lines = [f"{number}. {words}: {when}."]
        return "\n".join([*lines, *self._source(task.bearer, [each.rule for each in tallies])])

    def _source(self, bearer: Bearer, rules: list[Rule]) -> Iterator[str]:
        """Yield the plan's words and where they stand, then whom the number is shared with."""
        rule, *others = rules
        also = "".join(f"; cũng nêu tại {other.source.place}" for other in others)
        ids = ", ".join(each.id for each in rules)
        yield f"   Kế hoạch, {rule.source.place}{also}: “{rule.source.quote}” [{ids}]"
        if rule.wanted.topics:
            yield f"   Chủ đề được tính: {'; '.join(map(TOPICS.label, rule.wanted.topics))}."
        if rule.bearers.scope is Scope.JOINT:
            yield from self._partners(bearer, rule)

    def _partners(self, bearer: Bearer, rule: Rule) -> Iterator[str]:
        partners = tuple(unit for unit in bearer.units if unit != self._unit)
        if partners:
            yield f"   Làm chung một số với: {bearer_names(self._plan, partners)}."
        if rule.bearers.answerable:
            yield f"   Đơn vị chịu trách nhiệm: {self._answerable(rule.bearers.answerable)}."

    def _answerable(self, code: str) -> str:
        name = bearer_names(self._plan, (code,))
        return f"{name} (đơn vị mình)" if code == self._unit else name

    def _missed(self, tallies: list[Tally]) -> str:
        rule = tallies[0].rule
        periods = "; ".join(f"{period_words(each.period)} {_lacking(each)}" for each in tallies)
        return f"- {rule.source.place} [{rule.id}]: {periods}."


def plan_words(plan: Plan) -> str:
    """Return which plan it is: "Kế hoạch số 108/KH-UBND ngày 06/03/2026 của UBND xã …"."""
    number = f"Kế hoạch số {plan.number}" if plan.number else plan.title
    day = f" ngày {plan.issued:%d/%m/%Y}" if plan.issued else ""
    return f"{number}{day} của {plan.issuer}" if plan.number else f"{number}{day}"


def _lacking(tally: Tally) -> str:
    if tally.rule.wanted.measure is Measure.RATE:
        return "chưa đạt"
    return f"thiếu {amount(tally.rule, tally.missing)}"


def _left(last: date, day: date) -> str:
    """Return how long there is until the end of *last*."""
    days = (last - day).days
    if days < 0:
        return f"đã quá hạn {-days:02} ngày (hạn: hết ngày {last:%d/%m/%Y})"
    if days == 0:
        return f"hết hạn trong hôm nay, ngày {last:%d/%m/%Y}"
    return f"còn {days:02} ngày, tức hết ngày {last:%d/%m/%Y}"


def folded(tallies: Iterable[T]) -> list[list[T]]:
    """Put beside each other the rules that say the same and are short by the same (R25)."""
    groups: list[list[T]] = []
    for tally in tallies:
        twins = (each for each in groups if _is_twin(each[0], tally))
        group = next(twins, None)
        if group is None:
            groups.append([tally])
        else:
            group.append(tally)
    return groups


def _is_twin(tally: Tally | TaskTally, other: Tally | TaskTally) -> bool:
    return says_the_same(tally.rule, other.rule) and _state(tally) == _state(other)


def _state(tally: Tally | TaskTally) -> tuple[object, object]:
    if isinstance(tally, Tally):
        return tally.period.code, tally.missing
    return tally.due, tally.status


def _by_rule(tallies: Iterable[Tally]) -> Iterator[list[Tally]]:
    """Yield the missed periods of each rule; of two rules that say the same only the first."""
    found: dict[str, list[Tally]] = {}
    for group in folded(tallies):
        found.setdefault(group[0].rule.id, []).append(group[0])
    yield from found.values()

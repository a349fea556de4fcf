"""The figures of one quota and one bearer, its periods together, as a report judges them.

"Đạt" and "chưa đạt" are said of periods that are over; what still runs is told as of a day. What
is too much in one period never makes up for another (R6).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cchc.core.calendar import Per, Period
from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.readings import readings_of
from cchc.core.rules import Measure, Quota, Scope
from cchc.core.tally import Bearer, Status, Tally
from cchc.publish.short_words import says_the_same
from cchc.reports.words import day_words, number

_KNOWN = {Status.MET, Status.MISSED}
_PER = {Per.WEEK: "tuần", Per.MONTH: "tháng", Per.QUARTER: "quý", Per.YEAR: "năm"}
_ROMAN = ("I", "II", "III", "IV")
# What people want to know of how a figure was counted; the rest is told on the rule's page.
_NOTED = {"R1", "R8", "R9", "R11", "R13", "R19", "R23"}


@dataclass(frozen=True, slots=True)
class Line:
    """One bearer of a quota in a window; *twins* are the quotas in which the plan repeats it."""

    rule: Quota
    bearer: Bearer
    tallies: tuple[Tally, ...]
    until: date
    twins: tuple[Quota, ...] = ()

    @property
    def closed(self) -> tuple[Tally, ...]:
        """The periods that are over, and whose figure is known."""
        return tuple(tally for tally in self.tallies if is_closed(tally, self.until))

    @property
    def running(self) -> tuple[Tally, ...]:
        """The periods that go on behind the window."""
        return tuple(tally for tally in self.tallies if tally.period.last > self.until)

    @property
    def met(self) -> int:
        """How many of the periods that are over were met."""
        return sum(tally.status is Status.MET for tally in self.closed)

    @property
    def is_met(self) -> bool:
        """Whether every period that is over was met, and at least one is over."""
        return bool(self.closed) and self.met == len(self.closed)

    @property
    def wanted(self) -> int:
        """What was to be done in the periods that are over; of a rate, the rate."""
        return self._sum(tally.rule.at_least for tally in self.closed)

    @property
    def done(self) -> int:
        """What was done in them."""
        return self._sum(tally.count for tally in self.closed)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts behind all its figures."""
        found = {post.file: post for tally in self.tallies for post in tally.posts}
        return tuple(found.values())

    @property
    def places(self) -> str:
        """Where the plan says it."""
        return "; ".join(each.source.place for each in (self.rule, *self.twins))

    @property
    def share(self) -> str:
        """How many of the periods that are over were met: "đạt 02/03 tháng"."""
        per = _PER[self.rule.per]
        return f"đạt {number(self.met)}/{number(len(self.closed))} {per}"

    @property
    def verdict(self) -> str:
        """What a report says of it: "đạt 03/03 tháng; tháng 9: 01/02, tính đến ngày 14/09/2026"."""
        per = _PER[self.rule.per]
        told = []
        if self.closed:
            told.append(self.share if self.is_met else f"chưa đạt ({self.share})")
        unknown = [each for each in self.tallies if each.status is Status.UNKNOWN]
        if unknown:
            told.append(f"chưa xác định {number(len(unknown))} {per}")
        told += [running_words(tally, self.until) for tally in self.running if not tally.needs]
        return "; ".join(told)

    def _sum(self, numbers: Iterable[int]) -> int:
        found = list(numbers)
        if self.rule.wanted.measure is Measure.RATE:
            return max(found, default=0)
        return sum(found)


def lines_of(tallies: Iterable[Tally], *, until: date) -> tuple[Line, ...]:
    """Return the figures by quota and bearer, in the order of the plan."""
    found: dict[tuple[str, Bearer], list[Tally]] = {}
    for tally in tallies:
        found.setdefault((tally.rule.id, tally.bearer), []).append(tally)
    every = [Line(each[0].rule, each[0].bearer, tuple(each), until) for each in found.values()]
    return tuple(_folded(every))


def _folded(lines: list[Line]) -> list[Line]:
    """Put the lines that say the same and came to the same into one (R25)."""
    kept: list[Line] = []
    for line in lines:
        twin = next((at for at, each in enumerate(kept) if _is_twin(each, line)), None)
        if twin is None:
            kept.append(line)
        else:
            first = kept[twin]
            twins = (*first.twins, line.rule)
            kept[twin] = Line(first.rule, first.bearer, first.tallies, first.until, twins)
    return kept


def _is_twin(line: Line, other: Line) -> bool:
    return says_the_same(line.rule, other.rule) and _figures(line) == _figures(other)


def _figures(line: Line) -> list[tuple[str, int, Status]]:
    return [(each.period.code, each.count, each.status) for each in line.tallies]


def is_closed(tally: Tally, until: date) -> bool:
    """Tell whether a period is over at the end of *until*, and its figure known."""
    return tally.period.last <= until and tally.status in _KNOWN


def running_words(tally: Tally, until: date) -> str:
    """Return how a running period stands: "tháng 9: 01/02, tính đến ngày 14/09/2026"."""
    figure = f"{number(tally.count)}/{number(tally.rule.at_least)}"
    enough = ", đã đủ số" if tally.status is Status.MET else ""
    return f"{period_words(tally.period)}: {figure}{enough}, tính đến ngày {day_words(until)}"


def verdict_of(tally: Tally, until: date) -> str:
    """Return what a report says of one period."""
    if tally.needs:
        return tally.needs.partition(":")[0]
    if is_closed(tally, until):
        return tally.status.label
    told = "đã đủ số" if tally.status is Status.MET else "đang thực hiện"
    return f"{told}, tính đến ngày {day_words(until)}"


def period_words(period: Period) -> str:
    """Return a period of the plan year in few words: "tháng 9", "tuần 37 (07/09-13/09)"."""
    if period.per is Per.WEEK:
        return f"tuần {int(period.code[6:])} ({period.first:%d/%m}-{period.last:%d/%m})"
    if period.per is Per.QUARTER:
        return f"quý {_ROMAN[int(period.code[6:]) - 1]}"
    return f"tháng {period.first.month}" if period.per is Per.MONTH else f"năm {period.code}"


def counting_note(plan: Plan, line: Line) -> str:
    """Return how the figures were counted, and what the other reading would give (R11)."""
    told = [each.told for each in readings_of(line.rule, plan) if each.code in _NOTED]
    return "; ".join([*dict.fromkeys(told), *_other_reading(line)])


def _other_reading(line: Line) -> list[str]:
    others = [each for tally in line.closed for each in tally.other]
    if not others:
        return []
    joint = line.rule.bearers.scope is Scope.JOINT
    told = "nếu tính mỗi đơn vị" if joint else "nếu tính chung các đơn vị"
    met = sum(each.status is Status.MET for each in others)
    times = f"lượt {_PER[line.rule.per]}" if joint else _PER[line.rule.per]
    return [f"{told}: đạt {number(met)}/{number(len(others))} {times}"]

"""The rows of a table of figures: one bearer of one quota, month by month.

Twelve columns stand for the months; a quarter takes three of them, a year all, a week falls to the
month of its Thursday (R4). What is not asked for, not due yet, or not known is told in words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cchc.core.calendar import Per, Period, month_of_week, read_period
from cchc.core.rules import Quota
from cchc.core.tally import Bearer, Status, Tally
from cchc.publish.html import escape
from cchc.publish.plan_words import SIGNS, figure, needs_words
from cchc.publish.short_words import days_left
from cchc.publish.tallies import bearer_key
from cchc.publish.view import View

COUNTED = frozenset({Status.MET, Status.RUNNING, Status.MISSED})
NOT_ASKED, NOT_YET = "không áp dụng", "chưa đến kỳ"
# Several weeks, or several bearers, together are as the worst of them.
_WORST = (Status.UNKNOWN, Status.MISSED, Status.RUNNING, Status.MET, Status.NOT_YET)
# A roster longer than this is told in one row: 126 communes would be nearly a thousand.
_MANY = 20
# The place on a rule's page below which all its periods stand.
PERIODS = "cac-ky"
_MONTHS = {Per.QUARTER: 3, Per.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Row:
    """One bearer of one quota, or the many of one group; *address* is where its figures are told.

    The places of one bearer's figures are the address with the period behind it.
    """

    rule: Quota
    bearer: Bearer
    tallies: tuple[Tally, ...]
    address: str
    bearers: int = 1

    @property
    def is_many(self) -> bool:
        """Whether it tells how many bearers have enough, since there are too many to list."""
        return self.bearers > 1

    def place(self, code: str) -> str:
        """Return where the figure of the period *code* is told with its posts."""
        return self.address if self.is_many else f"{self.address}{code}"


@dataclass(frozen=True, slots=True)
class _Span:
    """One or more columns: a period as the table shows it, with its figures."""

    code: str
    first: date
    width: int
    tallies: Sequence[Tally]


def rows_of(view: View, tallies: Iterable[Tally]) -> Iterator[Row]:
    """Yield a row for each bearer of each quota that the figures are of."""
    found: dict[tuple[str, str], list[Tally]] = {}
    for tally in tallies:
        found.setdefault((tally.rule.id, bearer_key(tally.bearer)), []).append(tally)
    for (rule, key), theirs in found.items():
        first = theirs[0]
        address = view.rule_address(rule)
        # What the plan above asks for has no page of its own: its places bear the rule's id.
        place = f"{address}#{key}-" if rule in view.rules else f"{address}-"
        yield Row(first.rule, first.bearer, tuple(theirs), place)


def gathered(view: View, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows, those of a group with a long roster as one row of each rule."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        key = row.bearer.group if len(row.bearer.units) == 1 else ""
        found.setdefault((row.rule.id, key), []).append(row)
    for (rule, group), theirs in found.items():
        if not group or len(theirs) <= _MANY:
            yield from theirs
            continue
        tallies = tuple(tally for row in theirs for tally in row.tallies)
        address = f"{view.rule_address(rule)}#{PERIODS}"
        yield Row(theirs[0].rule, Bearer((), group), tallies, address, len(theirs))


def month_of(period: Period, year: int) -> str:
    """Return the month of the plan year that a week or a month is shown under."""
    month = month_of_week(period) if period.per is Per.WEEK else period.code
    return min(max(month, f"{year}-01"), f"{year}-12")


def cells(row: Row, *, year: int, day: date) -> str:
    """Return the cell of the running period, then the months' cells."""
    return _now(row, day) + "".join(_months(row, year, day))


def _now(row: Row, day: date) -> str:
    now = [tally for tally in row.tallies if day in tally.period]
    asked = [tally for tally in now if tally.status in COUNTED]
    if not asked:
        words = needs_words(now[0]) if now else ""
        return f'<td class="cc-now">{words or NOT_ASKED}</td>'
    period, status = asked[0].period, _together(asked)
    left = days_left(period.last, day) if status is Status.RUNNING else ""
    small = f"<small>{left}</small>" if left else ""
    inside = _linked(row.place(period.code), status, *_shown(row, asked, weeks=False))
    return f'<td class="cc-now cc-{status.value}">{inside}{small}</td>'


def _months(row: Row, year: int, day: date) -> Iterator[str]:
    for words, spans in groupby(_spans(row, year), key=lambda span: _plain(span, day)):
        if words:
            yield f'<td class="cc-plain"{_width(sum(s.width for s in spans))}>{words}</td>'
        else:
            yield from (_cell(row, span) for span in spans)


def _spans(row: Row, year: int) -> Iterator[_Span]:
    by_code: dict[str, list[Tally]] = {}
    for tally in row.tallies:
        is_short = tally.period.per in (Per.WEEK, Per.MONTH)
        code = month_of(tally.period, year) if is_short else tally.period.code
        by_code.setdefault(code, []).append(tally)
    for code in _codes(row.rule.per, year):
        first = read_period(code).first
        yield _Span(code, first, _MONTHS.get(row.rule.per, 1), by_code.get(code, ()))


def _codes(per: Per, year: int) -> list[str]:
    if per is Per.YEAR:
        return [str(year)]
    if per is Per.QUARTER:
        return [f"{year}-Q{number}" for number in range(1, 5)]
    return [f"{year}-{number:02}" for number in range(1, 13)]


def _plain(span: _Span, day: date) -> str:
    """Return the words of a cell that has no figure; nothing if it has one."""
    statuses = {tally.status for tally in span.tallies}
    if statuses & COUNTED:
        return ""
    if Status.UNKNOWN in statuses:
        return next(needs_words(tally) for tally in span.tallies if tally.needs)
    is_ahead = Status.NOT_YET in statuses or (not statuses and span.first > day)
    return NOT_YET if is_ahead else NOT_ASKED


def _cell(row: Row, span: _Span) -> str:
    asked = [tally for tally in span.tallies if tally.status in COUNTED]
    status = _together(asked)
    weeks = row.rule.per is Per.WEEK
    inside = _linked(row.place(span.code), status, *_shown(row, asked, weeks=weeks))
    return f'<td class="cc-{status.value}"{_width(span.width)}>{inside}</td>'


def _together(tallies: Iterable[Tally]) -> Status:
    statuses = {tally.status for tally in tallies}
    return next(each for each in _WORST if each in statuses)


def _shown(row: Row, tallies: Sequence[Tally], *, weeks: bool) -> tuple[str, str]:
    """Return a figure and its state: one bearer's count, or how many weeks or bearers met it."""
    state = _together(tallies).label
    if not weeks and not row.is_many:
        return figure(tallies[0]), state
    met = sum(tally.status is Status.MET for tally in tallies)
    return f"{met}/{len(tallies)}", f"{'đơn vị' if row.is_many else 'tuần'} {state}"


def _linked(address: str, status: Status, shown: str, said: str) -> str:
    """Return a figure with its sign, and its state in words for those who see neither."""
    return (
        f'<a href="{escape(address)}" title="{said}">{shown}'
        f' <span aria-hidden="true">{SIGNS[status]}</span>'
        f'<span class="cc-hidden">{said}</span></a>'
    )


def _width(columns: int) -> str:
    return f' colspan="{columns}"' if columns > 1 else ""

"""Every period of a quota and every day of a task, with the posts that were counted.

Each figure has a place (`id`) that the tables of the plan lead to: the bearer and the period.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cchc.core.calendar import Per
from cchc.core.rules import Scope
from cchc.core.tally import Status, Tally, TaskTally
from cchc.publish.evidence import credited, evidence
from cchc.publish.html import escape, lines, listed, told
from cchc.publish.plan_rows import COUNTED, month_of
from cchc.publish.plan_words import (
    bearer_words,
    figure,
    needs_words,
    period_words,
    status_words,
)
from cchc.publish.short_words import days_left
from cchc.publish.tallies import bearer_key
from cchc.publish.view import View

_NAMED = 6
_POSTS = "Tin bài đã tính"
_SHOWN = frozenset({*COUNTED, Status.UNKNOWN})


def quota_periods(view: View, tallies: Iterable[Tally], *, level: int = 3) -> Iterator[str]:
    """Yield a table for each bearer of one quota, under its name: the newest period first."""
    by_bearer: dict[str, list[Tally]] = {}
    for tally in tallies:
        by_bearer.setdefault(bearer_key(tally.bearer), []).append(tally)
    for key, theirs in by_bearer.items():
        yield f"<h{level}>{bearer_words(view, theirs[0].bearer)}</h{level}>"
        if theirs[0].bearer.units:
            yield period_table(view, theirs, prefix=f"{key}-")
        else:
            yield f"<p>{status_words(Status.UNKNOWN, needs_words(theirs[0]))}</p>"


def period_table(view: View, tallies: Sequence[Tally], *, prefix: str) -> str:
    """Return one bearer's periods that have begun; each has an id that begins with *prefix*."""
    begun = [tally for tally in reversed(tallies) if tally.status in _SHOWN]
    if not begun:
        return "<p>Chưa đến kỳ.</p>"
    weekly = begun[0].period.per is Per.WEEK
    body = _weeks(view, begun, prefix) if weekly else (_row(view, each, prefix) for each in begun)
    head = "".join(f'<th scope="col">{name}</th>' for name in _columns(begun[0]))
    return lines(
        '<div class="table" tabindex="0" role="group" aria-label="Kết quả từng kỳ">',
        f'<table class="cc-table cc-periods"><thead><tr>{head}</tr></thead><tbody>',
        *body,
        "</tbody></table></div>",
    )


def _columns(tally: Tally) -> list[str]:
    other = other_name(tally)
    return ["Kỳ", "Kết quả", *([other] if other else []), _POSTS]


def _weeks(view: View, tallies: Iterable[Tally], prefix: str) -> Iterator[str]:
    """Yield the weeks under the months that they are shown under (R4)."""
    year = view.content.plan.year
    for month, weeks in groupby(tallies, key=lambda tally: month_of(tally.period, year)):
        theirs = list(weeks)
        met = sum(tally.status is Status.MET for tally in theirs)
        name = f"Tháng {int(month[5:])}/{month[:4]}: {met}/{len(theirs)} tuần đạt"
        span = len(_columns(theirs[0]))
        yield f'<tr class="cc-group" id="{prefix}{month}"><th colspan="{span}">{name}</th></tr>'
        yield from (_row(view, tally, prefix) for tally in theirs)


def _row(view: View, tally: Tally, prefix: str) -> str:
    words = needs_words(tally)
    result = f"{figure(tally)} {status_words(tally.status)}"
    result = status_words(tally.status, words) if words else result
    other = _named(other_name(tally), other_figures(view, tally)) if tally.other else ""
    return (
        f'<tr id="{prefix}{tally.period.code}"><th scope="row">{period_words(tally.period)}</th>'
        f"<td>{result}</td>{other}{_named(_POSTS, credited(view, tally) or '–')}</tr>"
    )


def _named(name: str, figures: str) -> str:
    """Return a cell that bears its column's name, for phones where the columns fall away."""
    return f'<td data-name="{name}">{figures}</td>'


def other_name(tally: Tally) -> str:
    """Return what the other reading of who owes the number would be (R11), or nothing."""
    if not tally.other:
        return ""
    joint = tally.other[0].rule.bearers.scope is Scope.JOINT
    return "Nếu tính chung" if joint else "Nếu tính riêng"


def other_figures(view: View, tally: Tally) -> str:
    """Return the figures under the other reading; of many bearers, how many are met."""
    if len(tally.other) == 1:
        return _other(tally.other[0])
    if len(tally.other) > _NAMED:
        met = sum(each.status is Status.MET for each in tally.other)
        return f"{met}/{len(tally.other)} đơn vị đạt"
    return listed(f"{bearer_words(view, each.bearer)}: {_other(each)}" for each in tally.other)


def _other(tally: Tally) -> str:
    return f"{figure(tally)} {status_words(tally.status)}"


def task_rows(view: View, tallies: Iterable[TaskTally]) -> str:
    """Return the bearers of one task, its days, whether it is done, and the evidence."""
    names = ("Đơn vị", "Kết quả", "Thời hạn", "Minh chứng")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    return lines(
        '<div class="table" tabindex="0" role="group" aria-label="Kết quả từng đơn vị">',
        f'<table class="cc-table cc-periods"><thead><tr>{head}</tr></thead><tbody>',
        *(_task_row(view, tally) for tally in tallies),
        "</tbody></table></div>",
    )


def _task_row(view: View, tally: TaskTally) -> str:
    report = f"<br>{escape(report_name(view, tally))}" if tally.report else ""
    return (
        f'<tr id="{task_place(tally)}"><th scope="row">{bearer_words(view, tally.bearer)}</th>'
        f"<td>{task_standing(view, tally)}</td>{_named('Thời hạn', window_words(tally) + report)}"
        f"{_named('Minh chứng', evidence(view, tally.posts) or '–')}</tr>"
    )


def task_place(tally: TaskTally) -> str:
    """Return the place of a task's figure on its page: the bearer and the day."""
    return f"{bearer_key(tally.bearer)}-{tally.due or 'chua-ro-han'}"


def report_name(view: View, tally: TaskTally) -> str:
    """Return the name of the periodic report that a task asks for (R17)."""
    found = view.tallies if tally.rule.id in view.rules else view.tallies_above
    reports = found.count.plan.reports if found else ()
    return next((report.name for report in reports if report.code == tally.report), "")


def window_words(tally: TaskTally) -> str:
    """Return when a task is to be done."""
    if not tally.due:
        return Status.UNKNOWN.label
    start = f"{told(tally.start)} – " if tally.start and tally.rule.window else ""
    return f"{start}{told(tally.due)}"


def task_states(view: View, tallies: Sequence[TaskTally]) -> str:
    """Return where a task stands: of several bearers or days, how many are in which state."""
    if len(tallies) == 1:
        return task_standing(view, tallies[0])
    numbers = Counter(tally.status for tally in tallies)
    words = (f"{status_words(status)}: {number}" for status, number in numbers.items())
    return " · ".join(words)


def task_standing(view: View, tally: TaskTally) -> str:
    """Return a task's state, with the day on which it was done or how long there is."""
    words = status_words(tally.status)
    if tally.done:
        return f"{words} ngày {told(tally.done)}"
    left = days_left(tally.due, view.content.day) if tally.due else ""
    if tally.status is Status.OVERDUE:
        return status_words(tally.status, left)
    return f"{words}, {left}" if tally.status is Status.RUNNING else words

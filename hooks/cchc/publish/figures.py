"""A count as data: the JSON contract of DESIGN.md, §3 "A count", and the same as CSV.

Each object has rule, type, scope, units, group, period, count, target, missing, status, items
(slugs of the posts behind the figure, in the order that they counted); a task also has start,
due and done as days, and report, the code of the report that it is; a duty's target and status
are null.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cchc.core.post import Post
from cchc.core.rules import Rule
from cchc.core.tally import Bearer, Count, DutyTally, Tally, TaskTally

Figure = Mapping[str, object]
COLUMNS = (
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
    "start",
    "due",
    "done",
    "report",
    "items",
)


def figures(count: Count, *, year: int) -> Iterator[Figure]:
    """Yield one object for each rule, bearer and period, in the plan's order."""
    told: dict[str, list[Figure]] = {}
    for tally in count.quotas:
        told.setdefault(tally.rule.id, []).append(_quota(tally))
    for task in count.tasks:
        told.setdefault(task.rule.id, []).append(_task(task, year))
    for duty in count.duties:
        told.setdefault(duty.rule.id, []).append(_duty(duty, year))
    for found in told.values():
        yield from found


def figures_json(count: Count, *, year: int) -> str:
    """Return the figures as a JSON array, one object a line, with a newline at the end."""
    rows = (json.dumps(figure, ensure_ascii=False) for figure in figures(count, year=year))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def figures_csv(count: Count, *, year: int) -> str:
    """Return the figures as CSV with a head; lists are joined by spaces, null is an empty cell."""
    page = io.StringIO()
    table = csv.writer(page, lineterminator="\n")
    table.writerow(COLUMNS)
    for figure in figures(count, year=year):
        table.writerow(_cell(figure.get(column)) for column in COLUMNS)
    return page.getvalue()


def _quota(tally: Tally) -> Figure:
    return {
        **_head(tally.rule, tally.bearer, "quota"),
        "period": tally.period.code,
        "count": tally.count,
        "target": tally.rule.at_least,
        "missing": tally.missing,
        "status": tally.status.value,
        "items": _slugs(tally.posts),
    }


def _task(tally: TaskTally, year: int) -> Figure:
    return {
        **_head(tally.rule, tally.bearer, "task"),
        "period": task_period(tally, year),
        "count": tally.count,
        "target": tally.rule.at_least,
        "missing": 0 if tally.done else max(1, tally.rule.at_least - tally.count),
        "status": tally.status.value,
        "start": _day(tally.start),
        "due": _day(tally.due),
        "done": _day(tally.done),
        "report": tally.report or None,
        "items": _slugs(tally.posts),
    }


def task_period(tally: TaskTally, year: int) -> str:
    """Return a task's window, its due day, or the plan year while its day is not known."""
    if tally.due is None:
        return str(year)
    if tally.rule.window:
        return f"{tally.start}/{tally.due}"
    return str(tally.due)


def _duty(tally: DutyTally, year: int) -> Figure:
    return {
        **_head(tally.rule, tally.bearer, "duty"),
        "period": str(year),
        "count": len(tally.posts),
        "target": None,
        "missing": 0,
        "status": None,
        "items": _slugs(tally.posts),
    }


def _head(rule: Rule, bearer: Bearer, kind: str) -> dict[str, object]:
    return {
        "rule": rule.id,
        "type": kind,
        "scope": rule.bearers.scope.value,
        "units": list(bearer.units),
        "group": bearer.group or None,
    }


def _slugs(posts: Iterable[Post]) -> list[str]:
    return [post.slug for post in posts]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _cell(value: object) -> object:
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else value

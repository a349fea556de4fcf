"""A count as data: the JSON contract of DESIGN.md, §3 "A count", and the same as CSV.

Each object has rule, type, scope, units, group, period, count, target, missing, status, items
(slugs of the posts behind the figure, in the order that they counted). Beside the contract it has
readings (the number of each reading that made the figure, and its value), conflicts_with (rules
that the plan words otherwise, R25) and answerable. A quota also has needs (what a person must type
in, or null) and other_reading (the figures if the number were owed the other way, R11, or null); a
task start, due and done as days, and report, the code of the report that it is; a duty's target
and status are null.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.readings import readings_of
from cchc.core.rules import Rule, Scope
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
    "readings",
    "conflicts_with",
    "answerable",
    "needs",
)


def figures(count: Count) -> Iterator[Figure]:
    """Yield one object for each rule, bearer and period: quotas, then tasks, then duties."""
    extras = {rule.id: _extras(rule, count.plan) for rule in count.plan.rules}
    year = count.plan.year
    for tally in count.quotas:
        yield {**_quota(tally), **extras[tally.rule.id], **_doubts(tally)}
    for task in count.tasks:
        yield {**_task(task, year), **extras[task.rule.id]}
    for duty in count.duties:
        yield {**_duty(duty, year), **extras[duty.rule.id]}


def figures_json(count: Count) -> str:
    """Return the figures as a JSON array, one object a line, with a newline at the end."""
    rows = (json.dumps(figure, ensure_ascii=False) for figure in figures(count))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def figures_csv(count: Count) -> str:
    """Return the figures as CSV with a head; lists are joined by spaces, null is an empty cell."""
    page = io.StringIO()
    table = csv.writer(page, lineterminator="\n")
    table.writerow(COLUMNS)
    for figure in figures(count):
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


def _doubts(tally: Tally) -> Figure:
    """Return what the figure waits for, and what it would be the other way (R11)."""
    return {"needs": tally.needs or None, "other_reading": _other(tally.other) or None}


def _other(tallies: tuple[Tally, ...]) -> Figure:
    """Return the figures of the other reading; counted as one, all units bound are meant."""
    if not tallies:
        return {}
    scope = tallies[0].rule.bearers.scope
    told: list[Figure] = [{"count": each.count, "status": each.status.value} for each in tallies]
    if scope is Scope.EACH:
        units = (list(each.bearer.units) for each in tallies)
        told = [{"units": unit, **figure} for unit, figure in zip(units, told, strict=True)]
    return {"scope": scope.value, "figures": told}


def _extras(rule: Rule, plan: Plan) -> Figure:
    return {
        "readings": {each.code: each.value for each in readings_of(rule, plan)},
        "conflicts_with": list(rule.conflicts_with),
        "answerable": rule.bearers.answerable or None,
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
    if isinstance(value, dict):
        return " ".join(f"{name}={told}" for name, told in value.items())
    return "" if value is None else value

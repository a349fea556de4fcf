"""Tally the dated tasks of a plan (readings R14, R15, R17)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cchc.core.bearers import bearers_of
from cchc.core.calendar import deadline
from cchc.core.credits import Ledger
from cchc.core.plan import Plan, ReportPeriod
from cchc.core.post import Post
from cchc.core.rules import Scope, Task
from cchc.core.tally import Bearer, Status, TaskTally


@dataclass(frozen=True, slots=True)
class _Span:
    """When a task may be done; evidence dated from `opens` to `closes` is its own."""

    start: date | None
    due: date | None
    opens: date = date.min
    closes: date = date.max
    report: str = ""


class TaskCount:
    """The evidence of one plan year, ready to be held against task by task."""

    def __init__(self, plan: Plan, ledger: Ledger) -> None:
        self._plan = plan
        self._until = ledger.until
        self._evidence: dict[str, list[Post]] = defaultdict(list)
        for post in ledger.posts:
            for task in post.tasks:
                self._evidence[task].append(post)

    def tallies(self) -> Iterator[TaskTally]:
        """Yield a tally for each task, due day and bearer, as of the end of the ledger's day."""
        for task in self._plan.tasks:
            for span in _spans(self._plan, task):
                for bearer in self._bound(task, span):
                    yield self._tally(task, bearer, span)

    def _bound(self, task: Task, span: _Span) -> tuple[Bearer, ...]:
        first = span.start or date(self._plan.year, 1, 1)
        last = span.due or date(self._plan.year, 12, 31)
        return bearers_of(self._plan, task.bearers, first=min(first, last), last=last)

    def _tally(self, task: Task, bearer: Bearer, span: _Span) -> TaskTally:
        evidence = self._evidence_of(task, bearer, span)
        done = _done(self._plan, task, evidence, until=self._until)
        return TaskTally(
            task,
            bearer,
            start=span.start,
            due=span.due,
            done=done,
            posts=evidence,
            status=_status(span, done, self._until) if bearer.units else Status.UNKNOWN,
            report=span.report,
        )

    def _evidence_of(self, task: Task, bearer: Bearer, span: _Span) -> tuple[Post, ...]:
        """Return the posts that are the bearer's evidence for this due day, oldest first."""
        found = {
            post.file: post
            for each in (task.id, *task.also_met_by)
            for post in self._evidence.get(each, ())
            if span.opens <= post.date <= span.closes
            and (task.bearers.scope is Scope.JOINT or _is_of(post, task, bearer))
        }
        return tuple(sorted(found.values(), key=lambda post: (post.date, post.file)))


def _spans(plan: Plan, task: Task) -> Iterator[_Span]:
    if task.reports:
        yield from _report_spans(plan.reports)
    elif task.window:
        yield _Span(task.window.start, task.window.end)
    elif task.deadline:
        anchor = plan.issued if task.deadline.after == "issued" else _parent_issued(plan)
        if anchor is None:
            yield _Span(None, None)
        else:
            yield _Span(anchor, deadline(anchor, task.deadline.days, holidays=plan.holidays))


def _parent_issued(plan: Plan) -> date | None:
    return plan.parent.issued if plan.parent else None


def _report_spans(reports: tuple[ReportPeriod, ...]) -> Iterator[_Span]:
    """Yield a span for each report; a report handed in belongs to the one that is being drawn up.

    It may be handed in from the first day of the month that it is due in, until the next one's
    month begins.
    """
    opens = [report.due.replace(day=1) for report in reports]
    ends = [*(day - timedelta(days=1) for day in opens[1:]), date.max]
    for report, start, end in zip(reports, opens, ends, strict=True):
        yield _Span(start, report.due, opens=start, closes=end, report=report.code)


def _is_of(post: Post, task: Task, bearer: Bearer) -> bool:
    """Tell whether the evidence is the bearer's: a sole bearer's may be recorded by any unit."""
    return post.lead in bearer.units or (not bearer.group and len(task.bearers.members) == 1)


def _done(plan: Plan, task: Task, evidence: tuple[Post, ...], *, until: date) -> date | None:
    """Return the day on which there was enough evidence; the plan's own issue may be it."""
    days = [post.date for post in evidence]
    if task.met_by_issue and plan.issued and plan.issued <= until:
        days = sorted([*days, plan.issued])
    return days[task.at_least - 1] if len(days) >= task.at_least else None


def _status(span: _Span, done: date | None, until: date) -> Status:
    if span.due is None or span.start is None:
        return Status.UNKNOWN
    if done:
        return Status.DONE if done <= span.due else Status.DONE_LATE
    if until > span.due:
        return Status.OVERDUE
    return Status.NOT_YET if until < span.start else Status.RUNNING

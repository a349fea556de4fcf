"""The short table that a build and `cchc count` end with: who has what now, who is short."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cchc.core.names import Names
from cchc.core.plan import Plan
from cchc.core.tally import Bearer, Count, Status, Tally, TaskTally
from cchc.publish.short_words import days_left

_COUNTED = {Status.MET, Status.RUNNING, Status.MISSED}
_SOON = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    rule: str
    who: str
    period: str
    figure: str
    told: str


def month_table(count: Count, plan: Plan) -> str:
    """Return the state of every running quota and of every task that is due or overdue.

    Lines are plain text of aligned columns, with a head; dates are dd/mm/yyyy.
    """
    rows = [*_quota_rows(count, plan), *_task_rows(count, plan)]
    head = Row("Mục", "Đơn vị", "Kỳ", "Đã có", f"Đến hết ngày {count.day:%d/%m/%Y}")
    return "\n".join(_aligned([head, *rows]))


def duty_table(count: Count, plan: Plan) -> str:
    """Return the duties, which are never marked, each with the posts that serve it this year."""
    names = plan.vocabulary().units
    head = Row("Việc thường xuyên", "Đơn vị", "Năm", "Số bài", "Bài phục vụ")
    rows = [head]
    for duty in count.duties:
        served = " ".join(post.slug for post in duty.posts)
        who = bearer_name(duty.bearer, names) if len(duty.bearer.units) == 1 else "nhiều đơn vị"
        rows.append(Row(duty.rule.id, who, str(plan.year), str(len(duty.posts)), served))
    return "\n".join(_aligned(rows))


def bearer_name(bearer: Bearer, names: Names) -> str:
    """Return the units' names, or that the roster is not known."""
    return " + ".join(names.label(unit) for unit in bearer.units) or "chưa xác định thành viên"


def _quota_rows(count: Count, plan: Plan) -> Iterator[Row]:
    names = plan.vocabulary().units
    for tally in count.quotas:
        if count.day in tally.period and (tally.status in _COUNTED or tally.needs):
            figure = f"{tally.count}/{tally.rule.at_least}"
            who = bearer_name(tally.bearer, names)
            yield Row(tally.rule.id, who, tally.period.code, figure, _told(tally, count.day))


def _told(tally: Tally, day: date) -> str:
    if tally.needs:
        return tally.needs.partition(":")[0]
    if not tally.missing:
        return "đạt"
    return f"thiếu {tally.missing}, {days_left(tally.period.last, day)}"


def _task_rows(count: Count, plan: Plan) -> Iterator[Row]:
    names = plan.vocabulary().units
    for task in count.tasks:
        if _is_pressing(task, count.day) and task.due:
            running = task.status is Status.RUNNING
            told = days_left(task.due, count.day) if running else task.status.label
            who, figure = bearer_name(task.bearer, names), f"{task.count}/{task.rule.at_least}"
            yield Row(task.rule.id, who, f"{task.due:%d/%m/%Y}", figure, told)


def _is_pressing(task: TaskTally, day: date) -> bool:
    if task.status is Status.OVERDUE:
        return True
    if task.due is None or task.status is not Status.RUNNING:
        return False
    return (task.due - day).days <= _SOON


def _aligned(rows: Iterable[Row]) -> Iterator[str]:
    cells = [(row.rule, row.who, row.period, row.figure, row.told) for row in rows]
    widths = [max(len(each[column]) for each in cells) for column in range(5)]
    for each in cells:
        padded = (text.ljust(width) for text, width in zip(each, widths, strict=True))
        yield "  ".join(padded).rstrip()

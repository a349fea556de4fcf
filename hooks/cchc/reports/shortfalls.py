"""What was missed in a window, and what comes next, unit by unit."""

from collections.abc import Iterator

from cchc.core.report_window import after
from cchc.core.rules import Measure, Scope
from cchc.core.tally import Status, Tally, TaskTally
from cchc.publish.reminders import folded
from cchc.publish.short_words import amount, task_words
from cchc.publish.short_words import demand as demand_words
from cchc.reports.facts import Facts
from cchc.reports.paper import Item
from cchc.reports.scorecard import Line, period_words
from cchc.reports.words import day_words, lower_first, number

EVERY = {"week": "mỗi tuần", "month": "mỗi tháng", "quarter": "mỗi quý", "year": "cả năm"}


def shortfalls(facts: Facts) -> list[Item]:
    """Return an entry for each quota missed, each task overdue, and each that was late."""
    quotas = [line for line in facts.lines if missed(line)]
    late = [group[0] for group in folded(facts.tasks) if _is_late(facts, group[0])]
    return [*(_quota(facts, line) for line in quotas), *(_task(facts, task) for task in late)]


def missed(line: Line) -> tuple[Tally, ...]:
    """Return the periods that are over and were missed."""
    return tuple(tally for tally in line.closed if tally.status is Status.MISSED)


def _quota(facts: Facts, line: Line) -> Item:
    short = missed(line)
    lacking = sum(tally.missing for tally in short)
    is_rate = line.rule.wanted.measure is Measure.RATE
    text = facts.say(
        "ton-tai-chi-tieu",
        don_vi=facts.unit_names(line.bearer.units),
        ky=", ".join(_missed_period(tally) for tally in short),
        thieu="tỷ lệ" if is_rate else amount(line.rule, lacking),
        noi=f"{line.places}: “{line.rule.source.quote}”",
        dau_moi=_keeper(facts, line),
    )
    return Item(text)


def _missed_period(tally: Tally) -> str:
    return f"{period_words(tally.period)} ({number(tally.count)}/{number(tally.rule.at_least)})"


def _keeper(facts: Facts, line: Line) -> str:
    """Return whom to ask of a number that several units owe together."""
    if line.rule.bearers.scope is not Scope.JOINT:
        return ""
    code = line.rule.bearers.answerable or facts.content.plan.keeper
    return f"; đầu mối: {facts.unit_name(code)}"


def _is_late(facts: Facts, task: TaskTally) -> bool:
    if task.status is Status.OVERDUE:
        return True
    return task.status is Status.DONE_LATE and task.done is not None and task.done in facts.window


def _task(facts: Facts, task: TaskTally) -> Item:
    late = task.status is Status.DONE_LATE
    days = (task.done - task.due).days if task.done and task.due else 0
    text = facts.say(
        "ton-tai-muon" if late else "ton-tai-qua-han",
        don_vi=facts.unit_names(task.bearer.units),
        viec=lower_first(task_words(task.rule, task.report, facts.content.plan)),
        so=number(days),
        han=day_words(task.due) if task.due else "",
        noi=task.rule.source.place,
    )
    return Item(text)


def tasks_to_come(facts: Facts) -> list[Item]:
    """Return the tasks not done that fall due until the end of the next report."""
    last = after(facts.content.plan, facts.window)
    found = [
        task
        for task in facts.whole.count.tasks
        if facts.concerns(task.bearer.units) and not task.done
        if task.due and facts.until < task.due <= last
    ]
    ordered = sorted(found, key=lambda task: str(task.due))
    return [Item(_to_come(facts, group[0])) for group in folded(ordered)]


def _to_come(facts: Facts, task: TaskTally) -> str:
    return facts.say(
        "den-han-muc",
        don_vi=facts.unit_names(task.bearer.units),
        viec=lower_first(task_words(task.rule, task.report, facts.content.plan)),
        han=day_words(task.due) if task.due else "",
        noi=f"{task.rule.source.place}: “{task.rule.source.quote}”",
    )


def quotas_to_come(facts: Facts) -> Iterator[str]:
    """Yield what each quota goes on asking for: "Phòng Kinh tế: mỗi tháng 01 tin/bài mới"."""
    for line in facts.lines:
        who = facts.unit_names(line.bearer.units)
        yield f"{who}: {asks(facts, line)}"


def asks(facts: Facts, line: Line) -> str:
    """Return what a quota asks for in each period."""
    channels = facts.content.plan.vocabulary().channels
    return f"{EVERY[line.rule.per]} {demand_words(line.rule, line.rule.at_least, channels)}"

"""Calendars of the plan (ICS, RFC 5545): when each unit's periods end and its tasks are due.

They say what is asked for and by when, never who has what, so they are public even where the
commune keeps its figures to itself. Nothing in them comes from a clock: a rebuild gives the same
bytes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, vText

from cchc.core.calendar import Per
from cchc.core.content import Content
from cchc.core.counting import count
from cchc.core.rules import Rule, Scope
from cchc.core.tally import Count, Status, Tally, TaskTally
from cchc.publish.addresses import ALL_UNITS, PLAN, calendar_path, url
from cchc.publish.short_words import (
    bearer_names,
    demand,
    says_the_same,
    short_period,
    task_words,
)

# Whole-day events begin at midnight; nobody is to be called then, but when the office opens.
_OPENING = timedelta(hours=8)
_WEEK_BEFORE, _DAY_BEFORE = timedelta(days=7) - _OPENING, timedelta(days=1) - _OPENING
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Due:
    """One day in a calendar: its lasting name, its words, the rules behind it."""

    uid: str
    day: date
    title: str
    rules: tuple[Rule, ...]
    weekly: bool = False


def calendar_files(content: Content) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of the calendar of all, and of each unit that the plan grades."""
    plan = content.plan
    # Counted with no posts at all: only what is asked for, until the year's end.
    demands = count(plan, (), until=date(plan.year, 12, 31))
    graded = [unit for unit in plan.units if unit.graded]
    yield _file(content, demands, {unit.code for unit in graded}, ALL_UNITS)
    for unit in graded:
        yield _file(content, demands, {unit.code}, unit.code)


def _file(content: Content, demands: Count, units: set[str], name: str) -> tuple[str, bytes]:
    plan = content.plan
    who = "mọi đơn vị" if name == ALL_UNITS else plan.unit(name).name
    title = f"Chỉ tiêu cải cách hành chính {plan.year}: {who}"
    calendar = empty_calendar(title, plan.title, product="lich chi tieu")
    for due in sorted(_dues(content, demands, units, name), key=lambda due: (due.day, due.uid)):
        calendar.add_component(_event(content, due))
    return calendar_path(name), calendar.to_ical()


def empty_calendar(title: str, about: str, *, product: str) -> Calendar:
    """Return a calendar with its name and nothing in it yet; *product* tells what made it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//cchc//{product}//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(title))
    calendar.add("x-wr-caldesc", vText(about))
    calendar.add("x-wr-timezone", vText("Asia/Ho_Chi_Minh"))
    return calendar


def _dues(content: Content, demands: Count, units: set[str], name: str) -> Iterator[Due]:
    tallies = [
        tally
        for tally in demands.quotas
        if tally.status is not Status.NOT_APPLICABLE and not units.isdisjoint(tally.bearer.units)
    ]
    weekly = [tally for tally in tallies if tally.rule.per is Per.WEEK]
    others = [tally for tally in tallies if tally.rule.per is not Per.WEEK]
    yield from _ends(content, weekly, name, "tuan")
    yield from _ends(content, others, name, "ky")
    yield from _tasks(content, demands.tasks, units, name)


def _ends(content: Content, tallies: Iterable[Tally], name: str, kind: str) -> Iterator[Due]:
    """Yield one entry for each day on which periods end, whatever the number of quotas."""
    by_day: dict[date, list[Tally]] = {}
    for tally in tallies:
        by_day.setdefault(tally.period.last, []).append(tally)
    for day, found in by_day.items():
        rules = tuple({each.rule.id: each.rule for each in found}.values())
        uid = f"{kind}-{day:%Y%m%d}-{name}@{content.settings.host}"
        yield Due(uid, day, _title(content, found), rules, weekly=kind == "tuan")


def _title(content: Content, tallies: list[Tally]) -> str:
    channels = content.plan.vocabulary().channels
    parts: dict[str, dict[str, None]] = {}
    for tally in tallies:
        words = demand(tally.rule, tally.rule.at_least, channels)
        parts.setdefault(short_period(tally.period), {})[words] = None
    told = [f"{', '.join(words)} ({period})" for period, words in parts.items()]
    if sum(len(words) for words in parts.values()) <= _PARTS:
        return f"Hết hạn: {'; '.join(told)}"
    number = len({tally.rule.id for tally in tallies})
    return f"Hết hạn: {number:02} chỉ tiêu ({', '.join(parts)})"


def _tasks(
    content: Content, tallies: Iterable[TaskTally], units: set[str], name: str
) -> Iterator[Due]:
    """Yield one entry for each task and day; what the plan says twice is one (R25)."""
    found: list[tuple[date, str, list[Rule]]] = []
    for tally in tallies:
        if tally.due and not units.isdisjoint(tally.bearer.units):
            words = task_words(tally.rule, tally.report, content.plan)
            _add_task(found, tally.due, words, tally.rule)
    for day, words, rules in found:
        uid = f"{rules[0].id}-{day:%Y%m%d}-{name}@{content.settings.host}"
        yield Due(uid, day, f"Hạn: {words}", tuple(rules))


def _add_task(found: list[tuple[date, str, list[Rule]]], day: date, words: str, rule: Rule) -> None:
    for other, _, rules in found:
        if other == day and (rule in rules or says_the_same(rules[0], rule)):
            if rule not in rules:
                rules.append(rule)
            return
    found.append((day, words, [rule]))


def _event(content: Content, due: Due) -> Event:
    plan = content.plan
    event = Event()
    event.add("uid", due.uid)
    issued = plan.issued or date(plan.year, 1, 1)
    event.add("dtstamp", datetime.combine(issued, time(), UTC))
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))
    event.add("summary", due.title)
    event.add("description", "\n\n".join(_told(content, rule) for rule in due.rules))
    event.add("url", _link(content, due.rules[0]))
    # The day is not taken up by it.
    event.add("transp", "TRANSPARENT")
    for before in [_DAY_BEFORE] if due.weekly else [_WEEK_BEFORE, _DAY_BEFORE]:
        event.add_component(_alarm(due, before))
    return event


def _told(content: Content, rule: Rule) -> str:
    """Return a rule's words, where they stand, whom they bind, and its place on the site."""
    bearers = rule.bearers
    joint = " (làm chung một số)" if bearers.scope is Scope.JOINT else ""
    who = bearer_names(content.plan, bearers.members)
    place = f"{rule.source.place}: “{rule.source.quote}”"
    return f"{place}\nĐơn vị: {who}{joint}\n{_link(content, rule)}"


def _link(content: Content, rule: Rule) -> str:
    return url(content.settings, f"{PLAN}#{rule.id}")


def _alarm(due: Due, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", due.title)
    alarm.add("trigger", -before)
    return alarm

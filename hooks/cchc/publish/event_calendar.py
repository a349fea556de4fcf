"""Calendars of events (ICS): one file an event, and one with them all to subscribe to."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar
from icalendar import Event as Entry

from cchc.core.calendar import ZONE
from cchc.core.content import Content
from cchc.core.entries import Event
from cchc.publish import addresses
from cchc.publish.calendars import empty_calendar

_NAME = "Lịch, sự kiện"
# Who is called the day before has time to come.
_BEFORE = timedelta(hours=-16)


def event_calendars(content: Content) -> Iterator[bytes]:
    """Yield the calendar of all events, then that of each."""
    events = content.registers.events
    name = content.settings.name
    yield _calendar(content, events, f"{_NAME}: {name}")
    for event in events:
        yield _calendar(content, [event], event.title)


def _calendar(content: Content, events: Iterable[Event], title: str) -> bytes:
    calendar = empty_calendar(title, content.settings.name, product="lich su kien")
    for event in events:
        for day in event.days:
            calendar.add_component(_entry(content, event, day))
    return _bytes(calendar)


def _bytes(calendar: Calendar) -> bytes:
    return bytes(calendar.to_ical())


def _entry(content: Content, event: Event, day: date) -> Entry:
    entry = Entry()
    entry.add("uid", f"su-kien-{event.code}-{day:%Y%m%d}@{content.settings.host}")
    # No clock: a rebuild gives the same bytes.
    entry.add("dtstamp", datetime.combine(event.days[0], time(), UTC))
    start, end = _span(event, day)
    entry.add("dtstart", start)
    entry.add("dtend", end)
    entry.add("summary", event.title)
    entry.add("description", _described(content, event))
    path = addresses.year_path(addresses.EVENTS, event.days[0].year)
    entry.add("url", f"{addresses.url(content.settings, path)}#{event.code}")
    entry.add("transp", "OPAQUE" if event.start else "TRANSPARENT")
    if event.place:
        entry.add("location", event.place)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if not event.cancelled:
        entry.add_component(_alarm(event))
    return entry


def _span(event: Event, day: date) -> tuple[date, date]:
    """Return from when until when: a whole day, or moments; an hour where no end is told."""
    if not event.start:
        return day, day + timedelta(days=1)
    start = _moment(day, event.start)
    return start, _moment(day, event.end) if event.end else start + timedelta(hours=1)


def _moment(day: date, clock: str) -> datetime:
    # In UTC no program needs to know our zone.
    return datetime.combine(day, time.fromisoformat(clock), ZONE).astimezone(UTC)


def _described(content: Content, event: Event) -> str:
    unit = content.plan.unit(event.unit).name if event.unit else content.settings.agency
    return "\n\n".join(each for each in (unit, event.prose) if each)


def _alarm(event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", _BEFORE)
    return alarm

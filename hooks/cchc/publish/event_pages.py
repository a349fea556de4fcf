"""Events: what is coming, what was; all of a year on a page of its own."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from cchc.core.entries import Event
from cchc.core.entry_words import EVENT_KINDS
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import badge, escape, lines, link, time_tag
from cchc.publish.register_parts import (
    empty,
    facts,
    filters,
    opening,
    outside_link,
    prose,
    sample_badge,
)
from cchc.publish.sheet import Sheet
from cchc.publish.shell import Page
from cchc.publish.view import View

_PAST = 10
_TITLE = "Lịch, sự kiện"
_ABOUT = "Hội nghị, đối thoại, lịch tiếp công dân. Bấm “Thêm vào lịch” để điện thoại nhắc trước."


def event_pages(view: View) -> Iterator[Sheet]:
    """Yield the page of what is coming, and the page of each year."""
    events = view.content.registers.events
    # Pages change when a day is over, though no entry did.
    made_of = (repr(events), repr([each.coming(view.content.day) for each in events]))
    yield Sheet(addresses.EVENTS, partial(_main, view), made_of)
    for year in _years(events):
        path = addresses.year_path(addresses.EVENTS, year)
        yield Sheet(path, partial(_year, view, year), made_of)


def coming_events(view: View) -> list[Event]:
    """Return the events that are not over, the nearest first."""
    day = view.content.day
    found = [each for each in view.content.registers.events if each.coming(day)]
    return sorted(found, key=lambda event: (event.coming(day)[0], event.start, event.code))


def event_address(view: View, event: Event) -> str:
    """Return where an event stands for good: on the page of the year of its first day."""
    return f"{view.at(event_path(event))}#{event.code}"


def event_path(event: Event) -> str:
    """Return the page that an event stands on for good."""
    return addresses.year_path(addresses.EVENTS, event.days[0].year)


def when(event: Event, days: Iterable[date]) -> str:
    """Return the days and the time of an event as HTML."""
    told = ", ".join(map(time_tag, days))
    hours = "–".join(each for each in (event.start, event.end) if each)
    return f"{told}, {hours}" if hours else told


def _years(events: Iterable[Event]) -> dict[int, int]:
    """Return how many events began in each year, the newest year first."""
    found = [event.days[0].year for event in events]
    return {year: found.count(year) for year in sorted(set(found), reverse=True)}


def _main(view: View) -> Page:
    coming = coming_events(view)
    past = _newest([each for each in view.content.registers.events if each not in coming])
    content = lines(
        opening(view, _TITLE, _ABOUT),
        _filters(view, addresses.EVENTS),
        f'<p class="cc-feeds">Nhận mọi lịch vào điện thoại: {_feed(view)}</p>',
        '<h2 id="sap-toi">Sắp tới</h2>',
        _entries(view, coming) or empty("Chưa có lịch nào sắp tới."),
        '<h2 id="da-qua">Đã qua</h2>',
        _entries(view, past[:_PAST]) or empty("Chưa có sự kiện nào đã qua."),
    )
    about = f"{_TITLE} – {view.settings.name}"
    return Page(addresses.EVENTS, _TITLE, about, content, feed_head(view))


def _year(view: View, year: int) -> Page:
    found = _newest([e for e in view.content.registers.events if e.days[0].year == year])
    title, path = f"Lịch, sự kiện năm {year}", addresses.year_path(addresses.EVENTS, year)
    content = lines(
        opening(view, title, "", (addresses.EVENTS, _TITLE)),
        _filters(view, path),
        _entries(view, found, level=2),
    )
    return Page(path, title, f"{title} – {view.settings.name}", content, feed_head(view))


def _newest(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.days[-1], event.code), reverse=True)


def _filters(view: View, base: str) -> str:
    years = [
        (view.at(addresses.year_path(addresses.EVENTS, year)), f"Năm {year}", number)
        for year, number in _years(view.content.registers.events).items()
    ]
    return filters("Xem theo năm", years, here=view.at(base))


def _feed(view: View) -> str:
    return link(view.at(addresses.ALL_EVENTS), "tệp lịch chung (.ics)")


def _entries(view: View, events: Sequence[Event], *, level: int = 3) -> str:
    return "\n".join(_entry(view, event, level) for event in events)


def _entry(view: View, event: Event, level: int) -> str:
    days = event.coming(view.content.day) or event.days
    cancelled = f" {badge('Đã hủy', css='cc-bad')}" if event.cancelled else ""
    calendar = link(
        view.at(addresses.event_calendar_path(event.code)),
        "Thêm vào lịch (.ics)",
        attributes=f' aria-label="Thêm vào lịch: {escape(event.title)}"',
    )
    pairs = (
        ("Thời gian", when(event, days)),
        ("Địa điểm", escape(event.place)),
        ("Đơn vị", view.unit_link(event.unit) if event.unit else ""),
        ("Xem thêm", outside_link(event.url, event.title) if event.url else ""),
        ("Lịch", calendar if event.coming(view.content.day) and not event.cancelled else ""),
    )
    kind = f'<p class="cc-meta">{EVENT_KINDS.label(event.kind)}{sample_badge(sample=event.sample)}'
    return lines(
        f'<article class="cc-event" id="{event.code}">',
        f"<h{level}>{escape(event.title)}{cancelled}</h{level}>{kind}</p>",
        facts(pairs),
        prose(view, event.prose) if event.prose else "",
        "</article>",
    )

"""The calendars of events can be read by any program, and change only with the events."""

from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from cchc.publish.register_pages import event_calendar_product
from publish.ics_rules import check
from publish.register_samples import register_view

PRODUCT = event_calendar_product(register_view().content)
FILES = dict(zip(PRODUCT.paths, PRODUCT.make(), strict=True))


def events(path: str) -> dict[str, Event]:
    """Return the events of one calendar by their lasting names."""
    found = Calendar.from_ical(FILES[path]).events
    return {str(event["UID"]).partition("@")[0]: event for event in found}


def test_any_program_can_read_them() -> None:
    """One for all, one each; CR LF, 75 octets, escapes and nesting are as RFC 5545 asks."""
    assert list(FILES) == [
        "lich/su-kien.ics",
        "lich/su-kien/da-qua.ics",
        "lich/su-kien/doi-thoai.ics",
        "lich/su-kien/tiep-dan.ics",
    ]
    for page in FILES.values():
        check(page)


def test_an_event_on_two_days_is_two_entries() -> None:
    """Eight o'clock here is one o'clock in UTC."""
    found = events("lich/su-kien/doi-thoai.ics")

    assert list(found) == ["su-kien-doi-thoai-20260901", "su-kien-doi-thoai-20260908"]
    first = found["su-kien-doi-thoai-20260901"]
    assert first.start == datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
    assert first.end == datetime(2026, 9, 1, 3, 30, tzinfo=UTC)
    assert str(first["URL"]) == "https://thuongphuc.example/su-kien/nam/2026/#doi-thoai"


def test_an_event_without_hours_takes_the_day_and_blocks_nobody() -> None:
    """A whole day, transparent; its place is told."""
    event = events("lich/su-kien.ics")["su-kien-da-qua-20260105"]

    assert (event.start, event.end) == (date(2026, 1, 5), date(2026, 1, 6))
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert str(event["LOCATION"]) == "Nhà văn hóa"


def test_a_cancelled_event_says_so_and_does_not_ring() -> None:
    """Who has it in a calendar sees it struck out."""
    event = events("lich/su-kien.ics")["su-kien-tiep-dan-20260801"]

    assert str(event["STATUS"]) == "CANCELLED"
    assert not event.subcomponents


def test_the_same_events_give_the_same_bytes() -> None:
    """No clock: made again, nothing changes, and neither does the key."""
    again = event_calendar_product(register_view().content)

    assert again.key == PRODUCT.key
    assert list(again.make()) == list(FILES.values())

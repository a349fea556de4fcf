"""Every page and calendar that is made of the registers."""

from collections.abc import Iterator
from functools import partial

from cchc.core.content import Content
from cchc.publish import addresses
from cchc.publish.broadcast_page import broadcast_pages
from cchc.publish.document_pages import document_pages
from cchc.publish.event_pages import event_pages
from cchc.publish.procedure_pages import procedure_pages
from cchc.publish.product import Product
from cchc.publish.question_pages import question_pages
from cchc.publish.quiz_page import quiz_pages
from cchc.publish.sheet import Sheet
from cchc.publish.survey_pages import survey_pages
from cchc.publish.video_pages import video_pages
from cchc.publish.view import View

SECTIONS: tuple[str, ...] = ("van-ban", "su-kien", "video", "ban-tin", "thu-tuc", "hoi-dap")
SECTIONS += ("trac-nghiem", "khao-sat")


def register_pages(view: View) -> Iterator[Sheet]:
    """Yield every page of the registers."""
    yield from document_pages(view)
    yield from event_pages(view)
    yield from video_pages(view)
    yield from broadcast_pages(view)
    yield from procedure_pages(view)
    yield from question_pages(view)
    yield from quiz_pages(view)
    yield from survey_pages(view)


def event_calendar_product(content: Content) -> Product:
    """Return the calendars of the events: all in one, and one each."""
    events = content.registers.events
    paths = [addresses.ALL_EVENTS, *(addresses.event_calendar_path(each.code) for each in events)]
    names = [(unit.code, unit.name) for unit in content.plan.units]
    return Product.of(
        paths, partial(_calendars, content), repr(events), repr(content.settings), repr(names)
    )


def podcast_product(content: Content) -> Product:
    """Return the feed of the recorded bulletins."""
    registers = content.registers
    sizes = [registers.sizes.get(each.file, 0) for each in registers.broadcasts]
    made_of = (repr(registers.broadcasts), repr(sizes), repr(content.settings))
    return Product.of([addresses.PODCAST], partial(_podcast, content), *made_of)


def _podcast(content: Content) -> list[bytes]:
    # What writes feeds takes 20 ms to load, and is needed when a bulletin is added.
    from cchc.publish.podcast import podcast  # noqa: PLC0415

    return [podcast(content)]


def _calendars(content: Content) -> list[bytes]:
    # They change seldom; what makes them takes 50 ms to load.
    from cchc.publish.event_calendar import event_calendars  # noqa: PLC0415

    return list(event_calendars(content))

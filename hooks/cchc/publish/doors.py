"""Short lists of what is new in the registers, for the home page and standing pages."""

from cchc.publish import addresses
from cchc.publish.document_pages import document_address, newest_documents
from cchc.publish.event_pages import coming_events, event_address, when
from cchc.publish.html import escape, link, listed, time_tag
from cchc.publish.register_parts import empty
from cchc.publish.view import View

_NUMBER = 4


def new_documents(view: View) -> str:
    """Return the newest documents, and the way to all of them."""
    entries = listed(
        f"{link(document_address(view, each), each.number)} {escape(each.title)}"
        f' <span class="cc-meta">{time_tag(each.day)}</span>'
        for each in newest_documents(view, _NUMBER)
    )
    every = link(view.at(addresses.DOCUMENTS), "Xem tất cả văn bản ›")
    return f'{entries or empty("Chưa có văn bản nào.")}\n<p class="cc-every">{every}</p>'


def coming(view: View) -> str:
    """Return the nearest events, and the way to all of them."""
    day = view.content.day
    entries = listed(
        f"{link(event_address(view, each), each.title)}"
        f' <span class="cc-meta">{when(each, each.coming(day)[:1])}</span>'
        for each in coming_events(view)[:_NUMBER]
    )
    every = link(view.at(addresses.EVENTS), "Xem lịch, sự kiện ›")
    return f'{entries or empty("Chưa có lịch nào sắp tới.")}\n<p class="cc-every">{every}</p>'

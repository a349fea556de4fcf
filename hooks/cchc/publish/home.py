"""What the home page shows of the news, the fields, the units and the plan."""

from collections.abc import Iterable, Iterator
from itertools import islice

from cchc.core.calendar import Per
from cchc.core.tally import Tally
from cchc.publish import addresses
from cchc.publish.cards import byline, card
from cchc.publish.doors import coming, new_documents
from cchc.publish.event_pages import coming_events
from cchc.publish.html import escape, lines, link, listed, time_tag
from cchc.publish.index_pages import category_doors, unit_links
from cchc.publish.pictures import IN_LEAD, Shown, first_shown, lead_picture
from cchc.publish.plan_words import bearer_words
from cchc.publish.record import Record
from cchc.publish.view import View

_CARDS = 4
_LINKS = 6
_SHORT = 5
# What an office issues, beside its news.
_DOCUMENTS = frozenset({"bao-cao", "cam-nang", "ke-hoach", "van-ban"})


def home(view: View) -> str:
    """Return the moving part of the home page."""
    return lines(
        '<div class="cc-home"><div>',
        '<h2 id="tin-moi">Tin mới</h2>',
        _news(view),
        _box(view, "Tin khác", view.records[1 + _CARDS : 1 + _CARDS + _LINKS]),
        _every(view),
        '</div><aside aria-label="Chỉ tiêu, lịch, văn bản">',
        _plan(view),
        _section("Lịch sắp tới", coming(view) if coming_events(view) else ""),
        _box(view, "Kế hoạch, báo cáo, văn bản", islice(_documents(view), _SHORT)),
        _section("Văn bản mới", new_documents(view) if view.content.registers.documents else ""),
        "</aside></div>",
        '<h2 id="linh-vuc">Theo lĩnh vực</h2>',
        category_doors(view),
        '<h2 id="don-vi">Theo đơn vị</h2>',
        unit_links(view),
    )


def _news(view: View) -> str:
    if not view.records:
        return '<p class="cc-empty">Chưa có tin bài nào. Mời bạn quay lại sau.</p>'
    shown = view.records[: 1 + _CARDS]
    first = first_shown(shown)
    others = "\n".join(card(view, each, level=3, first=each is first) for each in shown[1:])
    return lines(_leading(view, view.records[0]), f'<div class="cc-cards">\n{others}\n</div>')


def _every(view: View) -> str:
    every = link(view.at(addresses.NEWS), "Xem tất cả tin bài ›") if view.records else ""
    return f'<p class="cc-every">{every}</p>' if every else ""


def _leading(view: View, record: Record) -> str:
    picture = lead_picture(view, record, Shown(IN_LEAD, first=True))
    return (
        f'<article class="cc-leading">{picture}<h3>{view.post_link(record)}</h3>'
        f'<p class="cc-meta">{byline(view, record)}</p><p>{escape(record.excerpt)}</p></article>'
    )


def _documents(view: View) -> Iterator[Record]:
    return (record for record in view.records if record.post.kind in _DOCUMENTS)


def _box(view: View, title: str, records: Iterable[Record]) -> str:
    entries = (f"{view.post_link(record)} {time_tag(record.post.date)}" for record in records)
    inside = listed(entries)
    return _section(title, inside)


def _section(title: str, inside: str) -> str:
    return f'<section class="cc-box"><h2>{title}</h2>\n{inside}</section>' if inside else ""


def _plan(view: View) -> str:
    day = view.content.day
    every = link(view.at(addresses.PLAN), "Xem chỉ tiêu của kế hoạch ›")
    state = _state(view) if view.shows_figures else ""
    return (
        f'<section class="cc-box"><h2>Chỉ tiêu tháng {day.month}/{day.year}</h2>\n'
        f'{state}<p class="cc-every">{every}</p></section>'
    )


def _state(view: View) -> str:
    """Return how many of the month's figures are met, and the first of those that are not."""
    running = [tally for tally in view.tallies.running if tally.rule.per is Per.MONTH]
    if not running:
        return ""
    short = [tally for tally in running if tally.missing]
    left = (running[0].period.last - view.content.day).days
    when = f"còn {left} ngày" if left else "hết hạn hôm nay"
    return (
        f"<p><strong>{len(running) - len(short)}/{len(running)}</strong> chỉ tiêu tháng đã đạt,"
        f" {when}.</p>{listed(_short(view, tally) for tally in short[:_SHORT])}"
    )


def _short(view: View, tally: Tally) -> str:
    address = view.at(f"{addresses.PLAN}#{tally.rule.id}")
    figure = link(address, f"{tally.count}/{tally.rule.at_least}")
    return f"{bearer_words(view, tally.bearer)}: {figure}, thiếu {tally.missing}"

"""Lists of posts: all, of a field, of a unit, of a month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.core.vocabulary import CATEGORIES, TOPICS
from cchc.publish import addresses
from cchc.publish.cards import cards
from cchc.publish.feed_links import feed_head, feed_line
from cchc.publish.html import crumbs, heading, lines, link, told
from cchc.publish.list_filter import list_filter
from cchc.publish.paging import Leaf
from cchc.publish.record import Record
from cchc.publish.shell import Page
from cchc.publish.structured import data_script, trail
from cchc.publish.unit_page import unit_part
from cchc.publish.view import View

_EMPTY = "Chưa có tin bài nào ở đây. Mời bạn quay lại sau, hoặc xem"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a list is about; `parent` is the path and name above it, `feeds` if it has its own.

    A list of a *unit* has on its first page what the plan gives the unit to do.
    """

    base: str
    title: str
    records: Sequence[Record]
    parent: tuple[str, str] = ("", "")
    unit: str = ""
    feeds: bool = True


def shelves(view: View) -> Iterator[Shelf]:
    """Yield every list of posts."""
    yield Shelf(addresses.NEWS, "Tin bài", view.records)
    for code, records in view.by_category.items():
        path, title = addresses.category_path(code), CATEGORIES.label(code)
        yield Shelf(path, title, records, parent=(addresses.CATEGORIES, "Lĩnh vực"))
    for unit in view.listed_units:
        path, records = addresses.unit_path(unit.code), view.by_unit[unit.code]
        parent = addresses.UNITS, "Đơn vị"
        yield Shelf(path, unit.name, records, parent=parent, unit=unit.code)
    for code, records in view.by_topic.items():
        path, parent = addresses.topic_path(code), (addresses.TOPICS, "Chủ đề")
        yield Shelf(path, TOPICS.label(code), records, parent=parent, feeds=False)
    for folder, records in view.by_month.items():
        path, parent = addresses.month_path(folder), (addresses.ARCHIVE, "Lưu trữ")
        yield Shelf(path, month_name(folder), records, parent=parent, feeds=False)


def month_name(folder: str) -> str:
    """Return `2026/03` as people say it."""
    year, _, month = folder.partition("/")
    return f"Tháng {int(month)} năm {year}"


def list_page(view: View, shelf: Shelf, leaf: Leaf[Record]) -> Page:
    """Return one page of a list."""
    title = shelf.title if leaf.is_first else f"{shelf.title}: {_span(leaf)}"
    feeds = shelf.base if shelf.feeds and shelf.parent[0] else ""
    is_unit = bool(shelf.unit) and leaf.is_first
    steps = _steps(view, shelf, leaf)
    content = lines(
        crumbs(*steps),
        heading(title),
        list_filter(view, shelf.base) if not is_unit else "",
        unit_part(view, shelf.unit) if is_unit else "",
        f'<p class="cc-count">{len(shelf.records)} tin bài</p>' if leaf.is_first else "",
        cards(view, leaf.records, level=3 if is_unit else 2) if leaf.records else _empty(view),
        _pager(view, leaf),
        "" if is_unit else feed_line(view, (feeds, shelf.title if feeds else "mọi tin bài")),
    )
    description = f"{title} – {view.settings.name}"
    head = lines(feed_head(view, feeds, name=shelf.title), data_script(trail(view, steps)))
    return Page(leaf.path, title, description, content, head)


def _span(leaf: Leaf[Record]) -> str:
    newest, oldest = leaf.records[0].post, leaf.records[-1].post
    if newest.date == oldest.date:
        return f"ngày {told(newest.date)}"
    return f"từ {told(oldest.date)} đến {told(newest.date)}"


def _steps(view: View, shelf: Shelf, leaf: Leaf[Record]) -> list[tuple[str, str]]:
    steps = [(view.at(addresses.HOME), "Trang chủ")]
    if shelf.parent[0]:
        steps.append((view.at(shelf.parent[0]), shelf.parent[1]))
    if not leaf.is_first:
        steps.append((view.at(shelf.base), shelf.title))
    return steps


def _empty(view: View) -> str:
    return f'<p class="cc-empty">{_EMPTY} {link(view.at(addresses.NEWS), "mọi tin bài")}.</p>'


def _pager(view: View, leaf: Leaf[Record]) -> str:
    newer = link(view.at(leaf.newer), "‹ Mới hơn", attributes=' rel="prev"') if leaf.newer else ""
    older = link(view.at(leaf.older), "Cũ hơn ›", attributes=' rel="next"') if leaf.older else ""
    if not newer and not older:
        return ""
    months = link(view.at(addresses.ARCHIVE), "Xem theo tháng")
    return (
        '<nav class="cc-pager" aria-label="Phân trang">'
        f"<span>{newer}</span><span>{months}</span><span>{older}</span></nav>"
    )

"""The doors to the lists: all fields, all units, all months."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc.core.vocabulary import CATEGORIES, TOPICS
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import crumbs, escape, heading, lines, link, listed
from cchc.publish.list_page import month_name
from cchc.publish.record import Record
from cchc.publish.shell import Page
from cchc.publish.view import View


def index_pages(view: View) -> Iterator[Page]:
    """Yield the pages of the fields, the units, the topics and the months."""
    about = "Tin bài theo sáu lĩnh vực cải cách hành chính và tin chung."
    yield _index(view, Page(addresses.CATEGORIES, "Lĩnh vực", about, category_doors(view)))
    about = "Các cơ quan, đơn vị có tin bài hoặc được giao việc trong kế hoạch năm."
    yield _index(view, Page(addresses.UNITS, "Đơn vị", about, unit_doors(view)))
    about = "Tin bài theo chủ đề mà người viết đã ghi."
    yield _index(view, Page(addresses.TOPICS, "Chủ đề", about, _topics(view)))
    about = "Tin bài theo tháng đăng, tháng mới nhất ở trên."
    yield _index(view, Page(addresses.ARCHIVE, "Lưu trữ", about, _months(view)))


def _index(view: View, page: Page) -> Page:
    """Return the page whose content are its doors alone with what stands above them."""
    content = lines(
        crumbs((view.at(addresses.HOME), "Trang chủ")),
        heading(page.title),
        f"<p>{page.description}</p>",
        page.content or '<p class="cc-empty">Chưa có tin bài nào.</p>',
    )
    return replace(page, content=content, head=feed_head(view))


def category_doors(view: View) -> str:
    """Return a door to each field, with its number of posts."""
    return listed(
        (
            _door(view, addresses.category_path(code), CATEGORIES.label(code), records)
            for code, records in view.by_category.items()
        ),
        css="cc-doors",
    )


def unit_doors(view: View) -> str:
    """Return a door to each unit, with its number of posts and what it does."""
    return listed(
        (
            _door(view, addresses.unit_path(unit.code), unit.name, view.by_unit[unit.code])
            + (f"<p>{escape(unit.about)}</p>" if unit.about else "")
            for unit in view.listed_units
        ),
        css="cc-doors",
    )


def unit_links(view: View) -> str:
    """Return the units alone, for where there is little room."""
    return listed((view.unit_link(unit.code) for unit in view.listed_units), css="cc-units")


def _topics(view: View) -> str:
    return listed(
        (
            _door(view, addresses.topic_path(code), TOPICS.label(code), records)
            for code, records in view.by_topic.items()
        ),
        css="cc-doors",
    )


def _months(view: View) -> str:
    return listed(
        (
            _door(view, addresses.month_path(folder), month_name(folder), records)
            for folder, records in view.by_month.items()
        ),
        css="cc-doors",
    )


def _door(view: View, path: str, name: str, records: Sequence[Record]) -> str:
    number = f'<span class="cc-number">{len(records)} tin bài</span>'
    return f"{link(view.at(path), name)} {number}"

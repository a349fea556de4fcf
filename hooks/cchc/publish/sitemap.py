"""What search engines read: the list of pages, and where that list is."""

from collections.abc import Iterable, Iterator
from datetime import date

from cchc.core.settings import Settings
from cchc.publish import addresses
from cchc.publish.html import escape
from cchc.publish.list_page import shelves
from cchc.publish.paging import leaves
from cchc.publish.register_pages import register_pages
from cchc.publish.view import View

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(view: View, standing: Iterable[str]) -> str:
    """Return the list of all pages; *standing* are the paths of those that MkDocs makes.

    A post's day is that of its last mending, or its date; a list's that of its newest post. Posts
    taken back and addresses that lead elsewhere are not in it.
    """
    # "Not found" has no address of its own.
    pages = (path for path in standing if not path.endswith(".html"))
    entries = dict.fromkeys(pages, None) | dict(_dated(view))
    lines = "\n".join(_entry(view.settings, path, day) for path, day in entries.items())
    return f'{_HEAD}<urlset xmlns="{_SPACE}">\n{lines}\n</urlset>\n'


def _dated(view: View) -> Iterator[tuple[str, date | None]]:
    newest = view.records[0].post.date if view.records else None
    yield addresses.HOME, newest
    indexes = (addresses.CATEGORIES, addresses.UNITS, addresses.TOPICS, addresses.ARCHIVE)
    for path in indexes:
        yield path, newest
    yield addresses.SITE_MAP, None
    yield from ((sheet.path, sheet.day) for sheet in register_pages(view))
    yield addresses.PLAN, view.content.day
    yield "rss/", None
    yield addresses.FIGURES, None
    for rule in view.rules:
        yield addresses.rule_path(rule), None
    for shelf in shelves(view):
        for leaf in leaves(shelf.base, shelf.records):
            yield leaf.path, leaf.records[0].post.date if leaf.records else None
    for record in view.records:
        yield record.path, (record.post.updated or record.post.moment).date()


def _entry(settings: Settings, path: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{escape(addresses.url(settings, path))}</loc>{changed}</url>"


def robots(settings: Settings) -> str:
    """Return robots.txt: all may read all."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {addresses.url(settings, 'sitemap.xml')}\n"

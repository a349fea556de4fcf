"""Every feed of the site as RSS, Atom and JSON Feed, with its archive pages (RFC 5005).

A feed holds the newest 30 posts, and of the older ones the 10 that were mended or taken back last,
if that was after the oldest of the 30 appeared: who subscribes hears of every mending. What was
changed last comes first.

Behind the feed stand its archive pages, full blocks of 30 counted from the oldest, as in the lists
of the site: a new post touches none of them but the newest, and that only when a block is full.
Whoever begins at the feed and goes on to the older page each time has everything.

A feed is dated by its newest change; an empty one by the opening of the plan year's first day.
No clock is read, so nothing changes where nothing changed.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from heapq import nlargest
from types import MappingProxyType

from cchc.core.content import Content
from cchc.core.post import opening_of
from cchc.publish import addresses
from cchc.publish.feed_entries import Entries, Feed, Pages, site_url
from cchc.publish.feed_outlines import Heading, outlines
from cchc.publish.feed_shown import Shown
from cchc.publish.product import Product

LIMIT = 30
MENDED = 10
_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a feed, and what it holds in the order in which it stands there."""

    heading: Heading
    pages: Pages
    shown: Sequence[Shown]


def feed_products(
    content: Content, shown: Sequence[Shown], *, media: Mapping[str, int] = _NOTHING
) -> Iterator[Product]:
    """Yield every document of every feed, each in all formats.

    *shown* is all that feeds may show, newest first; *media* tells the bytes of the files below
    posts/.
    """
    entries = Entries(content, media)
    plan = content.plan
    units = [(unit.code, unit.name) for unit in plan.units]
    words = repr((content.settings, plan.year, units, content.words))
    for heading, found in outlines(content, shown):
        for document in documents(heading, found):
            number = document.pages.number
            paths = [
                addresses.feed_path(heading.base, each, archive=number) for each in addresses.FEEDS
            ]
            make = partial(_made, content, document, entries)
            told = repr((document.heading, document.pages))
            keys = (each.key for each in document.shown)
            yield Product.of(paths, make, words, told, *keys)


def documents(heading: Heading, shown: Sequence[Shown]) -> Iterator[Document]:
    """Yield the feed that is subscribed to, then its archive pages, newest first."""
    last = max(0, math.ceil(len(shown) / LIMIT) - 1) if heading.kept else 0
    yield Document(heading, Pages(older=last), _current(shown))
    for number in range(last, 0, -1):
        end = len(shown) - (number - 1) * LIMIT
        pages = Pages(number, older=number - 1, newer=number + 1 if number < last else 0)
        yield Document(heading, pages, shown[end - LIMIT : end])


def _current(shown: Sequence[Shown]) -> Sequence[Shown]:
    """Return what the feed itself holds."""
    newest, older = shown[:LIMIT], shown[LIMIT:]
    mended = [each for each in older if each.changed is not each.moment]
    late = [each for each in mended if each.changed > newest[-1].moment]
    held = [*newest, *nlargest(MENDED, late, key=_last_changed)]
    return sorted(held, key=_last_changed, reverse=True)


def _last_changed(shown: Shown) -> tuple[datetime, datetime, str]:
    return (shown.changed, shown.moment, shown.post.file)


def _made(content: Content, document: Document, entries: Entries) -> list[bytes]:
    # What writes feeds takes 20 ms to load; a build that changes none does without it.
    from cchc.publish.json_feed import json_feed  # noqa: PLC0415
    from cchc.publish.rss_atom import xml_files  # noqa: PLC0415

    feed = _feed(content, document, entries)
    return [*xml_files(feed), json_feed(feed).encode()]


def _feed(content: Content, document: Document, entries: Entries) -> Feed:
    settings, heading = content.settings, document.heading
    opening = opening_of(date(content.plan.year, 1, 1))
    made = tuple(entries.entry(each) for each in document.shown)
    return Feed(
        base=heading.base,
        url=site_url(settings, heading.base),
        page=site_url(settings, heading.page),
        title=heading.title,
        description=heading.description,
        publisher=settings.agency or settings.name,
        updated=max((entry.changed for entry in made), default=opening),
        entries=made,
        about=site_url(settings, addresses.FIGURES),
        pages=document.pages,
    )

"""Which feeds there are, and what each holds: the site, each field, each unit, each channel.

A feed holds the newest 30 posts. A withdrawn post is in none from its day on: readers keep or drop
what they fetched, the page behind their link says that it was taken back and why, and its guid is
never given to another post. What has no page (`on_site: false`) is in none either.

A feed is dated by its newest entry; an empty one by the opening of the plan year's first day.
No clock is read, so nothing changes where nothing changed.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from heapq import nlargest
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from cchc.core.content import Content
from cchc.core.credits import Ledger
from cchc.core.plan import Unit
from cchc.core.post import Post, opening_of
from cchc.core.rules import Basis, Novelty, Wanted
from cchc.core.vocabulary import CATEGORIES, CHANNELS, CITY_PAGE, OWN_SITE
from cchc.publish import addresses
from cchc.publish.feed_entries import Entries, Entry, Feed, site_url
from cchc.publish.product import Product
from cchc.publish.record import Record

LIMIT = 30
# R1 and R8: what was sent to the city (else published there), new on the day of sending.
_SENT_TO_CITY = Wanted(channels=(CITY_PAGE,), new=Novelty.ANYWHERE, basis=Basis.SENT)
_NOTHING: Mapping[str, int] = MappingProxyType({})


class Shown(NamedTuple):
    """That a post appeared somewhere at a moment."""

    record: Record
    moment: datetime

    @property
    def post(self) -> Post:
        """The post that appeared."""
        return self.record.post


@dataclass(frozen=True, slots=True)
class Heading:
    """What a feed is about: its path, the page that it stands for, and its words."""

    base: str
    page: str
    title: str
    description: str


def feed_products(
    content: Content, records: Sequence[Record], *, media: Mapping[str, int] = _NOTHING
) -> Iterator[Product]:
    """Yield every feed, each as RSS, Atom and JSON Feed.

    *records* are the posts with a page, newest first; *media* tells the bytes of the files below
    posts/.
    """
    entries = Entries(content, media)
    plan = content.plan
    units = [(unit.code, unit.name) for unit in plan.units]
    words = repr((content.settings, plan.year, units, content.words))
    for heading, shown in _outlines(content, records):
        held = tuple(shown)
        keys = (f"{each.record.key} {each.moment} {_size(each.post, media)}" for each in held)
        paths = [f"{heading.base}{name}" for name in addresses.FEEDS]
        make = partial(_made, content, heading, held, entries)
        yield Product.of(paths, make, words, repr(heading), *keys)


def _made(
    content: Content, heading: Heading, shown: Iterable[Shown], entries: Entries
) -> list[bytes]:
    # What writes feeds takes 70 ms to load; a build that changes none does without it.
    from cchc.publish.json_feed import json_file  # noqa: PLC0415
    from cchc.publish.rss_atom import xml_files  # noqa: PLC0415

    feed = _feed(content, heading, tuple(entries.entry(*each) for each in shown))
    return [made for _, made in (*xml_files(feed), json_file(feed))]


def _size(post: Post, media: Mapping[str, int]) -> int:
    """Return the bytes of the post's picture: an enclosure tells them."""
    if not post.image:
        return 0
    place = posixpath.join(posixpath.dirname(post.file), post.image.src)
    return media.get(posixpath.normpath(place), 0)


def feed_channels(content: Content) -> Iterator[str]:
    """Yield each channel that has feeds: those that the plan names, and those in use.

    Withdrawn posts and those without a page keep their channel in use: a feed is there to stay.
    """
    plan = content.plan
    named = {code for code, _ in plan.channel_names}
    named |= {code for quota in plan.quotas for code in quota.wanted.channels}
    return (code for code in CHANNELS if code in named or code in content.channels)


def _feed(content: Content, heading: Heading, entries: tuple[Entry, ...]) -> Feed:
    settings = content.settings
    opening = opening_of(date(content.plan.year, 1, 1))
    return Feed(
        base=heading.base,
        url=site_url(settings, heading.base),
        page=site_url(settings, heading.page),
        title=heading.title,
        description=heading.description,
        publisher=settings.agency or settings.name,
        updated=max((entry.moment for entry in entries), default=opening),
        entries=entries,
    )


def _news(content: Content, records: Iterable[Record]) -> list[Shown]:
    """Return what feeds may show, newest first."""
    return [
        Shown(record, record.post.moment)
        for record in records
        if record.post.has_page(content.day) and not record.post.withdrawn_by(content.day)
    ]


def _age(shown: Shown) -> tuple[datetime, str]:
    return (shown.moment, shown.record.post.file)


def _outlines(
    content: Content, records: Sequence[Record]
) -> Iterator[tuple[Heading, Iterable[Shown]]]:
    news = _news(content, records)
    name = content.settings.name
    about = content.settings.description or f"Tin, bài mới của {name}"
    yield Heading(addresses.HOME, addresses.HOME, name, about), news[:LIMIT]
    for code, term in CATEGORIES.terms.items():
        path, about = addresses.category_path(code), f"Tin, bài về lĩnh vực: {term.label}"
        heading = Heading(path, path, f"{term.label} – {name}", about)
        found = (each for each in news if each.post.category == code)
        yield heading, tuple(islice(found, LIMIT))
    for unit in _units(content, records):
        path, about = addresses.unit_path(unit.code), f"Tin, bài của {unit.name}"
        heading = Heading(path, path, f"{unit.name} – {name}", about)
        found = (each for each in news if unit.code in each.post.units)
        yield heading, tuple(islice(found, LIMIT))
    yield from _channel_outlines(content, news)


def _units(content: Content, records: Iterable[Record]) -> Iterator[Unit]:
    """Yield the units of the plan that are graded or have written: those with a page."""
    wrote = {unit for record in records for unit in record.post.units}
    return (unit for unit in content.plan.units if unit.graded or unit.code in wrote)


def _channel_outlines(
    content: Content, news: Sequence[Shown]
) -> Iterator[tuple[Heading, Iterable[Shown]]]:
    """Yield the feed of each channel that the plan names or that a post was published on.

    A channel has no page of its own here, so its feed stands for the list of all news.
    """
    shown = _by_channel(content, news)
    for code in feed_channels(content):
        label = CHANNELS.label(code)
        verb = (
            "Tin, bài mới đã gửi tới"
            if code == CITY_PAGE
            else "Tin, bài đã gửi, đăng hoặc phát trên"
        )
        title = f"{label} – {content.settings.name}"
        heading = Heading(addresses.channel_path(code), addresses.NEWS, title, f"{verb}: {label}")
        yield heading, nlargest(LIMIT, shown.get(code, ()), key=_age)


def _by_channel(content: Content, news: Iterable[Shown]) -> dict[str, list[Shown]]:
    """Return what was sent to each channel or appeared there, dated by the first day of it."""
    found: dict[str, list[Shown]] = {CITY_PAGE: list(_sent_to_city(content, news))}
    only_here = (each for each in news if not each.post.elsewhere and each.post.on_site)
    found[OWN_SITE] = list(islice(only_here, LIMIT))
    for each in (each for each in news if each.post.elsewhere):
        for channel, day in _first_days(each.post, content.day).items():
            if channel != CITY_PAGE:
                found.setdefault(channel, []).append(_on(each.record, day))
    return found


def _first_days(post: Post, until: date) -> dict[str, date]:
    """Return the first day known of each channel; later news of it never moves an entry."""
    days: dict[str, date] = {}
    for publication in post.publications:
        told = (publication.sent, *publication.shown)
        known = [day for day in told if day and day <= until]
        if known:
            first = min(known)
            days[publication.channel] = min(first, days.get(publication.channel, first))
    return days


def _sent_to_city(content: Content, news: Iterable[Shown]) -> Iterator[Shown]:
    """Yield what counts as sent to the city page: the feed and the count are one rule."""
    records = {
        each.post.file: each.record
        for each in news
        if any(publication.channel == CITY_PAGE for publication in each.post.elsewhere)
    }
    posts = (record.post for record in records.values())
    for credit in Ledger(posts, until=content.day).credits(_SENT_TO_CITY):
        yield _on(records[credit.post.file], credit.day)


def _on(record: Record, day: date) -> Shown:
    """Return that *record* appeared on *day*: at its own moment if dated so, else at eight."""
    post = record.post
    return Shown(record, post.moment if day == post.date else opening_of(day))

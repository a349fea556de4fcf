"""What feeds say, before any format is chosen: feeds, and their entries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from cchc.core.calendar import ZONE
from cchc.core.content import Content
from cchc.core.post import Post
from cchc.core.settings import Settings
from cchc.core.vocabulary import CATEGORIES, KINDS, TOPICS
from cchc.publish import addresses
from cchc.publish.feed_html import absolute, full_text, pictures_in, xml_text
from cchc.publish.feed_shown import Shown
from cchc.publish.record import Record
from cchc.publish.vocabularies import CONDITIONS, GONE, SAMPLE

# Not what the machine's registry of types says: the same input gives the same bytes everywhere.
_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A word about an entry: its code, what people read, and the address of its vocabulary."""

    code: str
    label: str
    vocabulary: str
    name: str


@dataclass(frozen=True, slots=True)
class Writer:
    """A unit that wrote an entry, and the address of its list."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an entry: its type, its size in bytes if known, and its words."""

    url: str
    type: str
    length: int = 0
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A post in a feed.

    *published* is when it appeared in what the feed is about, *changed* when it was last mended,
    else the same; *sent* the day on which it was sent to the channel that the feed is of.
    *enclosure* is the lead picture where its type and size are known, *pictures* are the others.
    """

    guid: str
    url: str
    title: str
    published: datetime
    changed: datetime
    summary: str
    html: str
    writers: tuple[Writer, ...]
    subjects: tuple[Subject, ...]
    image: str = ""
    enclosure: Picture | None = None
    pictures: tuple[Picture, ...] = ()
    sent: date | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a document stands among those that hold a whole feed (RFC 5005).

    Documents are numbered from the oldest; 0 is the one that is subscribed to. *older* is 0 where
    there is none, *newer* where that is the subscribed one.
    """

    number: int = 0
    older: int = 0
    newer: int = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """One document of a feed; its files lie below *base*, *page* is the URL of what it is about."""

    base: str
    url: str
    page: str
    title: str
    description: str
    publisher: str
    updated: datetime
    entries: tuple[Entry, ...]
    about: str = ""
    pages: Pages = Pages()

    def path(self, name: str, number: int | None = None) -> str:
        """Return the path of this document in the format *name*, or of another *number* of it."""
        archive = self.pages.number if number is None else number
        return addresses.feed_path(self.base, name, archive=archive)

    def address(self, name: str, number: int | None = None) -> str:
        """Return the URL of `path`."""
        return self.url + self.path(name, number).removeprefix(self.base)


class Entries:
    """Makes the entry of a post, once for all the feeds that show it.

    *media* tells the bytes of each published picture by its path below the news.
    """

    def __init__(self, content: Content, media: Mapping[str, int]) -> None:
        self._content = content
        self._media = media
        self._made: dict[str, Entry] = {}

    def entry(self, shown: Shown) -> Entry:
        """Return the entry of what is shown, its moments told in Vietnamese time."""
        file = shown.post.file
        if file not in self._made:
            self._made[file] = self._entry(shown.record, gone=shown.gone)
        return replace(
            self._made[file],
            published=shown.moment.astimezone(ZONE),
            changed=shown.changed.astimezone(ZONE),
            sent=shown.sent,
        )

    def _entry(self, record: Record, *, gone: bool) -> Entry:
        post, settings = record.post, self._content.settings
        page = site_url(settings, addresses.post_path(post))
        title = xml_text(post.title).strip() or post.slug
        image = absolute(page, record.image) if record.image else ""
        html = xml_text(full_text(record, page))
        return Entry(
            guid=addresses.guid(settings, post),
            url=page,
            title=title,
            published=post.moment,
            changed=post.moment,
            # An RSS item without a description would have its full text taken for one.
            summary=xml_text(record.excerpt).strip() or title,
            html=html,
            writers=(self._publisher,) if gone else self._units(post),
            subjects=(self._gone,) if gone else tuple(self._subjects(post)),
            image=image,
            enclosure=self._enclosure(record, image),
            pictures=tuple(self._pictures(html, image)),
        )

    @cached_property
    def _writers(self) -> dict[str, Writer]:
        settings = self._content.settings
        return {
            unit.code: Writer(unit.name, site_url(settings, addresses.unit_path(unit.code)))
            for unit in self._content.plan.units
        }

    @property
    def _publisher(self) -> Writer:
        settings = self._content.settings
        return Writer(settings.agency or settings.name, site_url(settings, addresses.HOME))

    def _units(self, post: Post) -> tuple[Writer, ...]:
        return tuple(self._writers[code] for code in post.units)

    def _subjects(self, post: Post) -> Iterator[Subject]:
        yield self._subject("linh-vuc", post.category, CATEGORIES.label(post.category))
        yield self._subject("loai", post.kind, KINDS.label(post.kind))
        for code in post.units:
            yield self._subject("don-vi", code, self._writers[code].name)
        for code in post.topics:
            yield self._subject("chu-de", code, TOPICS.label(code))
        if post.sample:
            yield self._subject("tinh-trang", SAMPLE, CONDITIONS.label(SAMPLE))

    @property
    def _gone(self) -> Subject:
        """What was taken back has no unit, field or kind: who counts by these does not count it."""
        return self._subject("tinh-trang", GONE, CONDITIONS.label(GONE))

    def _subject(self, name: str, code: str, label: str) -> Subject:
        return Subject(code, label, self._vocabularies[name], name)

    @cached_property
    def _vocabularies(self) -> dict[str, str]:
        names = ("linh-vuc", "loai", "don-vi", "chu-de", "tinh-trang")
        settings = self._content.settings
        return {name: site_url(settings, addresses.vocabulary_path(name)) for name in names}

    def _enclosure(self, record: Record, image: str) -> Picture | None:
        """Return the lead picture if its size and type are known: readers fetch by them."""
        length, kind = self._length(image), type_of(image)
        alt = record.post.image.alt if record.post.image else ""
        return Picture(image, kind, length, xml_text(alt)) if length and kind else None

    def _pictures(self, html: str, lead: str) -> Iterator[Picture]:
        """Yield the pictures in the text, each once, without the lead."""
        found = {unescape(source): unescape(words) for source, words in pictures_in(html)}
        for url, words in found.items():
            if url != lead and type_of(url):
                yield Picture(url, type_of(url), self._length(url), words)

    def _length(self, url: str) -> int:
        """Return the bytes of a picture of ours; 0 where nobody knows."""
        below = site_url(self._content.settings, addresses.NEWS)
        return self._media.get(unquote(url.removeprefix(below)), 0)


def type_of(url: str) -> str:
    """Return the media type of a picture by the end of its address, or ""."""
    return _TYPES.get(url.rpartition(".")[2].lower(), "")


def site_url(settings: Settings, path: str) -> str:
    """Return the full URL of *path* in ASCII, as every reader takes it."""
    return absolute(settings.url, addresses.url(settings, path))

"""What feeds say, before any format is chosen: feeds, and their entries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from urllib.parse import unquote

from cchc.core.calendar import ZONE
from cchc.core.content import Content
from cchc.core.settings import Settings
from cchc.core.vocabulary import CATEGORIES, KINDS, TOPICS
from cchc.publish import addresses
from cchc.publish.feed_html import absolute, full_text, xml_text
from cchc.publish.record import Record

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
# A vocabulary's name is a tag URI (RFC 4151) of the year in which the vocabularies were fixed.
_VOCABULARY = "tag:{host},2026:{name}"


@dataclass(frozen=True, slots=True)
class Subject:
    """A word about an entry: its code, what people read, and the vocabulary that it is from."""

    code: str
    label: str
    vocabulary: str


@dataclass(frozen=True, slots=True)
class Writer:
    """A unit that wrote an entry, and the address of its list."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The picture that stands for an entry, with its size in bytes."""

    url: str
    length: int
    type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A post in a feed; *moment* is when it appeared in what the feed is about."""

    guid: str
    url: str
    title: str
    moment: datetime
    summary: str
    html: str
    writers: tuple[Writer, ...]
    subjects: tuple[Subject, ...]
    image: str = ""
    enclosure: Enclosure | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed; its files lie below *base*, and *page* is the URL of what it is about."""

    base: str
    url: str
    page: str
    title: str
    description: str
    publisher: str
    updated: datetime
    entries: tuple[Entry, ...]


class Entries:
    """Makes the entry of a post, once for all the feeds that show it."""

    def __init__(self, content: Content, media: Mapping[str, int]) -> None:
        self._content = content
        self._media = media
        self._made: dict[str, Entry] = {}

    def entry(self, record: Record, moment: datetime) -> Entry:
        """Return the entry of *record* as of *moment*, which is told in Vietnamese time."""
        file = record.post.file
        if file not in self._made:
            self._made[file] = self._entry(record)
        return replace(self._made[file], moment=moment.astimezone(ZONE))

    def _entry(self, record: Record) -> Entry:
        post, settings = record.post, self._content.settings
        page = site_url(settings, addresses.post_path(post))
        title = xml_text(post.title).strip() or post.slug
        image = absolute(page, record.image) if record.image else ""
        return Entry(
            guid=addresses.guid(settings, post),
            url=page,
            title=title,
            moment=post.moment,
            # An RSS item without a description would have its full text taken for one.
            summary=xml_text(record.excerpt).strip() or title,
            html=xml_text(full_text(record, page)),
            writers=tuple(self._writers[code] for code in post.units),
            subjects=tuple(self._subjects(record)),
            image=image,
            enclosure=self._enclosure(record, image),
        )

    @cached_property
    def _writers(self) -> dict[str, Writer]:
        settings = self._content.settings
        return {
            unit.code: Writer(unit.name, site_url(settings, addresses.unit_path(unit.code)))
            for unit in self._content.plan.units
        }

    def _subjects(self, record: Record) -> Iterator[Subject]:
        post, settings = record.post, self._content.settings
        field = site_url(settings, addresses.category_path(post.category))
        yield Subject(post.category, CATEGORIES.label(post.category), field)
        kinds = _VOCABULARY.format(host=settings.host, name="loai")
        yield Subject(post.kind, KINDS.label(post.kind), kinds)
        topics = _VOCABULARY.format(host=settings.host, name="chu-de")
        for code in post.topics:
            yield Subject(code, TOPICS.label(code), topics)

    def _enclosure(self, record: Record, image: str) -> Enclosure | None:
        """Return the lead picture if its size and type are known: readers fetch by them."""
        below = f"{self._content.settings.base}{addresses.NEWS}"
        length = self._media.get(unquote(record.image).removeprefix(below), 0)
        kind = _TYPES.get(record.image.rpartition(".")[2].lower(), "")
        return Enclosure(image, length, kind) if length and kind else None


def site_url(settings: Settings, path: str) -> str:
    """Return the full URL of *path* in ASCII, as every reader takes it."""
    return absolute(settings.url, addresses.url(settings, path))

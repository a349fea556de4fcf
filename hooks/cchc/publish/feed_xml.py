"""What RSS and Atom have in common: pieces of XML, links between documents, pictures, dates."""

from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

from cchc.publish.addresses import FEEDS
from cchc.publish.feed_entries import Entry, Feed, Pages, Picture

DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"
GENERATOR = "cchc"
LANGUAGE = "vi"
RSS, ATOM, JSON = FEEDS
TYPES = {RSS: "application/rss+xml", ATOM: "application/atom+xml"}
# Beside the format's own names: RFC 5005, Media RSS, DCMI Terms.
SPACES = {
    "dcterms": "http://purl.org/dc/terms/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
_NONE: Mapping[str, str] = MappingProxyType({})


def tag(name: str, text: str = "", attributes: Mapping[str, str] = _NONE) -> str:
    """Return an element around *text*, which is escaped; without text it closes itself."""
    return element(name, escape(text, quote=False), attributes)


def element(name: str, inside: str, attributes: Mapping[str, str] = _NONE) -> str:
    """Return an element around XML; attributes without a value are left out."""
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def root(name: str, attributes: Mapping[str, str], inside: str) -> str:
    """Return a whole document; *attributes* begin with its names' spaces."""
    spaces = {f"xmlns:{prefix}": space for prefix, space in SPACES.items()}
    return f"{DECLARATION}{element(name, inside, {**attributes, **spaces})}\n"


def block(*lines: str) -> str:
    """Return elements one a line, as the inside of another; those that are empty are left out."""
    return "".join(f"\n{line}" for line in lines if line) + "\n"


def links(feed: Feed, name: str, *, prefix: str = "") -> Iterator[str]:
    """Yield where this document is, and where the others are that hold the rest of the feed.

    An archive page names the feed that is current; both name the page that is older (RFC 5005, 4).
    For those who know pages only, the same is said once more as first, next, previous and last.
    """
    for rel, number in _relations(feed.pages):
        told = {"href": feed.address(name, number), "rel": rel, "type": TYPES[name]}
        yield tag(f"{prefix}link", "", told)


def _relations(pages: Pages) -> Iterator[tuple[str, int]]:
    yield "self", pages.number
    if pages.number:
        yield from (("current", 0), ("previous", pages.newer))
    if pages.older:
        yield from (("prev-archive", pages.older), ("next", pages.older))
    if pages.newer:
        yield "next-archive", pages.newer
    if pages.number or pages.older:
        yield from (("first", 0), ("last", 1))


def archive_mark(feed: Feed) -> str:
    """Return that this document is an archive page, if it is one."""
    return tag("fh:archive") if feed.pages.number else ""


def pictures(entry: Entry) -> Iterator[str]:
    """Yield the further pictures of an entry, each with its words (Media RSS 1.5)."""
    for picture in entry.pictures:
        yield _media(picture)


def _media(picture: Picture) -> str:
    told = {
        "url": picture.url,
        "fileSize": str(picture.length) if picture.length else "",
        "type": picture.type,
        "medium": "image",
    }
    words = tag("media:description", picture.alt, {"type": "plain"}) if picture.alt else ""
    return element("media:content", words, told)


def days(entry: Entry) -> Iterator[str]:
    """Yield when an entry was sent to the channel of the feed (DCMI Terms)."""
    if entry.sent:
        yield tag("dcterms:dateSubmitted", entry.sent.isoformat())

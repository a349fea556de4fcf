"""What feeds say that feedgen has no words for: RFC 5005, Media RSS 1.5 with words, DCMI Terms."""

from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml.etree import SubElement, _Element

from cchc.publish.feed_entries import Entry, Picture

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
_DC, _DCTERMS, _FH, _MEDIA = (f"{{{space}}}" for space in SPACES.values())
_ATOM = "{http://www.w3.org/2005/Atom}"


class History(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """Says whether a document is an archive page, and in RSS where the others are."""

    archive = False
    links: tuple[dict[str, str], ...] = ()

    def extend_ns(self) -> dict[str, str]:
        """Return the names' spaces of all that is said here."""
        return SPACES

    def extend_atom(self, feed: Any) -> None:  # noqa: ANN401 - the lxml of feedgen
        """Mark an archive page."""
        if self.archive:
            SubElement(feed, f"{_FH}archive")

    def extend_rss(self, feed: Any) -> None:  # noqa: ANN401 - the lxml of feedgen
        """Mark an archive page, and link to the others: feedgen links to the document itself."""
        for link in self.links:
            SubElement(feed[0], f"{_ATOM}link", link)
        self.extend_atom(feed[0])


class Details(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """Says of an entry its further pictures and days, and in RSS its units and its mending."""

    entry: Entry

    def extend_atom(self, item: _Element) -> None:
        """Add the further pictures, and the day of sending to the channel of the feed."""
        for picture in self.entry.pictures:
            _add_picture(item, picture)
        if self.entry.sent:
            _add(item, f"{_DCTERMS}dateSubmitted", self.entry.sent.isoformat())

    def extend_rss(self, item: _Element) -> None:
        """Add the units, which `author` has no room for, and when the item was mended."""
        for writer in self.entry.writers:
            _add(item, f"{_DC}creator", writer.name)
        if self.entry.changed != self.entry.published:
            _add(item, f"{_DCTERMS}modified", self.entry.changed.isoformat())
        self.extend_atom(item)


def _add(parent: _Element, name: str, text: str) -> _Element:
    element = SubElement(parent, name)
    element.text = text
    return element


def _add_picture(parent: _Element, picture: Picture) -> None:
    told = {"url": picture.url, "type": picture.type, "medium": "image"}
    if picture.length:
        told["fileSize"] = str(picture.length)
    media = SubElement(parent, f"{_MEDIA}content", told)
    if picture.alt:
        _add(media, f"{_MEDIA}description", picture.alt).set("type", "plain")

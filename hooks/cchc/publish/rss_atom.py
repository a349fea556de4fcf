"""RSS 2.0 and Atom 1.0, by feedgen.

What feedgen does unasked is undone here: it dates feeds and entries by the clock, puts each new
entry first, names itself and the RSS specification, takes the last link for the RSS one, and
forgets what an entry's link is (rel, type, length) in Atom.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from cchc.publish.addresses import FEEDS
from cchc.publish.feed_entries import Entry, Feed, Pages
from cchc.publish.feed_extensions import Details, History

GENERATOR = "cchc"
LANGUAGE = "vi"
_RSS, _ATOM, _ = FEEDS
_TYPES = {_RSS: "application/rss+xml", _ATOM: "application/atom+xml"}


class _LinkedEntry(FeedEntry):  # type: ignore[misc] # feedgen has no types
    """An entry whose links keep what they are (feedgen's issue 143, open in 1.0.0)."""

    def atom_entry(self, extensions: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - feedgen's
        """Return the entry for Atom, with rel, type and length on each link."""
        element = super().atom_entry(extensions)
        for written, link in zip(element.iterfind("link"), self.link(), strict=True):
            written.attrib.update(link)
        return element


def xml_files(feed: Feed) -> Iterator[bytes]:
    """Yield *feed* as RSS and as Atom."""
    generator = _generator(feed)
    _link(generator, feed, _RSS)
    yield generator.rss_str(pretty=True)
    _link(generator, feed, _ATOM)
    yield generator.atom_str(pretty=True)


def _generator(feed: Feed) -> FeedGenerator:
    generator = FeedGenerator()
    generator.register_extension("history", History, Details)
    generator.id(feed.address(_ATOM, 0))
    generator.title(feed.title)
    generator.description(feed.description)
    generator.language(LANGUAGE)
    generator.updated(feed.updated)
    generator.author(name=feed.publisher)
    generator.rights(f"© {feed.publisher}")
    generator.generator(GENERATOR)
    generator.docs("")
    for entry in feed.entries:
        _fill(generator.add_entry(_LinkedEntry(), order="append"), entry)
    return generator


def _link(generator: FeedGenerator, feed: Feed, name: str) -> None:
    """Name the documents of the feed and its page; RSS takes the last link for the page.

    An archive page names the feed that is current; both name the page that is older (RFC 5005, 4).
    For those who know pages only, the same is said once more as first, next, previous and last.
    """
    itself, *others = (
        {"href": feed.address(name, number), "rel": rel, "type": _TYPES[name]}
        for rel, number in _relations(feed.pages)
    )
    page = {"href": feed.page, "rel": "alternate", "type": "text/html"}
    generator.link([itself, *others, page], replace=True)
    # feedgen adds the extension's attribute when it registers it.
    history: Any = generator.history
    history.archive, history.links = bool(feed.pages.number), others


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


def _fill(target: FeedEntry, entry: Entry) -> None:
    target.id(entry.guid)
    target.title(entry.title)
    target.link(href=entry.url, rel="alternate", type="text/html")
    target.published(entry.published)
    target.updated(entry.changed)
    target.author([{"name": writer.name, "uri": writer.url} for writer in entry.writers])
    target.category(
        [
            {"term": subject.code, "scheme": subject.vocabulary, "label": subject.label}
            for subject in entry.subjects
        ]
    )
    # An Atom summary is plain text, an RSS description is HTML: `<` is escaped once more there.
    # Each call overwrites what the one before set for the other format.
    target.summary(entry.summary)
    target.description(escape(entry.summary, quote=False))
    target.content(entry.html, type="html")
    target.history.entry = entry
    if entry.enclosure:
        target.enclosure(entry.enclosure.url, entry.enclosure.length, entry.enclosure.type)

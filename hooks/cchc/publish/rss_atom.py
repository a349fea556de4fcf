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
from cchc.publish.feed_entries import Entry, Feed, Subject

GENERATOR = "cchc"
LANGUAGE = "vi"
_RSS, _ATOM, _ = FEEDS


class _LinkedEntry(FeedEntry):  # type: ignore[misc] # feedgen has no types
    """An entry whose links keep what they are (feedgen's issue 143, open in 1.0.0)."""

    def atom_entry(self, extensions: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - feedgen's
        """Return the entry for Atom, with rel, type and length on each link."""
        element = super().atom_entry(extensions)
        for written, link in zip(element.iterfind("link"), self.link(), strict=True):
            written.attrib.update(link)
        return element


def xml_files(feed: Feed) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of *feed* as RSS and as Atom."""
    generator = _generator(feed)
    _link(generator, feed, self_link=feed.url + _RSS, media_type="application/rss+xml")
    rss: bytes = generator.rss_str(pretty=True)
    yield feed.base + _RSS, rss
    _link(generator, feed, self_link=feed.url + _ATOM, media_type="application/atom+xml")
    atom: bytes = generator.atom_str(pretty=True)
    yield feed.base + _ATOM, atom


def _generator(feed: Feed) -> FeedGenerator:
    generator = FeedGenerator()
    generator.load_extension("dc", atom=False, rss=True)
    generator.id(feed.url + _ATOM)
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


def _link(generator: FeedGenerator, feed: Feed, *, self_link: str, media_type: str) -> None:
    """Name the feed and its page; the page comes last, for RSS has room for the last one only."""
    links = [
        {"href": self_link, "rel": "self", "type": media_type},
        {"href": feed.page, "rel": "alternate", "type": "text/html"},
    ]
    generator.link(links, replace=True)


def _fill(target: FeedEntry, entry: Entry) -> None:
    target.id(entry.guid)
    target.title(entry.title)
    target.link(href=entry.url, rel="alternate", type="text/html")
    target.published(entry.moment)
    target.updated(entry.moment)
    target.author([{"name": writer.name} for writer in entry.writers])
    target.category([_category(subject) for subject in entry.subjects])
    _fill_text(target, entry)
    # feedgen adds the extension's attribute when it takes the entry in.
    extension: Any = target.dc
    extension.dc_creator([writer.name for writer in entry.writers])
    if entry.enclosure:
        enclosure = entry.enclosure
        target.enclosure(enclosure.url, enclosure.length, enclosure.type)


def _fill_text(target: FeedEntry, entry: Entry) -> None:
    """Set summary and text; each call overwrites what the one before set for the other format.

    An Atom summary is plain text, an RSS description is HTML: `<` is escaped once more there.
    """
    target.summary(entry.summary)
    target.description(escape(entry.summary, quote=False))
    target.content(entry.html, type="html")


def _category(subject: Subject) -> dict[str, str]:
    return {"term": subject.code, "scheme": subject.vocabulary, "label": subject.label}

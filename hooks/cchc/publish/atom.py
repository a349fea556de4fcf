"""Atom 1.0 (RFC 4287)."""

from cchc.publish.feed_entries import Entry, Feed, Picture, Subject, Writer
from cchc.publish.feed_xml import (
    ATOM,
    GENERATOR,
    LANGUAGE,
    archive_mark,
    block,
    days,
    element,
    links,
    pictures,
    root,
    tag,
)


def atom(feed: Feed) -> str:
    """Return a document of *feed*; its id is that of the whole feed."""
    inside = block(
        tag("id", feed.address(ATOM, 0)),
        tag("title", feed.title),
        tag("subtitle", feed.description),
        tag("updated", feed.updated.isoformat()),
        *links(feed, ATOM),
        _page(feed.page),
        archive_mark(feed),
        element("author", tag("name", feed.publisher)),
        tag("rights", f"© {feed.publisher}"),
        tag("generator", GENERATOR),
        *map(_entry, feed.entries),
    )
    return root("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": LANGUAGE}, inside)


def _entry(entry: Entry) -> str:
    return element(
        "entry",
        block(
            tag("id", entry.guid),
            tag("title", entry.title),
            tag("updated", entry.changed.isoformat()),
            tag("published", entry.published.isoformat()),
            *map(_author, entry.writers),
            _page(entry.url),
            _enclosure(entry.enclosure) if entry.enclosure else "",
            *map(_category, entry.subjects),
            tag("summary", entry.summary),
            tag("content", entry.html, {"type": "html"}),
            *pictures(entry),
            *days(entry),
        ),
    )


def _author(writer: Writer) -> str:
    return element("author", tag("name", writer.name) + tag("uri", writer.url))


def _page(url: str) -> str:
    return tag("link", "", {"href": url, "rel": "alternate", "type": "text/html"})


def _category(subject: Subject) -> str:
    told = {"term": subject.code, "scheme": subject.vocabulary, "label": subject.label}
    return tag("category", "", told)


def _enclosure(picture: Picture) -> str:
    told = {"href": picture.url, "rel": "enclosure", "type": picture.type}
    return tag("link", "", {**told, "length": str(picture.length)})

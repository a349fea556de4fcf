"""RSS 2.0 (https://www.rssboard.org/rss-specification), kept to the RSS Advisory Board's profile.

Full text comes after the description, for some readers take the last of the two. `author` would
have to be an e-mail address, so the units stand in `dc:creator`.
"""

from email.utils import format_datetime
from html import escape

from cchc.publish.feed_entries import Entry, Feed, Picture, Subject
from cchc.publish.feed_xml import (
    GENERATOR,
    LANGUAGE,
    RSS,
    archive_mark,
    block,
    days,
    element,
    links,
    pictures,
    root,
    tag,
)

_SPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def rss(feed: Feed) -> str:
    """Return a document of *feed*."""
    channel = block(
        tag("title", feed.title),
        tag("link", feed.page),
        tag("description", feed.description),
        *links(feed, RSS, prefix="atom:"),
        archive_mark(feed),
        tag("language", LANGUAGE),
        tag("copyright", f"© {feed.publisher}"),
        tag("lastBuildDate", format_datetime(feed.updated)),
        tag("generator", GENERATOR),
        *map(_item, feed.entries),
    )
    return root("rss", {"version": "2.0", **_SPACES}, element("channel", channel))


def _item(entry: Entry) -> str:
    return element(
        "item",
        block(
            tag("title", entry.title),
            tag("link", entry.url),
            # A description is HTML: `<` is escaped once more there.
            tag("description", escape(entry.summary, quote=False)),
            tag("content:encoded", entry.html),
            *(tag("dc:creator", writer.name) for writer in entry.writers),
            *map(_category, entry.subjects),
            _enclosure(entry.enclosure) if entry.enclosure else "",
            *pictures(entry),
            tag("guid", entry.guid, {"isPermaLink": "false"}),
            tag("pubDate", format_datetime(entry.published)),
            _mended(entry),
            *days(entry),
        ),
    )


def _mended(entry: Entry) -> str:
    """Return when an item was mended: RSS itself has no place for it."""
    if entry.changed == entry.published:
        return ""
    return tag("dcterms:modified", entry.changed.isoformat())


def _category(subject: Subject) -> str:
    return tag("category", subject.label, {"domain": subject.vocabulary})


def _enclosure(picture: Picture) -> str:
    told = {"url": picture.url, "length": str(picture.length), "type": picture.type}
    return tag("enclosure", "", told)

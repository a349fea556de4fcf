"""Read a former site's RSS or Atom feed: what it still offers, by its full texts."""

import io
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

import feedparser

from cchc.core.calendar import ZONE
from cchc.moving.old import OldItem, OldSite, UnreadableError, old_address
from cchc.moving.xml import clean_xml

NOT_FEED = "không phải nguồn tin RSS, Atom"


def read_old_feed(raw: bytes) -> OldSite:
    """Return what a feed holds; raises UnreadableError for what is none."""
    # As a stream: feedparser takes a string for an address or a file's name, and opens it.
    stream = io.BytesIO(clean_xml(raw))
    try:
        parsed = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise UnreadableError(NOT_FEED) from error
    if not parsed.get("version") or not parsed.entries:
        raise UnreadableError(NOT_FEED)
    return OldSite(tuple(map(_item, parsed.entries)))


def _item(entry: Any) -> OldItem:  # noqa: ANN401 - feedparser has no types
    link, guid = str(entry.get("link", "")), str(entry.get("id", ""))
    texts = [str(each.get("value", "")) for each in entry.get("content", ())]
    summary = str(entry.get("summary", ""))
    named = [guid] if guid.startswith(("http://", "https://")) else []
    addresses = (old_address(each) for each in (link, *named))
    tags = (str(tag.get("term") or "").strip() for tag in entry.get("tags", ()))
    return OldItem(
        page=link,
        addresses=tuple(dict.fromkeys(filter(None, addresses))),
        title=" ".join(str(entry.get("title", "")).split()),
        html=max([*texts, summary], key=len),
        moment=_moment(entry),
        summary=summary if texts else "",
        author=tuple(filter(None, [str(entry.get("author", "")).strip()])),
        categories=tuple(filter(None, tags)),
    )


def _moment(entry: Any) -> datetime | None:  # noqa: ANN401 - feedparser has no types
    told = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(timegm(told), UTC).astimezone(ZONE)
    except (TypeError, ValueError, OverflowError, OSError):
        return None

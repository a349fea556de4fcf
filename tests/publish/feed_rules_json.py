"""A strict validator of JSON Feed 1.1, written from https://jsonfeed.org/version/1.1."""

import json
from collections.abc import Callable, Iterator, Mapping

from publish import feed_values as values

VERSION = "https://jsonfeed.org/version/1.1"

Rule = Callable[[str], Iterator[str]]

_FEED_FIELDS = "version title home_page_url feed_url description user_comment next_url icon favicon"
_ITEM_FIELDS = "id url external_url title content_html content_text summary image banner_image"
_JSON_FIELDS = {
    "feed": set(f"{_FEED_FIELDS} authors language expired hubs items".split()),
    "item": set(
        f"{_ITEM_FIELDS} date_published date_modified authors tags language attachments".split()
    ),
    "author": {"name", "url", "avatar"},
    "attachment": {"url", "mime_type", "title", "size_in_bytes", "duration_in_seconds"},
}
_JSON_TEXTS: Mapping[str, Rule] = {
    **dict.fromkeys(("title", "description", "summary", "name"), values.filled),
    **dict.fromkeys(
        ("url", "external_url", "image", "home_page_url", "feed_url", "next_url"), values.url
    ),
    **dict.fromkeys(("date_published", "date_modified"), values.rfc3339),
    "id": values.uri,
    "language": values.language,
    "mime_type": values.mime,
    "content_html": values.markup,
}


def json_problems(feed: bytes) -> list[str]:
    """Return what is wrong with a JSON Feed 1.1."""
    try:
        found = json.loads(feed.decode("utf-8"))
    except ValueError as error:
        return [f"no JSON in UTF-8: {error}"]
    return list(_json_root(found)) if isinstance(found, dict) else ["the feed is no object"]


def _json_root(feed: dict[str, object]) -> Iterator[str]:
    if feed.get("version") != VERSION:
        yield f"feed: version is not {VERSION}"
    yield from (f"feed: {told}" for told in _next_page(feed))
    yield from _json_object(feed, "feed", ("title", "items", "home_page_url", "feed_url"))
    items = feed.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        yield "feed: items is no list of objects"
        return
    yield from values.unique([str(item.get("id")) for item in items], "id")
    for number, item in enumerate(items, start=1):
        yield from _json_object(item, f"item {number}", ("id", "url", "date_published"))
        if not {"content_html", "content_text"} & item.keys():
            yield f"item {number}: neither content_html nor content_text"
        tags = item.get("tags", [])
        if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
            yield f"item {number}: tags is no list of texts"


def _next_page(feed: dict[str, object]) -> Iterator[str]:
    if "next_url" in feed and feed["next_url"] == feed.get("feed_url"):
        yield "next_url leads to the page itself"


def _json_object(fields: dict[str, object], where: str, needed: tuple[str, ...]) -> Iterator[str]:
    known = _JSON_FIELDS[where.rpartition(": ")[2].split()[0]]
    yield from (f"{where}: {name} is missing" for name in needed if name not in fields)
    for name, value in fields.items():
        if name not in known and not name.startswith("_"):
            yield f"{where}: {name} has no place here"
        elif name in _JSON_TEXTS and not isinstance(value, str):
            yield f"{where}: {name} is no text"
        elif name in _JSON_TEXTS:
            yield from (f"{where}: {name}: {told}" for told in _JSON_TEXTS[name](str(value)))
    if not isinstance(fields.get("size_in_bytes", 1), int):
        yield f"{where}: size_in_bytes is no number"
    yield from _json_lists(fields, where)


def _json_lists(fields: dict[str, object], where: str) -> Iterator[str]:
    for name, needed in (("authors", ("name",)), ("attachments", ("url", "mime_type"))):
        listed = fields.get(name, [])
        if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
            yield f"{where}: {name} is no list of objects"
            continue
        for each in listed:
            yield from _json_object(each, f"{where}: {name.removesuffix('s')}", needed)

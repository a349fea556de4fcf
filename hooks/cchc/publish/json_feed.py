"""JSON Feed 1.1 (https://jsonfeed.org/version/1.1).

What it has no field for stands in `_cchc`: the codes of unit, field, kind and topics, the day of
sending; `about` is the page that explains them.
"""

import json

from cchc.publish.addresses import FEEDS
from cchc.publish.feed_entries import Entry, Feed, Picture
from cchc.publish.rss_atom import LANGUAGE

JSON = FEEDS[2]
VERSION = "https://jsonfeed.org/version/1.1"
# Our names for the vocabularies, as those who program read them.
_CODES = {
    "don-vi": "units",
    "linh-vuc": "category",
    "loai": "kind",
    "chu-de": "topics",
    "tinh-trang": "condition",
}
_MANY = frozenset({"units", "topics"})


def json_feed(feed: Feed) -> str:
    """Return a document of *feed*; `next_url` is where older entries are."""
    fields: dict[str, object] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address(JSON),
        "description": feed.description,
    }
    if feed.pages.older:
        fields["next_url"] = feed.address(JSON, feed.pages.older)
    fields["authors"] = [{"name": feed.publisher}]
    fields["language"] = LANGUAGE
    fields["items"] = [_item(entry, feed.about) for entry in feed.entries]
    return f"{json.dumps(fields, ensure_ascii=False)}\n"


def _item(entry: Entry, about: str) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": entry.guid,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "authors": [{"name": writer.name, "url": writer.url} for writer in entry.writers],
        "tags": [subject.label for subject in entry.subjects if subject.name != "don-vi"],
    }
    if entry.changed != entry.published:
        fields["date_modified"] = entry.changed.isoformat()
    if entry.image:
        fields["image"] = entry.image
    attached = [*([entry.enclosure] if entry.enclosure else []), *entry.pictures]
    if attached:
        fields["attachments"] = [_attachment(picture) for picture in attached]
    fields["_cchc"] = _codes(entry, about)
    return fields


def _attachment(picture: Picture) -> dict[str, object]:
    fields: dict[str, object] = {"url": picture.url, "mime_type": picture.type}
    if picture.alt:
        fields["title"] = picture.alt
    if picture.length:
        fields["size_in_bytes"] = picture.length
    return fields


def _codes(entry: Entry, about: str) -> dict[str, object]:
    fields: dict[str, object] = {"about": about}
    for subject in entry.subjects:
        name = _CODES[subject.name]
        if name in _MANY:
            known = fields.get(name, [])
            fields[name] = [*(known if isinstance(known, list) else []), subject.code]
        else:
            fields[name] = subject.code
    if entry.sent:
        fields["sent"] = entry.sent.isoformat()
    return fields

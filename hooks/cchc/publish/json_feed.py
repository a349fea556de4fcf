"""JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""

import json

from cchc.publish.addresses import FEEDS
from cchc.publish.feed_entries import Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"
LANGUAGE = "vi"
_JSON = FEEDS[2]


def json_file(feed: Feed) -> tuple[str, bytes]:
    """Return the path and bytes of *feed* as JSON Feed."""
    fields = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.url + _JSON,
        "description": feed.description,
        "authors": [{"name": feed.publisher}],
        "language": LANGUAGE,
        "items": [_item(entry) for entry in feed.entries],
    }
    text = json.dumps(fields, ensure_ascii=False)
    return feed.base + _JSON, f"{text}\n".encode()


def _item(entry: Entry) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": entry.guid,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.moment.isoformat(),
        "authors": [{"name": writer.name, "url": writer.url} for writer in entry.writers],
        "tags": [subject.label for subject in entry.subjects],
    }
    if entry.image:
        fields["image"] = entry.image
    if entry.enclosure:
        enclosure = entry.enclosure
        fields["attachments"] = [
            {
                "url": enclosure.url,
                "mime_type": enclosure.type,
                "size_in_bytes": enclosure.length,
            }
        ]
    return fields

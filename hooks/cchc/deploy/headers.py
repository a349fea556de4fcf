"""How a file of the site is served: its type, and how long a copy may be kept.

The same rules as those of hosting/nginx.conf and hosting/Caddyfile; a test holds them together.
"""

import re
from typing import NamedTuple

_DEFAULT, _FEED = "no-cache", "public, max-age=300"
_DATA, _PICTURE = "public, max-age=3600", "public, max-age=86400"
FOREVER = "public, max-age=31536000, immutable"
# The last that fits holds, as in nginx's map the only one does.
_KEPT = (
    (re.compile(r"(?:.*/)?(?:rss|atom)(?:-\d+)?\.xml|(?:.*/)?feed(?:-\d+)?\.json"), _FEED),
    (re.compile(r"(?:du-lieu|lich)/.+\.(?!html)[a-z]+"), _DATA),
    (re.compile(r"tin-bai/.+\.(?:avif|gif|jpe?g|png|webp|pdf|mp3|mp4)"), _PICTURE),
    (re.compile(r"hinh/.+-[0-9a-f]{6,}-\d+\.webp"), FOREVER),
    (re.compile(r"assets/search/(?:[0-9a-f]{5}/[^/]+|b[0-9]+\.[0-9a-f]{5})\.json"), FOREVER),
    (re.compile(r"assets/stylesheets/[0-9a-f]{12}\.css"), FOREVER),
)
_FEEDS = (
    (re.compile(r"(?:.*/)?rss(?:-\d+)?\.xml"), "application/rss+xml"),
    (re.compile(r"(?:.*/)?atom(?:-\d+)?\.xml"), "application/atom+xml"),
    (re.compile(r"(?:.*/)?feed(?:-\d+)?\.json"), "application/feed+json"),
)
# Written out: a machine's own table may say otherwise.
_TYPES = {
    "avif": "image/avif",
    "css": "text/css",
    "csv": "text/csv",
    "gif": "image/gif",
    "html": "text/html",
    "ico": "image/x-icon",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "application/javascript",
    "json": "application/json",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "webm": "video/webm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "xml": "text/xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "zip": "application/zip",
}
_UNKNOWN = "application/octet-stream"
_TEXT = re.compile(r"text/.+|application/(?:.+\+(?:xml|json)|json|javascript)|image/svg\+xml")
# Later ones name earlier ones: a page its pictures, a list its pages.
_PAGE, _LIST = re.compile(r"tin-bai/\d{4}/\d\d/.+\.html"), re.compile(r".+\.(?:html|xml|json)")


class Headers(NamedTuple):
    """What is said beside the bytes."""

    type: str
    cache: str


def headers_of(path: str) -> Headers:
    """Return what is said of the file at *path*, below the site's root."""
    kept = [told for pattern, told in _KEPT if pattern.fullmatch(path)]
    feed = [told for pattern, told in _FEEDS if pattern.fullmatch(path)]
    found = feed[0] if feed else _TYPES.get(path.rpartition(".")[2].lower(), _UNKNOWN)
    charset = "; charset=utf-8" if _TEXT.fullmatch(found) else ""
    return Headers(found + charset, kept[-1] if kept else _DEFAULT)


def rank(path: str) -> int:
    """Return when a file is sent: first what pages need, then posts, then what names those."""
    if headers_of(path).cache == FOREVER or not _LIST.fullmatch(path):
        return 0
    return 1 if _PAGE.fullmatch(path) else 2

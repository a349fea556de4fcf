"""Every public address of the site (DESIGN.md, §3 "Addresses"): paths, URLs and guids.

A path has no slash at its beginning: `tin-bai/2026/03/slug/`. A test freezes them all.
"""

from collections.abc import Iterable

from cchc.core.post import Post
from cchc.core.settings import Settings

HOME = ""
NEWS = "tin-bai/"
CATEGORIES = "linh-vuc/"
UNITS = "don-vi/"
CHANNELS = "kenh/"
ARCHIVE = "luu-tru/"
PLAN = "chi-tieu/"
FIGURES = "du-lieu/"
CALENDARS = "lich/"
SEARCH = "tim-kiem/"
ALL_UNITS = "tat-ca"
FEEDS = ("rss.xml", "atom.xml", "feed.json")
PER_PAGE = 10


def post_path(post: Post) -> str:
    """Return the path of a post's page."""
    return f"{NEWS}{post.place}/"


def former_paths(post: Post) -> Iterable[str]:
    """Return the paths that redirect to a post's page."""
    return (f"{NEWS}{place}/" for place in post.places_before)


def list_path(base: str, number: int) -> str:
    """Return the path of page *number* (from 1) of the list at *base*."""
    return base if number == 1 else f"{base}trang/{number}/"


def category_path(code: str) -> str:
    """Return the path of a field's list."""
    return f"{CATEGORIES}{code}/"


def unit_path(code: str) -> str:
    """Return the path of a unit's list."""
    return f"{UNITS}{code}/"


def channel_path(code: str) -> str:
    """Return the path below which a channel's feeds lie."""
    return f"{CHANNELS}{code}/"


def rule_path(rule: str) -> str:
    """Return the path of the page of one rule of the plan."""
    return f"{PLAN}{rule}/"


def calendar_path(name: str) -> str:
    """Return the path of a unit's calendar, or of `tat-ca`, the one of them all."""
    return f"{CALENDARS}{name}.ics"


def month_path(folder: str) -> str:
    """Return the path of a month's list; *folder* is `2026/03`."""
    return f"{ARCHIVE}{folder}/"


def url(settings: Settings, path: str) -> str:
    """Return the full URL of *path*."""
    return settings.url + path


def guid(settings: Settings, post: Post) -> str:
    """Return the post's guid, a tag URI (RFC 4151) of its first address; it never moves."""
    year, _, rest = post.first_place.partition("/")
    return f"tag:{settings.host},{year}:{rest.rpartition('/')[2]}"


def file_of(path: str) -> str:
    """Return the file that serves *path*."""
    return f"{path}index.html" if path.endswith("/") or not path else path

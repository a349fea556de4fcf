"""Every public address of the site (DESIGN.md, §3 "Addresses"): paths, URLs and guids.

A path has no slash at its beginning: `tin-bai/2026/03/slug/`. A test freezes them all.
"""

import re
from collections.abc import Iterable
from urllib.parse import quote

from cchc.core.medium import Medium
from cchc.core.post import Post
from cchc.core.settings import Settings
from cchc.core.text import slugify

HOME = ""
NEWS = "tin-bai/"
CATEGORIES = "linh-vuc/"
UNITS = "don-vi/"
CHANNELS = "kenh/"
ARCHIVE = "luu-tru/"
PLAN = "chi-tieu/"
FIGURES = "du-lieu/"
VOCABULARIES = f"{FIGURES}tu-vung/"
CALENDARS = "lich/"
# Pages of docs/ that ours lead to.
CONTACT = "lien-he/"
FEEDBACK = "huong-dan/phan-anh-kien-nghi/"
TOPICS = "chu-de/"
DOCUMENTS = "van-ban/"
EVENTS = "su-kien/"
VIDEOS = "video/"
BROADCASTS = "ban-tin/"
PODCAST = f"{BROADCASTS}podcast.xml"
PROCEDURES = "thu-tuc/"
QUESTIONS = "hoi-dap/"
QUIZ = "trac-nghiem/"
SURVEYS = "khao-sat/"
SITE_MAP = "so-do-trang/"
REGISTER_FILES = "tep/"
ALL_EVENTS = "lich/su-kien.ics"
PICTURES = "hinh/"
SEARCH = "tim-kiem/"
ALL_UNITS = "tat-ca"
FEEDS = ("rss.xml", "atom.xml", "feed.json")
PER_PAGE = 10
# Enough of a picture's name and digest to know it by; a page that shows it says them four times.
_LETTERS, _DIGITS = 32, 10
_PLAIN = re.compile("[a-z0-9-]{1,32}")


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


def feed_path(base: str, name: str, *, archive: int = 0) -> str:
    """Return the path of the feed *name* (one of FEEDS) at *base*, or of its *archive* page."""
    kind, _, ending = name.partition(".")
    return f"{base}kho/{kind}-{archive}.{ending}" if archive else base + name


def vocabulary_path(name: str) -> str:
    """Return the path of a vocabulary: its codes and names, as JSON."""
    return f"{VOCABULARIES}{name}.json"


def register_path(year: int) -> str:
    """Return the path of the register of a year's posts."""
    return f"{FIGURES}tin-bai-{year}.csv"


def rule_path(rule: str) -> str:
    """Return the path of the page of one rule of the plan."""
    return f"{PLAN}{rule}/"


def calendar_path(name: str) -> str:
    """Return the path of a unit's calendar, or of `tat-ca`, the one of them all."""
    return f"{CALENDARS}{name}.ics"


def month_path(folder: str) -> str:
    """Return the path of a month's list; *folder* is `2026/03`."""
    return f"{ARCHIVE}{folder}/"


def topic_path(code: str) -> str:
    """Return the path of a topic's list."""
    return f"{TOPICS}{code}/"


def year_path(base: str, year: int) -> str:
    """Return the path of one year's part of the list at *base*."""
    return f"{base}nam/{year}/"


def kind_path(base: str, kind: str) -> str:
    """Return the path of one kind's part of the list at *base*."""
    return f"{base}loai/{kind}/"


def procedure_path(code: str) -> str:
    """Return the path of a procedure's page."""
    return f"{PROCEDURES}{code}/"


def event_calendar_path(code: str) -> str:
    """Return the path of one event's calendar file."""
    return f"{CALENDARS}su-kien/{code}.ics"


def register_file_path(name: str) -> str:
    """Return the path of a file that an entry of a register names."""
    return REGISTER_FILES + quote(name)


def variant_paths(file: str, medium: Medium) -> tuple[tuple[int, str], ...]:
    """Return the widths of a picture, each with its path; *file* is the picture's own path.

    The path names the picture's bytes, so what lies there never changes and may be kept for ever.
    """
    folder, _, name = file.rpartition("/")
    stem = name.rpartition(".")[0]
    stem = stem if _PLAIN.fullmatch(stem) else slugify(stem)[:_LETTERS].strip("-") or "hinh"
    made = f"{PICTURES}{folder}/{stem}" if folder else f"{PICTURES}{stem}"
    short = medium.digest[:_DIGITS]
    return tuple((width, f"{made}-{short}-{width}.webp") for width in medium.widths)


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

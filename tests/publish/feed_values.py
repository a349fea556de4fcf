"""What single values in a feed must be: addresses, dates, types, HTML; a rule yields sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit

# RFC 3986, 2: the only characters of a URI, and percent-encoding well formed.
_URI = re.compile(r"[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=\[\]-]|%[0-9A-Fa-f]{2})+")
# RFC 822, 5, with the four-digit year of RSS 2.0 and the one space and numeric zone that all read.
_RFC822 = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2}"
    r" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}"
)
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_MIME = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+(?: \([^()]+\))?")
_FORBIDDEN = frozenset(
    ("script", "style", "iframe", "object", "embed", "form", "input", "button", "link", "meta")
)
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def filled(text: str) -> Iterator[str]:
    """A text that people read has words in it, and nothing around them."""
    if not text.strip():
        yield "is empty"
    elif text != text.strip():
        yield "has white space around it"


def uri(text: str) -> Iterator[str]:
    """A URI is absolute and in ASCII."""
    if not _URI.fullmatch(text):
        yield f"{text!r} is no absolute URI in ASCII"


def url(text: str) -> Iterator[str]:
    """An address on the web has http or https and a host."""
    yield from uri(text)
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        yield f"{text!r} is no address on the web"


def rfc822(text: str) -> Iterator[str]:
    """A date of RSS has its true day of the week, four digits of year, and a numeric zone."""
    if not _RFC822.fullmatch(text):
        yield f"{text!r} is no RFC 822 date"
        return
    try:
        true_day = f"{parsedate_to_datetime(text):%a}"
    except ValueError:
        yield f"{text!r} is no day of the calendar"
        return
    if true_day != text[:3]:
        yield f"{text!r} is a {true_day}"


def rfc3339(text: str) -> Iterator[str]:
    """A date of Atom and JSON Feed has its zone."""
    if not _RFC3339.fullmatch(text):
        yield f"{text!r} is no RFC 3339 date"
        return
    try:
        datetime.fromisoformat(text)
    except ValueError:
        yield f"{text!r} is no day of the calendar"


def day(text: str) -> Iterator[str]:
    """A day is written as ISO 8601 has it (W3CDTF)."""
    try:
        date.fromisoformat(text)
    except ValueError:
        yield f"{text!r} is no day"


def medium(text: str) -> Iterator[str]:
    """Media RSS knows five media."""
    if text not in {"image", "audio", "video", "document", "executable"}:
        yield f"{text!r} is no medium"


def mime(text: str) -> Iterator[str]:
    """A media type has two parts."""
    if not _MIME.fullmatch(text):
        yield f"{text!r} is no media type"


def length(text: str) -> Iterator[str]:
    """A length is a number of bytes, and never zero: that would be a guess."""
    if not re.fullmatch(r"[1-9]\d*", text):
        yield f"{text!r} is no length in bytes"


def language(text: str) -> Iterator[str]:
    """A language is a tag of BCP 47."""
    if not _LANGUAGE.fullmatch(text):
        yield f"{text!r} is no language tag"


def email(text: str) -> Iterator[str]:
    """An author of RSS is an e-mail address, with the name in brackets after it."""
    if not _EMAIL.fullmatch(text):
        yield f"{text!r} is no e-mail address"


def markup(text: str) -> Iterator[str]:
    """HTML in a feed is balanced, harmless, and its addresses are absolute."""
    reader = _Markup()
    reader.feed(text)
    reader.close()
    yield from reader.problems
    yield from (f"<{tag}> is not closed" for tag in reader.open)


def unique(found: list[str], name: str) -> Iterator[str]:
    """What names something stands once in a feed."""
    for text, times in Counter(found).items():
        if times > 1:
            yield f"{name} {text!r} stands {times} times"


class _Markup(HTMLParser):
    """Notes what HTML far from its page may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.problems.append(f"<{tag}> has no place in a feed")
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag == "img" and "alt" not in dict(attrs):
            self.problems.append("<img> has no alt")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name in {"style", "id", "class", "tabindex"}:
            self.problems.append(f"<{tag} {name}> has no place in a feed")
        if name in {"href", "src", "srcset", "poster"}:
            self.problems.extend(f"<{tag} {name}>: {told}" for told in uri(value))
            if urlsplit(value).scheme not in _SCHEMES:
                self.problems.append(f"<{tag} {name}>: {value!r} is no address to follow")

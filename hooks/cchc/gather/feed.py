"""Read a feed that a stranger wrote: RSS or Atom, without what XML can do to its reader."""

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html.entities import html5
from typing import Any

import feedparser
from lxml import etree

from cchc.core.calendar import ZONE
from cchc.core.characters import visible
from cchc.core.fields import is_address
from cchc.core.names import Names
from cchc.core.offer import Offer
from cchc.core.text import shown
from cchc.core.vocabulary import CATEGORIES, KINDS, TOPICS
from cchc.gather import limits
from cchc.gather.limits import FetchError
from cchc.publish.foreign import clean_foreign
from cchc.publish.markdown import plain_text

# A feed holds what is new; more than this at once is no feed of news.
MOST = 500
_ROOTS = frozenset({"rss", "feed", "rdf"})
_DECLARATION = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"&(?!#?[A-Za-z0-9]{1,32};)")
_TYPES = re.compile(r"\b(?:xml|rss|atom|rdf)\b|\+xml|^text/plain", re.IGNORECASE)
_WORDS_OF = {"linh-vuc": CATEGORIES, "loai": KINDS, "chu-de": TOPICS}
_YEARS = range(2000, 2101)
_LONGEST_TEXT = 200_000


def read_feed(body: bytes, *, url: str, content_type: str) -> tuple[Offer, ...]:
    """Return what the feed at *url* offers, newest first; raises FetchError for what is no feed."""
    if not _TYPES.search(content_type):
        raise FetchError(limits.WRONG_TYPE.format(found=shown(content_type)))
    clean = _well_formed(body)
    # As a stream: feedparser takes a string for an address or a file's name, and opens it.
    stream = io.BytesIO(clean)
    try:
        parsed = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        # Whatever a stranger's feed does to it, the others are read.
        raise FetchError(limits.NOT_FEED) from error
    found = {offer.guid: offer for offer in _offers(parsed.entries[:MOST], url)}
    return tuple(found.values())


def _well_formed(body: bytes) -> bytes:
    """Return the XML in one encoding, well-formed, and without declarations.

    Checked as text in each encoding that a parser might take it for.
    """
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        if _DECLARATION.search(body.decode(encoding, "ignore")):
            raise FetchError(limits.HAS_ENTITIES)
    try:
        root = etree.fromstring(body, _parser(recover=False))
    except etree.XMLSyntaxError:
        root = _repaired(body)
    if root is None or _name(root) not in _ROOTS:
        raise FetchError(limits.NOT_FEED)
    if root.getroottree().docinfo.internalDTD is not None:
        raise FetchError(limits.HAS_ENTITIES)
    made: bytes = etree.tostring(root, encoding="utf-8")
    return made


def _repaired(body: bytes) -> Any:  # noqa: ANN401 - an element, or None
    """Return the root of XML with faults that many programs make: names of HTML, bare `&`."""
    text = _BARE.sub("&amp;", _NAMED.sub(_numbered, body.decode("utf-8", "replace")))
    try:
        return etree.fromstring(text.encode(), _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _numbered(match: re.Match[str]) -> str:
    characters = html5.get(f"{match[1]};", match[0])
    return "".join(f"&#{ord(char)};" for char in characters)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )


def _name(root: Any) -> str:  # noqa: ANN401 - an element
    # A strange name is no name to lxml, and still is none of ours.
    return str(root.tag).rpartition("}")[2].lower()


def _offers(entries: list[Any], url: str) -> Iterator[Offer]:
    for entry in entries:
        page = _web(str(entry.get("link", "")))
        html = clean_foreign(_text(entry)[:_LONGEST_TEXT], page=page or url)
        told, title = _plain(entry.get("summary")), _plain(entry.get("title"))
        guid = visible(str(entry.get("id", "")) or str(entry.get("link", ""))).strip()
        if not title.strip() or not guid:
            continue
        codes = _codes(entry)
        yield Offer(
            guid=guid[:1000],
            url=page,
            title=_line(title),
            day=_day(entry),
            html=html,
            summary=_line(told),
            category=next(iter(codes["linh-vuc"]), ""),
            kind=next(iter(codes["loai"]), ""),
            topics=tuple(dict.fromkeys(codes["chu-de"])),
        )


def _text(entry: Any) -> str:  # noqa: ANN401 - feedparser has no types
    """Return the entry's full text as HTML, else its summary."""
    contents = [str(each.get("value", "")) for each in entry.get("content", ())]
    return max([*contents, str(entry.get("summary", ""))], key=len)


def _plain(value: object) -> str:
    """Return the words of a title or summary, which may be HTML."""
    text = str(value or "")[:_LONGEST_TEXT]
    return plain_text(clean_foreign(text, page="")) if "<" in text or "&" in text else text


def _line(text: str) -> str:
    return " ".join(visible(text).split())


def _web(address: str) -> str:
    """Return an address of the web, or ""."""
    return address if is_address(address) else ""


def _day(entry: Any) -> date | None:  # noqa: ANN401 - feedparser has no types
    """Return the day in Viet Nam on which it appeared; None if the feed does not tell."""
    # Asked as of a plain dict: feedparser itself would take one day for the other, and warn of it.
    moments = (dict.get(entry, f"{name}_parsed") for name in ("published", "updated"))
    moment = next(filter(None, moments), ())
    try:
        found = datetime.fromtimestamp(timegm(moment), UTC).astimezone(ZONE).date()
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return found if found.year in _YEARS else None


def _codes(entry: Any) -> dict[str, list[str]]:  # noqa: ANN401 - feedparser has no types
    """Return the codes of ours that the entry's categories are, by vocabulary."""
    found: dict[str, list[str]] = {name: [] for name in _WORDS_OF}
    for tag in entry.get("tags", ()):
        term, scheme = str(tag.get("term") or ""), str(tag.get("scheme") or "")
        name = next((name for name in _WORDS_OF if name in scheme), "")
        for each in [name] if name else ["linh-vuc", "loai", "chu-de"]:
            code = _code(term, _WORDS_OF[each])
            if code:
                found[each].append(code)
                break
    return found


def _code(term: str, names: Names) -> str:
    return names.resolve(_line(term)) or ""

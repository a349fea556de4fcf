"""Read a folder of saved HTML pages: each with a title, a day and a text is a piece of news."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from lxml import html

from cchc.core.calendar import ZONE
from cchc.core.text import nfc
from cchc.moving import old
from cchc.moving.old import OldItem, OldSite, UnreadableError, old_address
from cchc.moving.table import Places
from cchc.moving.xml import decoded
from cchc.publish.feed_html import xml_text

NO_PAGES = "thư mục không có trang .html nào"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})\b(?:\D{0,5}(\d{1,2})[:h](\d{2}))?")
_ISO = re.compile(r"(20\d{2})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?")
_IN_PATH = re.compile(r"/(20\d{2})/(\d{1,2})/(\d{1,2})/")
_PLACE = re.compile(r"([a-z0-9]*)(?:([.#])([\w-]+))?", re.ASCII)
_TITLES = ("//meta[@property='og:title']/@content", "//h1", "//title")
_TEXTS = ("//*[@itemprop='articleBody']", "//article", "//main", "//body")
_AUTHORS = ("//meta[@name='author']/@content", "//*[@rel='author']")
_SECTIONS = ("//meta[@property='article:section']/@content",)
_MOMENTS = (
    "//meta[@property='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time/@datetime",
)
_NOT_TEXT = ".//nav | .//header | .//footer | .//aside | .//script | .//style | .//form"


def read_pages(folder: Path, places: Places) -> OldSite:
    """Return what lies in *folder*; *places* tells where on a page title, day and text stand."""
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in {".html", ".htm"} and path.is_file() and not path.is_symlink()
    )
    if not files:
        raise UnreadableError(NO_PAGES)
    return OldSite(tuple(_page(path, folder, places) for path in files))


def _page(path: Path, folder: Path, places: Places) -> OldItem:
    file = path.relative_to(folder).as_posix()
    address = urljoin(places.address, quote(file))
    raw = path.read_bytes()
    charset = _CHARSET.search(raw[:4096])
    text = nfc(xml_text(decoded(raw, charset[1].decode("ascii") if charset else "windows-1258")))
    if not text.strip():
        return OldItem(address, (), file, "", left_out=old.NO_TEXT)
    tree = html.document_fromstring(text)
    title = _words(tree, (*_found(places.title), *_TITLES))
    moment = _moment(tree, file, places)
    body = _element(tree, (*_found(places.content), *_TEXTS))
    return OldItem(
        page=address,
        addresses=tuple(_addresses(address)),
        title=title,
        html=_inner(body, title),
        moment=moment,
        author=tuple(filter(None, [_words(tree, _AUTHORS)])),
        categories=tuple(filter(None, [_words(tree, _SECTIONS)])),
        # Lists and first pages have no day of their own.
        left_out="" if moment else old.NO_DATE,
    )


def _addresses(address: str) -> Iterator[str]:
    found = old_address(address)
    if found:
        yield found
    for name in ("index.html", "index.htm"):
        if found.endswith(f"/{name}") and len(found) > len(name) + 1:
            yield found.removesuffix(name)


def _found(place: str) -> Iterator[str]:
    """Yield the XPath of a place that a person writes as `div.noi-dung`, `#bai` or `h1`."""
    match = _PLACE.fullmatch(place)
    if match and place:
        tag, sign, name = match[1] or "*", match[2], match[3]
        has = f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        yield f"//{tag}" + {".": has, "#": f"[@id='{name}']"}.get(sign or "", "")


def _element(tree: Any, paths: tuple[str, ...]) -> Any:  # noqa: ANN401 - lxml's elements
    for path in paths:
        for found in tree.xpath(path):
            return found
    return tree


def _words(tree: Any, paths: tuple[str, ...]) -> str:  # noqa: ANN401 - lxml's elements
    for path in paths:
        for found in tree.xpath(path):
            text = found if isinstance(found, str) else found.text_content()
            if text.strip():
                return " ".join(text.split())
    return ""


def _inner(body: Any, title: str) -> str:  # noqa: ANN401 - lxml's elements
    """Return the HTML of the text, without what frames it and without the title again."""
    for each in body.xpath(_NOT_TEXT):
        each.drop_tree()
    for each in body.xpath(".//h1"):
        if " ".join(each.text_content().split()) == title:
            each.drop_tree()
    made: str = html.tostring(body, encoding="unicode", with_tail=False)
    return made


def _moment(tree: Any, file: str, places: Places) -> datetime | None:  # noqa: ANN401 - lxml's
    told = _words(tree, (*_found(places.date), *_MOMENTS)) if places.date else ""
    for text in (told, _words(tree, _MOMENTS)):
        found = _read(text)
        if found:
            return found
    match = _IN_PATH.search(f"/{file}")
    return _made(match[1], match[2], match[3]) if match else None


def _read(text: str) -> datetime | None:
    iso, day = _ISO.search(text), _DAY.search(text)
    if iso:
        return _made(iso[1], iso[2], iso[3], iso[4], iso[5])
    return _made(day[3], day[2], day[1], day[4], day[5]) if day else None


def _made(*parts: str | None) -> datetime | None:
    with suppress(ValueError):
        year, month, day, hour, minute = (*(int(each or 0) for each in parts), 0, 0)[:5]
        return datetime(year, month, day, hour, minute, tzinfo=ZONE)
    return None

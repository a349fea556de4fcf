"""What the city's page shows: its feed, a saved page of it, or a list that a person keeps."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from cchc.core.characters import visible
from cchc.core.likeness import words
from cchc.core.offer import Offer

_HREF = re.compile(r'<a href="([^"]*)"')
_DAY = re.compile(r"\b(?:(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)|(20\d\d)-(\d{2})-(\d{2}))\b")
_ADDRESS = re.compile(r"https?://[^\s<>\"'{}|\\^`,;]+")
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(\S+) -->")
# A link of fewer words leads to a menu or "xem thêm".
_TITLE_WORDS = 4
_LEVELS = 5
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Listed:
    """One piece that stands on the city's page; *links* are the addresses that its text names."""

    title: str
    url: str = ""
    day: date | None = None
    guid: str = ""
    text: str = ""
    links: tuple[str, ...] = ()


def listed_offers(offers: Sequence[Offer]) -> list[Listed]:
    """Return what a feed lists."""
    return [
        Listed(
            each.title, each.url, each.day, each.guid, each.html,
            tuple(_HREF.findall(each.html.replace("&amp;", "&"))),
        )
        for each in offers
    ]  # fmt: skip


def listed_lines(text: str) -> list[Listed]:
    """Return what a list in plain text or CSV names: on each line a title, a day, an address."""
    lines = [line for line in visible(text).split("\n") if line.strip()]
    first = lines[0] if lines else ""
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(lines, delimiter=delimiter) if delimiter in first else ([x] for x in lines)
    found = (_row([cell.strip() for cell in row]) for row in rows)
    return [each for each in found if each.title or each.url]


def _row(cells: Sequence[str]) -> Listed:
    """Return what one row names; which cell is what is seen by its form."""
    told = " ".join(cells)
    address, day = _ADDRESS.search(told), day_in(told)
    rest = (_DAY.sub(" ", _ADDRESS.sub(" ", cell)).strip(" -–:;,|") for cell in cells)
    title = max(rest, key=len, default="")
    return Listed(title, address[0] if address else "", day)


def listed_page(body: bytes, *, url: str = "") -> list[Listed]:
    """Return what a saved page shows: each link that reads like a title, and the page itself."""
    saved = _SAVED_FROM.search(body)
    root = _page(body)
    if root is None:
        return []
    base = url or (saved[1].decode("utf-8", "ignore") if saved else "") or _canonical(root)
    etree.strip_elements(root, "script", "style", etree.Comment, with_tail=False)
    found = [*_links(root, base)]
    title = _words(next(iter(root.iter("h1", "title")), None))
    links = tuple(urljoin(base, link.get("href", "")) for link in root.iter("a"))
    text = _words(root)
    return [*found, Listed(title, base, day_in(text), text=text, links=links)]


def _page(body: bytes) -> Any:  # noqa: ANN401 - an element, or None
    """Return the root of a page, which is UTF-8 if it can be: few saved pages say what they are."""
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8" if body.decode() else None)
    except UnicodeDecodeError:
        parser = lxml_html.HTMLParser()
    try:
        return lxml_html.document_fromstring(body, parser=parser)
    except etree.LxmlError:
        return None


def day_in(text: str) -> date | None:
    """Return the first day that *text* names, written as in Viet Nam or as 2026-03-14."""
    for match in _DAY.finditer(text):
        day, month, year = (match[3] and match.group(1, 2, 3)) or match.group(6, 5, 4)
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _links(root: Any, base: str) -> Iterator[Listed]:  # noqa: ANN401 - an element
    links: dict[str, Any] = {}
    for link in root.iter("a"):
        target = urljoin(base, (link.get("href") or "").partition("#")[0])
        if target and target != base and _is_title(_words(link)):
            links.setdefault(target, link)
    for target, link in links.items():
        yield Listed(_words(link), target, _day_beside(link, links))


def _is_title(text: str) -> bool:
    return words(text).count(" ") + 1 >= _TITLE_WORDS


def _day_beside(link: Any, links: dict[str, Any]) -> date | None:  # noqa: ANN401 - an element
    """Return the day told with a link: in the smallest part of the page around it alone."""
    others = set(links.values()) - {link}
    part = link
    for _ in range(_LEVELS):
        if part is None or any(each in others for each in part.iter("a")):
            return None
        day = day_in(_words(part))
        if day:
            return day
        part = part.getparent()
    return None


def _canonical(root: Any) -> str:  # noqa: ANN401 - an element
    found = root.xpath("//base/@href | //link[@rel='canonical']/@href")
    return str(found[0]) if found else ""


def _words(element: Any) -> str:  # noqa: ANN401 - an element, or None
    return "" if element is None else " ".join(visible("".join(element.itertext())).split())

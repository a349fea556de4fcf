"""Read the city's page wherever it is told of: an address, or a file that was saved."""

import asyncio
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree

from cchc.core.problem import ContentError, Problem
from cchc.gather.feed import read_feed
from cchc.gather.fetch import Answer, Fetcher
from cchc.gather.limits import FetchError, Limits
from cchc.gather.listing import Listed, listed_lines, listed_offers, listed_page
from cchc.store.text_files import read_text

# An archived feed is read back so far (RFC 5005).
_PAGES = 50
_OLDER = ("next", "prev-archive")
_FEED_TYPE = "application/xml"
_LIMIT_MB = 20
_TOO_LARGE = "tệp lớn hơn {limit} MB"
_FILE_UNREADABLE = "không mở được tệp; hãy kiểm tra tên tệp, hoặc ghi địa chỉ như https://…/rss.xml"


def read_city(place: str, *, base: str = "", limits: Limits | None = None) -> list[Listed]:
    """Return what stands on the city's page; *place* is an address or a file's name.

    Raises ContentError with the reason if it cannot be read.
    """
    try:
        if urlsplit(place).scheme in {"http", "https"}:
            return asyncio.run(_fetched(place, limits or Limits()))
        return _from_file(Path(place), base)
    except FetchError as error:
        raise ContentError([Problem(place, 0, "", error.reason)]) from error


async def _fetched(url: str, limits: Limits) -> list[Listed]:
    """Read the page, or the feed with the older parts that it names on its own host."""
    found: list[Listed] = []
    known: set[str] = set()
    async with Fetcher(limits) as fetcher:
        while url and url not in known and len(known) < _PAGES:
            known.add(url)
            answer = await fetcher.fetch(url)
            found += _listed(answer)
            older = _older(answer)
            url = older if urlsplit(older).netloc == urlsplit(url).netloc else ""
    return found


def _listed(answer: Answer) -> list[Listed]:
    if "html" in answer.content_type.lower():
        return listed_page(answer.body, url=answer.url)
    if answer.content_type.lower().startswith(("text/plain", "text/csv")):
        return listed_lines(answer.body.decode("utf-8", "replace"))
    offers = read_feed(answer.body, url=answer.url, content_type=answer.content_type)
    return listed_offers(offers)


def _older(answer: Answer) -> str:
    """Return the address of the part of a feed that comes before this one, or ""."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(answer.body, parser)
    except etree.XMLSyntaxError:
        return ""
    if root is None or "html" in answer.content_type:
        return ""
    links = {link.get("rel"): link.get("href", "") for link in root.iter("{*}link")}
    found = next((links[rel] for rel in _OLDER if links.get(rel)), "")
    return urljoin(answer.url, found) if found else ""


def _from_file(path: Path, base: str) -> list[Listed]:
    try:
        body = path.read_bytes()
    except OSError as error:
        raise FetchError(_FILE_UNREADABLE) from error
    if len(body) > _LIMIT_MB * 1024 * 1024:
        raise FetchError(_TOO_LARGE.format(limit=_LIMIT_MB))
    start = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start.startswith(b"<"):
        return listed_lines(read_text(path, file=path.name))
    if any(name in start for name in (b"<rss", b"<feed", b"<rdf")):
        return listed_offers(read_feed(body, url=base, content_type=_FEED_TYPE))
    return listed_page(body, url=base)

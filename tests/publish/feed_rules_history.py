"""What RFC 5005 asks of a document of a feed that is kept in archive pages."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
Element = etree._Element  # noqa: SLF001 - lxml gives its element no other name

_ONCE = ("self", "current", "prev-archive", "next-archive", "first", "next", "previous", "last")


def history_problems(feed: Element, *, of: str) -> Iterator[str]:
    """Yield what is wrong with the links of a document whose entries are called *of*."""
    links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}link")}
    times = Counter(link.get("rel") for link in feed.iterfind(f"{ATOM}link"))
    yield from (f"rel={rel!r} stands {times[rel]} times" for rel in _ONCE if times[rel] > 1)
    is_archive = feed.find(f"{HISTORY}archive") is not None
    if is_archive and links.get("current", links.get("self")) == links.get("self"):
        yield "an archive page does not tell what is current (RFC 5005, 4)"
    if not is_archive and {"current", "next-archive", "previous"} & links.keys():
        yield "what is no archive page says that it is one"
    if is_archive and feed.find(of) is None:
        yield "an archive page is empty"
    turning = {"prev-archive", "next-archive", "next", "previous"} & links.keys()
    own = [rel for rel in sorted(turning) if links[rel] == links.get("self")]
    yield from (f"rel={rel!r} leads to the page itself" for rel in own)

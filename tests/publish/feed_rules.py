"""Strict validators of RSS 2.0 and Atom 1.0 (RFC 4287), written from the specifications.

Each returns every problem that it finds, as a sentence; a valid feed has none. Where a
specification leaves open what readers stumble over, the RSS Advisory Board's profile is kept.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from publish import feed_values as values
from publish.feed_rules_history import ATOM, HISTORY, history_problems

CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
MEDIA = "{http://search.yahoo.com/mrss/}"

Element = etree._Element  # noqa: SLF001 - lxml gives its element no other name
Rule = Callable[[str], Iterator[str]]

# How often a child stands: "1" once, "?" at most once, "+" once or more, "*" at will.
_CHANNEL = dict.fromkeys(("title", "link", "description"), "1") | dict.fromkeys(
    ("language", "copyright", "lastBuildDate", "pubDate", "generator", "docs", "ttl"), "?"
)
_CHANNEL |= {"category": "*", "item": "*", f"{ATOM}link": "+", f"{HISTORY}archive": "?"}
_ITEM = dict.fromkeys(("title", "link", "description", "guid", "pubDate"), "1") | dict.fromkeys(
    (f"{CONTENT}encoded", "enclosure", "author", "comments", "source"), "?"
)
_ITEM |= {"category": "*", f"{DC}creator": "+"}
# What both formats may have in an item beside their own: Media RSS 1.5, DCMI Terms.
_ADDED = {f"{MEDIA}content": "*", f"{DCTERMS}dateSubmitted": "?"}
_ITEM |= {**_ADDED, f"{DCTERMS}modified": "?"}
_ADDED_TEXTS: Mapping[str, Rule] = {
    f"{DCTERMS}modified": values.rfc3339,
    f"{DCTERMS}dateSubmitted": values.day,
}
_RSS_TEXTS: Mapping[str, Rule] = {
    **dict.fromkeys(("title", "description", "copyright", "generator"), values.filled),
    **dict.fromkeys(("category", f"{DC}creator"), values.filled),
    **dict.fromkeys(("link", "docs", "comments"), values.url),
    **dict.fromkeys(("pubDate", "lastBuildDate"), values.rfc822),
    "language": values.language,
    "author": values.email,
    "guid": values.uri,
    f"{CONTENT}encoded": values.markup,
    **_ADDED_TEXTS,
}
_FEED = dict.fromkeys(("id", "title", "updated"), "1") | dict.fromkeys(
    ("subtitle", "rights", "generator", "icon", "logo"), "?"
)
_FEED |= {"link": "+", "author": "*", "contributor": "*", "category": "*", "entry": "*"}
_ENTRY = dict.fromkeys(("id", "title", "updated"), "1") | dict.fromkeys(
    ("published", "summary", "content", "rights", "source"), "?"
)
_ENTRY |= {"link": "*", "author": "*", "contributor": "*", "category": "*"}
_PERSON = {"name": "1", "uri": "?", "email": "?"}
_ATOM_TEXTS: Mapping[str, Rule] = {
    **dict.fromkeys(("title", "subtitle", "summary", "rights", "generator", "name"), values.filled),
    **dict.fromkeys(("id", "icon", "logo", "uri"), values.uri),
    **dict.fromkeys(("updated", "published"), values.rfc3339),
    "email": values.email,
}
_ATTRIBUTES: Mapping[str, Rule] = {
    **dict.fromkeys(("href", "url"), values.url),
    **dict.fromkeys(("domain", "scheme"), values.uri),
    **dict.fromkeys(("term", "label"), values.filled),
    **dict.fromkeys(("length", "fileSize"), values.length),
    "medium": values.medium,
}
_TYPED = frozenset({"enclosure", f"{ATOM}link", f"{MEDIA}content"})
_NEEDED = {
    "enclosure": ("url", "length", "type"),
    "guid": ("isPermaLink",),
    "category": ("domain",),
    f"{MEDIA}content": ("url", "type", "medium"),
    f"{MEDIA}description": ("type",),
    f"{ATOM}link": ("href", "rel", "type"),
    f"{ATOM}category": ("term",),
    f"{ATOM}content": ("type",),
}


def rss_problems(feed: bytes) -> list[str]:
    """Return what is wrong with an RSS 2.0 feed."""
    return list(_xml_problems(feed, _rss_root))


def atom_problems(feed: bytes) -> list[str]:
    """Return what is wrong with an Atom 1.0 feed."""
    return list(_xml_problems(feed, _atom_root))


def _xml_problems(feed: bytes, root_rule: Callable[[Element], Iterator[str]]) -> Iterator[str]:
    try:
        root = etree.fromstring(feed, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield f"no well-formed XML: {error}"
        return
    if b"<!DOCTYPE" in feed:
        yield "a document type stands before the feed"
    if root.getprevious() is not None:
        yield "a stylesheet or comment stands before the feed"
    yield from root_rule(root)


def _rss_root(root: Element) -> Iterator[str]:
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None or len(root) != 1:
        yield "the feed is no <rss version='2.0'> with one channel"
        return
    yield from _element(channel, "channel", _CHANNEL, _RSS_TEXTS)
    yield from _atom_links(channel, "channel", {"self": 1})
    yield from history_problems(channel, of="item")
    yield from values.unique([guid.text or "" for guid in channel.iterfind("item/guid")], "guid")
    for number, item in enumerate(channel.iterfind("item"), start=1):
        yield from _element(item, f"item {number}", _ITEM, _RSS_TEXTS)
        yield from _item_order(item, f"item {number}")
    yield from _not_older(
        channel.findtext("lastBuildDate"),
        [date.text for date in channel.iterfind("item/pubDate")],
        parsedate_to_datetime,
    )


def _item_order(item: Element, where: str) -> Iterator[str]:
    texts = [child.tag for child in item if child.tag in {"description", f"{CONTENT}encoded"}]
    if texts[:1] == [f"{CONTENT}encoded"]:
        yield f"{where}: content:encoded stands before description"
    guid = item.find("guid")
    if guid is None or guid.get("isPermaLink") == "false":
        return
    if list(values.url(guid.text or "")):
        yield f"{where}: guid is no permanent link, and does not say so"


def _atom_root(root: Element) -> Iterator[str]:
    if root.tag != f"{ATOM}feed":
        yield "the feed is no <feed> of Atom"
        return
    texts = {ATOM + name: rule for name, rule in _ATOM_TEXTS.items()} | dict(_ADDED_TEXTS)
    yield from _element(root, "feed", {**_named(_FEED), f"{HISTORY}archive": "?"}, texts)
    yield from history_problems(root, of=f"{ATOM}entry")
    yield from _atom_links(root, "feed", {"self": 1, "alternate": 1})
    yield from values.unique(
        [each.text or "" for each in root.iterfind(f"{ATOM}entry/{ATOM}id")], "id"
    )
    for number, entry in enumerate(root.iterfind(f"{ATOM}entry"), start=1):
        where = f"entry {number}"
        yield from _element(entry, where, {**_named(_ENTRY), **_ADDED}, texts)
        yield from _atom_links(entry, where, {"alternate": 1})
        yield from _atom_content(entry, where)
        if root.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            yield f"{where}: neither it nor the feed has an author"
    for person in root.iter(f"{ATOM}author", f"{ATOM}contributor"):
        yield from _element(person, "author", _named(_PERSON), texts)
    dates = [each.text for each in root.iterfind(f"{ATOM}entry/{ATOM}updated")]
    yield from _not_older(root.findtext(f"{ATOM}updated"), dates, datetime.fromisoformat)


def _atom_links(element: Element, where: str, wanted: Mapping[str, int]) -> Iterator[str]:
    found = Counter(link.get("rel") for link in element.iterfind(f"{ATOM}link"))
    for rel, times in wanted.items():
        if found[rel] != times:
            yield f"{where}: {found[rel]} links are rel={rel!r}, not {times}"


def _atom_content(entry: Element, where: str) -> Iterator[str]:
    for content in entry.iterfind(f"{ATOM}content"):
        if content.get("type") != "html":
            yield f"{where}: content is not type='html'"
        yield from (f"{where}: content: {told}" for told in values.markup(content.text or ""))


def _named(counts: Mapping[str, str]) -> dict[str, str]:
    return {ATOM + name: times for name, times in counts.items()}


def _element(
    element: Element, where: str, counts: Mapping[str, str], texts: Mapping[str, Rule]
) -> Iterator[str]:
    """Yield what is wrong with the children of an element, their texts and their attributes."""
    found = Counter(str(child.tag) for child in element)
    for tag in sorted(found.keys() - counts.keys()):
        yield f"{where}: {_short(tag)} has no place here"
    for tag, times in counts.items():
        if (times in "1+" and not found[tag]) or (times in "1?" and found[tag] > 1):
            yield f"{where}: {_short(tag)} stands {found[tag]} times"
    for child in element:
        tag = str(child.tag)
        problems = [*_attributes(child), *texts.get(tag, _anything)(child.text or "")]
        yield from (f"{where}: {_short(tag)}: {told}" for told in problems)


def _attributes(element: Element) -> Iterator[str]:
    for needed in _NEEDED.get(str(element.tag), ()):
        if needed not in element.attrib:
            yield f"{needed} is missing"
    for name, value in element.attrib.items():
        yield from _ATTRIBUTES.get(str(name), _anything)(str(value))
    if "type" in element.attrib and element.tag in _TYPED:
        yield from values.mime(str(element.get("type")))


def _anything(_: str) -> Iterator[str]:
    return iter(())


def _short(tag: str) -> str:
    prefixes = {ATOM: "atom:", CONTENT: "content:", DC: "dc:", DCTERMS: "dcterms:"}
    prefixes |= {HISTORY: "fh:", MEDIA: "media:"}
    namespace, brace, name = tag.rpartition("}")
    return prefixes.get(namespace + brace, "") + name


def _not_older(
    own: str | None, dates: list[str | None], read: Callable[[str], datetime]
) -> Iterator[str]:
    try:
        if own and dates and read(own) < max(read(date or "") for date in dates):
            yield "the feed is older than what is in it"
    except (ValueError, TypeError):
        return  # a date that is none is told of where it stands

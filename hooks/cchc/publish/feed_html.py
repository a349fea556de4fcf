"""The text of a post as feeds carry it: every address whole, nothing that only our pages use.

A reader shows the text far from the site, beside that of others: a link that begins at the root,
an anchor or the id of a footnote would lead nowhere there.
"""

import re
from collections.abc import Iterator
from functools import partial
from html import escape, unescape
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from cchc.publish.record import Record

# The sanitiser writes `<` only where a tag begins, and each attribute as ` name="value"`.
_TAG = re.compile(r'<([a-z][a-z0-9]*)((?:\s+[^\s"=<>/]+="[^"]*")+)\s*(/?)>')
_ATTRIBUTE = re.compile(r'\s+([^\s"=<>/]+)="([^"]*)"')
_ADDRESSES = frozenset({"href", "src"})
_OURS = frozenset({"class", "id", "rel", "role", "tabindex", "aria-label"})
# Other widths of the same picture, and when to load it: a reader takes the one in `src`.
_OURS |= {"decoding", "fetchpriority", "loading", "sizes", "srcset"}
_IMAGE = re.compile(r"<img((?:\s+[^\s\"=<>/]+=\"[^\"]*\")+)\s*/?>")
# What RFC 3986 allows as it is, and what is percent-encoded already.
_SAFE = "%/?:@!$&'()*+,;=~"
# XML 1.0, production 2 (Char): no other character may stand in a feed, in whatever spelling.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def full_text(record: Record, page: str) -> str:
    """Return the post's picture and text for a reader far from *page*, the post's URL."""
    return _lead(record, page) + _TAG.sub(partial(_tag, page), record.html)


def pictures_in(html: str) -> Iterator[tuple[str, str]]:
    """Yield the address and the words of each picture in a feed's text, as HTML has them."""
    for found in _IMAGE.finditer(html):
        told = dict(_ATTRIBUTE.findall(found[1]))
        yield told.get("src", ""), told.get("alt", "")


def absolute(page: str, target: str) -> str:
    """Return where *target* on *page* leads, in ASCII; what no browser could follow leads home."""
    try:
        parts = urlsplit(urljoin(page, target))
        host = parts.netloc
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        return page
    path, query, fragment = (quote(part, safe=_SAFE) for part in parts[2:])
    return urlunsplit((parts.scheme, host, path, query, fragment))


def xml_text(text: str) -> str:
    """Return *text* without the characters that XML refuses."""
    return _NO_XML.sub("", text)


def _lead(record: Record, page: str) -> str:
    image = record.post.image
    if not image or not record.image:
        return ""
    caption = f"<figcaption>{escape(image.caption)}</figcaption>" if image.caption else ""
    source, words = escape(absolute(page, record.image)), escape(image.alt)
    return f'<figure><img src="{source}" alt="{words}">{caption}</figure>\n'


def _tag(page: str, match: re.Match[str]) -> str:
    kept = "".join(
        _attribute(page, name, value)
        for name, value in _ATTRIBUTE.findall(match[2])
        if name not in _OURS
    )
    return f"<{match[1]}{kept}{match[3]}>"


def _attribute(page: str, name: str, value: str) -> str:
    if name in _ADDRESSES:
        value = escape(absolute(page, unescape(value)))
    return f' {name}="{value}"'

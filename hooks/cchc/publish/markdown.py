"""Markdown to HTML that is safe to show: one converter and one allow-list for all.

The site, the feeds and the editor's preview show what comes out of here and nothing else. A post
is CommonMark with GitHub's tables, footnotes and bare addresses: what a Git host or an editor
shows of a post is what the site shows, and a list needs no empty line before it. This
converter takes a tenth of the time of Python-Markdown, which reads the standing pages for MkDocs.
"""

import html
import re
from collections.abc import Callable
from functools import partial

import nh3
from comrak import ExtensionOptions, RenderOptions, markdown_to_html

from cchc.core.post import Post
from cchc.publish.links import Links

EXTENSIONS = ExtensionOptions(autolink=True, description_lists=True, footnotes=True, table=True)
# HTML in a text is let through here, for what may stay of it is decided by the allow-list.
SETTINGS = RenderOptions(unsafe_=True)
TEXT_TAGS = {"abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s"}
TEXT_TAGS |= {"a", "br", "img", "small", "strong", "sub", "sup"}
BLOCK_TAGS = {"blockquote", "div", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "p"}
BLOCK_TAGS |= {"dd", "dl", "dt", "li", "ol", "pre", "section", "ul"}
TABLE_TAGS = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
TAGS = frozenset(TEXT_TAGS | BLOCK_TAGS | TABLE_TAGS)
ATTRIBUTES = {
    "a": {"href", "title", "id", "class", "aria-label"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt", "title", "width", "height"},
    "li": {"id"},
    "ol": {"start", "type"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
CLASSES = frozenset({"footnotes", "footnote-ref", "footnote-backref"})
_BACK = "Back to reference "
_HEADING = re.compile(r"(</?h)([1-5])\b")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_TAG = re.compile(r"</?([a-z0-9]+)[^>]*>")
# A picture alone in its paragraph, with a title: the title is its caption.
_CAPTIONED = re.compile(r'<p>(<img [^<>]*?) title="([^"]*)"([^<>]*>)</p>')
_FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
_NOTES = '<section class="footnotes">'
_EXCERPT = 200
# Where a target leads on the site; None if nowhere.
Address = Callable[[str], str | None]


class Renderer:
    """Turns the text of posts into HTML, their links resolved by *links*."""

    def __init__(self, links: Links) -> None:
        self._links = links

    def html(self, post: Post) -> str:
        """Return the post's text as HTML whose links begin at the site's root."""
        return self.fragment(post.body, partial(self._links.address, post))

    def fragment(self, text: str, address: Address) -> str:
        """Return any text as HTML; *address* tells where what it names as a target leads."""
        raw = markdown_to_html(text, EXTENSIONS, render_options=SETTINGS)
        clean = nh3.clean(
            _HEADING.sub(_lowered, raw) if "<h1" in raw else raw,
            tags=set(TAGS),
            attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
            url_schemes=set(SCHEMES),
            link_rel="noopener",
            attribute_filter=partial(_attribute, address),
        )
        clean = clean.strip()
        figured = _CAPTIONED.sub(_figure, clean) if "<img " in clean else clean
        return _TABLE.sub(_scrolled, figured)


def _attribute(address: Address, tag: str, name: str, value: str) -> str | None:
    if name in {"href", "src"}:
        found = address(value)
        # A picture on another site would tell that site who reads here.
        return found if tag == "a" or _is_ours(found) else None
    if name == "class":
        return value if value in CLASSES else None
    if name == "aria-label":
        return f"Quay lại chỗ ghi chú {value[len(_BACK) :]}" if _BACK in value else None
    return value


def plain_text(fragment: str) -> str:
    """Return the words of an HTML fragment on one line, without its footnotes."""
    text = _TAG.sub(_gap, fragment.partition(_NOTES)[0])
    return " ".join(html.unescape(text).split())


def excerpt(post: Post, fragment: str) -> str:
    """Return the post's summary, or the opening words of its text (at most 200 characters)."""
    if post.summary:
        return post.summary
    text = plain_text(_FIGURE.sub("", fragment))
    if len(text) <= _EXCERPT:
        return text
    return text[:_EXCERPT].rpartition(" ")[0] + "…"


def _gap(match: re.Match[str]) -> str:
    """Part the words on both sides of a tag, but for a tag inside a line."""
    return "" if match[1] in TEXT_TAGS - {"br"} else " "


def _is_ours(address: str | None) -> bool:
    return bool(address and address.startswith("/") and not address.startswith("//"))


def _figure(match: re.Match[str]) -> str:
    return f"<figure>{match[1]}{match[3]}<figcaption>{match[2]}</figcaption></figure>"


def _lowered(match: re.Match[str]) -> str:
    """Lower a heading by one where a text begins with h1: a page's only h1 is the post's title."""
    return f"{match[1]}{int(match[2]) + 1}"


def _scrolled(match: re.Match[str]) -> str:
    """Let a wide table scroll by itself on a phone, and be reached by the keyboard there."""
    return f'<div class="table" tabindex="0" role="group" aria-label="Bảng">{match[0]}</div>'

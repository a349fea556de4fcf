"""HTML that others wrote, cleaned by the allow-list of our own texts before it is kept.

What comes out still goes through Markdown and the one rendering: this only spares everything
between from ever holding a script.
"""

from functools import partial

import nh3

from cchc.publish.feed_html import absolute, xml_text
from cchc.publish.markdown import SCHEMES, TAGS

# Their words stay and are plain text: a program's text and quotation marks are not for news.
_UNWRAPPED = {"abbr", "cite", "code", "del", "ins", "kbd", "mark", "pre", "q", "s", "small"}
# Their text would run into that of their neighbours if they were taken away here.
_BLOCKS = {"article", "center", "h1", "section"}
_TAGS = (TAGS | _BLOCKS) - _UNWRAPPED
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}
_ATTRIBUTES |= {"td": {"colspan"}, "th": {"colspan"}}
_GONE = {"script", "style", "iframe", "noscript", "object", "svg", "template", "textarea", "title"}


def clean_foreign(html: str, *, page: str) -> str:
    """Return the safe part of *html*, which stood on *page*, with every address whole."""
    return nh3.clean(
        xml_text(html),
        tags=set(_TAGS),
        clean_content_tags=set(_GONE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        attribute_filter=partial(_attribute, page),
    )


def _attribute(page: str, _tag: str, name: str, value: str) -> str | None:
    if name not in {"href", "src"}:
        return value
    target = value.strip()
    # A script or a file is no address; nh3 has seen the scheme only where it is plain.
    if target.startswith("#"):
        return None
    found = absolute(page, target)
    return found if found.partition(":")[0].lower() in SCHEMES else None

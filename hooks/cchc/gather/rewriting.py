"""Cleaned HTML of others, written anew as the Markdown that our posts are made of.

Pictures become links to where they stand: readers' browsers ask no other host, and whether a
picture may be taken over is for people to say.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdownify import MarkdownConverter

from cchc.core.characters import visible
from cchc.publish.markdown import plain_text

# More than any news has; the converter takes time by the square of it.
_TAG_LIMIT = 4000
_INDENT = 4
_SPECIAL = re.compile(r"([\\`*_{}\[\]|#~])")
# What would make a list, a heading's line or a term's meaning of a paragraph.
_AT_START = re.compile(r"^(\s*(?=[+\-=:])|\s*\d{1,9}(?=[.)]))")
_STRESSED = {"b", "em", "i", "strong"}
_IN_LINES = _STRESSED | {"a", "sub", "sup"}
_UNSAFE_IN_LINK = str.maketrans({char: f"%{ord(char):02X}" for char in "()[]<>\"'\\`{}|^ "})
_BLANK_LINES = re.compile(r"\n{3,}")
_PICTURE = "Hình"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is with us: where addresses of links lead here, and pictures as Markdown, by address."""

    links: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)


NOTHING = Kept()


def markdown_of(html: str, kept: Kept = NOTHING) -> str:
    """Return cleaned *html* as Markdown; what is too wild for that, as one plain paragraph."""
    if html.count("<") > _TAG_LIMIT:
        return plain_markdown(plain_text(html))
    try:
        made = visible(_Writer(kept).convert(html))
    except RecursionError:
        return plain_markdown(plain_text(html))
    return _BLANK_LINES.sub("\n\n", made).strip()


def plain_markdown(text: str) -> str:
    """Return plain *text* as Markdown that shows just these words."""
    return _escaped(" ".join(visible(text).split()))


def link(words: str, url: str) -> str:
    """Return a link to *url* as Markdown."""
    return f"[{plain_markdown(words)}]({url.translate(_UNSAFE_IN_LINK)})"


def _escaped(text: str) -> str:
    made = _AT_START.sub(r"\1\\", _SPECIAL.sub(r"\\\1", escape(text, quote=False)))
    # Our check of a post's links reads `](` as one, escaped or not.
    return made.replace("](", "]&#40;")


class _Writer(MarkdownConverter):
    """Writes CommonMark in which every sign of a text stands for itself, and `<` is no tag."""

    class Options:
        """What we ask of markdownify."""

        autolinks = False
        bs4_options = "html.parser"
        heading_style = "atx"
        sub_symbol = "<sub>"
        sup_symbol = "<sup>"
        table_infer_header = True

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self._kept = kept

    def escape(self, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - markdownify's
        """Return *text* so that every sign in it stands for itself."""
        return _escaped(re.sub(r"\s+", " ", text))

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ANN401, ARG002
        """Write a link whose address holds no sign of Markdown; one that leads nowhere is text."""
        href, words = el.get("href", ""), " ".join(text.split())
        if not href or not words or "](" in words:
            return text
        lead = " " if text[:1].isspace() else ""
        trail = " " if text[-1:].isspace() else ""
        target = self._kept.links.get(href, href).translate(_UNSAFE_IN_LINK)
        return f"{lead}[{words}]({target}){trail}"

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ANN401, ARG002
        """Write a picture that is with us, else a link to it."""
        ours = self._kept.pictures.get(el.get("src", ""), "")
        if ours and "a" not in parent_tags:
            return ours
        words = plain_markdown(f"{_PICTURE}: {alt}" if (alt := el.get("alt", "")) else _PICTURE)
        source = el.get("src", "")
        if not source or "a" in parent_tags:
            return f" {words} "
        return f" [{words}]({source.translate(_UNSAFE_IN_LINK)}) "

    def convert_li(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ANN401, ARG002
        """Write one point of a list, what belongs to it indented as far as its words."""
        text = text.strip()
        if not text:
            return "\n"
        mark = "-"
        if el.parent is not None and el.parent.name == "ol":
            number = int(el.parent.attrs.setdefault("next", "1"))
            el.parent.attrs["next"] = str(number + 1)
            mark = f"{number}."
        lead = f"{f'{mark} ':<{_INDENT}}"
        indent = " " * len(lead)
        lines = (f"{indent}{line}" if line.strip() else "" for line in text.split("\n"))
        return lead + "\n".join(lines).removeprefix(indent) + "\n"

    def convert_b(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ANN401
        """Write strong words."""
        return _emphasised(el, text, "" if parent_tags & _STRESSED else "**", "strong")

    def convert_em(self, el: Any, text: str, parent_tags: set[str]) -> str:  # noqa: ANN401
        """Write stressed words."""
        return _emphasised(el, text, "" if parent_tags & _STRESSED else "*", "em")

    convert_strong = convert_b
    convert_i = convert_em


def _emphasised(el: Any, text: str, mark: str, tag: str) -> str:  # noqa: ANN401 - markdownify's
    """Return *text* between marks; where CommonMark would not take them as such, between tags."""
    words = text.strip()
    if not words:
        return text
    before = " " if text[0].isspace() else _edge(el, el.previous_sibling, -1)
    after = " " if text[-1].isspace() else _edge(el, el.next_sibling, 0)
    # Within other marks these would end them.
    plain = mark and _takes_a_mark(words[0], before) and _takes_a_mark(words[-1], after)
    made = f"{mark}{words}{mark}" if plain else f"<{tag}>{words}</{tag}>"
    lead, trail = text[: text.index(words)], text[text.index(words) + len(words) :]
    return f"{lead}{made}{trail}"


def _edge(el: Any, neighbour: Any, at: int) -> str:  # noqa: ANN401 - markdownify's
    """Return the sign beside *el*: a space where a line ends, "" if nobody can know."""
    if neighbour is None:
        return "" if el.parent.name in _IN_LINES else " "
    if neighbour.name:
        return " " if neighbour.name == "br" else ""
    return (visible(neighbour) or [""])[at]


def _takes_a_mark(inner: str, outer: str) -> bool:
    """Tell whether a mark between these two signs begins or ends what is stressed."""
    return bool(outer) and (inner.isalnum() or outer.isspace())

"""What the pages of the registers have in common."""

import json
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from cchc.publish import addresses
from cchc.publish.cards import SAMPLE
from cchc.publish.html import badge, crumbs, escape, heading, lines, link, listed
from cchc.publish.links import Links
from cchc.publish.view import View

if TYPE_CHECKING:
    from cchc.publish.markdown import Renderer

UNKNOWN = "(xã điền)"
_NEW = ' rel="noopener"'
_KB, _MB = 1024, 1024 * 1024


def opening(view: View, title: str, about: str, *trail: tuple[str, str]) -> str:
    """Return the way here, the heading, and a line that says what the page is."""
    steps = [(view.at(path), name) for path, name in ((addresses.HOME, "Trang chủ"), *trail)]
    return lines(crumbs(*steps), heading(title), f"<p>{escape(about)}</p>" if about else "")


def empty(text: str) -> str:
    """Return what stands where there is nothing yet."""
    return f'<p class="cc-empty">{escape(text)}</p>'


def sample_badge(*, sample: bool) -> str:
    """Return the word that marks what is only an example, with a space before it."""
    return f" {badge(SAMPLE)}" if sample else ""


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Return names and their HTML values, those without a value left out."""
    told = "\n".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in pairs if value)
    return f'<dl class="cc-facts">\n{told}\n</dl>' if told else ""


def file_link(view: View, name: str, *, about: str) -> str:
    """Return a link to a file beside the registers: its type and its size are told."""
    size = view.content.registers.sizes.get(name, 0)
    words = f"{_type_of(name)}, {size_words(size)}"
    hidden = f'<span class="cc-hidden"> {escape(about)}</span>'
    address = escape(view.at(addresses.register_file_path(name)))
    return f'<a href="{address}">Tải về{hidden} ({words})</a>'


def _type_of(name: str) -> str:
    return name.rpartition(".")[2].upper()


def size_words(size: int) -> str:
    """Return bytes as people say them: `850 KB`, `1,2 MB`."""
    if size < _MB:
        return f"{max(1, round(size / _KB))} KB"
    return f"{size / _MB:.1f} MB".replace(".", ",")


def outside_link(address: str, text: str) -> str:
    """Return a link to another site, whose host is told before one goes there."""
    host = address.split("/")[2]
    return f"{link(address, text, attributes=_NEW)} ({escape(host)})"


def filters(label: str, entries: Iterable[tuple[str, str, int]], *, here: str) -> str:
    """Return links to the parts of a list, each with its number; the one at *here* is marked."""
    links = (
        link(address, name, attributes=' aria-current="page"' if address == here else "")
        + f' <span class="cc-number">{number}</span>'
        for address, name, number in entries
    )
    told = listed(links)
    if not told:
        return ""
    return f'<nav class="cc-filters" aria-label="{label}"><p>{label}</p>\n{told}</nav>'


def prose(view: View, text: str) -> str:
    """Return the HTML of a register's Markdown text."""
    return _renderer(view.settings.base).fragment(
        text, lambda target: _address(view.settings.base, target)
    )


def _address(base: str, target: str) -> str:
    return base + target[1:] if target.startswith("/") and not target.startswith("//") else target


@cache
def _renderer(base: str) -> "Renderer":
    # A build that renders nothing does without the libraries that it takes.
    from cchc.publish.markdown import Renderer  # noqa: PLC0415

    return Renderer(Links(base, {}))


def json_ld(told: object) -> str:
    """Return what machines read (schema.org); it can close no tag, whatever stands in it."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'

"""Small pieces of HTML that every page is made of; what is handed in as text is escaped here."""

import html
from collections.abc import Iterable, Mapping
from datetime import date


def escape(text: str) -> str:
    """Return *text* safe between tags and inside a quoted attribute."""
    return html.escape(text, quote=True)


def link(address: str, text: str, *, attributes: str = "") -> str:
    """Return a link to *address* around *text*; *attributes* is HTML, with a leading space."""
    return f'<a href="{escape(address)}"{attributes}>{escape(text)}</a>'


def time_tag(day: date) -> str:
    """Return a day as people here write it, and as machines read it."""
    return f'<time datetime="{day.isoformat()}">{told(day)}</time>'


def told(day: date) -> str:
    """Return a day as dd/mm/yyyy."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def listed(entries: Iterable[str], *, css: str = "", tag: str = "ul") -> str:
    """Return HTML *entries* as a list; nothing if there are none."""
    lines = "\n".join(f"<li>{entry}</li>" for entry in entries)
    style = f' class="{css}"' if css else ""
    return f"<{tag}{style}>\n{lines}\n</{tag}>" if lines else ""


def crumbs(*trail: tuple[str, str]) -> str:
    """Return the way from the home page to here; *trail* is addresses and names."""
    steps = listed((link(address, name) for address, name in trail), tag="ol")
    return f'<nav class="cc-crumbs" aria-label="Vị trí trang">{steps}</nav>'


def heading(title: str) -> str:
    """Return the page's only h1; its id is where the skip link of the theme leads."""
    return f'<h1 id="noi-dung">{escape(title)}</h1>'


def badge(text: str, *, css: str = "") -> str:
    """Return a short word in a frame."""
    return f'<span class="{f"cc-badge {css}".strip()}">{escape(text)}</span>'


def lines(*parts: str) -> str:
    """Join the parts that are not empty, one a line."""
    return "\n".join(part for part in parts if part)


def meta(properties: Mapping[str, str]) -> str:
    """Return `<meta property>` tags for the properties that have a value."""
    return "\n".join(
        f'<meta property="{name}" content="{escape(value)}">'
        for name, value in properties.items()
        if value
    )

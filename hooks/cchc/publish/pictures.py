"""Pictures as pages show them: in the width that the screen needs, with their room kept free.

A post's text is rendered with plain `<img>`, which feeds and previews take as it is; here each gets
its size, its widths, and is loaded when it is looked at. What the site has no widths of stays.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, unquote

from cchc.core.medium import Medium
from cchc.publish.addresses import NEWS, variant_paths
from cchc.publish.html import escape
from cchc.publish.record import Record
from cchc.publish.view import View

# How wide a picture stands on the page, for a screen's width: in a post, a card, on the home page.
IN_TEXT = "(min-width: 50em) 760px, 94vw"
IN_CARD = "(min-width: 45em) 160px, 100px"
IN_LEAD = "(min-width: 60em) 760px, 94vw"
_IMAGE = re.compile(r"<img [^<>]*>")
_SOURCE = re.compile(r' src="([^"]*)"')
_LAZY = ' loading="lazy"'
_FIRST = ' fetchpriority="high"'


@dataclass(frozen=True, slots=True)
class Shown:
    """How a picture is shown: how wide it stands there, and whether the page shows it first."""

    sizes: str
    first: bool = False


def first_shown(records: Iterable[Record]) -> Record | None:
    """Return the first of *records* that has a picture: the one that a page shows first."""
    return next((record for record in records if record.image), None)


def lead_picture(view: View, record: Record, how: Shown, *, alt: str = "") -> str:
    """Return the picture that stands for a post, or nothing; *alt* is text."""
    if not record.image:
        return ""
    return _dressed(view, f'<img src="{escape(record.image)}" alt="{escape(alt)}">', how)


def with_pictures(view: View, text: str, *, first: bool) -> str:
    """Return a post's *text* with its pictures in widths; *first* if it shows the page's first."""
    if "<img " not in text:
        return text
    turn = _turns(first=first)
    return _IMAGE.sub(lambda found: _dressed(view, found[0], next(turn)), text)


def medium_at(view: View, address: str) -> tuple[str, Medium | None]:
    """Return what lies at an *address* of this site: its path below the posts folder, and what."""
    file = unquote(address.partition("#")[0].removeprefix(view.at(NEWS)))
    return file, view.content.media.get(file)


def _turns(*, first: bool) -> Iterator[Shown]:
    yield Shown(IN_TEXT, first)
    while True:
        yield Shown(IN_TEXT)


def _dressed(view: View, image: str, how: Shown) -> str:
    """Return *image* in widths, for browsers that know WebP; old telephones get the one file."""
    urgency = _FIRST if how.first else _LAZY
    source = _SOURCE.search(image)
    file, medium = medium_at(view, unescape(source[1])) if source else ("", None)
    inside = f"{image[:-1]}{urgency}"
    if not medium or not medium.is_picture:
        return f"{inside}>"
    variants = variant_paths(file, medium)
    widest, height = medium.fitted(variants[-1][0])
    widths = ", ".join(f"{view.at(quote(path))} {width}w" for width, path in variants)
    return (
        f'<picture><source type="image/webp" srcset="{widths}" sizes="{how.sizes}">'
        f'{inside} width="{widest}" height="{height}" decoding="async"></picture>'
    )

"""A page of the theme with holes in it: rendered once by MkDocs, poured full thousands of times.

The theme writes the markers where a page's own words go; the same hole may come several times
(the title stands in the head and in the header bar). Everything else stays byte for byte.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urljoin, urlsplit

from cchc.core.digest import digest
from cchc.publish.html import escape

TITLE, DESCRIPTION, CANONICAL, HEAD, CONTENT = HOLES = (
    "⟦title⟧",
    "⟦description⟧",
    "⟦canonical⟧",
    "⟦head⟧",
    "⟦content⟧",
)
_HOLE = re.compile("(" + "|".join(HOLES) + ")")
_ADDRESS = re.compile(r'(?<=\s)(href|src|action)="([^"]*)"')
# Where Material tells its script how far the site's root is.
_ROOT = re.compile(r'(?<="base": )"[^"]*"|(?<=__md_scope=new URL\()"[^"]*"')
_WORKER = re.compile(r'(?<="search": )"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Page:
    """A page that we make: *title* and *description* are text, *content* and *head* are HTML."""

    path: str
    title: str
    description: str
    content: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """The theme's HTML, cut at its holes: `texts` are one more than `holes`."""

    texts: tuple[str, ...]
    holes: tuple[str, ...]

    @property
    def key(self) -> str:
        """A digest of the shell: a page poured into another one is another page."""
        return digest(*self.texts, *self.holes)

    @classmethod
    def cut(cls, page: str, *, base: str, path: str) -> Self:
        """Cut a rendered page that lies at *path* below *base*; its links become absolute.

        Raises ValueError if the theme left a hole out: its words would be lost on every page.
        """
        missing = [hole for hole in HOLES if hole not in page]
        if missing:
            msg = f"the theme has no place for {', '.join(missing)} in {path}"
            raise ValueError(msg)
        parts = _HOLE.split(absolute(page, base=base, path=path))
        return cls(tuple(parts[0::2]), tuple(parts[1::2]))

    def with_texts(self, change: Callable[[str], str]) -> Self:
        """Return the shell with *change* made to its own texts, as where the footer has a place."""
        return type(self)(tuple(map(change, self.texts)), self.holes)

    def with_head(self, more: str) -> Self:
        """Return the shell with *more* HTML behind whatever a page has for its head."""
        after = [f"\n{more}" if hole == HEAD else "" for hole in self.holes]
        pairs = zip(after, self.texts[1:], strict=True)
        return type(self)((self.texts[0], *(more + text for more, text in pairs)), self.holes)

    def pour(self, page: Page, *, site_url: str) -> str:
        """Return the whole HTML of *page*."""
        values: Mapping[str, str] = {
            TITLE: escape(page.title),
            DESCRIPTION: escape(page.description),
            CANONICAL: escape(site_url + page.path),
            HEAD: page.head,
            CONTENT: page.content,
        }
        parts = [self.texts[0]]
        for hole, text in zip(self.holes, self.texts[1:], strict=True):
            parts += (values[hole], text)
        return "".join(parts)


def absolute(page: str, *, base: str, path: str) -> str:
    """Return the HTML of the page at *path* with every link beginning at the site's root."""
    here = base + path
    root = f'"{base.rstrip("/") or "/"}"'
    page = _ADDRESS.sub(lambda found: f'{found[1]}="{_resolved(here, found[2])}"', page)
    page = _WORKER.sub(lambda found: f'"{_resolved(here, found[1])}"', page)
    return _ROOT.sub(lambda _: root, page)


def _resolved(here: str, address: str) -> str:
    if address.startswith(("#", "/", "⟦")) or urlsplit(address).scheme:
        return address
    return urljoin(here, address)

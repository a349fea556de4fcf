"""The one stylesheet of the site: the theme's, purged to what the pages use, then our own files.

Of our own files nothing is left out: pages that are made later may use any of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc.core.digest import digest
from cchc.publish.css import Sheet, css_text, read_css
from cchc.publish.css_palette import Palette, by_media, for_first
from cchc.publish.css_purge import purged, without_unused_names
from cchc.publish.page_words import words_of

FOLDER = "assets/stylesheets/"
# Stands in the pages (overrides/main.html) where the stylesheet's name goes: its bytes decide it.
NAME = "⟦stylesheet⟧"


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The site's CSS, under a name that changes with it, so that browsers may keep it for ever."""

    text: str

    @property
    def name(self) -> str:
        """The file's name, below `FOLDER`."""
        return f"{digest(self.text)[:12]}.css"

    @property
    def path(self) -> str:
        """Where the file lies."""
        return FOLDER + self.name

    def linked(self, page: str) -> str:
        """Return the HTML of *page* with this stylesheet named in it."""
        return page.replace(NAME, self.name)


def stylesheet(
    theme: Iterable[str], own: Iterable[str], *, pages: Iterable[str], palettes: Sequence[Palette]
) -> Stylesheet:
    """Return the CSS of files of the *theme* and of our *own*, for *pages* and posts to come.

    Raises ValueError for a file that is no CSS.
    """
    words = words_of(pages)
    theirs = _by_palette(theme, palettes)
    ours = _by_palette(own, palettes)
    return Stylesheet(css_text((*without_unused_names(purged(theirs, words), ours), *ours)))


def _by_palette(files: Iterable[str], palettes: Sequence[Palette]) -> tuple[Sheet, ...]:
    sheets = tuple(sheet for css in files for sheet in read_css(css))
    return (*for_first(sheets, palettes), *by_media(sheets, palettes))

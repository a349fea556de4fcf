"""Take what styles the site out of MkDocs' hands, and hand the one stylesheet back.

Of Material's own files nothing else is published: neither its script nor its icons, source maps
and word lists. Its templates and settings stay in use.
"""

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from cchc.core import sentences
from cchc.publish.css_palette import Palette, palettes_of
from cchc.publish.stylesheet import Stylesheet, stylesheet

# Material's own: the names carry a digest of each release.
THEME_SHEETS = ("assets/stylesheets/main.*.css", "assets/stylesheets/palette.*.css")


@dataclass(frozen=True, slots=True)
class Styles:
    """The CSS of the theme and of `extra_css`, and the palettes of mkdocs.yml."""

    theme: tuple[str, ...]
    own: tuple[str, ...]
    palettes: tuple[Palette, ...]

    def sheet(self, pages: list[str]) -> Stylesheet:
        """Return the stylesheet for *pages*; raises PluginError where a file is no CSS."""
        try:
            return stylesheet(self.theme, self.own, pages=pages, palettes=self.palettes)
        except ValueError as error:
            raise PluginError(sentences.NO_CSS.format(found=error)) from error


def take_styles(files: Files, config: MkDocsConfig) -> Styles:
    """Remove the theme's own files and the files of `extra_css` from *files*; return the CSS."""
    theirs = [file for file in files if _is_theirs(file, config)]
    sheets = [file for name in THEME_SHEETS for file in theirs if Path(file.src_uri).match(name)]
    if len(sheets) != len(THEME_SHEETS):
        raise PluginError(f"the theme has no {' or no '.join(THEME_SHEETS)} any more")
    ours = [_own(files, str(uri)) for uri in config.extra_css]
    for file in (*theirs, *ours):
        files.remove(file)
    return Styles(
        tuple(file.content_string for file in sheets),
        tuple(file.content_string for file in ours),
        palettes_of(config.theme.get("palette")),
    )


def _is_theirs(file: File, config: MkDocsConfig) -> bool:
    own = {config.docs_dir, config.theme.custom_dir}
    return file.src_dir is not None and file.src_dir not in own and not file.generated_by


def _own(files: Files, uri: str) -> File:
    file = files.get_file_from_path(uri)
    if not file:
        raise PluginError(sentences.NO_STYLESHEET.format(found=uri))
    return file

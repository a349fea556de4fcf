"""The files that a post offers beside its text, with their type and size."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from cchc.core.content import Source
from cchc.publish.addresses import NEWS

_STEP = 1024
_UNITS = ("byte", "kB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to take away: its path on the site, its name, and its size in bytes."""

    path: str
    name: str
    size: int

    @property
    def kind(self) -> str:
        """Its type, as people call it: PDF, DOCX."""
        return self.name.rpartition(".")[2].upper()

    @property
    def size_told(self) -> str:
        """Its size as people here write it: 1,2 MB."""
        size, unit = float(self.size), _UNITS[0]
        for unit in _UNITS:
            if size < _STEP or unit == _UNITS[-1]:
                break
            size /= _STEP
        digits = 1 if unit not in _UNITS[:2] and size < 10 else 0  # noqa: PLR2004
        return f"{size:.{digits}f} {unit}".replace(".", ",")


def attachments(file: str, source: Source, sizes: Mapping[str, int]) -> Iterator[Attachment]:
    """Yield the attachments that the post in *file* names, each once; *sizes* as `media` has them.

    A file that is not there is told as a problem of the post, and is not offered.
    """
    seen: set[str] = set()
    for mention in source.mentions:
        if mention.is_image or mention.is_post:
            continue
        below = posixpath.normpath(posixpath.join(posixpath.dirname(file), mention.target))
        if below in sizes and below not in seen:
            seen.add(below)
            name = posixpath.basename(below)
            yield Attachment(NEWS + quote(below), name, sizes[below])

"""A picture or attachment beside a post: what it was found to be, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum
from posixpath import splitext

from cchc.core import sentences
from cchc.core.sniffing import FITS, IMAGES, PICTURES, told_kind

LIMIT_MB = 50
# A phone's largest pictures have 50 million pixels; decoded, they take 200 MB.
LIMIT_PIXELS = 50_000_000
# No side of a WebP may be longer than 16,383.
LIMIT_SIDE = 16_000
# The widths that pages offer: a phone's column, the same twice and thrice as fine, a wide screen's.
WIDTHS = (360, 720, 1080, 1440)
# A picture little wider than one of these needs no copy of its own beside it.
_NEARLY = 0.85


class Fault(StrEnum):
    """Why a file may not be shown."""

    NONE = ""
    OUTSIDE = "outside"
    BROKEN = "broken"
    HUGE = "huge"


@dataclass(frozen=True, slots=True)
class Medium:
    """One file: its kind by its content, its bytes; of a picture the size in pixels, upright.

    *digest* is that of a picture's bytes (hex), where a build will make something of it.
    """

    kind: str
    size: int
    digest: str = ""
    width: int = 0
    height: int = 0
    fault: Fault = Fault.NONE

    @property
    def is_picture(self) -> bool:
        """Whether pages can show it."""
        return self.kind in PICTURES

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths that it is made in, none wider than it is."""
        widest = min(self.width, WIDTHS[-1])
        return (*(each for each in WIDTHS if each < widest * _NEARLY), widest)

    @property
    def word(self) -> str:
        """What a page that shows or offers it is made of."""
        return self.digest or f"{self.kind} {self.size}"

    def fitted(self, width: int) -> tuple[int, int]:
        """Return the size in pixels of this picture, *width* wide."""
        return fitted((self.width, self.height), width)


def fitted(size: tuple[int, int], width: int) -> tuple[int, int]:
    """Return *size* made *width* wide in the same shape."""
    return width, max(1, (size[1] * width + size[0] // 2) // size[0])


def type_fault(target: str, *, is_image: bool) -> str:
    """Return what is wrong with a file named *target* by its name alone, or ""."""
    suffix = suffix_of(target)
    if suffix in (IMAGES if is_image else FITS):
        return ""
    if suffix == ".svg":
        return sentences.PICTURE_SVG.format(found=target)
    known = ", ".join(each.removeprefix(".") for each in sorted(IMAGES if is_image else FITS))
    return sentences.FILE_TYPE.format(found=target, known=known)


def medium_fault(target: str, medium: Medium) -> str:
    """Return what is wrong with the file that is named as *target*, or ""."""
    if medium.fault is Fault.OUTSIDE:
        return sentences.FILE_OUTSIDE.format(found=target)
    if medium.size > LIMIT_MB * 1024 * 1024:
        megabytes = medium.size // (1024 * 1024)
        return sentences.FILE_TOO_LARGE.format(found=target, size=megabytes, limit=LIMIT_MB)
    if medium.kind not in FITS.get(suffix_of(target), (medium.kind,)):
        kind = told_kind(medium.kind)
        return sentences.FILE_CONTENT.format(found=target, kind=kind)
    return _picture_fault(target, medium)


def _picture_fault(target: str, medium: Medium) -> str:
    if medium.fault is Fault.HUGE:
        limit = LIMIT_PIXELS // 1_000_000
        return sentences.PICTURE_TOO_LARGE.format(found=target, limit=limit, side=LIMIT_SIDE)
    return sentences.PICTURE_BROKEN.format(found=target) if medium.fault is Fault.BROKEN else ""


def suffix_of(name: str) -> str:
    """Return the ending of a file's name in small letters: `.jpg`."""
    return splitext(name)[1].lower()

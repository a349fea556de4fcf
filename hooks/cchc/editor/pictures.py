"""A picture as a phone took it, made ready for the site: upright, small, and telling nothing else.

The one module of the editor that knows Pillow; what prepares pictures for the site may take its
place.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 1920
_QUALITY = 82
_MOST_PIXELS = 100_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")


class NoPictureError(Exception):
    """The bytes are no picture, or one too large to open."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A WebP, with its size in pixels."""

    content: bytes
    width: int
    height: int


def prepared(raw: bytes) -> Picture:
    """Return a picture turned upright, without EXIF or position, no larger than pages need it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _prepared(raw)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise NoPictureError(str(error)) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NoPictureError(str(error)) from error


def _prepared(raw: bytes) -> Picture:
    # Some of the formats are known to Pillow only after this.
    Image.init()
    known = [each for each in FORMATS if each in Image.OPEN]
    with Image.open(io.BytesIO(raw), formats=known) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise NoPictureError
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(opened)
        kind = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
        small = upright.convert(kind)
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # Pasted onto a new one: whatever else the file told stays behind.
    clean = Image.new(kind, small.size)
    clean.paste(small)
    made = io.BytesIO()
    clean.save(made, "WEBP", quality=_QUALITY, method=4)
    return Picture(made.getvalue(), *clean.size)

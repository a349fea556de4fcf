"""Pictures: read safely, turned upright, cleaned of all that they tell beside, made smaller.

Nothing of the file that somebody took goes on: every picture is decoded and written anew, so that
neither EXIF with its position nor XMP nor whatever a file can hide comes along. What is refused
raises PictureError; the same bytes always give the same bytes.

`measured` and `examined` tell of a picture; `prepare_upload` gives what a post keeps of one that
was handed in; `make_variants` gives what the site shows. A moving picture stands still.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import BinaryIO

from PIL import ExifTags, Image, ImageCms, ImageFile

from cchc.core.medium import LIMIT_PIXELS, LIMIT_SIDE, WIDTHS, Fault, fitted

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
UPLOAD_SIDE = 2000
Settings = Mapping[str, object]
_WEBP: Settings = {"quality": 80, "method": 4}
_UPLOAD: Settings = {"quality": 86, "method": 4}
_SAVED: dict[str, tuple[str, Settings]] = {
    ".avif": ("AVIF", {"quality": 70, "speed": 8, "max_threads": 1}),
    ".gif": ("GIF", {}),
    ".jpeg": ("JPEG", {"quality": 84, "optimize": True, "progressive": True}),
    ".png": ("PNG", {"optimize": True}),
    ".webp": ("WEBP", _WEBP),
}
_SAVED[".jpg"] = _SAVED[".jpeg"]
# What Pillow's decoders say of a file that is not whole (its own fuzzers let the same through).
_BROKEN: tuple[type[Exception], ...] = (
    *(ArithmeticError, EOFError, IndexError, KeyError, OSError, RuntimeError),
    *(SyntaxError, TypeError, ValueError, struct.error, zlib.error),
)
# EXIF's ways to hold a camera, and what turns the picture upright; the later four lay it over.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LAID_OVER = 5
# A telephone's JPEG with a second picture for its depth is an MPO.
_REDUCIBLE = frozenset({"JPEG", "MPO"})
_GLANCE = (320, 320)
# A drawing has few colours: it is kept without loss, and is smaller so.
_FEW_COLOURS = 256
_OPAQUE = 255

# What a camera wrote beside a picture may be damaged: it is taken away anyway.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
# Pillow warns of a bomb, and stops at one twice as large: here it stops at either.
warnings.simplefilter("error", Image.DecompressionBombWarning)

Size = tuple[int, int]


class PictureError(Exception):
    """A picture that cannot be used; *fault* says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


def measured(file: BinaryIO) -> Size:
    """Return the picture's size as it lies in the file; only the head is read."""
    with _opened(file) as image:
        return image.size


def examined(file: BinaryIO) -> Size:
    """Return the picture's size, upright; it is decoded to its end to see that it is whole."""
    with _opened(file) as image:
        width, height = image.size
        turn = _decoded(image, _GLANCE)
    return (height, width) if turn >= _LAID_OVER else (width, height)


def prepare_upload(raw: bytes) -> bytes:
    """Return the picture in *raw* as a post keeps it: upright, clean, WebP, at most 2,000 px."""
    with _opened(BytesIO(raw)) as opened:
        image = _upright(opened, (UPLOAD_SIDE, UPLOAD_SIDE))
    scale = min(1.0, UPLOAD_SIDE / max(image.size))
    image = _resized(image, max(1, round(image.width * scale)))
    return _encoded(image, ".webp", few=_has_few_colours(image), settings=_UPLOAD)


def make_variants(raw: bytes, suffix: str, widths: Sequence[int]) -> list[bytes]:
    """Return the clean picture in the format of *suffix*, then as WebP in each of *widths*.

    The first is as wide as the widest, the last of *widths*: none is ever enlarged.
    """
    with _opened(BytesIO(raw)) as opened:
        image = _upright(opened, (widths[-1], 1))
    image = _resized(image, widths[-1])
    few = _has_few_colours(image)
    clean = _encoded(image, suffix, few=few)
    return [clean, *(_encoded(_resized(image, width), ".webp", few=few) for width in widths)]


def cleaned(raw: bytes, suffix: str) -> bytes:
    """Return the picture upright and clean in the format of *suffix*, no wider than pages show."""
    with _opened(BytesIO(raw)) as opened:
        image = _upright(opened, (WIDTHS[-1], 1))
    image = _resized(image, min(image.width, WIDTHS[-1]))
    return _encoded(image, suffix, few=_has_few_colours(image))


@contextmanager
def _opened(file: BinaryIO) -> Iterator[ImageFile.ImageFile]:
    """Open a picture, by its content; whatever is wrong inside the block is a PictureError."""
    try:
        with Image.open(file, formats=FORMATS) as image:
            if image.width * image.height > LIMIT_PIXELS or max(image.size) > LIMIT_SIDE:
                raise PictureError(Fault.HUGE)
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(Fault.HUGE) from error
    except _BROKEN as error:
        raise PictureError(Fault.BROKEN) from error


def _upright(image: ImageFile.ImageFile, least: Size) -> Image.Image:
    """Return the picture turned as it was taken, in sRGB, as RGB or RGBA with nothing beside.

    A JPEG is decoded no finer than is needed to be *least* wide and high, upright.
    """
    turn = _decoded(image, least)
    turned = _in_srgb(image)
    if turn in _TURNS:
        turned = turned.transpose(_TURNS[turn])
    turned.info = {}
    return turned


def _decoded(image: ImageFile.ImageFile, least: Size) -> int:
    """Decode the picture, a JPEG no finer than *least*, upright; returns how it was held."""
    if image.format in _REDUCIBLE:
        lies = _orientation(image) >= _LAID_OVER
        image.draft(None, (least[1], least[0]) if lies else least)
    # Of other formats Pillow decodes the picture to find its EXIF, and hides what is broken then:
    # so this comes first.
    image.load()
    return _orientation(image)


def _orientation(image: ImageFile.ImageFile) -> int:
    # A picture may be sound and what its camera wrote beside it not.
    with suppress(*_BROKEN):
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    return 1


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    plain = _plain(image)
    if profile and b"sRGB" not in profile:
        with suppress(ImageCms.PyCMSError, *_BROKEN):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            mode = "RGBA" if plain.mode == "RGBA" else "RGB"
            ours = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(plain, source, ours, outputMode=mode)
            plain = found or plain
    if plain.mode == "RGBA" and plain.getchannel("A").getextrema() == (_OPAQUE, _OPAQUE):
        return plain.convert("RGB")
    return plain if plain.mode == "RGBA" else plain.convert("RGB")


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that has a colour profile: RGB, RGBA, L or CMYK."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey: Pillow would cut off what is above 255.
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")


def _resized(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    size = fitted(image.size, width)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _has_few_colours(image: Image.Image) -> bool:
    return image.getcolors(_FEW_COLOURS) is not None


def _encoded(
    image: Image.Image, suffix: str, *, few: bool, settings: Settings | None = None
) -> bytes:
    name, usual = _SAVED[suffix]
    settings = settings or usual
    if name == "JPEG":
        image = _on_white(image)
    if name == "PNG" and few:
        image = _with_palette(image)
    found = _saved(image, name, settings)
    if name == "WEBP" and few:
        found = min(found, _saved(image, name, {**settings, "lossless": True}), key=len)
    return found


def _saved(image: Image.Image, name: str, settings: Settings) -> bytes:
    out = BytesIO()
    image.save(out, name, **settings)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """Return the picture without transparency, which JPEG has none of."""
    if image.mode == "RGB":
        return image
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _with_palette(image: Image.Image) -> Image.Image:
    """Return a drawing as a list of colours, a third as large; as it was if that changes it."""
    if image.mode != "RGB":
        return image
    found = image.quantize(_FEW_COLOURS, dither=Image.Dither.NONE)
    return found if found.convert("RGB").tobytes() == image.tobytes() else image

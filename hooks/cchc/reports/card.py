"""The picture that stands for a shared post: title, unit and emblem on 1200 by 630 points.

Drawn with Be Vietnam Pro (SIL Open Font License, in `fonts/`), cut down to the letters of
Vietnamese. The same words give the same bytes.
"""

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
_MARGIN = 72
_RED, _GOLD, _INK, _GREY, _PAPER = "#b1241e", "#ffd24a", "#1c2733", "#55626f", "#ffffff"
_BAR = 16
_EMBLEM = 84
_TITLE_TOP, _TITLE_BOTTOM = 208, 500
_SIZES = (66, 60, 54, 48, 43, 38)
_LEADING = 1.28
_SCALE = 4  # the emblem is drawn larger and made smaller: its edges come out smooth


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the picture; *emblem* is a picture file's bytes, if the office has one."""

    title: str
    site: str
    unit: str
    foot: str
    emblem: bytes = b""


def card_png(card: Card) -> bytes:
    """Return the picture as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, _BAR), fill=_RED)
    emblem = _emblem(card.emblem)
    image.paste(emblem, (_MARGIN, 60), emblem)
    left = _MARGIN + _EMBLEM + 28
    draw.text((left, 62), card.site, font=_font("SemiBold", 34), fill=_INK)
    draw.text((left, 108), card.unit, font=_font("Regular", 28), fill=_GREY)
    _draw_title(draw, card.title)
    draw.rectangle((_MARGIN, 532, WIDTH - _MARGIN, 534), fill=_RED)
    draw.text((_MARGIN, 552), card.foot, font=_font("Regular", 28), fill=_GREY)
    buffer = BytesIO()
    # 64 colours are enough for letters on white, and a third of the bytes.
    image.quantize(64, method=Image.Quantize.FASTOCTREE).save(buffer, "PNG")
    return buffer.getvalue()


def _draw_title(draw: ImageDraw.ImageDraw, title: str) -> None:
    """Write the title as large as it fits; one that never fits ends with a mark."""
    room = _TITLE_BOTTOM - _TITLE_TOP
    for size in _SIZES:
        lines = wrapped(title, size)
        if len(lines) * size * _LEADING <= room:
            break
    fitting = int(room // (size * _LEADING))
    if len(lines) > fitting:
        lines = [*lines[: fitting - 1], f"{lines[fitting - 1].rpartition(' ')[0]}…"]
    for at, line in enumerate(lines):
        place = (_MARGIN, _TITLE_TOP + at * size * _LEADING)
        draw.text(place, line, font=_font("SemiBold", size), fill=_INK)


def wrapped(text: str, size: int) -> list[str]:
    """Return *text* in lines that fit between the margins."""
    font, room = _font("SemiBold", size), WIDTH - 2 * _MARGIN
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _emblem(picture: bytes) -> Image.Image:
    """Return the office's emblem, or a gold star on red."""
    size = (_EMBLEM, _EMBLEM)
    if picture:
        with Image.open(BytesIO(picture)) as found:
            fitted = found.convert("RGBA")
            fitted.thumbnail(size)
            return fitted
    large = _EMBLEM * _SCALE
    image = Image.new("RGBA", (large, large), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((0, 0, large - 1, large - 1), fill=_RED)
    draw.polygon(_star(large / 2, large * 0.33), fill=_GOLD)
    return image.resize(size, Image.Resampling.LANCZOS)


def _star(middle: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for at in range(10):
        reach = radius if at % 2 == 0 else radius * 0.382
        angle = math.pi * (at / 5 - 0.5)
        points.append((middle + reach * math.cos(angle), middle + reach * math.sin(angle)))
    return points


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    path = files("cchc.reports") / "fonts" / f"BeVietnamPro-{weight}.ttf"
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(path.read_bytes()), size, layout_engine=basic)

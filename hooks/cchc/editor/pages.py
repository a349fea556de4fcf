"""The pages' templates, and the few words that they share."""

import hashlib
from datetime import date, datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

ROOT = "/bien-tap/"
STATIC = Path(__file__).parent / "static"


@cache
def environment() -> Environment:
    """Return the templates; whatever they say of others is escaped."""
    made = Environment(
        loader=PackageLoader("cchc.editor"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"day": day_words, "moment": moment_words, "size": size_words}
    made.globals |= {"root": ROOT, "static": static_address, "has_static": has_static}
    return made


def day_words(day: date | None) -> str:
    """Return a day as people write it."""
    return f"{day:%d/%m/%Y}" if day else ""


def moment_words(moment: datetime) -> str:
    """Return a moment as people write it."""
    return f"{moment:%H:%M} ngày {moment:%d/%m/%Y}"


def size_words(size: int) -> str:
    """Return a size as people say it."""
    kilobytes = max(1, round(size / 1024))
    return f"{kilobytes} KB" if kilobytes < 1024 else f"{kilobytes / 1024:.1f} MB"  # noqa: PLR2004


def has_static(name: str) -> bool:
    """Tell whether there is such a file of ours: the visual editor may not be built."""
    return (STATIC / name).is_file()


@cache
def static_address(name: str) -> str:
    """Return the address of a file of ours; another one when its bytes change."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]
    return f"{ROOT}tep-tinh/{name}?v={digest}"

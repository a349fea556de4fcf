"""Days as people type them: 15/03/2026, 15-3-2026, or 2026-03-15; one or several in a field."""

import re
from datetime import date

_OURS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_BETWEEN = re.compile(r"[\s,;]+|\bvà\b")


class NoDayError(ValueError):
    """What was typed and is no day."""


def typed_day(text: str) -> date:
    """Return the day that somebody typed, or raise NoDayError."""
    ours, iso = _OURS.fullmatch(text.strip()), _ISO.fullmatch(text.strip())
    numbers = ours.group(3, 2, 1) if ours else iso.groups() if iso else ()
    try:
        year, month, day = map(int, numbers)
        return date(year, month, day)
    except ValueError as error:
        raise NoDayError(text) from error


def typed_days(text: str) -> list[date]:
    """Return the days in a field, each once and in order, or raise NoDayError for the first bad."""
    return sorted({typed_day(word) for word in _BETWEEN.split(text) if word})

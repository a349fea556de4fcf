"""How figures, days and lists are written in official papers."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby

GAP = re.compile(r"(\[… .*? …\])")
_TENTHS = 1000


def gap(words: str) -> str:
    """Return a gap that only a person can fill."""
    return f"[… {words} …]"


def number(count: int) -> str:
    """Return a count as the plans write it: a nought before a number below ten."""
    return f"{count:02}"


def day_words(day: date) -> str:
    """Return a day as dd/mm/yyyy."""
    return f"{day:%d/%m/%Y}"


def percent(part: int, whole: int) -> str:
    """Return a share with one decimal and a comma: "83,3%", "250%"; "–" of nothing."""
    if not whole:
        return "–"
    tenths = (part * _TENTHS * 2 + whole) // (whole * 2)
    whole_part, rest = divmod(tenths, 10)
    return f"{whole_part},{rest}%" if rest else f"{whole_part}%"


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers in order, runs of three or more as one: "1-4, 7"."""
    ordered = sorted(set(numbers))
    found: list[str] = []
    for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        members = [each for _, each in run]
        is_run = len(members) > 2  # noqa: PLR2004 - "3, 4" is shorter than a run
        found += [f"{members[0]}-{members[-1]}"] if is_run else map(str, members)
    return ", ".join(found)


def upper_first(text: str) -> str:
    """Return *text* with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return *text* with a small letter at its beginning, unless an abbreviation stands there."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def level_name(name: str) -> str:
    """Return the bare name of a place: "xã Thượng Phúc" is "Thượng Phúc"."""
    for level in ("xã ", "phường ", "thành phố ", "tỉnh ", "đặc khu "):
        if name.lower().startswith(level):
            return name[len(level) :]
    return name

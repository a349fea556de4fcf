"""Numbers of pages as short text: the gaps between them, mostly a letter each.

The letters are those of ASCII that JSON leaves alone, without the two marks of the index. A gap up
to `_ONE` is one letter, up to `_TWO` two, and any other four.
"""

from collections.abc import Iterable
from functools import cache

# Between the pages that have a term in their title and those that have it in their text.
BAR = "|"
# Before numbers that are only the newest of many.
CUT = "~"
LETTERS = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\|~')
_BASE = len(LETTERS)
_HIGH = 12
_ONE = _BASE - _HIGH
_TWO = _ONE + (_HIGH - 1) * _BASE


def code_of(gap: int) -> str:
    """Return the letters of a gap, from 1 on."""
    if gap <= _ONE:
        return LETTERS[gap - 1]
    if gap <= _TWO:
        high, low = divmod(gap - _ONE - 1, _BASE)
        return LETTERS[_ONE + high] + LETTERS[low]
    high, low = divmod(gap, _BASE)
    highest, high = divmod(high, _BASE)
    return LETTERS[-1] + LETTERS[highest] + LETTERS[high] + LETTERS[low]


def coded(numbers: Iterable[int], *, after: int = -1) -> str:
    """Return *numbers*, rising, as text that goes on after the number *after*."""
    codes, many = _codes(), len(_codes())
    found = []
    for number in numbers:
        gap = number - after
        found.append(codes[gap] if gap < many else code_of(gap))
        after = number
    return "".join(found)


@cache
def _codes() -> tuple[str, ...]:
    return ("", *map(code_of, range(1, _TWO + 1)))

"""What a page can be found by: its words, and each pair of words that stand side by side.

Vietnamese is written in syllables; nearly every one of them stands in nearly every post. What tells
words apart is which syllable follows which, so a query is looked up by its pairs first.
"""

import re
from functools import lru_cache
from itertools import pairwise

from cchc.core.words import SHORT, bare

# A term of the index: a pair "cải cách", a word "cải", a short form "+tthc", a filter "=u kt".
FILTER = "="
# People leave the year out of 108/2026/KH-UBND: `108 kh` is a term of it, too.
_NUMBER = re.compile(r"(?<!\S)([0-9]+) (?:19|20)[0-9]{2} ([^0-9\s]+)")
_PLAIN = re.compile("[^a-z0-9]")


def terms(text: str) -> set[str]:
    """Return the terms of a text, as `line` gives its words."""
    long, _, shorts = text.partition("\n")
    words = long.split(" ")
    found = {*words, *shorts.split(" ")}
    found.update(map(" ".join, pairwise(words)))
    if " 20" in long or " 19" in long:
        found.update(map(" ".join, _NUMBER.findall(long)))
    found.discard("")
    return found


def spans(text: str) -> set[str]:
    """Return the pairs of words with one or two between them: people leave words of a title out."""
    words = text.partition("\n")[0].split(" ")
    return {f"{one} {other}" for gap in (2, 3) for one, other in zip(words, words[gap:])}  # noqa: B905


def is_word(term: str) -> bool:
    """Tell whether a term is a single word: no pair and no filter."""
    return " " not in term


@lru_cache(maxsize=1 << 17)
def place_of(term: str) -> str:
    """Return where a term lies among all: in ASCII, what begins alike side by side."""
    if term.startswith(FILTER):
        return f"--{_PLAIN.sub('', term)}_"
    first, space, second = term.partition(" ")
    if space:
        return f"{_ascii(first)}-{_ascii(second)}_"
    return f"-{_ascii(term.removeprefix(SHORT))}_"


def _ascii(word: str) -> str:
    plain = bare(word)
    return plain if plain.isascii() else _PLAIN.sub("z", plain)

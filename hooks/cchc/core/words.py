"""A text as the search sees it: its words, spelled in one way.

A word keeps its diacritics, in lower case, its tone at the end (hoà and hòa are one: `hoa` and a
grave); `bare` takes them off. Runs of letters and of digits are words of their own, so that
108/KH-UBND is `108 kh …` however it is written. docs/assets/javascripts/search.js reads what people
type by the same rules; a test holds the two against each other.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from cchc.core.abbreviations import ABBREVIATIONS, DOCUMENTS, ISSUERS

# What is written out, its short form kept: words of the short form are told apart by this mark.
SHORT = "+"
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKS = re.compile("[\u0300-\u036f]")
_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_RUN = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
_PART = re.compile("[0-9]+|[^0-9]+")
_GLUED = re.compile(f"({'|'.join(DOCUMENTS)})({'|'.join(ISSUERS)})")


def words(text: str) -> list[str]:
    """Return the words of *text*, abbreviations written out."""
    found: list[str] = []
    for run in _RUN.findall(_IGNORED.sub("", text).lower()):
        found += _spelled(run)
    return found if _first_words().isdisjoint(found) else list(_written_out(found))


def line(text: str) -> str:
    """Return the words of *text* on one line, and on the next its short forms, each once."""
    found = words(text)
    shorts = {word for word in found if word.startswith(SHORT)}
    if not shorts:
        return " ".join(found)
    long = " ".join(word for word in found if word not in shorts)
    return f"{long}\n{' '.join(sorted(shorts))}"


@lru_cache(maxsize=1 << 17)
def bare(word: str) -> str:
    """Return a word of `words` without diacritics."""
    return _MARKS.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")


# A text has few words that the texts before it had not.
@lru_cache(maxsize=1 << 17)
def _spelled(run: str) -> tuple[str, ...]:
    """Return the words that one run of letters and digits is read as."""
    parts = (each for part in _PART.findall(run) for each in _unglued(part))
    return tuple(_tone_last(part) for part in parts)


def _unglued(part: str) -> tuple[str, ...]:
    found = _GLUED.fullmatch(bare(part))
    return (part[: found.end(1)], part[found.end(1) :]) if found else (part,)


def _tone_last(part: str) -> str:
    decomposed = unicodedata.normalize("NFD", part)
    tones = "".join(_TONES.findall(decomposed))
    return unicodedata.normalize("NFC", _TONES.sub("", decomposed) + tones)


def _written_out(found: list[str]) -> Iterator[str]:
    """Yield the words of a text in which abbreviations may stand."""
    table, place = _table(), 0
    while place < len(found):
        for short, long in table.get(bare(found[place]), ()):
            if [bare(word) for word in found[place : place + len(short)]] == short:
                yield SHORT + "".join(short)
                yield from long
                place += len(short)
                break
        else:
            yield found[place]
            place += 1


@cache
def _table() -> dict[str, list[tuple[list[str], list[str]]]]:
    """Return the abbreviations by their first words: the words of each, and what it stands for."""
    table: dict[str, list[tuple[list[str], list[str]]]] = {}
    for short, long in ABBREVIATIONS.items():
        read = [bare(word) for run in _RUN.findall(short.lower()) for word in _spelled(run)]
        spelled = [word for run in _RUN.findall(long.lower()) for word in _spelled(run)]
        table.setdefault(read[0], []).append((read, spelled))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def _first_words() -> frozenset[str]:
    """Return every spelling in which an abbreviation may begin: `hđnd`, `hdnd`."""
    typed = (_RUN.findall(short.lower())[0] for short in ABBREVIATIONS)
    spelled = {_spelled(run)[0] for run in typed}
    return frozenset(spelled | {bare(word) for word in spelled})

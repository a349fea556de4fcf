"""A text as the search sees it: its words, spelled in one way.

A word keeps its diacritics, in lower case, its tone at the end (hoà and hòa are one: `hoa` and a
grave); `bare` takes them off. Runs of letters and of digits are words of their own, so that
108/KH-UBND is `108 kh …` however it is written. docs/assets/javascripts/search.js reads what people
type by the same rules; a test holds the two against each other.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain

from cchc.core.abbreviations import ABBREVIATIONS, DOCUMENTS, ISSUERS

# What is written out, its short form kept: words of the short form are told apart by this mark.
SHORT = "+"
_SHORT = re.compile(r"\+\S+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKS = re.compile("[\u0300-\u036f]")
_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# One set of characters is found in two thirds of the time that a choice of two takes.
_RUN = re.compile("[\\w\u0300-\u036f]+")
_PART = re.compile("[0-9]+|[^0-9]+")
_GLUED = re.compile(f"({'|'.join(DOCUMENTS)})({'|'.join(ISSUERS)})")


def words(text: str) -> list[str]:
    """Return the words of *text*, abbreviations written out."""
    found = list(chain.from_iterable(map(_spelled, _runs(_IGNORED.sub("", text)))))
    return found if _first_words().isdisjoint(found) else _written_out(found)


def line(text: str) -> str:
    """Return the words of *text* on one line, and on the next its short forms, each once."""
    told = " ".join(words(text))
    # No word has the mark but those that it tells apart.
    if SHORT not in told:
        return told
    shorts = sorted(set(_SHORT.findall(told)))
    return f"{' '.join(_SHORT.sub('', told).split())}\n{' '.join(shorts)}"


@lru_cache(maxsize=1 << 17)
def bare(word: str) -> str:
    """Return a word of `words` without diacritics."""
    return _MARKS.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")


def _runs(text: str) -> list[str]:
    return _RUN.findall(text.replace("_", " ").lower())


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


def _written_out(found: list[str]) -> list[str]:
    """Return the words of a text in which abbreviations may stand."""
    firsts, told, done = _first_words(), list[str](), 0
    for place in [place for place, word in enumerate(found) if word in firsts]:
        if place < done:
            continue
        for short, long in _table().get(bare(found[place]), ()):
            if [bare(word) for word in found[place : place + len(short)]] == short:
                told += [*found[done:place], SHORT + "".join(short), *long]
                done = place + len(short)
                break
    return told + found[done:]


@cache
def _table() -> dict[str, list[tuple[list[str], list[str]]]]:
    """Return the abbreviations by their first words: the words of each, and what it stands for."""
    table: dict[str, list[tuple[list[str], list[str]]]] = {}
    for short, long in ABBREVIATIONS.items():
        read = [bare(word) for run in _runs(short) for word in _spelled(run)]
        spelled = [word for run in _runs(long) for word in _spelled(run)]
        table.setdefault(read[0], []).append((read, spelled))
    for found in table.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return table


@cache
def _first_words() -> frozenset[str]:
    """Return every spelling in which an abbreviation may begin: `hđnd`, `hdnd`."""
    typed = (_runs(short)[0] for short in ABBREVIATIONS)
    spelled = {_spelled(run)[0] for run in typed}
    return frozenset(spelled | {bare(word) for word in spelled})

"""The search index: many small files, of which a query loads those that its words lie in.

Pages have numbers in the order of their dates, so that a new post comes last and what is there
stays as it is. All terms stand in one order, what begins alike side by side; a *leaf* is a stretch
of them. Where leaves begin is settled by the *archive*, all pages but the newest; what the newest
have is added to it, so that only they are read again. One post has terms in a third of all leaves:
therefore the very newest, the *fresh* ones, are in none, but whole in the list (`search_files`).
"""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import sqrt
from string import ascii_lowercase
from typing import NamedTuple

from cchc.core.words import SHORT, bare
from cchc.publish.search_codes import BAR, CUT, coded
from cchc.publish.search_terms import FILTER, is_word, place_of, spans, terms

# Letters of coded numbers in a leaf, at least. The fewer leaves, the shorter the list of them that
# every search loads; the more leaves, the less a query loads of what it does not need.
_LEAF, _BALANCE = 2_000, 1.5
# A single word that stands in more texts than this says little: only the newest are kept.
NEWEST = 100
# Where leaves begin while there is no archive: single words, then pairs, by their first letters.
_BEGINNINGS = ("", *(f"-{letter}" for letter in ascii_lowercase), *ascii_lowercase)


# Words are told apart by how often they come: in up to 3 pages, 15, 63, and more.
_OFTEN = (4, 16, 64)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page to be found: its number, the words of its title and text, and what it is filed under.

    There is one space between words.
    """

    number: int
    title: str
    text: str
    filed: Sequence[str] = ()


class Hits(NamedTuple):
    """The pages of one term, coded; and the last number in either list, to go on from."""

    title: str = ""
    text: str = ""
    last_title: int = -1
    last_text: int = -1

    @property
    def told(self) -> str:
        """The pages as a leaf has them."""
        return f"{self.title}{BAR}{self.text}" if self.title else self.text

    def followed(self, titles: Sequence[int], texts: Sequence[int]) -> "Hits":
        """Return these hits with newer ones after them."""
        return Hits(
            self.title + coded(titles, after=self.last_title),
            self.text + coded(texts, after=self.last_text),
            titles[-1] if titles else self.last_title,
            texts[-1] if texts else self.last_text,
        )


@dataclass(frozen=True, slots=True)
class Archive:
    """All pages but the newest: the hits of each term, by the place that its leaf begins at.

    *beginnings* are all places where leaves begin, of those without a term too; *often* are the
    words without diacritics, by how often they come.
    """

    leaves: Mapping[str, Mapping[str, Hits]]
    beginnings: Sequence[str]
    often: Sequence[Sequence[str]]


# The pages that have a term in the title, and those that have it only in the text.
Numbers = tuple[list[int], list[int]]


def inverted(entries: Iterable[Entry]) -> dict[str, Numbers]:
    """Return the pages of each term."""
    titles: defaultdict[str, list[int]] = defaultdict(list)
    texts: defaultdict[str, list[int]] = defaultdict(list)
    for entry in entries:
        title = terms(entry.title)
        _append(titles, title, entry.number)
        _append(texts, (terms(entry.text) | spans(entry.title)) - title, entry.number)
        _append(texts, {FILTER + code for code in entry.filed}, entry.number)
    return {term: (titles.get(term, []), texts.get(term, [])) for term in titles | texts}


def _append(found: defaultdict[str, list[int]], names: Iterable[str], number: int) -> None:
    """Append *number* to the lists of all *names*; a loop would take three times as long."""
    deque(map(list.append, map(found.__getitem__, names), repeat(number)), maxlen=0)


def archived(entries: Iterable[Entry]) -> Archive:
    """Return the archive of *entries*, which come by rising numbers."""
    found = {term: _hits(term, *numbers) for term, numbers in inverted(entries).items()}
    placed = sorted((place_of(term), term) for term in found)
    beginnings = _beginnings(placed, found)
    leaves: defaultdict[str, dict[str, Hits]] = defaultdict(dict)
    for place, term in placed:
        leaves[beginnings[bisect_right(beginnings, place) - 1]][term] = found[term]
    return Archive(leaves, beginnings, _often(leaves.values()))


def _beginnings(placed: Sequence[tuple[str, str]], found: Mapping[str, Hits]) -> list[str]:
    """Return where leaves begin, so that each holds about as much as the next."""
    weights = [len(found[term].told) + len(term.encode()) for _, term in placed]
    limit = max(_LEAF, sqrt(_BALANCE * sum(weights)))
    beginnings, before, weight = [""], "", 0
    for (place, _), more in zip(placed, weights, strict=True):
        if weight + more > limit and place != before:
            beginnings.append(_shortest(before, place))
            weight = 0
        before, weight = place, weight + more
    return beginnings if len(beginnings) > len(_BEGINNINGS) else list(_BEGINNINGS)


def _often(leaves: Iterable[Mapping[str, Hits]]) -> list[list[str]]:
    """Return every word by how often it comes, as the length of its numbers tells."""
    weights: dict[str, int] = {}
    for term, found in (each for hits in leaves for each in hits.items()):
        if is_word(term):
            plain = bare(term.removeprefix(SHORT))
            weights[plain] = weights.get(plain, 0) + len(found.told)
    ranks: list[list[str]] = [[] for _ in range(len(_OFTEN) + 1)]
    for word, weight in sorted(weights.items()):
        ranks[sum(weight >= least for least in _OFTEN)].append(word)
    return ranks


def _shortest(before: str, place: str) -> str:
    """Return the shortest beginning of *place* that comes after *before*."""
    return next(place[:end] for end in range(len(place) + 1) if place[:end] > before)


def _hits(term: str, titles: list[int], texts: list[int]) -> Hits:
    if len(texts) <= NEWEST or not is_word(term):
        return Hits().followed(titles, texts)
    hits = Hits().followed(titles, texts[-NEWEST:])
    return hits._replace(text=CUT + hits.text)


def placed_newest(
    beginnings: Sequence[str], entries: Iterable[Entry]
) -> dict[str, dict[str, Numbers]]:
    """Return the terms of the newest *entries* by the places of the leaves that they come into."""
    found: dict[str, dict[str, Numbers]] = {}
    for term, numbers in sorted(inverted(entries).items()):
        place = beginnings[bisect_right(beginnings, place_of(term)) - 1]
        found.setdefault(place, {})[term] = numbers
    return found


def whole_leaf(leaf: Mapping[str, Hits], newest: Mapping[str, Numbers]) -> dict[str, str]:
    """Return a leaf as it is to be read: the archive's hits of each term, then the newest."""
    found = {term: hits.told for term, hits in leaf.items()}
    for term, numbers in newest.items():
        found[term] = leaf.get(term, Hits()).followed(*numbers).told
    return found

"""The files of the search: leaves of the index, cards of what is found, and the list of them all.

Leaves lie in a folder whose name changes with what is in them, cards have such names themselves: a
reader's copy may be kept for ever and never mixes with that of another build; only `LIST` is asked
for anew. A page that stays open while the site is built finds a file gone, reads the list again,
and goes on.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from cchc.core.abbreviations import ABBREVIATIONS, DOCUMENTS, ISSUERS
from cchc.core.words import SHORT, bare, words
from cchc.publish.addresses import SEARCH
from cchc.publish.search_cards import CARDS, GROUP
from cchc.publish.search_corpus import FORMAT, HASH, Corpus
from cchc.publish.search_index import Archive, Numbers, placed_newest, whole_leaf
from cchc.publish.search_terms import is_word

FOLDER = "assets/search/"
LIST = f"{SEARCH}muc-luc.json"
# The file of all words, beside the leaves.
WORDS = "words"
Make = Callable[[], bytes]


@dataclass(frozen=True)
class Leaves:
    """The leaves of the settled part of *corpus*, whose older part is *archive*."""

    corpus: Corpus
    archive: Archive

    @property
    def places(self) -> list[str]:
        """The places of the leaves that hold something, in order."""
        return sorted({*self.archive.leaves, *self._newest})

    @property
    def names(self) -> list[str]:
        """The names of all files."""
        return [*(f"{place}_" for place in self.places), WORDS]

    def made(self, name: str) -> bytes:
        """Return the file with one of `names`."""
        if name == WORDS:
            return _json(self._words)
        place = name.removesuffix("_")
        leaf = self.archive.leaves.get(place, {})
        return _json(whole_leaf(leaf, self._newest.get(place, {})))

    @cached_property
    def _newest(self) -> dict[str, dict[str, Numbers]]:
        return placed_newest(self.archive.beginnings, self.corpus.newest())

    @property
    def _words(self) -> list[str]:
        """The words without diacritics, the most frequent last."""
        terms = (term for leaf in self._newest.values() for term in leaf if is_word(term))
        known = {word for rank in self.archive.often for word in rank}
        more = {bare(term.removeprefix(SHORT)) for term in terms} - known
        first, *others = self.archive.often
        return [" ".join(rank) for rank in (sorted({*first, *more}), *others)]


def leaf_path(corpus: Corpus, name: str) -> str:
    """Return where the leaf, or other file, with one of the names of `Leaves` is served."""
    return f"{FOLDER}{corpus.settled_key[:HASH]}/{name}.json"


def card_files(corpus: Corpus) -> dict[str, Make]:
    """Return the files of the cards by their paths, each made when it is wanted."""
    groups, found = corpus.groups, dict[str, Make]()
    for start in range(0, corpus.settled, CARDS):
        if start < len(corpus.pages) or start >= corpus.first:
            path = f"{FOLDER}b{start // CARDS}.{groups[start // GROUP]}.json"
            found[path] = partial(_cards, corpus, start)
    return found


def list_file(corpus: Corpus, places: Sequence[str]) -> bytes:
    """Return the list of all files, in which the fresh posts stand whole."""
    fresh = [[*card, entry.title, entry.text] for card, entry in corpus.fresh()]
    told = {
        "format": FORMAT,
        "folder": corpus.settled_key[:HASH],
        "doors": corpus.doors,
        "first": corpus.first,
        "end": corpus.end,
        "years": corpus.years(),
        "cards": " ".join(corpus.groups),
        "short": {short: words(long) for short, long in _short_forms()},
        "glued": ["|".join(DOCUMENTS), "|".join(ISSUERS)],
        "leaves": " ".join(places),
        "fresh": fresh,
    }
    return _json(told)


def _cards(corpus: Corpus, start: int) -> bytes:
    return _json(corpus.cards(start, start + CARDS))


def _short_forms() -> list[tuple[str, str]]:
    """Return the abbreviations by their words as `words` reads them: `vh xh`."""
    return [
        (" ".join(map(bare, _plain_words(short))), long) for short, long in ABBREVIATIONS.items()
    ]


def _plain_words(short: str) -> list[str]:
    return [word for part in short.split("-") for word in part.lower().split()]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

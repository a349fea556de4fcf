"""The files of the search: leaves of the index, cards of what is found, and the list of them all.

The names of leaves and cards change with what is in them, so a reader's copy may be kept for ever
and never mixes with that of another build; only `LIST` is asked for anew. A page that stays open
while the site is built finds a file gone, reads the list again, and goes on.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from cchc.core.abbreviations import ABBREVIATIONS, DOCUMENTS, ISSUERS
from cchc.core.digest import digest
from cchc.core.words import SHORT, bare, line, words
from cchc.publish.addresses import SEARCH
from cchc.publish.record import Record
from cchc.publish.search_index import (
    Archive,
    Entry,
    Numbers,
    archived,
    placed_newest,
    whole_leaf,
)
from cchc.publish.search_pages import Findable
from cchc.publish.search_terms import is_word

# Told in the list; a script that knows another one says that the page must be loaded again.
FORMAT = 1
FOLDER = "assets/search/"
LIST = f"{SEARCH}muc-luc.json"
# Pages that are no posts have the first numbers, so many that one more moves no post.
_ROOM = 256
_CARDS, _GROUP = 4, 128
# The newest posts, from 32 to 95, are no part of the archive.
_STEP, _NEWEST = 64, 32
_EXCERPT = 120
# Letters of the digest in a file's name; what it is of a leaf without terms.
_HASH = 5
_NOTHING = digest()
_SLUG = re.compile("[a-z0-9]+")
Make = Callable[[], bytes]


@dataclass(frozen=True)
class Corpus:
    """All that can be found: pages, and records from the oldest on; *read_with* names the units."""

    pages: Sequence[Findable]
    records: Sequence[Record]
    read_with: str

    @property
    def key(self) -> str:
        """A digest of everything in the index."""
        return self._key(len(self.records))

    @property
    def archive_key(self) -> str:
        """A digest of what is in the archive."""
        return self._key(self._archived)

    def archive(self) -> Archive:
        """Return the archive, made anew; of a large site this takes seconds."""
        pages = [_page_entry(number, page) for number, page in enumerate(self.pages)]
        return archived((*pages, *map(self._entry, range(self._archived))))

    def newest(self) -> list[Entry]:
        """Return the posts that are not in the archive."""
        return [self._entry(place) for place in range(self._archived, len(self.records))]

    @property
    def first(self) -> int:
        """The number of the oldest post."""
        return _ROOM * max(1, -(-len(self.pages) // _ROOM))

    @property
    def end(self) -> int:
        """The number that the next post will have."""
        return self.first + len(self.records)

    def years(self) -> dict[str, int]:
        """Return the first number of each year."""
        found: dict[str, int] = {}
        for number, record in enumerate(self.records, self.first):
            found.setdefault(str(record.post.date.year), number)
        return found

    def cards(self, start: int) -> list[object]:
        """Return what the results show of the pages with the numbers from *start* on."""
        if start < self.first:
            return [_page_card(page) for page in self.pages[start : start + _CARDS]]
        place = start - self.first
        return [_card(record) for record in self.records[place : place + _CARDS]]

    def groups(self) -> list[str]:
        """Return for each group of numbers a digest of its cards, "" for one without."""
        keys = [repr(page) for page in self.pages]
        keys += [""] * (self.first - len(keys))
        keys += [record.key for record in self.records]
        groups = (keys[start : start + _GROUP] for start in range(0, len(keys), _GROUP))
        return [digest(self.read_with, *group)[:_HASH] if any(group) else "" for group in groups]

    @property
    def _archived(self) -> int:
        return max(0, (len(self.records) - _NEWEST) // _STEP * _STEP)

    def _key(self, many: int) -> str:
        keys = [record.key for record in self.records[:many]]
        return digest(str(FORMAT), self.read_with, repr(self.pages), *keys)

    def _entry(self, place: int) -> Entry:
        record = self.records[place]
        post = record.post
        filed = (f"c {post.category}", *(f"u {unit}" for unit in post.units))
        return Entry(self.first + place, line(post.title), record.rendered().words, filed)


@dataclass(frozen=True)
class Index:
    """The index of *corpus*, whose older part is *archive*."""

    corpus: Corpus
    archive: Archive

    @cached_property
    def files(self) -> dict[str, Make]:
        """Every file by its path, the list last; each is made only when it is wanted."""
        found: dict[str, Make] = {
            _path(name): partial(self._leaf, place) for name, place in self._names.items()
        }
        groups = self.corpus.groups()
        for start in range(0, self.corpus.end, _CARDS):
            if start < len(self.corpus.pages) or start >= self.corpus.first:
                name = f"b{start // _CARDS}.{groups[start // _GROUP]}"
                found[_path(name)] = partial(self._cards, start)
        found[_path(self._words[0])] = partial(_json, self._words[1])
        found[LIST] = partial(self._list, groups)
        return found

    @cached_property
    def _newest(self) -> dict[str, dict[str, Numbers]]:
        return placed_newest(self.archive.digests, self.corpus.newest())

    @cached_property
    def _names(self) -> dict[str, str]:
        """The places of the leaves that hold something, by the names of their files."""
        found: dict[str, str] = {}
        for place, kept in sorted(self.archive.digests.items()):
            newest = self._newest.get(place, {})
            if kept != _NOTHING or newest:
                found[f"{place}{digest(kept, repr(newest))[:_HASH]}"] = place
        return found

    @cached_property
    def _words(self) -> tuple[str, list[str]]:
        """The words without diacritics, the most frequent last, and the name of their file."""
        terms = (term for leaf in self._newest.values() for term in leaf if is_word(term))
        known = {word for rank in self.archive.often for word in rank}
        more = {bare(term.removeprefix(SHORT)) for term in terms} - known
        first, *others = self.archive.often
        lines = [" ".join(rank) for rank in (sorted({*first, *more}), *others)]
        return f"w.{digest(*lines)[:_HASH]}", lines

    def _leaf(self, place: str) -> bytes:
        return _json(whole_leaf(self.archive.leaves[place], self._newest.get(place, {})))

    def _cards(self, start: int) -> bytes:
        return _json(self.corpus.cards(start))

    def _list(self, groups: Sequence[str]) -> bytes:
        corpus = self.corpus
        told = {
            "format": FORMAT,
            "hash": _HASH,
            "first": corpus.first,
            "end": corpus.end,
            "years": corpus.years(),
            "words": self._words[0],
            "cards": groups,
            "short": {short: words(long) for short, long in _short_forms()},
            "glued": ["|".join(DOCUMENTS), "|".join(ISSUERS)],
            "leaves": " ".join(self._names),
        }
        return _json(told)


def _short_forms() -> list[tuple[str, str]]:
    """Return the abbreviations by their words as `words` reads them: `vh xh`."""
    return [
        (" ".join(map(bare, _plain_words(short))), long) for short, long in ABBREVIATIONS.items()
    ]


def _plain_words(short: str) -> list[str]:
    return [word for part in short.split("-") for word in part.lower().split()]


def _page_entry(number: int, page: Findable) -> Entry:
    return Entry(number, line(page.title), line(f"{page.about} {page.text}"))


def _page_card(page: Findable) -> list[object]:
    return [page.path, page.title, "", [], "", page.about]


def _card(record: Record) -> list[object]:
    post, told = record.post, record.excerpt
    slug = "-".join(_SLUG.findall(bare(post.title.lower())))
    # Most addresses are made of the title: then its length says all.
    made = post.folder == f"{post.date:%Y/%m}" and slug.startswith(post.slug)
    path: str | int = len(post.slug) if made else record.path
    if len(told) > _EXCERPT:
        told = told[:_EXCERPT].rpartition(" ")[0] + "…"
    day = post.date.isoformat()
    return [path, post.title, day, list(post.units), post.category, told]


def _path(name: str) -> str:
    return f"{FOLDER}{name}.json"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

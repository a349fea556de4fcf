"""The products of the search: as the build before left them, or made from what it remembers."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial

import msgspec

from cchc.core.digest import digest
from cchc.publish.product import Product
from cchc.publish.search_corpus import Corpus
from cchc.publish.search_files import LIST, Leaves, card_files, leaf_path, list_file
from cchc.publish.search_index import Archive, Hits
from cchc.publish.search_pages import findable, more_findable
from cchc.publish.view import View
from cchc.store.memory import Memory

_LEAF = msgspec.json.Decoder(dict[str, Hits])
_PLACES, _ARCHIVE = "search places", "search archive"


class _Places(msgspec.Struct, frozen=True):
    """The places and all names of the leaves that were made of what *key* is the digest of."""

    key: str
    places: list[str]
    names: list[str]


class _Archive(msgspec.Struct, frozen=True):
    """The archive of the pages that *key* is the digest of; a leaf is read when it is wanted."""

    key: str
    beginnings: list[str]
    often: list[list[str]]
    leaves: dict[str, msgspec.Raw]


class _Leaves(Mapping[str, Mapping[str, Hits]]):
    """The leaves of a remembered archive."""

    def __init__(self, leaves: Mapping[str, msgspec.Raw]) -> None:
        self._leaves = leaves

    def __getitem__(self, place: str) -> Mapping[str, Hits]:
        return _LEAF.decode(self._leaves[place])

    def __iter__(self) -> Iterator[str]:
        return iter(self._leaves)

    def __len__(self) -> int:
        return len(self._leaves)


class Search:
    """The search of one view; *standing* are the pages of docs/ by their paths."""

    def __init__(self, view: View, standing: Mapping[str, str], memory: Memory) -> None:
        doors = tuple(findable(view, standing))
        pages = (*doors, *more_findable(view))
        self._corpus = Corpus(pages, view.records[::-1], view.content.words, len(doors))
        self._memory = memory

    def products(self) -> Iterator[Product]:
        """Yield the product of each file of the index; the list of them comes last."""
        known = self._known()
        # All names but that of the list tell what is in the files.
        for name in known.names:
            path = leaf_path(self._corpus, name)
            yield Product((path,), partial(self._leaf, name), digest(path))
        for path, make in card_files(self._corpus).items():
            yield Product((path,), partial(_alone, make), digest(path))
        make = partial(list_file, self._corpus, known.places)
        yield Product((LIST,), partial(_alone, make), digest(LIST, self._corpus.key))

    def _known(self) -> _Places:
        key = self._corpus.settled_key
        known = self._memory.load(_PLACES, _Places)
        if known is None or known.key != key:
            known = _Places(key, self._leaves.places, self._leaves.names)
            self._memory.save(_PLACES, known)
        return known

    def _leaf(self, name: str) -> tuple[bytes]:
        return (self._leaves.made(name),)

    @cached_property
    def _leaves(self) -> Leaves:
        return Leaves(self._corpus, self._archive())

    def _archive(self) -> Archive:
        key = self._corpus.archive_key
        known = self._memory.load(_ARCHIVE, _Archive)
        if known and known.key == key:
            return Archive(_Leaves(known.leaves), known.beginnings, known.often)
        made = self._corpus.archive()
        kept = {"beginnings": made.beginnings, "often": made.often, "leaves": made.leaves}
        self._memory.save(_ARCHIVE, {"key": key, **kept})
        return made


def _alone(make: Callable[[], bytes]) -> tuple[bytes]:
    return (make(),)

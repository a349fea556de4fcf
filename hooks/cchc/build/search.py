"""The products of the search: as the build before left them, or made from what it remembers."""

from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from typing import TypeVar

import msgspec

from cchc.core.digest import digest
from cchc.publish.product import Product
from cchc.publish.search_files import LIST, Corpus, Index
from cchc.publish.search_index import Archive, Hits
from cchc.publish.search_pages import findable
from cchc.publish.view import View
from cchc.store.memory import Memory

_Kept = TypeVar("_Kept")
_LEAF = msgspec.json.Decoder(dict[str, Hits])
_FILES, _ARCHIVE = "search files", "search archive"


class _Files(msgspec.Struct, frozen=True):
    """The paths of the files that were made from what *key* is the digest of."""

    key: str
    paths: list[str]


class _Archive(msgspec.Struct, frozen=True):
    """The archive of the pages that *key* is the digest of; a leaf is read when it is wanted."""

    key: str
    digests: dict[str, str]
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
        pages = tuple(findable(view, standing))
        self._corpus = Corpus(pages, view.records[::-1], view.content.words)
        self._memory = memory

    def products(self) -> Iterator[Product]:
        """Yield the product of each file of the index; the list of them comes last."""
        key = self._corpus.key
        known = _decoded(self._memory.get(_FILES), _Files)
        if known is None or known.key != key:
            known = _Files(key, list(self._index.files))
            self._memory.put(_FILES, msgspec.json.encode(known))
        for path in known.paths:
            # All other names tell what is in the files.
            made_of = key if path == LIST else ""
            yield Product((path,), partial(self._made, path), digest(path, made_of))

    def _made(self, path: str) -> tuple[bytes]:
        return (self._index.files[path](),)

    @cached_property
    def _index(self) -> Index:
        return Index(self._corpus, self._archive())

    def _archive(self) -> Archive:
        key = self._corpus.archive_key
        known = _decoded(self._memory.get(_ARCHIVE), _Archive)
        if known and known.key == key:
            return Archive(_Leaves(known.leaves), known.digests, known.often)
        made = self._corpus.archive()
        kept = {"key": key, "digests": made.digests, "often": made.often, "leaves": made.leaves}
        self._memory.put(_ARCHIVE, msgspec.json.encode(kept))
        return made


def _decoded(value: bytes | None, kind: type[_Kept]) -> _Kept | None:
    if value is None:
        return None
    try:
        return msgspec.json.decode(value, type=kind)
    except msgspec.MsgspecError:
        return None

"""What can be found, in the order of its numbers, and how it is parted by age.

Pages that are no posts come first, then the posts from the oldest on. Of these the oldest make the
*archive*, the newest but a few are added to it, and up to five are *fresh*. How they are parted
hangs on their number alone, so that any build of the same posts makes the same files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cchc.core.digest import digest
from cchc.core.words import line
from cchc.publish.findable import Findable
from cchc.publish.record import Record
from cchc.publish.search_cards import GROUP, card, page_card
from cchc.publish.search_index import Archive, Entry, archived

# Told in the list; a script that knows another one says that the page must be loaded again.
FORMAT = 2
# Letters of a digest in the name of a file or folder.
HASH = 5
# Pages that are no posts have the first numbers, so many that one more moves no post.
_ROOM = 256
# The newest posts, from 32 to 95, are no part of the archive; fewer than six are fresh.
_STEP, _NEWEST, _FRESH = 64, 32, 6


@dataclass(frozen=True)
class Corpus:
    """All that can be found: pages, and records from the oldest on; *read_with* names the units.

    Of the pages the first, *doors* in number, count more than a post with the same words.
    """

    pages: Sequence[Findable]
    records: Sequence[Record]
    read_with: str
    doors: int = 0

    @property
    def key(self) -> str:
        """A digest of everything in the index."""
        return self._key(len(self.records))

    @cached_property
    def settled_key(self) -> str:
        """A digest of what is in leaves: all that is not fresh."""
        return self._key(self._settled)

    @property
    def archive_key(self) -> str:
        """A digest of what is in the archive."""
        return self._key(self._archived)

    def archive(self) -> Archive:
        """Return the archive, made anew; of a large site this takes seconds."""
        pages = [_page_entry(number, page) for number, page in enumerate(self.pages)]
        return archived((*pages, *map(self._entry, range(self._archived))))

    def newest(self) -> list[Entry]:
        """Return the posts that are added to the archive."""
        return [self._entry(place) for place in range(self._archived, self._settled)]

    def fresh(self) -> Iterator[tuple[list[object], Entry]]:
        """Yield the posts that are in no leaf, with what the results show of them."""
        for place in range(self._settled, len(self.records)):
            yield card(self.records[place]), self._entry(place)

    @property
    def first(self) -> int:
        """The number of the oldest post."""
        return _ROOM * max(1, -(-len(self.pages) // _ROOM))

    @property
    def settled(self) -> int:
        """The number of the first fresh post."""
        return self.first + self._settled

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

    def cards(self, start: int, end: int) -> list[list[object]]:
        """Return what the results show of the pages with the numbers from *start* to *end*."""
        if start < self.first:
            return [page_card(page) for page in self.pages[start:end]]
        return [card(record) for record in self.records[start - self.first : end - self.first]]

    @cached_property
    def groups(self) -> list[str]:
        """For each group of numbers a digest of its cards, "" for one without."""
        keys = [repr(page) for page in self.pages]
        keys += [""] * (self.first - len(keys))
        keys += [record.key for record in self.records[: self._settled]]
        groups = (keys[start : start + GROUP] for start in range(0, len(keys), GROUP))
        return [digest(self.read_with, *group)[:HASH] if any(group) else "" for group in groups]

    @property
    def _archived(self) -> int:
        return max(0, (len(self.records) - _NEWEST) // _STEP * _STEP)

    @property
    def _settled(self) -> int:
        return len(self.records) // _FRESH * _FRESH

    def _key(self, many: int) -> str:
        keys = [record.key for record in self.records[:many]]
        return digest(str(FORMAT), self.read_with, repr(self.pages), *keys)

    def _entry(self, place: int) -> Entry:
        record = self.records[place]
        post = record.post
        filed = (f"c {post.category}", *(f"u {unit}" for unit in post.units))
        return Entry(self.first + place, line(post.title), record.rendered().words, filed)


def _page_entry(number: int, page: Findable) -> Entry:
    return Entry(number, line(page.title), line(f"{page.about} {page.text}"))

"""A long list cut into pages, so that a new post touches few of them.

The first page shows the ten newest. Behind it stand full blocks of ten, counted from the oldest,
which never change when a post comes: page 2 is the oldest block, the highest number the newest. So
the newest block may begin with posts that the first page shows too (nine at the most); none is
left out. No page tells how many pages there are.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.publish.addresses import PER_PAGE, list_path
from cchc.publish.record import Record


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list; `newer` and `older` are paths, "" where there is no such page."""

    path: str
    records: Sequence[Record]
    newer: str = ""
    older: str = ""

    @property
    def is_first(self) -> bool:
        """Whether it is the page with the newest posts."""
        return not self.newer


def leaves(base: str, records: Sequence[Record]) -> Iterator[Leaf]:
    """Yield the pages of the list at *base*, newest first; *records* are newest first."""
    blocks = max(0, math.ceil(len(records) / PER_PAGE) - 1)
    last = blocks + 1
    yield Leaf(base, records[:PER_PAGE], older=list_path(base, last) if blocks else "")
    for number in range(last, 1, -1):
        end = len(records) - (number - 2) * PER_PAGE
        yield Leaf(
            list_path(base, number),
            records[end - PER_PAGE : end],
            newer=list_path(base, number + 1) if number < last else base,
            older=list_path(base, number - 1) if number > 2 else "",  # noqa: PLR2004
        )

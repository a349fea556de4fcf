"""A long list cut into pages, so that a new post touches few of them.

The first page shows the ten newest. Behind it stand full blocks of ten, counted from the oldest,
which never change when a post comes: page 2 is the oldest block, the highest number the newest. So
the newest block may begin with posts that the first page shows too (nine at the most); none is
left out. No page tells how many pages there are.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from cchc.publish.addresses import PER_PAGE, list_path

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list; `newer` and `older` are paths, "" where there is no such page."""

    path: str
    records: Sequence[T]
    newer: str = ""
    older: str = ""

    @property
    def is_first(self) -> bool:
        """Whether it is the page with the newest posts."""
        return not self.newer


def leaves(base: str, records: Sequence[T], *, size: int = PER_PAGE) -> Iterator[Leaf[T]]:
    """Yield the pages of the list at *base*, newest first; *records* are newest first."""
    blocks = max(0, math.ceil(len(records) / size) - 1)
    last = blocks + 1
    yield Leaf(base, records[:size], older=list_path(base, last) if blocks else "")
    for number in range(last, 1, -1):
        end = len(records) - (number - 2) * size
        yield Leaf(
            list_path(base, number),
            records[end - size : end],
            newer=list_path(base, number + 1) if number < last else base,
            older=list_path(base, number - 1) if number > 2 else "",  # noqa: PLR2004
        )

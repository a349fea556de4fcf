"""The build before: what it was made from, how it left the site, and what it told.

Where neither the project nor the site has changed since, there is nothing to read and to make.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc.build.told import Line
from cchc.store.fingerprint import fingerprint
from cchc.store.memory import Memory
from cchc.store.scan import Scan
from cchc.store.site_files import Made


@dataclass(frozen=True, slots=True)
class Last:
    """What a finished build leaves: *origin* is a digest of what it was made from, or "".

    *posts* is the number of pages of posts; *before* and *after* are the lines that it told on the
    way and at its end, but for its summary.
    """

    origin: str = ""
    posts: int = 0
    before: tuple[Line, ...] = ()
    after: tuple[Line, ...] = ()


def origin_of(scan: Scan, *, day: date) -> str:
    """Return a digest of all that a build of *day* begins with; "" where that is not sure."""
    found = fingerprint(scan)
    return f"{day} {found}" if found else ""


def remembered_last(memory: Memory, site: Path) -> Last:
    """Return what the last build into *site* left; an empty one where nothing is known."""
    return memory.load(f"last {site}", Last) or Last()


def remembered_files(memory: Memory, site: Path) -> Mapping[str, Made]:
    """Return how the last build left each file of *site*."""
    return memory.load(f"made {site}", dict[str, Made]) or {}


def keep_last(memory: Memory, site: Path, last: Last, made: Mapping[str, Made]) -> None:
    """Keep both for the next build."""
    memory.save(f"last {site}", last)
    memory.save(f"made {site}", made)

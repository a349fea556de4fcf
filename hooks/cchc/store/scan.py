"""Find the posts of a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

# A file that has not changed keeps these: time of change, time of its entry's change, size.
Stamp = tuple[int, int, int]
UNSURE: Stamp = (0, 0, 0)
_TICK_NS = 2_000_000_000


def scan(folder: Path) -> dict[str, Stamp]:
    """Return the posts' files below *folder* in order, each with its stamp.

    Hidden files and folders, those that begin with `_`, and README.md are left out.
    """
    return dict(sorted(_found(str(folder), "")))


def sure(stamp: Stamp, now: int) -> Stamp:
    """Return *stamp* if it can be relied on; *now* is when it was taken.

    A file that was touched in that very moment could change again within the clock's tick.
    """
    return stamp if max(stamp[:2]) < now - _TICK_NS else UNSURE


def _found(folder: str, below: str) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = os.scandir(folder)
    except FileNotFoundError:
        return
    with entries:
        for entry in entries:
            if entry.name[0] in "._":
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _found(entry.path, f"{below}{entry.name}/")
            elif entry.name.lower().endswith(".md") and entry.name != "README.md":
                yield below + entry.name, _stamp(entry)


def _stamp(entry: "os.DirEntry[str]") -> Stamp:
    try:
        found = entry.stat()
    except OSError:
        return UNSURE
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size)

"""Find the posts of a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

# A file that has not changed keeps these: time of change, time of its entry's change, size.
Stamp = tuple[int, int, int]


def scan(folder: Path) -> dict[str, Stamp]:
    """Return the posts' files below *folder* in order, each with its stamp.

    Hidden files and folders, those that begin with `_`, and README.md are left out.
    """
    return dict(sorted(_found(str(folder), "")))


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
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size)

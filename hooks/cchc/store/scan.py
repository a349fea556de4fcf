"""Find the files of a folder, each with the stamp that tells whether it has changed."""

import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc.core.areas import is_post

# A file that has not changed keeps these: time of change, time of its entry's change, size.
Stamp = tuple[int, int, int]
UNKNOWN: Stamp = (0, 0, 0)
_TICK_NS = 2_000_000_000
# At the top of a project: what no build reads as content. Our own code is known by its bytes.
_APART = frozenset({"hooks", "node_modules", "scripts", "site", "tests"})


@dataclass(frozen=True, slots=True)
class Scan:
    """The files below *folder* in order, each with its stamp, as of *at* in nanoseconds."""

    folder: Path
    stamps: Mapping[str, Stamp]
    at: int

    def sure(self, file: str) -> Stamp:
        """Return the file's stamp, unless it could change again and keep it."""
        return sure(self.stamps[file], self.at)

    def posts(self, folder: str) -> "Scan":
        """Return the posts among them that lie below *folder*: what `scan_posts` finds there."""
        inside = f"{folder}/"
        found = {
            file.removeprefix(inside): stamp
            for file, stamp in self.stamps.items()
            if file.startswith(inside) and is_post(file.removeprefix(inside))
        }
        return Scan(self.folder / folder, dict(sorted(found.items())), self.at)


def sure(stamp: Stamp, now: int) -> Stamp:
    """Return *stamp* if it can be relied on; *now* is when it was taken.

    A file that was touched in that very moment could change again within the clock's tick.
    """
    return stamp if max(stamp[:2]) < now - _TICK_NS else UNKNOWN


def scan_posts(folder: Path) -> Scan:
    """Find the posts' files below *folder*, hidden ones and README.md left out."""
    at = time.time_ns()
    found = (each for each in _found(str(folder), frozenset()) if is_post(each[0]))
    return Scan(folder, dict(sorted(found)), at)


def scan_project(root: Path, *, site: Path) -> Scan:
    """Find all files of a project that may be content; its *site* and hidden folders are not."""
    at = time.time_ns()
    apart = frozenset({str(root / name) for name in _APART} | {str(site)})
    found = (each for each in _found(str(root), apart) if each[0][0] != ".")
    return Scan(root, dict(found), at)


def _found(folder: str, apart: frozenset[str]) -> Iterator[tuple[str, Stamp]]:
    """Yield the files below *folder*; a link to a folder is a file of no known stamp."""
    folders = [(folder, "")]
    while folders:
        path, below = folders.pop()
        for entry in _entries(path):
            if not entry.is_dir(follow_symlinks=False):
                yield below + entry.name, _stamp(entry)
            elif entry.path not in apart and (below or entry.name[0] != "."):
                folders.append((entry.path, f"{below}{entry.name}/"))


def _entries(folder: str) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def _stamp(entry: "os.DirEntry[str]") -> Stamp:
    try:
        found = entry.stat()
    except OSError:
        return UNKNOWN
    if stat.S_ISDIR(found.st_mode):
        return UNKNOWN
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size)

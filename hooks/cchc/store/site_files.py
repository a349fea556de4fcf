"""How a site's files stand on the disk, and which of them are as the build before left them."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

import msgspec

from cchc.store.workers import aside

# What a file on the disk is known by: its size and its time of change.
Disk = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A file as a build left it: the key that it was made with (hex), and its size and time."""

    key: str
    size: int
    time: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What lies at a site's place: files as the build before left them, and how all others are."""

    untouched: set[str]
    others: Mapping[str, Disk]

    @property
    def is_empty(self) -> bool:
        """Whether no file lies there."""
        return not self.untouched and not self.others

    def __contains__(self, path: str) -> bool:
        return path in self.untouched or path in self.others

    def __iter__(self) -> Iterator[str]:
        return chain(self.untouched, self.others)


def all_there(root: str) -> Standing:
    """Return how every file below *root* stands, where nothing is known of a build before."""
    return Standing(set(), dict(_files(root, "")))


def looking(root: str, known: Mapping[str, Made]) -> Callable[[], Standing]:
    """Begin to look at all files that are *known*, in another process; returns what waits for it.

    Looking at each is three times as fast as going through all folders; what others put there is
    found by a build without a memory.
    """
    return partial(_looked, known, aside(partial(_changes, root, known)))


def is_untouched(root: str, made: Mapping[str, Made]) -> bool:
    """Tell whether every file below *root* stands as a build left it."""
    return all(_disk(f"{root}/{path}") == (each.size, each.time) for path, each in made.items())


def _looked(known: Mapping[str, Made], told: Callable[[], bytes]) -> Standing:
    changes = msgspec.json.decode(told(), type=dict[str, Disk | None])
    others = {path: disk for path, disk in changes.items() if disk}
    return Standing(known.keys() - changes.keys(), others)


def _changes(root: str, made: Mapping[str, Made]) -> bytes:
    """Return as JSON how each file stands that is not as a build left it; null if it is gone."""
    found = ((path, _disk(f"{root}/{path}"), each) for path, each in made.items())
    changed = {path: disk for path, disk, each in found if disk != (each.size, each.time)}
    return msgspec.json.encode(changed)


def _disk(path: str) -> Disk | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _files(folder: str, below: str) -> Iterator[tuple[str, Disk]]:
    """Yield every file below *folder*, as a path below it, with its size and time of change."""
    try:
        entries = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    with entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{below}{entry.name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield below + entry.name, (found.st_size, found.st_mtime_ns)

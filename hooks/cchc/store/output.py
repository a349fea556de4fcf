"""The one writer of the site's files: nothing half written, nothing written twice.

What is put is staged beside the site and moved into place only by `commit`, new pages before
the lists that name them; what is no longer made is removed last. A build that fails before
`commit` leaves the site as it was. Files whose bytes are the same are left untouched. A site that
was not there yet is staged as it will lie, and appears at once.
"""
# Tens of thousands of names pass through here; a Path for each costs more than the writing does.
# ruff: noqa: PTH103, PTH105, PTH112, PTH116, PTH123

import contextlib
import filecmp
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Self

from cchc.store.site_files import Disk, Made, Standing, all_there, looking

STAGING = ".cchc-staging"


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files a build wrote, found unchanged, and removed."""

    written: int
    kept: int
    removed: int


@dataclass(frozen=True, slots=True)
class Staged:
    """What one process put: where each file waits, and how every file will be known."""

    files: dict[str, str]
    made: dict[str, Made]


class Output:
    """A site's folder while it is being written; use it as a context manager.

    *known* tells how the build before left each file, by its path.
    """

    def __init__(self, root: Path, known: Mapping[str, Made] | None = None) -> None:
        self.root = root
        self._known = known or {}
        self._staging = root.parent / f"{STAGING}-{root.name}"
        self._look: Callable[[], Standing] = partial(all_there, str(root))
        self._staged: dict[str, str] = {}
        self._inherited: Mapping[str, str] = {}
        self._part = ""
        self._folders: set[str] = set()
        self._made: dict[str, Made] = {}

    def __enter__(self) -> Self:
        shutil.rmtree(self._staging, ignore_errors=True)
        self._staging.mkdir(parents=True, exist_ok=True)
        if self._known:
            # Another process looks at the site while this one reads what it is to be made from.
            self._look = looking(str(self.root), self._known)
        return self

    def __exit__(self, *_unused: object) -> None:
        # Whoever looks is waited for, in any case.
        self._disk("")
        shutil.rmtree(self._staging, ignore_errors=True)

    @property
    def made(self) -> Mapping[str, Made]:
        """Every file of the site after `commit`, for the next build to know."""
        return self._made

    def begin_apart(self, part: str) -> None:
        """Stage from here on under names of their own, for another process to take over."""
        if not self._part:
            self._inherited = self._staged
        self._part, self._staged, self._made = f"{part}-", {}, {}

    @property
    def staged(self) -> "Staged":
        """What was put or kept since `begin_apart`."""
        return Staged(self._staged, self._made)

    def take(self, staged: "Staged") -> None:
        """Take over what another process put or kept."""
        self._staged.update(staged.files)
        self._made.update(staged.made)

    @cached_property
    def _standing(self) -> Standing:
        return self._look()

    @cached_property
    def _is_new(self) -> bool:
        return self._standing.is_empty and _is_empty(self.root)

    def _disk(self, path: str) -> Disk | None:
        """Return how the file at *path* stands on the disk."""
        if path not in self._standing.untouched:
            return self._standing.others.get(path)
        made = self._known[path]
        return (made.size, made.time)

    def has(self, path: str, key: str) -> bool:
        """Tell whether the file at *path* is the one that a build made with *key*, untouched."""
        return bool(key) and path in self._standing.untouched and self._known[path].key == key

    def kept(self, paths: Sequence[str], key: str) -> bool:
        """Keep the files at *paths* if all are as a build made them with *key*; tell whether."""
        return all(self.has(path, key) for path in paths) and self.kept_untouched(paths)

    def kept_untouched(self, paths: Sequence[str]) -> bool:
        """Keep the files at *paths* if all are as the build before left them; tell whether."""
        if not self._standing.untouched.issuperset(paths):
            return False
        self._made.update((path, self._known[path]) for path in paths)
        return True

    def put(self, path: str, content: bytes, *, key: str = "") -> None:
        """Make the file at *path* (POSIX, below the root) hold *content*."""
        current, disk = self._target(path), self._disk(path)
        if disk and disk[0] == len(content) and _bytes_of(current) == content:
            self.keep(path, key=key)
            return
        with open(self._stage(path), "wb") as staged:
            staged.write(content)
            staged.flush()
            self._note(path, os.fstat(staged.fileno()), key)

    def copy(self, path: str, source: Path, *, key: str = "") -> None:
        """Make the file at *path* a copy of *source*; without a *key* its stamp is the key."""
        found = source.stat()
        key = key or f"copy {found.st_size} {found.st_mtime_ns}"
        current, disk = self._target(path), self._disk(path)
        same = disk and disk[0] == found.st_size
        if self.has(path, key) or (same and filecmp.cmp(source, current, shallow=False)):
            self.keep(path, key=key)
            return
        staged = self._stage(path)
        shutil.copyfile(source, staged)
        self._note(path, os.stat(staged), key)

    def keep(self, path: str, *, key: str = "") -> None:
        """Leave the file at *path* as it is."""
        self._staged.pop(path, None)
        self._made[path] = Made(key, *(self._disk(path) or (-1, 0)))

    def content(self, path: str) -> bytes:
        """Return the bytes of a file that was put or kept."""
        staged = self._staged.get(path) or self._inherited.get(path)
        return _bytes_of(staged or self._target(path))

    def commit(self) -> Summary:
        """Put everything in place, then remove what was neither put nor kept."""
        if not (self._is_new and _took_place(self._staging, self.root)):
            self._make_room()
            for path, staged in self._staged.items():
                self._place(path, staged)
        stale = [path for path in self._standing if path not in self._made]
        for path in stale:
            self._remove(path)
        kept = len(self._made) - len(self._staged)
        return Summary(len(self._staged), kept, len(stale))

    def _make_room(self) -> None:
        """Make the new folders first: where the disk is full, that fails before a page is moved."""
        self.root.mkdir(parents=True, exist_ok=True)
        self._folders.clear()
        for path in (each for each in self._staged if each not in self._standing):
            with contextlib.suppress(FileExistsError, NotADirectoryError):
                # Where a file stands in the way, it goes when the new one takes its place.
                self._make_folder(self._target(path))

    def _place(self, path: str, staged: str) -> None:
        """Move one staged file to its place; a file and a folder may have changed places."""
        target = self._target(path)
        if path not in self._standing:
            for above in reversed(PurePosixPath(path).parents):
                if str(above) in self._standing:
                    (self.root / above).unlink(missing_ok=True)
            if os.path.isdir(target):
                shutil.rmtree(target)
                self._folders.clear()
            self._make_folder(target)
        os.replace(staged, target)

    def _remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        target = self.root / path
        # Where a page took the place of its folder, or the other way round, it is gone already.
        if target.is_file() and not any(str(each) in self._made for each in _above(path)):
            target.unlink()
        for folder in target.parents:
            if folder == self.root or not _removed(folder):
                break

    def _make_folder(self, file: str) -> None:
        """Make the folder of *file*."""
        folder = file.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)
            self._folders.add(folder)

    def _stage(self, path: str) -> str:
        """Return where *path* waits for the commit.

        Below a site that stands, all lie side by side under a number.
        """
        if path in self._staged:
            return self._staged[path]
        if self._is_new:
            staged = f"{self._staging}/{path}"
            self._make_folder(staged)
        else:
            staged = f"{self._staging}/{self._part}{len(self._staged)}"
        self._staged[path] = staged
        return staged

    def _note(self, path: str, found: os.stat_result, key: str) -> None:
        self._made[path] = Made(key, found.st_size, found.st_mtime_ns)

    def _target(self, path: str) -> str:
        """Return where *path* lies; a path that leads out of the site is a bug, not content."""
        if path.startswith("/") or not path or ".." in path.split("/"):
            msg = f"not a path below the site: {path!r}"
            raise ValueError(msg)
        return f"{self.root}/{path}"


def _is_empty(folder: Path) -> bool:
    """Tell whether nothing lies in *folder*, or it is not there."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def _removed(folder: Path) -> bool:
    """Remove a folder if nothing lies in it; looking first takes far longer in a large one."""
    with contextlib.suppress(OSError):
        folder.rmdir()
        return True
    return False


def _took_place(folder: Path, place: Path) -> bool:
    """Move *folder* to a *place* that is free; False where that cannot be, as for a mounted one."""
    with contextlib.suppress(OSError):
        if place.exists():
            place.rmdir()
        folder.rename(place)
        return True
    return False


def _bytes_of(file: str) -> bytes:
    with open(file, "rb") as opened:
        return opened.read()


def _above(path: str) -> Iterator[PurePosixPath]:
    return (each for each in PurePosixPath(path).parents if str(each) != ".")

"""The one writer of the site's files: nothing half written, nothing written twice.

What is put is staged beside the site and moved into place only by `commit`, new pages before
the lists that name them; what is no longer made is removed last. A build that fails before
`commit` leaves the site as it was. Files whose bytes are the same are left untouched.
"""

import filecmp
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

STAGING = ".cchc-staging"


@dataclass(frozen=True, slots=True)
class Summary:
    """How many files a build wrote, found unchanged, and removed."""

    written: int
    kept: int
    removed: int


class Output:
    """A site's folder while it is being written; use it as a context manager."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._staging = root.parent / f"{STAGING}-{root.name}"
        self._staged: dict[str, None] = {}
        self._kept: set[str] = set()

    def __enter__(self) -> Self:
        shutil.rmtree(self._staging, ignore_errors=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)

    def put(self, path: str, content: bytes) -> None:
        """Make the file at *path* (POSIX, below the root) hold *content*."""
        current = self._target(path)
        if _size(current) == len(content) and current.read_bytes() == content:
            self.keep(path)
            return
        staged = self._stage(path)
        staged.write_bytes(content)

    def copy(self, path: str, source: Path) -> None:
        """Make the file at *path* a copy of *source*."""
        current = self._target(path)
        if _size(current) == _size(source) and filecmp.cmp(source, current, shallow=False):
            self.keep(path)
            return
        shutil.copyfile(source, self._stage(path))

    def keep(self, path: str) -> None:
        """Leave the file at *path* as it is."""
        self._staged.pop(path, None)
        self._kept.add(path)

    def commit(self) -> Summary:
        """Put everything in place, then remove what was neither put nor kept."""
        self.root.mkdir(parents=True, exist_ok=True)
        for path in self._staged:
            self._place(path)
        removed = sum(1 for path in list(self._stale()) if _unlinked(path))
        _remove_empty_folders(self.root)
        return Summary(len(self._staged), len(self._kept - self._staged.keys()), removed)

    def _place(self, path: str) -> None:
        """Move one staged file to its place; a file and a folder may have changed places."""
        target = self._target(path)
        for above in reversed(target.relative_to(self.root).parents):
            if (self.root / above).is_file():
                (self.root / above).unlink()
        if target.is_dir():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        (self._staging / path).replace(target)

    def _stage(self, path: str) -> Path:
        self._kept.discard(path)
        self._staged[path] = None
        staged = self._staging / path
        staged.parent.mkdir(parents=True, exist_ok=True)
        return staged

    def _target(self, path: str) -> Path:
        """Return where *path* lies; a path that leads out of the site is a bug, not content."""
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or not pure.parts:
            msg = f"not a path below the site: {path!r}"
            raise ValueError(msg)
        return self.root / path

    def _stale(self) -> Iterator[Path]:
        made = self._kept | self._staged.keys()
        for folder, _, names in os.walk(self.root):
            for name in names:
                path = Path(folder) / name
                if path.relative_to(self.root).as_posix() not in made:
                    yield path


def _size(path: Path) -> int:
    """Return a file's size, or -1 if there is none."""
    try:
        return path.stat().st_size if path.is_file() else -1
    except OSError:
        return -1


def _unlinked(path: Path) -> bool:
    path.unlink()
    return True


def _remove_empty_folders(root: Path) -> None:
    for folder, _, _ in os.walk(root, topdown=False):
        path = Path(folder)
        if path != root and not any(path.iterdir()):
            path.rmdir()

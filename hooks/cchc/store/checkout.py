"""Bring files on the disk up to a commit: a folder of ours, or the work tree of a person.

In a person's work tree nothing is touched that they have changed and not committed.
"""

import contextlib
import os
from pathlib import Path

import pygit2
from pygit2.enums import FileMode

from cchc.store.commits import MovedError
from cchc.store.repository import HEADS, Repository


class Marker:
    """A file that tells which commit a folder was last brought up to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> str:
        """Return the commit, "" if there is none."""
        return self._path.read_text("ascii").strip() if self._path.is_file() else ""

    def write(self, commit: str) -> None:
        """Keep the commit."""
        _write(self._path, commit.encode())


def export(repository: Repository, folder: Path, old: str, new: str) -> list[str]:
    """Bring *folder*, which holds the commit *old* ("" for nothing), up to *new*.

    Returns the files that differ between the two. Links are left out: they could lead anywhere.
    """
    differing = repository.differing(old, new)
    for path, blob in differing:
        _put(folder, path, repository.data(blob) if blob else None)
    return [path for path, _ in differing]


def follow(repository: Repository, old: str, new: str) -> list[str]:
    """Bring the work tree of a person who is on main from *old* to *new*.

    Returns the files that were left alone, because something in them is not committed yet.
    Raises MovedError while a git of theirs holds the index.
    """
    with repository.lock:
        git, folder = repository.git, repository.checkout
        if not folder or git.lookup_reference("HEAD").target != HEADS + repository.main:
            return []
        try:
            git.index.read()
            differing = repository.differing(old, new)
            left = [path for path, blob in differing if not _follow(repository, old, path, blob)]
            git.index.write()
        except (pygit2.GitError, OSError) as error:
            raise MovedError(str(error)) from error
        return left


def _follow(repository: Repository, old: str, path: str, blob: str) -> bool:
    """Bring one file up to *blob* ("" takes it away); False if it was left as it is."""
    index, folder = repository.git.index, Path(repository.git.workdir)
    before = repository.blob(old, path)
    staged = str(index[path].id) if path in index else ""
    if staged == blob:
        return True
    if staged != before:
        return False
    untouched = _hash(folder / path) == before
    if untouched:
        _put(folder, path, repository.data(blob) if blob else None)
    _stage(index, path, blob)
    if untouched and blob:
        # Once more from the disk, so that git knows the file's stamp.
        index.add(path)
    return untouched


def _stage(index: pygit2.Index, path: str, blob: str) -> None:
    if blob:
        index.add(pygit2.IndexEntry(path, pygit2.Oid(hex=blob), FileMode.BLOB))
    else:
        index.remove(path)


def _put(folder: Path, path: str, content: bytes | None) -> None:
    if content is None:
        _remove(folder, path)
    else:
        _write(folder / path, content)


def _hash(path: Path) -> str:
    return str(pygit2.hashfile(str(path))) if path.is_file() else ""


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_name(f".{path.name}.{os.getpid()}.tmp"[:200])
    staged.write_bytes(content)
    staged.replace(path)


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for above in (folder / path).parents:
        if above == folder:
            break
        with contextlib.suppress(OSError):
            above.rmdir()

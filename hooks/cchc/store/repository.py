"""Commits without a work tree or index: branches move by compare-and-swap, or not at all.

All that is asked of one `Repository` goes one after the other through its lock; other processes
(a person's git among them) are met by the refs' own locks, and by trying again.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pygit2
from pygit2.enums import FileMode, Option, SortMode

from cchc.core.calendar import ZONE
from cchc.store.commits import ConflictError, Deed, MovedError, Version
from cchc.store.signatures import ssh_signature

HEADS = "refs/heads/"
SIGNING_KEY = "cchc.signingKey"
_OFFSET_MINUTES = 7 * 60
_TRIES, _PAUSE = 40, 0.025
_BUSY = ("lock", "exists and it", "modified")
# Each part of a path in a tree; a remote may send any bytes.
_NEVER = frozenset({"", ".", "..", ".git"})

P = ParamSpec("P")
T = TypeVar("T")
# Bytes to write at a path, or None to take the file away.
Changes = Mapping[str, bytes | None]
_Parts = dict[tuple[str, ...], bytes | None]


def _tried(
    ask: Callable[Concatenate["Repository", P], T],
) -> Callable[Concatenate["Repository", P], T]:
    """Hold the lock, and try again while another process holds a ref."""

    def asked(self: "Repository", /, *args: P.args, **words: P.kwargs) -> T:
        for left in reversed(range(_TRIES)):
            with self.lock:
                try:
                    return ask(self, *args, **words)
                except (pygit2.GitError, OSError) as error:
                    if not left or not any(word in str(error) for word in _BUSY):
                        raise
            time.sleep(_PAUSE)
        raise AssertionError

    asked.__doc__ = ask.__doc__
    return asked


def has_repository(folder: Path) -> bool:
    """Tell whether *folder* is the top of a repository with a commit in it, or a bare one."""
    try:
        found = pygit2.Repository(str(folder))
    except pygit2.GitError:
        return False
    return not found.is_empty


class Repository:
    """A Git repository, bare or not; *main* is the branch that the site is made from."""

    def __init__(self, path: Path) -> None:
        # What was told to be saved is on the disk, also after a power cut.
        pygit2.option(Option.ENABLE_FSYNC_GITDIR, 1)
        self.lock = threading.RLock()
        self.git = pygit2.Repository(str(path))
        # What this program commits in the name of officers is signed by a key of its own.
        self._key = ""
        with contextlib.suppress(KeyError):
            self._key = self.git.config[SIGNING_KEY] or ""
        head = self.git.lookup_reference("HEAD").target
        # With a commit checked out instead of a branch, HEAD names no branch.
        self.main = head.removeprefix(HEADS) if isinstance(head, str) else "main"

    @property
    def folder(self) -> Path:
        """Where Git keeps its own files."""
        return Path(self.git.path)

    @property
    def checkout(self) -> Path | None:
        """The work tree that a person may be at work in; None for a bare repository."""
        return Path(self.git.workdir) if self.git.workdir else None

    @_tried
    def tip(self, branch: str = "") -> str | None:
        """Return the commit that a branch stands at (main without a name); None without one."""
        try:
            return str(self.git.lookup_reference(HEADS + (branch or self.main)).target)
        except KeyError:
            return None

    @_tried
    def branches(self, prefix: str) -> dict[str, str]:
        """Return the branches below *prefix* with where they stand."""
        start = HEADS + prefix
        return {
            ref.name.removeprefix(HEADS): str(ref.target)
            for ref in self.git.references.iterator()
            if ref.name.startswith(start)
        }

    @_tried
    def read(self, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file in a commit; None if it is not there."""
        found = self._entry(commit, path)
        return found.data if isinstance(found, pygit2.Blob) else None

    @_tried
    def blob(self, commit: str, path: str) -> str:
        """Return the id of a file's bytes in a commit, "" if it is not there."""
        found = self._entry(commit, path)
        return str(found.id) if isinstance(found, pygit2.Blob) else ""

    @_tried
    def names(self, commit: str, folder: str) -> list[str]:
        """Return the names of the files in one folder of a commit."""
        found = self._entry(commit, folder)
        if not isinstance(found, pygit2.Tree):
            return []
        return [each.name or "" for each in found if isinstance(each, pygit2.Blob)]

    @_tried
    def fork(self, commit: str, other: str = "") -> str:
        """Return the commit at which *commit* left *other* (main without a name), or ""."""
        other = other or self._main()
        return str(self.git.merge_base(commit, other) or "")

    @_tried
    def message(self, commit: str) -> Version:
        """Return who made a commit, when, in which words."""
        return _version(self._commit(commit), "")

    @_tried
    def contains(self, commit: str, older: str) -> bool:
        """Tell whether *older* is part of what led to *commit*."""
        return commit == older or bool(self.git.descendant_of(commit, older))

    @_tried
    def changed(self, old: str, new: str) -> list[str]:
        """Return the files in which two commits differ; *old* may be "" for nothing."""
        return [path for path, _ in self._deltas(old, new)]

    @_tried
    def differing(self, old: str, new: str) -> list[tuple[str, str]]:
        """Return the plain files in which two commits differ, each with its new blob's id or ""."""
        return list(self._deltas(old, new))

    @_tried
    def data(self, blob: str) -> bytes:
        """Return the bytes that an id names."""
        found = self.git[blob]
        return found.data if isinstance(found, pygit2.Blob) else b""

    @_tried
    def history(self, commit: str, path: str, *, limit: int = 100) -> list[Version]:
        """Return the commits behind *commit* that changed the file at *path*, newest first."""
        return list(self._changes_of(commit, path, limit))

    @_tried
    def steps(self, commit: str, *, limit: int = 200) -> list[Version]:
        """Return the commits of a branch since it left main, newest first."""
        walk = self.git.walk(commit, SortMode.TOPOLOGICAL)
        if main := self.tip():
            walk.hide(main)
        found = (each for each, _ in zip(walk, range(limit), strict=False))
        return [_version(each, "") for each in found]

    @_tried
    def commit(self, branch: str, changes: Changes, deed: Deed, *, base: str | None) -> str:
        """Commit on *branch*, which must stand at *base*; with None it begins at main, anew.

        Raises MovedError where it stands elsewhere: nothing is changed then.
        """
        name = HEADS + branch
        tip = self.tip(branch)
        if tip != base:
            raise MovedError(branch)
        parent = self._commit(tip or self._main())
        tree = self._tree(parent.tree, _parts(changes)) if changes else parent.tree.id
        made = self._made(deed, tree, [parent.id])
        self._move(name, made, tip)
        return made

    @_tried
    def merge(self, branch: str, deed: Deed, *, base: str) -> str:
        """Merge *branch*, which must stand at *base*, into main; returns the merge.

        Raises ConflictError where the same lines changed, MovedError where a branch moved on.
        """
        if self.tip(branch) != base:
            raise MovedError(branch)
        main = self._main()
        made = self._made(deed, self._merged(main, base), [main, base])
        self._move(HEADS + self.main, made, main)
        return made

    @_tried
    def adopt(self, branch: str, deed: Deed, *, base: str) -> str:
        """Merge main into *branch*; the files that the branch changed stay as they are there."""
        main = self._main()
        changes: dict[str, bytes | None] = {
            path: self.data(blob) if blob else None
            for path, blob in self._deltas(self.fork(base), base)
        }
        tree = self._tree(self._commit(main).tree, _parts(changes))
        made = self._made(deed, tree, [base, main])
        self._move(HEADS + branch, made, base)
        return made

    @_tried
    def take_in(self, commit: str, deed: Deed) -> str:
        """Bring main up to a commit that came from elsewhere, by a merge where both moved."""
        main = self._main()
        if self.contains(main, commit):
            return main
        if self.contains(commit, main):
            made = commit
        else:
            made = self._made(deed, self._merged(main, commit), [main, commit])
        self._move(HEADS + self.main, made, main)
        return made

    @_tried
    def could_merge(self, branch: str) -> tuple[str, ...]:
        """Return the files in which *branch* and main cannot be merged."""
        try:
            self._merged(self._main(), self.tip(branch) or self._main())
        except ConflictError as error:
            return error.paths
        return ()

    @_tried
    def drop(self, branch: str, *, base: str) -> None:
        """Delete a branch that stands at *base*."""
        if self.tip(branch) != base:
            raise MovedError(branch)
        self.git.references.delete(HEADS + branch)

    def _main(self) -> str:
        tip = self.tip()
        if tip is None:
            msg = f"no commit on {self.main}"
            raise MovedError(msg)
        return tip

    def _commit(self, commit: str) -> pygit2.Commit:
        return self.git[commit].peel(pygit2.Commit)

    def _entry(self, commit: str, path: str) -> pygit2.Object | None:
        try:
            return self._commit(commit).tree[path.strip("/")]
        except KeyError:
            return None

    def _made(self, deed: Deed, tree: object, parents: Iterable[object]) -> str:
        when = int(deed.at.timestamp())
        author, committer = (
            pygit2.Signature(each.name, each.email, when, _OFFSET_MINUTES)
            for each in (deed.author, deed.committer)
        )
        ids: list[str | pygit2.Oid] = [pygit2.Oid(hex=str(parent)) for parent in parents]
        words = (author, committer, deed.message, pygit2.Oid(hex=str(tree)), ids)
        if not self._key:
            return str(self.git.create_commit(None, *words))
        text = str(self.git.create_commit_string(*words))
        signature = ssh_signature(text, self._key)
        return str(self.git.create_commit_with_signature(text, signature, "gpgsig"))

    def _move(self, name: str, commit: str, tip: str | None) -> None:
        """Move a ref from *tip* to *commit*; the ref's own lock is held from look to write."""
        with self.git.transaction() as transaction:
            transaction.lock_ref(name)
            if self.tip(name.removeprefix(HEADS)) != tip:
                raise MovedError(name)
            transaction.set_target(name, pygit2.Oid(hex=commit))

    def _merged(self, main: str, other: str) -> str:
        index = self.git.merge_commits(self._commit(main), self._commit(other))
        if index.conflicts:
            sides = (each for conflict in index.conflicts for each in conflict if each)
            raise ConflictError(side.path for side in sides)
        return str(index.write_tree(self.git))

    def _tree(self, tree: pygit2.Tree | None, changes: _Parts) -> pygit2.Oid:
        """Write a tree with *changes*; only the folders that are touched are written anew."""
        builder = self.git.TreeBuilder(tree) if tree is not None else self.git.TreeBuilder()
        inside: dict[str, _Parts] = {}
        for (name, *rest), content in changes.items():
            if rest:
                inside.setdefault(name, {})[tuple(rest)] = content
            elif content is not None:
                builder.insert(name, self.git.create_blob(content), FileMode.BLOB)
            else:
                _removed(builder, name)
        for name, below in inside.items():
            there = builder.get(name)
            made = self._tree(there if isinstance(there, pygit2.Tree) else None, below)
            if len(self.git[made].peel(pygit2.Tree)):
                builder.insert(name, made, FileMode.TREE)
            else:
                _removed(builder, name)
        return builder.write()

    def _deltas(self, old: str, new: str) -> Iterator[tuple[str, str]]:
        tree = self._commit(new).tree
        before = self._commit(old).tree if old else None
        diff = before.diff_to_tree(tree) if before else tree.diff_to_tree(swap=True)
        for delta in diff.deltas:
            entry = delta.new_file if delta.status_char() != "D" else delta.old_file
            if _NEVER.isdisjoint(entry.path.split("/")):
                plain = entry.mode in (FileMode.BLOB, FileMode.BLOB_EXECUTABLE)
                there = delta.status_char() != "D" and plain
                yield entry.path, str(entry.id) if there else ""

    def _changes_of(self, commit: str, path: str, limit: int) -> Iterator[Version]:
        """Yield what changed *path*; of a merge only what no parent had."""
        found = 0
        for each in self.git.walk(commit, SortMode.TOPOLOGICAL):
            blob = self.blob(str(each.id), path)
            before = {self.blob(str(parent), path) for parent in each.parent_ids} or {""}
            if blob not in before:
                yield _version(each, blob)
                found += 1
            if found == limit:
                return


def _parts(changes: Changes) -> _Parts:
    parts: _Parts = {tuple(path.split("/")): content for path, content in changes.items()}
    for path in parts:
        if not _NEVER.isdisjoint(path):
            msg = f"not a path in a repository: {path!r}"
            raise ValueError(msg)
    return parts


def _removed(builder: "pygit2.TreeBuilder", name: str) -> None:
    with contextlib.suppress(pygit2.GitError, KeyError):
        builder.remove(name)


def _version(commit: pygit2.Commit, blob: str) -> Version:
    at = datetime.fromtimestamp(commit.author.time, ZONE)
    return Version(str(commit.id), commit.author.name, at, commit.message, blob)

"""What commits would bring in, read from a repository's objects without a work tree.

While git takes in a push its objects lie apart (in quarantine) until the hook has agreed; they
are looked at there.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pygit2
from pygit2.enums import DeltaStatus, FileMode, SortMode

from cchc.core.areas import Area, area_of
from cchc.core.change import Change, Side, Step

HEADS = "refs/heads/"
_PLAIN = (FileMode.BLOB, FileMode.BLOB_EXECUTABLE)


class Incoming:
    """A repository with commits that are to be looked at; *apart* is where a push lies."""

    def __init__(self, path: Path, *, apart: str = "") -> None:
        self._git = pygit2.Repository(str(path))
        if apart:
            self._git.odb.add_disk_alternate(apart)

    @property
    def folder(self) -> Path:
        """Where Git keeps its own files."""
        return Path(self._git.path)

    @property
    def main(self) -> str:
        """The full name of the branch that the site is made from."""
        target = self._git.lookup_reference("HEAD").target
        return target if isinstance(target, str) else f"{HEADS}main"

    def commit(self, name: str) -> str | None:
        """Return the commit that a name stands for, None if there is none."""
        try:
            found = self._git.revparse_single(name).peel(pygit2.Commit)
        except (KeyError, ValueError, pygit2.GitError):
            return None
        return str(found.id)

    def contains(self, commit: str, older: str) -> bool:
        """Tell whether *older* is part of what led to *commit*."""
        return commit == older or bool(self._git.descendant_of(commit, older))

    def fork(self, one: str, other: str) -> str:
        """Return the last commit that two have in common, or ""."""
        return str(self._git.merge_base(one, other) or "")

    def read(self, commit: str, path: str) -> bytes | None:
        """Return the bytes of a file in a commit; None if it is not there."""
        try:
            found = self._tree(commit)[path]
        except KeyError:
            return None
        return found.data if isinstance(found, pygit2.Blob) else None

    def files(self, commit: str, folder: str) -> Iterator[tuple[str, bytes]]:
        """Yield the files of one folder of a commit, with their bytes."""
        try:
            found = self._tree(commit)[folder]
        except KeyError:
            return
        for each in found if isinstance(found, pygit2.Tree) else ():
            if isinstance(each, pygit2.Blob):
                yield f"{folder}/{each.name}", each.data

    def steps(self, commit: str, base: str, posts: str) -> Iterator[Step]:
        """Yield the commits that *commit* has and *base* has not, the oldest first."""
        walk = self._git.walk(commit, SortMode.TOPOLOGICAL | SortMode.REVERSE)
        walk.hide(base)
        for each in walk:
            parents = len(each.parents)
            author, committer = each.author.email, each.committer.email
            changes = tuple(self._own_changes(each, base, posts))
            yield Step(str(each.id), author, committer, parents, changes)

    def changes(self, old: str, new: str, posts: str) -> Iterator[Change]:
        """Yield the files in which two commits differ."""
        yield from self._changes(self._tree(old), self._tree(new), posts)

    def posts(self, commit: str, folder: str) -> Iterator[tuple[str, bytes]]:
        """Yield every post below *folder* in a commit, with its bytes."""
        yield from self._posts(self._tree(commit), folder)

    def _tree(self, commit: str) -> pygit2.Tree:
        return self._git[commit].peel(pygit2.Tree)

    def _own_changes(self, commit: pygit2.Commit, base: str, posts: str) -> Iterator[Change]:
        """Yield what a commit changed by itself: a merge what merging alone would not give."""
        if len(commit.parents) > 1:
            yield from self._merge_changes(commit, posts)
            return
        before = commit.parents[0].tree if commit.parents else None
        stands = self._tree(base)
        for change in self._changes(before, commit.tree, posts):
            ours = self._side(stands, change.path, posts)
            is_ours = ours is not None and any(side.blob == ours.blob for side in change.before)
            named = self._named_in(before, change, posts) if before else ()
            yield replace(change, stands=is_ours, named_in=named)

    def _merge_changes(self, commit: pygit2.Commit, posts: str) -> Iterator[Change]:
        ours, theirs = commit.parents[:2]
        merged = self._git.merge_commits(ours, theirs)
        found = {each.path for sides in merged.conflicts or () for each in sides if each}
        # Held against the index itself: a tree of it would have to be written.
        for delta in commit.tree.diff_to_index(merged).deltas:
            found |= {delta.old_file.path, delta.new_file.path}
        for path in sorted(found):
            sides = (self._side(parent.tree, path, posts) for parent in (ours, theirs))
            before = tuple(side for side in sides if side)
            change = Change(path, before, self._side(commit.tree, path, posts), stands=True)
            yield replace(change, named_in=self._named_in(ours.tree, change, posts))

    def _changes(self, old: pygit2.Tree | None, new: pygit2.Tree, posts: str) -> Iterator[Change]:
        diff = old.diff_to_tree(new) if old else new.diff_to_tree(swap=True)
        for delta in diff.deltas:
            # A file that became a link keeps its path; both sides are there.
            was = delta.old_file if delta.status != DeltaStatus.ADDED else None
            now = delta.new_file if delta.status != DeltaStatus.DELETED else None
            path = (now or was or delta.new_file).path
            before = [self._read_side(str(was.id), was.mode, path, posts)] if was else []
            after = self._read_side(str(now.id), now.mode, path, posts) if now else None
            yield Change(path, tuple(before), after)

    def _side(self, tree: pygit2.Tree, path: str, posts: str) -> Side | None:
        try:
            found = tree[path]
        except KeyError:
            return None
        return self._read_side(str(found.id), found.filemode, path, posts)

    def _read_side(self, blob: str, mode: int, path: str, posts: str) -> Side:
        is_plain = mode in _PLAIN
        is_read = is_plain and area_of(path, posts) is Area.POST
        return Side(blob, is_plain, self._data(blob) if is_read else None)

    def _data(self, blob: str) -> bytes:
        found = self._git[blob]
        return found.data if isinstance(found, pygit2.Blob) else b""

    def _named_in(
        self, tree: pygit2.Tree, change: Change, posts: str
    ) -> tuple[tuple[str, bytes], ...]:
        """Return the posts that name an attachment which was there before."""
        if not change.before or area_of(change.path, posts) is not Area.ATTACHMENT:
            return ()
        name = posixpath.basename(change.path)
        words = {name.encode(), quote(name).encode()}
        return tuple(
            (path, content)
            for path, content in self._posts(tree, posts)
            if any(word in content for word in words)
        )

    def _posts(self, tree: pygit2.Tree, posts: str) -> Iterator[tuple[str, bytes]]:
        try:
            folder = tree[posts]
        except KeyError:
            return
        for path, blob in _blobs(folder, posts):
            if area_of(path, posts) is Area.POST:
                yield path, blob.data


def _blobs(folder: pygit2.Object, path: str) -> Iterator[tuple[str, pygit2.Blob]]:
    """Yield the files below a folder, each with its path."""
    for each in folder if isinstance(folder, pygit2.Tree) else ():
        if isinstance(each, pygit2.Tree):
            yield from _blobs(each, f"{path}/{each.name}")
        elif isinstance(each, pygit2.Blob):
            yield f"{path}/{each.name}", each

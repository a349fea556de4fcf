"""Another copy of the repository, a real bare one: sent to, taken in from, away, and refused."""

from datetime import datetime
from pathlib import Path

import pytest

from cchc.core.calendar import ZONE
from cchc.store.commits import Deed, Person
from cchc.store.remote import RefusedError, Remote, RemoteError, is_remote_address
from cchc.store.repository import Repository
from git_folder import commit, git, start


def test_what_is_no_address_is_not_given_to_git() -> None:
    """Options and helpers that would run a program are refused."""
    good = ["https://git.xa.gov.vn/a.git", "git@git.xa.gov.vn:xa/a.git", "ssh://git@h/a", "/srv/a"]
    bad = ["--upload-pack=sh", "ext::sh -c id", "a b", "", "https://x/ y", "fd::17", "file:x"]

    assert [each for each in good + bad if is_remote_address(each)] == good
    with pytest.raises(ValueError, match="not an address"):
        Remote(Path(), "ext::sh")


def push_from_elsewhere(bare: Path, clone: Path) -> str:
    """Let another person clone, commit and push; returns their commit."""
    git(bare, "clone", "--quiet", str(bare), str(clone))
    (clone / "b.md").write_text("b", "utf-8")
    theirs = commit(clone, "2026-03-13")
    git(clone, "push", "--quiet")
    return theirs


def test_commits_go_there_and_come_back(tmp_path: Path) -> None:
    """A push that is behind is refused; what came from there is merged and pushed."""
    root, bare = start(tmp_path / "project"), tmp_path / "xa.git"
    (root / "a.md").write_text("a", "utf-8")
    first = commit(root, "2026-03-12")
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    remote, repository = Remote(root / ".git", str(bare)), Repository(root)
    assert remote.fetch("main") == ""
    remote.push("main", first)
    theirs = push_from_elsewhere(bare, tmp_path / "clone")
    who = Person("Lan", "lan@x.vn")
    deed = Deed(who, "Đăng", datetime(2026, 3, 14, tzinfo=ZONE), who)
    ours = repository.commit("main", {"c.md": b"c"}, deed, base=first)
    with pytest.raises(RefusedError):
        remote.push("main", ours)

    assert remote.fetch("main") == theirs
    merged = repository.take_in(theirs, deed)
    remote.push("main", merged)
    assert git(bare, "ls-tree", "--name-only", "main").split() == ["a.md", "b.md", "c.md"]
    assert repository.take_in(theirs, deed) == merged


def test_a_copy_that_is_away_is_told(tmp_path: Path) -> None:
    """What git says of it is passed on, without the password in its address."""
    root = start(tmp_path / "project")
    with pytest.raises(RemoteError, match="does not appear to be a git repository"):
        Remote(root / ".git", str(tmp_path / "away.git")).fetch("main")
    with pytest.raises(RemoteError) as caught:
        Remote(root / ".git", "http://ai:bi-mat@127.0.0.1:1/a.git").fetch("main")
    assert "bi-mat" not in str(caught.value)

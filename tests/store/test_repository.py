"""Commits without a work tree: branches move from where they were thought to be, or not at all."""

import contextlib
import threading
from datetime import datetime
from pathlib import Path

import pytest

from cchc.core.calendar import ZONE
from cchc.store.checkout import Marker, export, follow
from cchc.store.commits import ConflictError, Deed, MovedError, Person
from cchc.store.repository import Repository
from cchc.store.stale_locks import Intent
from git_folder import commit, git, start

POST = "posts/2026/03/bai.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a repository with one post, checked out."""
    root = start(tmp_path / "project")
    (root / "posts/2026/03").mkdir(parents=True)
    (root / POST).write_text("một\n\nhai\n\nba\n", "utf-8")
    commit(root, "2026-03-12")
    return root


def deed(words: str) -> Deed:
    """Return the deed of an officer."""
    at = datetime(2026, 11, 22, 9, tzinfo=ZONE)
    return Deed(Person("Lê Thị Lan", "lan@x.vn"), words, at, Person("Trình biên tập", "bt@x.vn"))


def test_a_commit_names_the_officer_and_touches_nothing_else(root: Path) -> None:
    """Neither main nor the work tree nor the index knows of a commit on a branch."""
    repository = Repository(root)
    repository.commit("bai/a", {"posts/2026/03/a.md": b"a\n"}, deed("Bài a"), base=None)

    told = git(root, "log", "-1", "--format=%an|%ae|%cn|%aI|%s", "bai/a").strip()
    assert told == "Lê Thị Lan|lan@x.vn|Trình biên tập|2026-11-22T09:00:00+07:00|Bài a"
    assert git(root, "ls-tree", "-r", "--name-only", "bai/a").split() == [
        "posts/2026/03/a.md",
        POST,
    ]
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "fsck", "--strict", "--no-dangling") == ""


def test_a_branch_that_moved_is_not_overwritten(root: Path) -> None:
    """Of two that write upon one version the second is told, and nothing is changed."""
    repository = Repository(root)
    first = repository.commit("bai/a", {"a.md": b"1"}, deed("1"), base=None)
    second = repository.commit("bai/a", {"a.md": b"2"}, deed("2"), base=first)

    with pytest.raises(MovedError):
        repository.commit("bai/a", {"a.md": b"3"}, deed("3"), base=first)
    with pytest.raises(MovedError):
        repository.commit("bai/a", {"a.md": b"3"}, deed("3"), base=None)
    assert repository.tip("bai/a") == second


def test_processes_and_threads_beside_each_other_lose_nothing(root: Path) -> None:
    """Two repositories, as two processes have them, write one branch: each commit is there."""

    def write(number: int) -> None:
        repository, left = Repository(root), 10
        while left:
            base, files = repository.tip("bai/a"), {f"{number}-{left}.md": b"x"}
            with contextlib.suppress(MovedError):
                repository.commit("bai/a", files, deed("x"), base=base)
                left -= 1

    threads = [threading.Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert git(root, "rev-list", "--count", "main..bai/a").strip() == "30"
    assert len(git(root, "ls-tree", "--name-only", "bai/a").split()) == 31
    assert git(root, "fsck", "--strict", "--no-dangling") == ""


def test_publishing_is_a_merge_and_a_conflict_is_told(root: Path) -> None:
    """Other lines that changed meanwhile are kept; the same lines are for people to decide."""
    repository = Repository(root)
    tip = repository.commit("bai/bai", {POST: "một!\n\nhai\n\nba\n".encode()}, deed("1"), base=None)
    main = repository.tip()
    repository.commit("main", {POST: "một\n\nhai\n\nba!\n".encode()}, deed("tay"), base=main)
    merged = repository.merge("bai/bai", deed("Đăng bài"), base=tip)

    assert repository.read(merged, POST) == "một!\n\nhai\n\nba!\n".encode()
    assert git(root, "rev-list", "--merges", "--count", "main").strip() == "1"

    tip = repository.commit("bai/bai", {POST: b"x\n"}, deed("2"), base=tip)
    main = repository.tip()
    repository.commit("main", {POST: b"y\n"}, deed("tay"), base=main)
    with pytest.raises(ConflictError) as caught:
        repository.merge("bai/bai", deed("Đăng bài"), base=tip)
    assert caught.value.paths == (POST,)
    kept = repository.adopt("bai/bai", deed("Giữ"), base=tip)
    repository.merge("bai/bai", deed("Đăng bài"), base=kept)
    assert repository.read(repository.tip() or "", POST) == b"x\n"


def test_the_history_of_a_post_is_what_changed_it(root: Path) -> None:
    """Commits that leave a post as it was are not in its history; a merge is not told twice."""
    repository = Repository(root)
    tip = repository.commit("bai/bai", {POST: b"x\n"}, deed("Sửa"), base=None)
    repository.commit("main", {"khac.md": b"y\n"}, deed("Khác"), base=repository.tip())
    repository.merge("bai/bai", deed("Đăng"), base=tip)

    found = repository.history(repository.tip() or "", POST)
    assert [each.message for each in found] == ["Sửa", "Bài\n"]


def test_a_work_tree_follows_without_losing_anything(root: Path) -> None:
    """Clean files come along; a file that somebody is changing, or has staged, is left to them."""
    repository = Repository(root)
    for name in ("a.md", "b.md", "c.md"):
        (root / name).write_text("cũ\n", "utf-8")
    commit(root, "2026-03-13")
    old = repository.tip() or ""
    (root / "b.md").write_text("đang sửa dở\n", "utf-8")
    (root / "c.md").write_text("đã chọn để lưu\n", "utf-8")
    git(root, "add", "c.md")
    (root / "moi.md").write_text("chưa biết đến\n", "utf-8")
    files = {name: "mới\n".encode() for name in ("a.md", "b.md", "c.md", "d/e.md")}
    new = repository.commit("main", {**files, POST: None}, deed("Đăng"), base=old)

    assert sorted(follow(repository, old, new)) == ["b.md", "c.md"]
    assert (root / "a.md").read_text("utf-8") == "mới\n"
    assert (root / "d/e.md").read_text("utf-8") == "mới\n"
    assert not (root / "posts").exists()
    assert (root / "b.md").read_text("utf-8") == "đang sửa dở\n"
    assert (root / "c.md").read_text("utf-8") == "đã chọn để lưu\n"
    told = git(root, "status", "--porcelain").splitlines()
    assert told == [" M b.md", "M  c.md", "?? moi.md"]
    assert follow(repository, old, new) == ["c.md"]


def test_a_work_tree_on_another_branch_is_left_alone(root: Path) -> None:
    """Who has another branch checked out sees nothing change."""
    git(root, "checkout", "--quiet", "-b", "rieng")
    repository = Repository(root)
    repository.main = "main"
    old = repository.tip() or ""
    new = repository.commit("main", {POST: b"x"}, deed("Đăng"), base=old)

    assert follow(repository, old, new) == []
    assert git(root, "status", "--porcelain") == ""


def test_an_export_is_the_commit_and_no_link_of_it(root: Path, tmp_path: Path) -> None:
    """Our own copy holds what the commit holds; links, which could lead anywhere, are left out."""
    (root / "link").symlink_to("/etc/passwd")
    commit(root, "2026-03-13")
    repository, folder = Repository(root), tmp_path / "copy"
    tip = repository.tip() or ""
    export(repository, folder, "", tip)

    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["bai.md"]
    new = repository.commit("main", {POST: None, "a/b.md": b"b"}, deed("x"), base=tip)
    assert sorted(export(repository, folder, tip, new)) == ["a/b.md", POST]
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["b.md"]


def test_a_path_out_of_the_repository_is_a_bug(root: Path) -> None:
    """No file is ever written outside of the folders of a commit."""
    for path in ("../x", "a//b", ".git/hooks/x", "/x"):
        with pytest.raises(ValueError, match="not a path"):
            Repository(root).commit("bai/a", {path: b"x"}, deed("x"), base=None)


def test_locks_of_a_killed_editor_are_taken_away(root: Path, tmp_path: Path) -> None:
    """A sign tells that an editor died at work; only then are its locks removed."""
    lock = root / ".git/refs/heads/main.lock"
    sign = tmp_path / "dang-ghi"
    lock.touch()
    assert Intent(sign, root / ".git").clear_stale() == []
    assert lock.exists()

    sign.write_text("999999999", "ascii")
    lock.touch()
    assert Intent(sign, root / ".git").clear_stale() == ["main.lock"]
    assert not lock.exists()


def test_a_marker_remembers_a_commit(tmp_path: Path) -> None:
    """A marker is empty until it is written."""
    marker = Marker(tmp_path / "a.commit")
    assert marker.read() == ""
    marker.write("abc")
    assert marker.read() == "abc"

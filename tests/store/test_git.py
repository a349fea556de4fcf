"""What Git remembers, asked of real repositories."""

import os
from datetime import date
from pathlib import Path

import pytest

from cchc.store.git import Commit, read_commit, read_history
from git_folder import commit, git, start


def write(folder: Path, file: str, text: str = "Nội dung") -> Path:
    """Write a post that is long enough for git to know it again under another name."""
    path = folder / "posts" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{text}, dòng {number}.\n" for number in range(9)), "utf-8")
    return path


def days(folder: Path) -> dict[str, list[str]]:
    """Return what is known of each file, its days as text."""
    tracks = read_history(folder / "posts").tracks
    return {file: [f"{day}" for day in track.days] for file, track in tracks.items()}


def test_each_file_has_the_days_of_its_commits(tmp_path: Path) -> None:
    """The first is the day that it came in; the committer's date counts, not the author's."""
    start(tmp_path)
    write(tmp_path, "2026/03/a.md")
    commit(tmp_path, "2026-03-12")
    write(tmp_path, "2026/03/b.md", "Bài khác hẳn")
    write(tmp_path, "2026/03/a.md", "Đã sửa")
    commit(tmp_path, "2026-04-02")

    assert days(tmp_path) == {
        "2026/03/a.md": ["2026-03-12", "2026-04-02"],
        "2026/03/b.md": ["2026-04-02"],
    }


def test_a_day_is_that_of_viet_nam(tmp_path: Path) -> None:
    """Half past five in the evening UTC is the next day here (R2)."""
    start(tmp_path)
    write(tmp_path, "a.md")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=Bài", day="2026-03-31T17:30:00+00:00")

    assert days(tmp_path) == {"a.md": ["2026-04-01"]}


def test_renames_are_followed(tmp_path: Path) -> None:
    """A file that was renamed twice, once with an edit, came in on the day of its first name."""
    start(tmp_path)
    write(tmp_path, "2026/03/bài cũ.md")
    commit(tmp_path, "2026-03-12")
    git(tmp_path, "mv", "posts/2026/03/bài cũ.md", "posts/2026/03/bai-moi.md")
    commit(tmp_path, "2026-03-20")
    (tmp_path / "posts/2026/04").mkdir()
    git(tmp_path, "mv", "posts/2026/03/bai-moi.md", "posts/2026/04/bai-moi.md")
    with (tmp_path / "posts/2026/04/bai-moi.md").open("a", encoding="utf-8") as file:
        file.write("Thêm một dòng.\n")
    commit(tmp_path, "2026-04-02")

    assert days(tmp_path)["2026/04/bai-moi.md"] == ["2026-03-12", "2026-03-20", "2026-04-02"]


def test_a_new_file_under_a_name_that_was_left_is_new(tmp_path: Path) -> None:
    """The post that moved away keeps its days to itself."""
    start(tmp_path)
    write(tmp_path, "a.md")
    commit(tmp_path, "2026-03-12")
    git(tmp_path, "mv", "posts/a.md", "posts/b.md")
    commit(tmp_path, "2026-03-20")
    write(tmp_path, "a.md", "Bài khác hẳn")
    commit(tmp_path, "2026-04-02")

    assert days(tmp_path) == {"a.md": ["2026-04-02"], "b.md": ["2026-03-12", "2026-03-20"]}


def test_a_file_that_was_away_for_a_while_had_come_in_before(tmp_path: Path) -> None:
    """Removed and put back: the first day is the first."""
    start(tmp_path)
    path = write(tmp_path, "a.md")
    commit(tmp_path, "2026-03-12")
    path.unlink()
    commit(tmp_path, "2026-03-20")
    write(tmp_path, "a.md")
    commit(tmp_path, "2026-04-02")

    assert days(tmp_path)["a.md"][0] == "2026-03-12"


def test_branches_are_both_remembered(tmp_path: Path) -> None:
    """A post from a branch came in on the day that it was committed there."""
    start(tmp_path)
    write(tmp_path, "a.md")
    commit(tmp_path, "2026-03-12")
    git(tmp_path, "switch", "--quiet", "--create", "nhanh")
    write(tmp_path, "b.md", "Bài trên nhánh")
    commit(tmp_path, "2026-03-15")
    git(tmp_path, "switch", "--quiet", "main")
    write(tmp_path, "a.md", "Sửa trên nhánh chính")
    commit(tmp_path, "2026-03-18")
    git(tmp_path, "merge", "--quiet", "--no-edit", "nhanh", day="2026-03-25")

    assert days(tmp_path) == {"a.md": ["2026-03-12", "2026-03-18"], "b.md": ["2026-03-15"]}


def test_a_shallow_clone_knows_nothing(tmp_path: Path) -> None:
    """In a clone cut short every file seems to come in on the last day: so nothing is said."""
    source = start(tmp_path / "nguon")
    write(source, "a.md")
    commit(source, "2026-03-12")
    write(source, "b.md", "Bài khác hẳn")
    commit(source, "2026-11-20")
    git(tmp_path, "clone", "--quiet", "--depth=1", source.as_uri(), "ban-sao")

    assert (tmp_path / "ban-sao/posts/a.md").is_file()
    assert days(tmp_path / "ban-sao") == {}
    assert read_commit(tmp_path / "ban-sao", ["posts"]) is not None


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    """Nor in one without commits, nor where there is no folder."""
    write(tmp_path, "a.md")
    assert days(tmp_path) == {}
    assert read_commit(tmp_path, ["posts"]) is None

    start(tmp_path)

    assert days(tmp_path) == {}
    assert read_commit(tmp_path, ["posts"]) is None
    assert days(tmp_path / "khong-co") == {}


def test_without_git_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no git builds the site all the same."""
    start(tmp_path)
    write(tmp_path, "a.md")
    commit(tmp_path, "2026-03-12")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert days(tmp_path) == {}
    assert read_commit(tmp_path, ["posts"]) is None


def test_a_commit_hook_s_environment_does_not_mislead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git runs a hook with GIT_DIR set; the folder's own repository is asked nevertheless."""
    start(tmp_path)
    write(tmp_path, "a.md")
    commit(tmp_path, "2026-03-12")
    other = start(tmp_path / "khac")
    monkeypatch.setenv("GIT_DIR", os.fspath(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.fspath(other / ".git/index"))

    assert days(tmp_path) == {"a.md": ["2026-03-12"]}


def test_a_commit_tells_whether_the_files_asked_about_differ(tmp_path: Path) -> None:
    """What is not asked about may differ: a note beside the posts changes no figure."""
    start(tmp_path)
    write(tmp_path, "a.md")
    made = commit(tmp_path, "2026-03-12")
    (tmp_path / "ghi-chu.txt").write_text("x", "utf-8")
    assert read_commit(tmp_path, ["posts"]) == Commit(made, is_dirty=False)

    write(tmp_path, "b.md")

    assert read_commit(tmp_path, ["posts"]) == Commit(made, is_dirty=True)
    assert read_history(tmp_path / "posts").changed_after("b.md", date(2026, 1, 1)) == ()

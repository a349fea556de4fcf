"""An archive comes back whole, or not at all."""

import json
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from cchc.core.calendar import ZONE
from cchc.store.backup import BackupError, back_up
from cchc.store.restore import Places, restore
from git_folder import commit, git, start

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=ZONE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with two branches, a commit on one, and work that is not committed."""
    root = start(tmp_path / "trang")
    (root / "bai.md").write_text("một", "utf-8")
    commit(root, "2026-03-12")
    git(root, "branch", "bai/nhap")
    (root / "bai.md").write_text("đang sửa", "utf-8")
    (root / "posts").mkdir()
    (root / "posts" / "bài mới.md").write_text("chưa lưu", "utf-8")
    return root


@pytest.fixture
def archive(project: Path, tmp_path: Path) -> Path:
    """Its archive; there is no editor."""
    target = tmp_path / "kho" / "sao-luu.zip"
    back_up(project, tmp_path / "no.sqlite", target, now=NOW)
    return target


def places(tmp_path: Path) -> Places:
    """Return an empty place."""
    return Places(tmp_path / "moi" / "trang", tmp_path / "moi" / "data")


def test_everything_comes_back(archive: Path, project: Path, tmp_path: Path) -> None:
    """Every branch at its commit, the one that was checked out, and unfinished work."""
    told = restore(archive, places(tmp_path))
    there = tmp_path / "moi" / "trang"

    assert git(there, "for-each-ref") == git(project, "for-each-ref")
    assert git(there, "symbolic-ref", "HEAD") == git(project, "symbolic-ref", "HEAD")
    assert git(there, "status", "--porcelain") == git(project, "status", "--porcelain")
    assert (there / "posts" / "bài mới.md").read_text("utf-8") == "chưa lưu"
    assert told.unsaved == ["bai.md", "posts/bài mới.md"]
    assert git(there, "fsck", "--full").strip() == ""
    assert archive.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in archive.parent.iterdir()] == ["sao-luu.zip"]


def test_a_damaged_archive_is_refused(archive: Path, tmp_path: Path) -> None:
    """A byte changed anywhere, an end that is missing, something else: nothing is made."""
    whole = archive.read_bytes()
    step = max(1, len(whole) // 60)
    damaged = [
        whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :]
        for place in range(0, len(whole), step)
    ]
    damaged += [whole[: len(whole) // 2], whole[:-1], b"", b"PK"]
    refused = 0
    for content in damaged:
        archive.write_bytes(content)
        try:
            restore(archive, places(tmp_path))
        except BackupError:
            refused += 1
            assert not (tmp_path / "moi").exists() or not list((tmp_path / "moi").iterdir())
        else:
            # A byte that says nothing, as a date in the ZIP's own list: what came back is whole.
            assert (tmp_path / "moi" / "trang" / "bai.md").read_text("utf-8") == "đang sửa"
            shutil.rmtree(tmp_path / "moi")

    assert refused > len(damaged) * 3 // 4


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/x",
        "chua-luu/../x",
        "chua-luu/.git/config",
        "chua-luu/.GIT/hooks/post-checkout",
        "chua-luu/a\\b",
        "la.txt",
    ],
)
def test_an_archive_that_leads_elsewhere_is_refused(
    name: str, archive: Path, tmp_path: Path
) -> None:
    """Even with digests that fit: what is not ours is never written."""
    with zipfile.ZipFile(archive) as old:
        entries = {each: old.read(each) for each in old.namelist()}
    listed = json.loads(entries.pop("ban-ke.json"))
    listed["files"][name] = [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]
    with zipfile.ZipFile(archive, "w") as new:
        new.writestr("ban-ke.json", json.dumps(listed))
        for each, content in {**entries, name: b""}.items():
            new.writestr(each, content)
    with pytest.raises(BackupError, match="bị hỏng hoặc chép chưa trọn"):
        restore(archive, places(tmp_path))
    assert not (tmp_path / "moi").exists()


def test_only_an_empty_place_is_taken(archive: Path, tmp_path: Path) -> None:
    """An empty folder is one; nobody's files are written over, the data's neither."""
    there = places(tmp_path)
    there.data.mkdir(parents=True)
    (there.data / "x").touch()
    with pytest.raises(BackupError, match=r"thư mục .*data không trống"):
        restore(archive, there)
    (there.data / "x").unlink()
    there.project.mkdir()
    restore(archive, there)
    with pytest.raises(BackupError, match=r"thư mục .*trang không trống"):
        restore(archive, there)


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    """A ZIP of others, a file that is not there."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.txt", "")
    with pytest.raises(BackupError, match="không phải là bản sao lưu"):
        restore(tmp_path / "a.zip", places(tmp_path))
    with pytest.raises(BackupError, match="No such file"):
        restore(tmp_path / "b.zip", places(tmp_path))


def test_an_archive_lies_outside(project: Path, tmp_path: Path) -> None:
    """Inside, the next would hold it; a folder that is no repository has nothing to back up."""
    with pytest.raises(BackupError, match="ra ngoài thư mục"):
        back_up(project, tmp_path / "no.sqlite", project / "sao-luu.zip", now=NOW)
    (tmp_path / "rong").mkdir()
    with pytest.raises(BackupError, match="Need a repository"):
        back_up(tmp_path / "rong", tmp_path / "no.sqlite", tmp_path / "a.zip", now=NOW)
    assert not (tmp_path / "a.zip").exists()

"""`cchc publish` as people call it: what it refuses, and what it says."""

import sys
from pathlib import Path

import pytest

from cli.project_folder import Ran, cchc, start_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose site was built."""
    (tmp_path / "trang").mkdir()
    root = start_project(tmp_path / "trang")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("<p>Trang", "utf-8")
    return root


def publish(project: Path, *words: str) -> Ran:
    """Call the command."""
    return cchc(project, "publish", *words)


def test_without_a_target_it_asks_for_one(project: Path) -> None:
    """It says where to write it."""
    ran = publish(project)

    assert ran.code == 2
    assert "hãy viết publish trong extra.cchc của mkdocs.yml, hoặc thêm --to" in ran.err


def test_a_target_that_is_none_is_told(project: Path) -> None:
    """By the same sentence as a setting; no other target is touched."""
    ran = publish(project, "--to", str(project.parent / "air"), "--to", "cong-bo")

    assert ran.code == 2
    assert "'cong-bo' không phải nơi đưa trang lên" in ran.err
    assert not (project.parent / "air").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is turned by a symlink")
def test_each_target_is_tried(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that fails is told, in one sentence, and keeps no other from being served."""
    air = project.parent / "air"
    (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text("utf-8")
        + f"    publish: ['khong-co@127.0.0.1:/srv/x', {air}]\n",
        "utf-8",
    )
    monkeypatch.setenv("RSYNC_RSH", "false")
    ran = publish(project)

    assert ran.code == 1
    assert "Không đưa được trang lên khong-co@127.0.0.1:/srv/x" in ran.err
    assert "Trang đang phục vụ không thay đổi." in ran.err
    assert f"{air}: đã đưa lên bản 1" in ran.out
    assert (air / "current" / "index.html").read_text("utf-8") == "<p>Trang"


def test_the_number_that_stays_is_at_least_one(project: Path) -> None:
    """The one on the air always does."""
    ran = publish(project, "--to", "/srv/x", "--keep", "0")

    assert ran.code == 2
    assert "'0' không phải số nguyên từ 1 trở lên" in ran.err

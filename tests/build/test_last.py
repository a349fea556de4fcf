"""Where nothing has changed there is nothing to do; whatever changes, the build sees it."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from build_folder import Folder, Lender

# Longer than the clock's tick, within which a file could change again and keep its stamp.
TICK = 2.1


@pytest.fixture(scope="module")
def lender(tmp_path_factory: pytest.TempPathFactory) -> Lender:
    """One lender for all tests: MkDocs takes most of the time."""
    return Lender(tmp_path_factory.mktemp("themes"))


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory, lender: Lender) -> Folder:
    """A project whose last build began when its files had lain still for a while."""
    made = Folder(tmp_path_factory.mktemp("still") / "project", lender)
    made.write("bai-loi", unit="khong-co")
    return made


@pytest.fixture
def folder(still: Folder) -> Folder:
    """The same, as the test before left it."""
    still.build()
    time.sleep(TICK)
    still.build()
    return still


def made(folder: Folder) -> str:
    """Build; return what the summary says was made anew."""
    (line,) = [each.text for each in folder.build().lines if "làm lại" in each.text]
    return line.partition("làm lại ")[2].partition(" tệp")[0]


def test_nothing_is_made_and_all_is_told_again(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    """A build without a change makes no file, and tells the faults and the state once more."""
    before = folder.build()
    caplog.clear()

    again = folder.build()

    assert made(folder) == "0"
    assert again.lines == before.lines
    assert any("1 bài có lỗi bị để lại" in line.text for line in again.lines)
    assert "không có đơn vị 'khong-co'" in caplog.text


CHANGES: dict[str, Callable[[Folder], object]] = {
    "post": lambda folder: folder.write("bai-1", body="Khác."),
    "page": lambda folder: folder.replace("docs/gioi-thieu.md", "#", "##"),
    "day": lambda folder: setattr(folder, "day", folder.day - timedelta(days=1)),
    "site": lambda folder: (folder.site / "index.html").write_text("hỏng", "utf-8"),
    "gone": lambda folder: (folder.site / "rss.xml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_anything_is_seen(folder: Folder, change: str) -> None:
    """A post, a page, the day, a file of the site: each makes the build look again."""
    CHANGES[change](folder)

    assert made(folder) != "0"


def test_a_file_touched_just_now_is_not_trusted(tmp_path: Path, lender: Lender) -> None:
    """Two changes within one tick of the clock would look like one, so both builds look."""
    fresh = Folder(tmp_path / "project", lender)
    fresh.build()

    assert made(fresh) != "0"


def test_what_lies_behind_a_link_is_looked_at_each_time(folder: Folder, tmp_path: Path) -> None:
    """A folder that is a link has no stamp of its own: nothing tells what is in it."""
    (folder.root / "plans").rename(tmp_path / "elsewhere")
    (folder.root / "plans").symlink_to(tmp_path / "elsewhere")
    time.sleep(TICK)
    folder.build()

    assert made(folder) != "0"

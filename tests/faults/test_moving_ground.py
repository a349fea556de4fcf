"""What changes while a build reads: files that go, clocks that turn back, a second build."""

import os
import time
from datetime import date
from pathlib import Path

import pytest

from build_folder import MONTH, Folder, Lender, tree
from cchc.build.records import Records
from cchc.store.clock import DIAL
from faults.harm import TRACEBACK, States, build, start
from picture_samples import picture

PAST, FUTURE = date(2001, 1, 1), date(2099, 1, 1)


@pytest.fixture
def folder(tmp_path: Path, lender: Lender) -> Folder:
    """A project that was built once."""
    made = Folder(tmp_path / "project", lender)
    made.build()
    return made


@pytest.mark.parametrize("gone", ["bai-1.md", "anh.png", "don.txt"])
def test_a_file_that_goes_while_it_is_read_is_told(
    folder: Folder, gone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After it was found and before it is wanted: the site stays, the next build is whole."""
    (folder.root / MONTH / "anh.png").write_bytes(picture())
    (folder.root / MONTH / "don.txt").write_text("Mẫu đơn", "utf-8")
    folder.write("bai-0", "![Hình](anh.png) và [mẫu đơn](don.txt)")
    folder.write("bai-1", "Chữ mới.")
    before, read_all = tree(folder.site), Records.all

    def read_and_lose(records: Records) -> object:
        (folder.root / MONTH / gone).unlink()
        return read_all(records)

    with monkeypatch.context() as patched:
        patched.setattr(Records, "all", read_and_lose)
        with pytest.raises(Exception, match=gone) as caught:
            folder.build()

    assert type(caught.value).__name__ in {"ContentError", "FileNotFoundError"}
    assert tree(folder.site) == before
    folder.build()
    assert not folder.faults()


def test_files_that_come_and_go_all_the_time_break_no_build(folder: Folder) -> None:
    """Each build ends in words, not in a trace; when it is quiet again the site is right."""
    for turn in range(2):
        child = start(folder)
        number = 0
        while child.poll() is None:
            number += 1
            folder.write(f"qua-lai-{number % 5}", f"Lần {turn}.{number}")
            folder.path(f"qua-lai-{(number + 2) % 5}").unlink(missing_ok=True)
            time.sleep(0.003)
        words, _ = child.communicate(timeout=60)

        assert TRACEBACK not in words
    folder.build()
    assert not folder.faults()


@pytest.mark.parametrize("year", [1975, 2037])
def test_files_dated_in_the_past_or_in_the_future_are_read(folder: Folder, year: int) -> None:
    """Whatever a camera, an archive or a wrong clock says: what changed is found."""
    moment = (year - 1970) * 31_556_952
    for text in ("Một.", "Hai."):
        folder.write("bai-0", text)
        os.utime(folder.path("bai-0"), (moment, moment))
        folder.build()

        assert not folder.faults()
    assert "Hai." in (folder.site / "tin-bai/2026/03/bai-0/index.html").read_text("utf-8")


def test_a_day_that_goes_back_gives_that_day_s_site(folder: Folder) -> None:
    """Built for an earlier day, later news are not there; built for the later one, they are."""
    folder.write("bai-0", date="2026-08-02")
    for day in (date(2026, 11, 22), date(2026, 3, 20), date(2026, 11, 22)):
        folder.day = day
        folder.build()

        assert not folder.faults()


def test_a_clock_that_went_back_takes_no_news_off_the_air(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine whose battery is empty builds nothing; told a day, or set right, it builds."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = tree(folder.site)
    (folder.root / DIAL).write_text(f"{FUTURE}\n", "utf-8")
    code, words = by_the_clock(folder)

    assert code == 1
    assert "trước lần dựng gần nhất (01/01/2099)" in words
    assert "bản trước vẫn giữ nguyên" in words
    assert tree(folder.site) == before
    assert build(folder)[0] == 0

    (folder.root / DIAL).write_text(f"{PAST}\n", "utf-8")
    assert by_the_clock(folder)[0] == 0
    assert date.fromisoformat((folder.root / DIAL).read_text("utf-8").strip()) > PAST


def test_a_fixed_clock_that_is_no_number_is_told(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable is named, and what to write."""
    for found in ("hôm nay", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", found)
        code, words = by_the_clock(folder)

        assert code == 1
        assert f"SOURCE_DATE_EPOCH: '{found}' không phải số giây" in words
        assert TRACEBACK not in words


def by_the_clock(folder: Folder) -> tuple[int, str]:
    """Build as of the day that the clock shows."""
    return build(folder, by_clock=True)


def test_two_builds_at_once_make_one_site(states: States) -> None:
    """Started together, again and again, both end well, and the site is the clean one."""
    for _ in range(3):
        states.turn()
        children = [start(states.folder) for _ in range(2)]
        ends = [child.communicate(timeout=120)[0] for child in children]

        assert [child.returncode for child in children] == [0, 0], ends
        assert not states.unlike_clean()

"""A build that is killed leaves whole pages, and the next build makes the site good."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from build_folder import Folder, Lender
from cchc.cli.trouble import NO_MEMORY
from cchc.store.workers import workers
from faults.harm import TRACEBACK, States, build, children_of, kill, left_over, many_posts, start

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of Unix")
KILLS = 30


def wait_for_writing(folder: Folder, child: "subprocess.Popen[str]") -> None:
    """Wait until the build has begun to write."""
    while child.poll() is None and not left_over(folder):
        time.sleep(0.002)


def test_thirty_kills_leave_a_site_that_works_and_the_next_build_is_whole(states: States) -> None:
    """At any moment each page is that of one build, no page leads nowhere; then all is as clean."""
    chance = random.Random(9)  # noqa: S311 - the same moments every time
    died = 0
    for turn in range(KILLS):
        states.turn()
        child = start(states.folder)
        # Half of them while the site is written, which is but a small part of a build.
        wait_for_writing(states.folder, child) if turn % 2 else time.sleep(0.1)
        time.sleep(chance.uniform(0, 0.12 if turn % 2 else 0.6))
        died += child.poll() is None
        kill(child)

        assert not states.torn()
        assert not states.dead_links()
        if turn % 3 == 2:
            states.folder.build()
            assert not states.unlike_clean()

    assert died > KILLS / 2
    assert not states.unlike_clean()
    assert not left_over(states.folder)


def test_no_process_outlives_a_killed_build(tmp_path: Path, lender: Lender) -> None:
    """Those that shared its work end with it: they would write among the next build's files."""
    folder = Folder(tmp_path / "project", lender)
    many_posts(folder, 500)
    child, helpers = start(folder), list[int]()
    while child.poll() is None and not helpers:
        helpers = children_of(child.pid)
        time.sleep(0.002)
    assert helpers
    kill(child)
    time.sleep(0.3)

    assert not [each for each in helpers if Path(f"/proc/{each}/exe").exists()]


def test_a_helper_that_is_killed_ends_the_build_in_words(tmp_path: Path, lender: Lender) -> None:
    """When memory runs out the machine kills one process; the build does not wait for it."""
    folder = Folder(tmp_path / "project", lender)
    folder.build()
    before = (folder.site / "rss.xml").read_bytes()
    many_posts(folder, 500)
    child, helpers = start(folder), list[int]()
    # One that only looks ahead may be there too, and is not missed: the last one shares the work.
    while child.poll() is None and len(helpers) < min(2, os.cpu_count() or 1):
        helpers = children_of(child.pid)
    os.kill(helpers[-1], signal.SIGKILL)
    words, _ = child.communicate(timeout=60)

    assert child.returncode == 1
    assert NO_MEMORY in words
    assert TRACEBACK not in words
    assert (folder.site / "rss.xml").read_bytes() == before
    assert build(folder)[0] == 0
    assert (folder.site / "tin-bai/2026/03/nhieu-499/index.html").is_file()


def _die_at_three(number: int) -> int:
    if number == 3:
        os.kill(multiprocessing.current_process().pid or 0, signal.SIGKILL)
    return number


def test_shared_work_comes_back_in_order_or_not_at_all() -> None:
    """However it is cut in parts; and where a process dies, there is an error and no waiting."""
    with workers() as pool:
        assert list(pool.imap(str, range(10), 3)) == [str(number) for number in range(10)]

    with workers() as pool, pytest.raises(BrokenExecutor):
        list(pool.imap(_die_at_three, range(10)))

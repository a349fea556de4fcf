"""A disk without room: the last good site stays, the words say so, and with room all is well."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_folder import Folder, Lender, tree
from cchc.build.run import FORGETFUL
from cchc.cli.build import AFTER_TROUBLE
from faults.harm import TRACEBACK, States, build, command, filled, left_over, two_states, variables

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
# So much may a file of the build hold, in KB: from nothing up to nearly all that it wants.
LIMITS = (0, 4, 16, 64, 160, 320)
# So much is left on the disk, in KB.
ROOM = (0, 40, 150, 400)


def build_limited(folder: Folder, limit_kb: int) -> tuple[int, str]:
    """Build where no file may grow beyond *limit_kb*, as under a quota."""
    limit = limit_kb * 1024
    ran = subprocess.run(
        command(folder),
        cwd=folder.root,
        # Python 3.11 itself would leave cut compiled modules, which this is not about.
        env=variables() | {"PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=120,
        # Nothing of ours runs in the child but this one call.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    return ran.returncode, ran.stdout


def assert_told(states: States, before: dict[str, bytes], ran: tuple[int, str]) -> None:
    """Either all was built, and at most not remembered, or nothing was and the words say why."""
    code, words = ran
    assert TRACEBACK not in words
    assert not left_over(states.folder)
    if code:
        assert "Đĩa đã hết chỗ, không ghi được " in words
        assert AFTER_TROUBLE in words
        assert tree(states.folder.site) == before
    else:
        assert not states.unlike_clean()


def test_a_quota_stops_no_site(states: States) -> None:
    """Wherever a file cannot grow on, the site is the old one whole, or the new one whole."""
    codes, forgot = [], 0
    for limit in LIMITS:
        before = tree(states.folder.site)
        states.turn()
        ran = build_limited(states.folder, limit)
        codes.append(ran[0])
        forgot += FORGETFUL in ran[1]

        assert_told(states, before, ran)
        states.folder.build()
        assert not states.unlike_clean()

    assert codes[0] == 1
    assert codes[-1] == 0
    assert forgot


def test_a_full_disk_stops_no_site(small_disk: Path | None, lender: Lender, tmp_path: Path) -> None:
    """On a real disk that is filled to the last block; where none can be had, under a quota."""
    states = two_states(Folder((small_disk or tmp_path) / "project", lender))
    for room in ROOM:
        before = tree(states.folder.site)
        states.turn()
        if small_disk:
            filler = filled(small_disk, free_kb=room)
            ran = build(states.folder)
            filler.unlink()
        else:
            ran = build_limited(states.folder, room)

        assert_told(states, before, ran)
        states.folder.build()
        assert not states.unlike_clean()


def test_a_first_build_without_room_leaves_nothing_behind(tmp_path: Path, lender: Lender) -> None:
    """No half site: there was none, and there is none; the next build makes it."""
    folder = Folder(tmp_path / "project", lender)
    code, words = build_limited(folder, 20)

    assert code == 1
    assert TRACEBACK not in words
    assert not tree(folder.site)
    folder.build()
    assert not folder.faults()


def test_a_disk_that_may_not_be_written_is_told(states: States) -> None:
    """A file stands where the build wants a folder: its words name the place, nothing is lost."""
    before = tree(states.folder.site)
    states.turn()
    staging = states.folder.site.with_name(".cchc-staging-site")
    staging.write_bytes(b"")
    code, words = build(states.folder)
    staging.unlink()

    assert code == 1
    assert f"{staging}" in words
    assert TRACEBACK not in words
    assert tree(states.folder.site) == before
    shutil.rmtree(states.folder.root / ".cchc")
    states.folder.build()
    assert not states.unlike_clean()

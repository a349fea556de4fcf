"""A project in two states, on a disk of its own where one may be had."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_folder import Folder, Lender
from faults.harm import States, two_states


@pytest.fixture(scope="session")
def lender(tmp_path_factory: pytest.TempPathFactory) -> Lender:
    """One lender for all tests: MkDocs takes most of the time."""
    return Lender(tmp_path_factory.mktemp("themes"))


@pytest.fixture
def states(tmp_path: Path, lender: Lender) -> States:
    """A project that stands built in the first of two states."""
    return two_states(Folder(tmp_path / "project", lender))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """A real disk of 40 MB; None where this machine lets nobody mount one."""
    disk, mount = tmp_path / "disk", shutil.which("mount")
    disk.mkdir()
    words = [str(mount), "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(disk)]
    mounted = mount and subprocess.run(words, capture_output=True, check=False).returncode == 0
    yield disk if mounted else None
    if mounted:
        subprocess.run(["umount", "-l", str(disk)], check=True)  # noqa: S607 - the machine's own

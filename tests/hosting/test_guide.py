"""The hosting guide's commands are run as they are written, in order, on a fresh clone.

What needs root, another machine or Windows says so in its fence (`.quan-tri`, `.mang`, `.windows`);
of these, all that is of this project is checked in other ways.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from cchc.core.target import read_target
from git_folder import ALONE, WHO, commit, git, start
from hosting.web_servers import checked_by_nginx

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "huong-dan" / "dua-trang-len-mang.md"
_FENCE = re.compile(r"^```(?P<head>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
# Why a block is not run here; what is run must have no mark.
REASONS = {"quan-tri": "root", "mang": "another machine", "windows": "Windows"}
# The only words of the guide that are not those of the machine that it is run on.
PLACE = "/srv/trang-xa"
ADDRESSES = {
    "https://git.example.gov.vn/xa/trang.git": "goc.git",
    "ssh://git@git.example.gov.vn/xa/trang-moi.git": "moi.git",
}


class Block(NamedTuple):
    """A fence of the guide: its language, its marks, its commands."""

    language: str
    marks: frozenset[str]
    lines: tuple[str, ...]


def blocks() -> list[Block]:
    """Return the guide's fences in order."""
    found = []
    for match in _FENCE.finditer(GUIDE.read_text("utf-8")):
        language, *marks = re.findall(r"[\w-]+", match["head"])
        lines = tuple(line for line in match["text"].splitlines() if line.strip())
        found.append(Block(language, frozenset(marks), lines))
    return found


RUN = [block for block in blocks() if not block.marks]
LEFT = [block for block in blocks() if block.marks]


class Machine:
    """A folder that stands for a fresh machine; who is at work there goes from block to block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.here = folder
        for name in ADDRESSES.values():
            git(folder, "init", "--quiet", "--bare", "--initial-branch=main", name)

    def written(self, line: str) -> str:
        """Return a command with the places of this machine in it."""
        for address, name in ADDRESSES.items():
            line = line.replace(address, str(self.folder / name))
        return line.replace(PLACE, str(self.folder / "trang-xa"))

    def run(self, block: Block) -> subprocess.CompletedProcess[str]:
        """Run a block's commands; a fault in any ends it."""
        self._furnish()
        place = self.folder / "here"
        script = "\n".join(["set -euo pipefail", *map(self.written, block.lines), f"pwd >{place}"])
        ran = subprocess.run(
            ["bash", "-c", script],  # noqa: S607 - the machine's own
            cwd=self.here,
            env={**os.environ, **ALONE, **WHO, "HOME": str(self.folder)},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        if ran.returncode == 0:
            self.here = Path(place.read_text("utf-8").strip())
        return ran

    def _furnish(self) -> None:
        """Give a clone the libraries, which it would fetch; test_environment does fetch them."""
        for depth in ("*", "*/*"):
            for scripts in self.folder.glob(f"trang-xa/{depth}/scripts"):
                if not (scripts.parent / ".venv").exists():
                    lend_libraries(scripts.parent)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A fresh machine, and a Git host with the project on it."""
    made, source = Machine(tmp_path), start(tmp_path / "nguon")
    for path in ROOT.iterdir():
        if path.name in {"docs", "hooks", "overrides", "plans", "posts", "scripts", "hosting"}:
            ignored = shutil.ignore_patterns("__pycache__", "benchmark", "node_modules")
            shutil.copytree(path, source / path.name, ignore=ignored)
        elif path.is_file() and path.name != ".git":
            shutil.copy(path, source)
    commit(source, "2026-11-22")
    git(source, "push", "--quiet", str(tmp_path / "goc.git"), "main")
    return made


def lend_libraries(clone: Path) -> None:
    """Let a clone have the libraries of these tests, as if it had just installed them."""
    theirs, ours = clone / ".venv", Path(sys.prefix)
    theirs.mkdir()
    for path in ours.iterdir():
        if not path.name.endswith(".done"):
            (theirs / path.name).symlink_to(path)
    words = "import environment as e; print(e.PROJECT._state(e.RUNTIME), end='')"
    told = subprocess.run(
        ["python3", "-c", words],  # noqa: S607 - the machine's own
        cwd=clone / "scripts",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    (theirs / "requirements.lock.done").write_text(told.stdout, "utf-8")


def test_every_command_of_the_guide_is_run_as_written(machine: Machine) -> None:
    """From the clone to the move to another host, in order; each does what the guide says."""
    told = []
    for block in RUN:
        ran = machine.run(block)
        assert ran.returncode == 0, "\n".join([*block.lines, ran.stdout, ran.stderr])
        told.append(ran.stdout)

    place = machine.folder / "trang-xa"
    assert "đã quay về bản 1" in "".join(told)
    assert (place / "cong-bo" / "current" / "index.html").is_file()
    assert not list(place.glob("cong-bo/current/tin-bai/*/*/bai-thu-dua-len"))
    assert git(place / "kho", "rev-parse", "main") == git(
        machine.folder / "moi.git", "rev-parse", "main"
    )
    assert len(list((place / "sao-luu").iterdir())) == 2


def test_what_is_not_run_says_why() -> None:
    """Every other command needs what no test has; how many there are is no accident."""
    assert all(block.marks <= REASONS.keys() for block in LEFT)
    assert {block.language for block in RUN} == {"sh"}
    assert sum(len(block.lines) for block in RUN) == 35
    assert sum(len(block.lines) for block in LEFT) == 27


def test_what_is_not_run_names_only_what_is_there() -> None:
    """Files to copy are in hosting/, units have their names, targets can be read."""
    lines = [line for block in LEFT for line in block.lines]
    copied = [word for line in lines for word in re.findall(rf"{PLACE}/kho/(\S+)", line)]
    units = {word for line in lines for word in re.findall(r"trang-xa-[\w-]+(?:\.\w+)?", line)}
    targets = [word for line in lines for word in re.findall(r"--to (\S+)", line)]
    named = {path.name for path in (ROOT / "hosting" / "systemd").iterdir()}
    scripts = [word for line in lines for word in re.findall(r"scripts.(\w+\.py)", line)]

    assert len(copied) == 3
    assert all(list(ROOT.glob(word)) for word in copied)
    assert {unit for unit in units if unit.endswith((".service", ".timer"))} <= named
    assert all(read_target(word) for word in targets)
    assert all((ROOT / "scripts" / name).is_file() for name in scripts)


def test_the_shipped_nginx_files_are_taken_together(tmp_path: Path) -> None:
    """`nginx -t` on both, as they are but for where this machine lets nginx write."""
    both = "".join(
        (ROOT / "hosting" / name).read_text("utf-8")
        for name in ("nginx.conf", "nginx-bien-tap.conf")
    )
    ran = checked_by_nginx(both, tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert "warn" not in ran.stderr
    assert checked_by_nginx(both.replace("server_name", "sever_name"), tmp_path).returncode == 1

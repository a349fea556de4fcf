"""A project that is built by the real command while something goes wrong, and two states of it."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from build_folder import DAY, MONTH, Folder, tree

ROOT = Path(__file__).parents[2]
# In these words nobody but a developer is told anything.
TRACEBACK = "Traceback (most recent call last)"
_POST = re.compile(rb'href="/(tin-bai/2026/03/[a-z0-9-]+)/"')


@dataclass
class States:
    """A project that goes to and fro between two states; what a clean build makes of each."""

    folder: Folder
    clean: tuple[dict[str, bytes], dict[str, bytes]]
    now: int = 0

    def turn(self) -> None:
        """Go to the other state."""
        self.now = 1 - self.now
        write_state(self.folder, self.now)

    def torn(self) -> list[str]:
        """Return the files of the site that are as no build made them."""
        found = tree(self.folder.site)
        allowed = {name: [each.get(name) for each in self.clean] for name in found}
        return [name for name, raw in found.items() if raw not in allowed[name]]

    def unlike_clean(self) -> list[str]:
        """Return the files in which the site is not the clean one of this state."""
        ours, theirs = tree(self.folder.site), self.clean[self.now]
        return [name for name in ours | theirs if ours.get(name) != theirs.get(name)]

    def dead_links(self) -> list[str]:
        """Return the posts that some page names and that are not there."""
        pages = [raw for name, raw in tree(self.folder.site).items() if name.endswith(".html")]
        named = {each.decode() for raw in pages for each in _POST.findall(raw)}
        return [path for path in named if not (self.folder.site / path / "index.html").is_file()]


def write_state(folder: Folder, state: int) -> None:
    """Write the posts of one of the two states: texts and titles differ, three come and go."""
    for number in range(8):
        folder.write(f"bai-{number}", f"Chữ {state}. " * 40, title=f"Tên {state} của {number}")
    for number in range(8, 11):
        folder.write(f"bai-{number}", "Chữ.", formerly=f"[cu-{state}-{number}]")
        if state:
            folder.path(f"bai-{number}").unlink()


def two_states(folder: Folder) -> States:
    """Build the first state into the site, and both cleanly aside."""
    clean = []
    for state in (1, 0):
        write_state(folder, state)
        folder.build()
        clean.append(tree(folder.site))
        assert not folder.faults()
    return States(folder, (clean[1], clean[0]))


def command(folder: Folder, *, by_clock: bool = False) -> list[str]:
    """Return the command that builds *folder* as of its day, or as of the clock's."""
    day = [] if by_clock else ["--as-of", str(DAY)]
    return [sys.executable, "-m", "cchc.cli", "build", "--site-dir", str(folder.site), *day]


def variables() -> dict[str, str]:
    """Return what the command finds in its environment."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}


def start(folder: Folder, *, by_clock: bool = False) -> subprocess.Popen[str]:
    """Start the real command in *folder*, in a group of processes of its own."""
    return subprocess.Popen(
        command(folder, by_clock=by_clock),
        cwd=folder.root,
        env=variables(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )


def build(folder: Folder, *, by_clock: bool = False) -> tuple[int, str]:
    """Build with the real command; returns its exit code and its words."""
    with start(folder, by_clock=by_clock) as child:
        words, _ = child.communicate(timeout=120)
    return child.returncode, words


def kill(child: "subprocess.Popen[str]") -> None:
    """Kill the command alone, as the machine does that runs out of memory."""
    # It may just have ended by itself, which this bears.
    child.kill()
    child.communicate(timeout=30)


def children_of(number: int) -> list[int]:
    """Return the processes that a process started and that still run."""
    told = Path(f"/proc/{number}/task/{number}/children")
    return [int(each) for each in told.read_text("utf-8").split()] if told.exists() else []


def many_posts(folder: Folder, number: int) -> None:
    """Write so many posts that the build shares its work among processes."""
    for each in range(number):
        folder.write(f"nhieu-{each}", f"Chữ {each}.")


def left_over(folder: Folder) -> list[str]:
    """Return what stands beside the site, or in the posts folder, that nobody put there."""
    beside = [path.name for path in folder.site.parent.iterdir() if "staging" in path.name]
    return beside + [path.name for path in (folder.root / MONTH).glob(".*")]


def filled(disk: Path, *, free_kb: int) -> Path:
    """Fill *disk* with one file until only so much is free; returns the file."""
    file = disk / "day"
    room = shutil.disk_usage(disk).free - free_kb * 1024
    with file.open("wb") as out:
        for start_at in range(0, max(room, 0), 1 << 20):
            out.write(bytes(min(1 << 20, room - start_at)))
    return file

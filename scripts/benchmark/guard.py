"""The guard of CI: it tells whether the build has become slower, whatever the machine.

The processor's seconds of a build are divided by those of a fixed work in the same minute: the
rendering of the same texts by bare Python-Markdown. The quotient is held against the kept one.
A slow or busy machine slows both; only a quotient half as high again, three times in a row, fails.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmark.measuring import run, ticking
from benchmark.ours import Ours
from benchmark.programs import Command

KEPT = Path(__file__).resolve().parent / "kept.json"
POSTS, REPEATS = 300, 3
LIMIT, TRIES = 1.5, 3
REFERENCE = """\
import pathlib, sys, markdown
texts = [path.read_text("utf-8") for path in sorted(pathlib.Path("posts").rglob("*.md"))]
for text in texts * int(sys.argv[1]):
    markdown.markdown(text)
"""


@dataclass
class Guard:
    """The small corpus in *ours*, built and held against the kept ratios."""

    ours: Ours
    sites: Path
    built: int = 0

    def ratio(self) -> dict[str, float]:
        """Return what a clean build and a build with one post changed cost, by the reference."""
        reference = run(Command((sys.executable, "-c", REFERENCE, str(REPEATS)), self.ours.folder))
        self.built += 1
        self.ours.forget()
        command = self.ours.build(self.sites / str(self.built))
        clean = run(command).cpu
        self._change()
        again = run(command).cpu
        return {"clean": clean / reference.cpu, "changed": again / reference.cpu}

    def _change(self) -> None:
        newest = max((self.ours.folder / "posts").rglob("*.md"))
        with newest.open("a", encoding="utf-8", newline="\n") as file:
            file.write(f"\nSửa lần {self.built}.\n")


def judge(measure: Callable[[], dict[str, float]], kept: dict[str, float]) -> bool:
    """Tell whether some try out of three is within bounds, printing each."""
    for number in range(1, TRIES + 1):
        with ticking(f"guard, try {number}/{TRIES} …"):
            found = measure()
        print(_told(found, kept))
        if all(found[task] <= LIMIT * kept[task] for task in kept):
            return True
    return False


def keep(measure: Callable[[], dict[str, float]], path: Path = KEPT) -> None:
    """Measure three times and write the middle ratios as those to hold builds against."""
    tries = [measure() for _ in range(TRIES)]
    middle = {task: sorted(one[task] for one in tries)[TRIES // 2] for task in tries[0]}
    kept = {task: round(ratio, 2) for task, ratio in middle.items()}
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8", newline="\n")
    print(f"kept: {kept}")


def read_kept(path: Path = KEPT) -> dict[str, float]:
    """Read the kept ratios."""
    return {str(task): float(ratio) for task, ratio in json.loads(path.read_text("utf-8")).items()}


def _told(found: dict[str, float], kept: dict[str, float]) -> str:
    return ", ".join(
        f"{task} {found[task]:.2f} (kept {ratio:.2f}, at most {LIMIT * ratio:.2f})"
        for task, ratio in kept.items()
    )

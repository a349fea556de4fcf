"""What was measured: runs by program, corpus size and task; medians, ratios, and their file."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

# In the order in which the tables show them.
TASKS = {
    "clean": "clean build",
    "nothing": "nothing changed",
    "changed": "one post's text changed",
    "more": "one post more",
    "memory": "clean build, peak memory",
    "check": "`cchc check` of one post",
    "count": "`cchc count`, the whole command",
    "counting": "counting alone, posts read",
}
MEMORY = "memory"


@dataclass
class Series:
    """The runs of one program at one task and size, in seconds (memory: in MiB)."""

    program: str
    size: int
    task: str
    values: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The median."""
        return median(self.values)


@dataclass
class Results:
    """All series of one run of the benchmark, and what it ran on and with."""

    machine: str
    made: str
    command: str
    versions: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    series: list[Series] = field(default_factory=list)

    def add(self, program: str, size: int, task: str, *values: float) -> None:
        """Note one run: its seconds (or MiB), and the processor's seconds if they are known."""
        found = self.find(program, size, task)
        if not found:
            found = Series(program, size, task)
            self.series.append(found)
        found.values.append(values[0])
        found.cpu.extend(values[1:])

    def find(self, program: str, size: int, task: str) -> Series | None:
        """Return a series, None where nothing was measured."""
        wanted = (program, size, task)
        return next(
            (one for one in self.series if (one.program, one.size, one.task) == wanted), None
        )

    def middle(self, program: str, size: int, task: str) -> float | None:
        """Return a median, None where nothing was measured."""
        found = self.find(program, size, task)
        return found.middle if found else None

    def ratio(self, size: int, task: str, *, to: str, at: str = "") -> float | None:
        """Return our median as a part of another program's, at the same task or *at* another."""
        ours, other = self.middle("ours", size, task), self.middle(to, size, at or task)
        return ours / other if ours and other else None

    def growth(self, program: str, task: str) -> float | None:
        """Return how much more a post costs in the largest corpus than in the smallest."""
        small, large = min(self.sizes(task), default=0), max(self.sizes(task), default=0)
        first, last = self.middle(program, small, task), self.middle(program, large, task)
        return (last / large) / (first / small) if first and last and small < large else None

    def sizes(self, task: str = "") -> list[int]:
        """Return the corpus sizes, those of one *task* if it is named."""
        return sorted({one.size for one in self.series if task in ("", one.task)})

    def programs(self, tasks: Iterable[str]) -> list[str]:
        """Return the programs that did any of *tasks*, in the order they were asked for."""
        found = {one.program for one in self.series if one.task in set(tasks)}
        return [name for name in self.titles if name in found]

    def write(self, path: Path) -> None:
        """Write everything as JSON."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", "utf-8", newline="\n")


def read_results(path: Path) -> Results:
    """Read what `Results.write` wrote."""
    values = json.loads(path.read_text("utf-8"))
    series = [Series(**one) for one in values.pop("series")]
    return Results(**values, series=series)

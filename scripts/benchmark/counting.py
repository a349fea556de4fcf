"""`cchc check` of one post, and `cchc count` of a city's posts against a plan of 150 units."""

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from benchmark.measuring import output, run, ticking
from benchmark.ours import CONFIG, ROOT, Ours
from benchmark.results import Results

CITY = ROOT / "plans" / "ha-noi-2026.yml"
UNITS = 150
PROBE = Path(__file__).resolve().parent / "count_probe.py"
# The group that the city's plan leaves open: its communes and wards.
_OPEN = "xa-phuong"


@dataclass
class Desk:
    """The commands of the office, run on the corpus that lies in *ours*."""

    ours: Ours
    results: Results
    rounds: int

    def expect_valid(self) -> None:
        """Hold the corpus against the project's own rules: figures of bad posts say nothing."""
        with ticking(f"{self.ours.corpus.size} posts, are they valid? …"):
            run(self.ours.command("check"))
        print("yes")

    def check(self) -> None:
        """Time `cchc check` of the newest post."""
        newest = max((self.ours.folder / "posts").rglob("*.md"))
        command = self.ours.command("check", str(newest))
        self._repeat("check", lambda: run(command).seconds)

    def count(self, plan: Path) -> None:
        """Time `cchc count` as a whole, then the counting inside it."""
        day = str(self.ours.corpus.today)
        whole = self.ours.command("count", "--as-of", day, "--format", "json")
        self._repeat("count", lambda: run(whole).seconds)
        words = (sys.executable, str(PROBE), str(plan), "posts", day)
        probe = replace(whole, words=words)
        self._repeat("counting", lambda: float(output(probe)))

    def _repeat(self, task: str, measure: Callable[[], float]) -> None:
        size = self.ours.corpus.size
        for number in range(1, self.rounds + 1):
            with ticking(f"{size} posts, round {number}/{self.rounds}, {self.ours.name}: {task} …"):
                seconds = measure()
            print(f"{seconds:.2f} s")
            self.results.add(self.ours.name, size, task, seconds)


def city_plan() -> dict[str, Any]:
    """Return Hà Nội's plan with as many communes as make 150 units."""
    plan: dict[str, Any] = yaml.safe_load(CITY.read_text("utf-8"))
    new = range(1, UNITS - len(plan["units"]) + 1)
    plan["units"] += [{"code": f"xa-{each}", "name": f"UBND xã số {each}"} for each in new]
    group = next(group for group in plan["groups"] if group["code"] == _OPEN)
    group["members"] = [{"unit": f"xa-{each}"} for each in new]
    return plan


def use_plan(plan: dict[str, Any], folder: Path) -> Path:
    """Write *plan* into the project in *folder* and make it the site's plan."""
    path = folder / "plans" / "benchmark.yml"
    path.write_text(yaml.safe_dump(plan, allow_unicode=True, sort_keys=False), "utf-8")
    config = folder / CONFIG
    text = re.sub(
        r"^( +plan:).*", r"\1 plans/benchmark.yml", config.read_text("utf-8"), flags=re.MULTILINE
    )
    config.write_text(text, "utf-8", newline="\n")
    return path

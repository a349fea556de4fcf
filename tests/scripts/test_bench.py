"""The benchmark: its corpus, its rounds, its programs. How fast we are is not tested here.

Programs under test are real processes; a small one stands for the peers, which are not installed.
"""

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import ClassVar

import pytest
import yaml

from benchmark import ours as ours_module
from benchmark.counting import UNITS, city_plan, use_plan
from benchmark.measuring import FailedError, peak_mib, run
from benchmark.ours import ROOT, Before, Ours, plan_of_site
from benchmark.programs import Command, Program
from benchmark.results import Results
from benchmark.rounds import BUILDS, Race
from benchmark.samples import CATEGORIES, FIRST_YEAR, Corpus, Sample, slug_of
from benchmark.stages import corpus_of, fill, is_ready
from benchmark.table import tables
from git_folder import commit, start

YEAR = 2026


class Small(Program):
    """A program that does one line of Python."""

    name: ClassVar[str] = "hugo"
    title: ClassVar[str] = "Small"
    line: ClassVar[str] = "pass"

    def install(self) -> str:
        """Tell a version; nothing is to be installed."""
        return "1"

    def prepare(self) -> None:
        """Note that it was made ready."""
        (self.folder / "ready").touch()

    def build(self, output: Path) -> Command:
        """Run the line, the output folder behind it."""
        return Command((sys.executable, "-c", self.line, str(output)), self.folder)

    def file(self, sample: Sample) -> str:
        """Return the file of a post."""
        return f"{sample.slug}.md"

    def text(self, sample: Sample) -> str:
        """Return the bare text."""
        return sample.body


class Wiping(Small):
    """A program that will have its output folder for itself."""

    wipes: ClassVar[bool] = True
    line: ClassVar[str] = "import os, sys; os.makedirs(sys.argv[1])"


class Broken(Small):
    """A program that fails."""

    line: ClassVar[str] = "import sys; sys.exit('no theme')"


def corpus(size: int = 60, *, seed: int = 108) -> Corpus:
    """Return a corpus for the plan of this project."""
    whole = corpus_of(yaml.safe_load(plan_of_site().read_text("utf-8")), size)
    return replace(whole, seed=seed)


def race(folder: Path, *kinds: type[Program], rounds: int = 1) -> Race:
    """Return a race of small programs, its corpus written."""
    posts = corpus(5)
    programs = [kind(folder, folder / kind.__name__, posts) for kind in kinds]
    found = Results("", "", "", titles={kind.name: kind.title for kind in kinds})
    made = Race(folder, posts, programs, found, rounds, budget=60)
    made.prepare()
    return made


def test_the_same_seed_gives_the_same_posts() -> None:
    """Two runs time the same corpus; another seed gives another one."""
    first, second, other = (list(corpus(seed=seed).samples()) for seed in (1, 1, 2))

    assert first == second
    assert first != other


def test_the_posts_are_like_a_communes() -> None:
    """Every unit and field writes, over twenty years, some hundred syllables, each its address."""
    posts = corpus(600)
    samples = list(posts.samples(more=1))
    years = Counter(sample.day.year for sample in samples)

    assert len({sample.slug for sample in samples}) == 601
    assert {sample.category for sample in samples} == set(CATEGORIES)
    assert {unit for sample in samples for unit in sample.units} == set(posts.units)
    assert 440 < mean(len(sample.body.split()) for sample in samples) < 520
    assert set(years) == set(range(FIRST_YEAR, YEAR + 1))
    assert years[YEAR] == posts.current + 1
    assert [sample.day for sample in samples] == sorted(sample.day for sample in samples)


def test_our_own_check_finds_no_fault_in_the_posts(tmp_path: Path) -> None:
    """What is timed is valid; a fault in one of them would stop the benchmark."""
    ours = Ours(tmp_path, tmp_path / "ours", corpus())
    fill(ours)
    checked = ours.command("check")
    sample = next(iter(ours.corpus.samples()))

    run(checked)
    ours.write(replace(sample, category="khong-co"))
    with pytest.raises(FailedError, match="1 lỗi trong 1 tệp"):
        run(checked)


def test_a_title_becomes_an_address() -> None:
    """Letters lose their marks, đ among them; what is no letter parts words."""
    assert slug_of("Đối thoại: “Một cửa” năm 2026") == "doi-thoai-mot-cua-nam-2026"


def test_the_citys_plan_has_150_units(tmp_path: Path) -> None:
    """The plan for counting is Hà Nội's, its communes filled in, and the site uses it."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    path = use_plan(city_plan(), tmp_path)
    plan = yaml.safe_load(path.read_text("utf-8"))

    assert len({unit["code"] for unit in plan["units"]}) == UNITS
    assert "    plan: plans/benchmark.yml\n" in (tmp_path / "mkdocs.yml").read_text("utf-8")


def test_a_race_times_every_task_of_every_program(tmp_path: Path) -> None:
    """Each round builds clean, again, with a text changed and with a post more."""
    made = race(tmp_path, Small, rounds=2)
    made.go()
    counts = {one.task: len(one.values) for one in made.results.series}

    assert counts == dict.fromkeys(BUILDS, 2)
    assert len(list((tmp_path / "Small").glob("*.md"))) == 5 + 2


def test_a_wiping_program_gets_a_new_folder_each_time(tmp_path: Path) -> None:
    """Nothing is deleted while timing: it would slow down what is written next."""
    race(tmp_path, Wiping).go()

    assert len(list((tmp_path / "sites").iterdir())) == len(BUILDS)


def test_a_failing_program_is_named_and_left_out(tmp_path: Path) -> None:
    """The others go on, and the table says who failed and where."""
    made = race(tmp_path, Broken)
    made.go()

    assert not made.results.series
    assert made.results.missing == {"hugo": "failed: no theme"}
    assert "## Missing or failed\n\n* Small: " in tables(made.results)


def test_a_program_that_used_up_its_time_sits_out(tmp_path: Path) -> None:
    """A budget of nothing leaves every build out, and nothing is made up for it."""
    made = race(tmp_path, Small)
    made.results.add("hugo", 1, "clean", 100, 100)
    made.budget = 60
    made.go()

    assert made.results.find("hugo", 5, "clean") is None


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    """A child's memory counts like its parent's."""
    hold = "import time; held = b'x' * 60_000_000; time.sleep(0.5)"
    both = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"

    assert 55 < peak_mib(Command((sys.executable, "-c", both), tmp_path)) < 110


def test_the_last_commit_is_timed_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was changed after the commit is not in the copy that stands for it."""
    root = start(tmp_path / "project")
    (root / "mkdocs.yml").write_text("committed", "utf-8")
    commit(root, "2026-03-12")
    (root / "mkdocs.yml").write_text("changed", "utf-8")
    posts = corpus(1)
    monkeypatch.setattr(ours_module, "ROOT", root)
    before = Before(tmp_path, tmp_path / "before", posts)
    now = Ours(tmp_path, tmp_path / "ours", posts)
    versions = before.install(), now.install()

    assert versions[1] == f"{versions[0]} + changes"
    assert (before.snapshot() / "mkdocs.yml").read_text("utf-8") == "committed"
    assert (now.snapshot() / "mkdocs.yml").read_text("utf-8") == "changed"


def test_without_a_commit_there_is_nothing_to_compare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A peer that cannot be had is told, not passed over in silence."""
    monkeypatch.setattr(ours_module, "ROOT", tmp_path)
    found = Results("", "", "")

    assert not is_ready(Before, tmp_path, found)
    assert found.missing == {"before": "the project has no commit yet, or git is missing"}

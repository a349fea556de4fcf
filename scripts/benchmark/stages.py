"""What `scripts/bench.py` does, from its words to its tables."""

import argparse
import datetime as dt
import os
import platform
import shlex
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from benchmark.counting import Desk, city_plan, use_plan
from benchmark.editor import race_editor
from benchmark.guard import POSTS, Guard, judge, keep, read_kept
from benchmark.measuring import FailedError, ticking
from benchmark.ours import ROOT, Ours, plan_of_site
from benchmark.plot import plot
from benchmark.programs import MissingError, Program
from benchmark.results import Results, read_results
from benchmark.rounds import Race
from benchmark.samples import Corpus
from benchmark.table import page, tables
from benchmark.words import PROGRAMS, parser

PICTURES = ROOT / "docs" / "assets" / "benchmark"
BUILT, COUNTED, SEARCHED = 1_000, 10_000, 5_000
# A commune's year: three posts in ten, at most some hundreds, whatever lies behind it.
_SHARE, _MOST = 0.3, 600


def main(words: Sequence[str]) -> int:
    """Run what was asked for; return 1 where something failed or the guard says no."""
    args = parser().parse_args(words)
    if args.task == "show":
        return show(read_results(PICTURES / "results.json"), write=args.write)
    with workplace(args.work) as folder:
        if args.task == "guard":
            return guard(folder, anew=args.keep)
        if args.task == "editor":
            return editor(folder, args.posts or [COUNTED])
        if args.task == "search":
            return search(args, folder)
        results = Results(machine(), f"{dt.datetime.now(dt.UTC):%Y-%m-%d}", told(words))
        stopped = measure(args, folder, results)
        stopped = stopped or results.missing.get(Ours.name, "")
        show(results, write=args.write and not stopped)
    if stopped:
        print(f"STOPPED, and nothing written: {stopped}")
    return 1 if stopped else 0


def measure(args: argparse.Namespace, folder: Path, results: Results) -> str:
    """Measure what was asked for; return why it ended early, or ""."""
    try:
        if args.task != "count":
            race_all(args, folder, results)
        if args.task in {"count", "all"}:
            count_all(args, folder, results)
    except FailedError as error:
        return str(error)
    except KeyboardInterrupt:
        return "interrupted; the tables hold what was measured until then"
    return ""


def race_all(args: argparse.Namespace, folder: Path, results: Results) -> None:
    """Build with every program at every size; check a post of ours."""
    names = ["ours"] if args.task == "check" else args.peers
    homes = {name: home_of(name, args.work, folder) for name in names}
    ready = [name for name in names if is_ready(PROGRAMS[name], homes[name], results)]
    for size in sorted(args.posts or [BUILT]):
        place = folder / str(size)
        corpus = corpus_of(yaml.safe_load(plan_of_site().read_text("utf-8")), size)
        programs = [PROGRAMS[name](homes[name], place / name, corpus) for name in ready]
        race = Race(place, corpus, programs, results, args.rounds, args.budget)
        race.prepare()
        desks = [Desk(one, results, args.rounds) for one in programs if type(one) is Ours]
        for desk in desks:
            desk.expect_valid()
        if args.task != "check":
            race.go()
        for desk in desks:
            desk.check()


def count_all(args: argparse.Namespace, folder: Path, results: Results) -> None:
    """Count corpora of a city's posts, all of one year, against a plan of 150 units."""
    home = home_of(Ours.name, args.work, folder)
    if Ours.name not in results.versions:
        is_ready(Ours, home, results)
    for size in sorted(args.posts or [COUNTED]) if args.task == "count" else [COUNTED]:
        plan = city_plan()
        ours = Ours(home, folder / f"city-{size}", corpus_of(plan, size, current=size))
        fill(ours)
        file = use_plan(plan, ours.folder)
        desk = Desk(ours, results, args.rounds)
        desk.expect_valid()
        desk.count(file)


def guard(folder: Path, *, anew: bool) -> int:
    """Hold a small build against the kept ratios, or keep new ones."""
    plan = yaml.safe_load(plan_of_site().read_text("utf-8"))
    ours = Ours(folder, folder / "ours", corpus_of(plan, POSTS))
    fill(ours)
    ratio = Guard(ours, folder / "sites").ratio
    try:
        if anew:
            keep(ratio)
            return 0
        if judge(ratio, read_kept()):
            return 0
    except FailedError as error:
        print(f"FAILED\n{error}")
        return 1
    print("the build has become slower; if that is meant: scripts/bench.py guard --keep")
    return 1


def editor(folder: Path, sizes: Sequence[int]) -> int:
    """Time the web editor over corpora of some sizes."""
    plan = yaml.safe_load(plan_of_site().read_text("utf-8"))
    for size in sorted(sizes):
        ours = Ours(folder, folder / f"editor-{size}" / "project", corpus_of(plan, size))
        fill(ours)
        print(f"\n{race_editor(ours)}\n")
    return 0


def search(args: argparse.Namespace, folder: Path) -> int:
    """Ask the searches of this project and its peers the same, over the same posts."""
    # Playwright is there for this task alone.
    from benchmark.searching import PAGE, race_searches  # noqa: PLC0415

    plan = yaml.safe_load(plan_of_site().read_text("utf-8"))
    corpus = corpus_of(plan, (args.posts or [SEARCHED])[0])
    text = race_searches(corpus, args.work / "peers", folder, machine())
    print(f"\n{text}\n")
    if args.write:
        PAGE.write_text(text, "utf-8", newline="\n")
    return 0


def fill(program: Program) -> None:
    """Write a whole corpus for one program."""
    with ticking(f"{program.corpus.size} posts …"):
        program.folder.mkdir(parents=True)
        program.prepare()
        for sample in program.corpus.samples():
            program.write(sample)
    print("written")


def corpus_of(plan: dict[str, Any], size: int, *, current: int | None = None) -> Corpus:
    """Return a corpus by all units of *plan*, *current* posts of it in the plan's year."""
    share = min(round(_SHARE * size), _MOST) if current is None else current
    units = [str(unit["code"]) for unit in plan["units"]]
    return Corpus(ROOT / "posts", units, int(plan["year"]), size, share)


def is_ready(kind: type[Program], home: Path, results: Results) -> bool:
    """Install a program and note its version, or why it is missing."""
    with ticking(f"installing {kind.title} …"):
        try:
            version = kind(home, home, Corpus(home, (), 0, 0, 0)).install()
        except MissingError as error:
            print(f"MISSING: {error}")
            results.missing[kind.name] = str(error)
            results.titles.setdefault(kind.name, kind.title)
            return False
    print(version)
    results.titles[kind.name] = kind.title
    results.versions[kind.name] = version
    return True


def home_of(name: str, work: Path, folder: Path) -> Path:
    """Return where a program is kept: a peer for the next time too, ours for this run alone."""
    return folder / "home" if issubclass(PROGRAMS[name], Ours) else work / "peers" / name


def show(results: Results, *, write: bool) -> int:
    """Print the tables, and write all if it is wanted."""
    print(f"\n{tables(results)}\n")
    if write:
        write_down(results)
    return 0


def write_down(results: Results) -> None:
    """Write the figures, the picture and the page into the project."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    results.write(PICTURES / "results.json")
    picture = PICTURES / "results.svg"
    picture.write_text(plot(results), "utf-8", newline="\n")
    text = page(results, plot=picture.relative_to(ROOT).as_posix())
    (ROOT / "BENCHMARK.md").write_text(text, "utf-8", newline="\n")


def machine() -> str:
    """Tell what the figures stand on."""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def told(words: Sequence[str]) -> str:
    """Return the command as it can be typed again."""
    return shlex.join(["python3", "scripts/bench.py", *words])


@contextmanager
def workplace(work: Path) -> Iterator[Path]:
    """Give an empty folder below *work*, and take it away at the very end."""
    folder = work / f"run-{os.getpid()}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        with ticking("tidying up …"):
            shutil.rmtree(folder)
        print("done")

"""The results as Markdown: what the terminal shows, and what BENCHMARK.md holds."""

from collections.abc import Iterator, Sequence

from benchmark.results import MEMORY, TASKS, Results

_FULL = 10_000
BUILD_TASKS = ("clean", "more", "changed", "nothing")
DESK_TASKS = ("check", "count", "counting")
PAGE = """\
# How fast it is

The figures of one run of `{command}`
on {made}: {machine}.
Median seconds; all programs took turns, each build a new process. Seconds swing from machine to
machine, ratios hold.

![Seconds by corpus size]({plot})

{tables}

## How to read it

* The posts are made up, about 480 syllables each, from the pairs of neighbouring syllables in
  `posts/`; the same for every program, each in its own spelling.
* *clean build*: into a new folder, with no cache. *one post more*, *one post's text changed*,
  *nothing changed*: into the folder of the build before, as a new process.
* The peers have small themes of their own (`scripts/benchmark/themes/`): a page a post, lists of
  ten, lists by category and unit, RSS with whole texts. This project makes all that and more:
  Material's pages, Atom and JSON feeds, months, calendars, the pages of the plan.
* A peer writes all its files again when one post has changed. On ext4, writing over files takes
  longer than making new ones, so that its second build can take longer than its first; therefore
  ours is held against Hugo's clean build too.
* MkDocs empties its output folder first; it is given a new one for every build, for deleting many
  files slows down the making of others on ext4.
* A dash: not measured, since the program is missing or had used up its time.
* Peak memory is that of all processes together, what they share counted once.
"""


def page(results: Results, *, plot: str) -> str:
    """Return BENCHMARK.md; *plot* is the path of the picture."""
    return PAGE.format(
        command=results.command,
        made=results.made,
        machine=results.machine,
        plot=plot,
        tables=tables(results),
    )


def tables(results: Results) -> str:
    """Return all tables that there are figures for."""
    parts = [_builds(results, task) for task in BUILD_TASKS if results.sizes(task)]
    parts += [part for part in (_desk(results), _aims(results), _programs(results)) if part]
    return "\n\n".join(parts)


def grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table, its first column words and the others figures."""
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _builds(results: Results, task: str) -> str:
    sizes = results.sizes(task)
    head = ["", *(f"{size:,} posts" for size in sizes)]
    rows = [
        [
            f"{results.titles[name]} {results.versions.get(name, '')}".strip(),
            *(_seconds(results.middle(name, size, task)) for size in sizes),
        ]
        for name in results.programs([task])
    ]
    if len(sizes) > 1:
        head.append("growth a post")
        for name, row in zip(results.programs([task]), rows, strict=True):
            row.append(_times(results.growth(name, task)))
    rows += _ratios(results, task, columns=len(head))
    return f"## {TASKS[task].capitalize()}, seconds\n\n{grid(head, rows)}"


def _ratios(results: Results, task: str, *, columns: int) -> list[list[str]]:
    """Return our ratios to Hugo, to the last commit, and to Hugo's clean build, a row each."""
    rows = []
    for name, other in (("hugo", task), ("before", task), ("hugo", "clean")):
        ratios = [results.ratio(size, task, to=name, at=other) for size in results.sizes(task)]
        label = results.titles.get(name, "") + ("" if other == task else f", {TASKS[other]}")
        row = [f"*ours ÷ {label}*", *map(_times, ratios)]
        if any(ratios) and row not in rows:
            rows.append(row)
    return [[*row, *[""] * (columns - len(row))] for row in rows]


def _desk(results: Results) -> str:
    tasks = [task for task in (*DESK_TASKS, MEMORY) if results.sizes(task)]
    sizes = sorted({size for task in tasks for size in results.sizes(task)})
    rows = [
        [
            _label(task, results.titles[name]),
            *(_figure(results, name, size, task) for size in sizes),
        ]
        for task in tasks
        for name in results.programs([task])
    ]
    head = ["", *(f"{size:,} posts" for size in sizes)]
    return f"## Memory and the commands of the office\n\n{grid(head, rows)}" if rows else ""


def _label(task: str, title: str) -> str:
    unit = "MiB" if task == MEMORY else "s"
    return f"{title}: {TASKS[task]}, {unit}"


def _figure(results: Results, name: str, size: int, task: str) -> str:
    value = results.middle(name, size, task)
    return _seconds(value) if task != MEMORY or value is None else f"{value:.0f}"


def _aims(results: Results) -> str:
    rows = [
        [name, limit, found, "yes" if met else "**no**"]
        for name, limit, found, met in aims(results)
    ]
    return f"## Aims (at 10,000 posts)\n\n{grid(['', 'aim', 'found', 'met'], rows)}" if rows else ""


def aims(results: Results) -> Iterator[tuple[str, str, str, bool]]:
    """Yield each aim that this run can tell of: what, how much, what was found, whether met."""
    found: list[tuple[str, float, float | None]] = [
        ("one post more, s", 1.0, results.middle("ours", _FULL, "more")),
        ("one post more, part of Hugo's", 0.1, results.ratio(_FULL, "more", to="hugo")),
        (
            "one post more, part of Hugo's clean build",
            0.1,
            results.ratio(_FULL, "more", to="hugo", at="clean"),
        ),
        ("nothing changed, s", 0.5, results.middle("ours", _FULL, "nothing")),
        ("clean build, part of Hugo's", 1.0, results.ratio(_FULL, "clean", to="hugo")),
        ("growth of a clean build a post, from 1,000 on", 1.1, _growth(results)),
        ("peak memory, MiB", 400, results.middle("ours", _FULL, MEMORY)),
        ("`cchc check` of one post, s", 0.3, results.middle("ours", _FULL, "check")),
        ("`cchc count`, s", 1.0, results.middle("ours", _FULL, "count")),
        ("counting alone, s", 1.0, results.middle("ours", _FULL, "counting")),
    ]
    for name, limit, value in found:
        if value is not None:
            yield name, f"≤ {limit:g}", f"{value:.3g}", value <= limit


def _growth(results: Results) -> float | None:
    sizes = results.sizes("clean")
    return results.growth("ours", "clean") if sizes[:1] == [1_000] and sizes[-1] == _FULL else None


def _programs(results: Results) -> str:
    lines = [f"* {results.titles.get(name, name)}: {why}" for name, why in results.missing.items()]
    return "\n".join(["## Missing or failed", "", *lines]) if lines else ""


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _times(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f} ×"

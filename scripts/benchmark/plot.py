"""The results as a picture: seconds by corpus size, a line a program, a panel a task.

Written as SVG by hand; the picture follows the reader's choice of light or dark.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from benchmark.results import TASKS, Results

PANELS = ("clean", "more")
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 460, 400, 52, 64, 22, 46
KEY_ROW = 20
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
# Okabe and Ito's colours, told apart by colour-blind readers too; each program also has a mark.
COLOURS = {
    "ours": ("#d55e00", "#ff8c3a"),
    "before": ("#a0522d", "#d99a6c"),
    "hugo": ("#0072b2", "#56b4e9"),
    "eleventy": ("#007a5a", "#2fd0a0"),
    "pelican": ("#8f6a00", "#e6b422"),
    "blog": ("#a3407c", "#e08cc0"),
    "mkdocs": ("#555555", "#bbbbbb"),
}
STYLE = """\
text{font:13px system-ui,sans-serif;fill:#1f2328}.h{font-size:15px;font-weight:600}
.b{fill:#fff}.g{stroke:#d0d7de}.s{fill:#59636e}path{fill:none}"""
DARK = """\
text{fill:#e6edf3}.b{fill:#0d1117}.g{stroke:#3d444d}.s{fill:#9198a1}"""


@dataclass(frozen=True)
class Scale:
    """Where figures stand in a panel; both ways logarithmic."""

    sizes: Sequence[int]
    low: float
    high: float

    def across(self, size: int) -> float:
        """Return x for a corpus size; a single size stands in the middle."""
        first, last = math.log(self.sizes[0]), math.log(self.sizes[-1])
        part = (math.log(size) - first) / (last - first) if last > first else 0.5
        return LEFT + 12 + part * (WIDTH - LEFT - RIGHT - 24)

    def down(self, seconds: float) -> float:
        """Return y for a number of seconds."""
        low, high = math.log(self.low), math.log(self.high)
        part = (math.log(max(seconds, self.low)) - low) / (high - low)
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)


def plot(results: Results) -> str:
    """Return the picture."""
    tasks = [task for task in PANELS if results.sizes(task)]
    names = results.programs(tasks)
    columns = len(tasks)
    width, height = WIDTH * columns, HEIGHT + KEY_ROW * math.ceil(len(names) / columns) + 12
    parts = [_panel(results, task, WIDTH * at) for at, task in enumerate(tasks)]
    parts += [_key(results, name, divmod(at, columns)) for at, name in enumerate(names)]
    title = "Seconds by corpus size, a line a program"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{title}">'
        f"<title>{title}</title><style>{_style(names)}</style>"
        f'<rect class="b" width="{width}" height="{height}" rx="6"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _style(names: Sequence[str]) -> str:
    light = "".join(_rule(name, COLOURS[name][0]) for name in names)
    dark = "".join(_rule(name, COLOURS[name][1]) for name in names)
    return f"{STYLE}{light}@media (prefers-color-scheme:dark){{{DARK}{dark}}}"


def _rule(name: str, colour: str) -> str:
    width = 3 if name == "ours" else 2
    return f".{name}{{stroke:{colour};stroke-width:{width}}}.{name}-m{{fill:{colour}}}"


def _panel(results: Results, task: str, left: int) -> str:
    values = [one.middle for one in results.series if one.task == task]
    low = max((tick for tick in _TICKS if tick <= min(values)), default=_TICKS[0])
    high = min((tick for tick in _TICKS if tick >= max(values) and tick > low), default=_TICKS[-1])
    scale = Scale(results.sizes(task), low, high)
    head = f'<text class="h" x="{LEFT}" y="28">{escape(TASKS[task].capitalize())}</text>'
    note = f'<text class="s" x="{LEFT}" y="48">seconds by number of posts (both logarithmic)</text>'
    lines = [_line(results, name, task, scale) for name in results.programs([task])]
    axes = _axes(scale)
    return f'<g transform="translate({left})">' + "\n".join([head, note, axes, *lines]) + "</g>"


def _axes(scale: Scale) -> str:
    end, parts = WIDTH - RIGHT, []
    for tick in (tick for tick in _TICKS if scale.low <= tick <= scale.high):
        y = scale.down(tick)
        parts.append(f'<path class="g" d="M{LEFT} {y:.1f}H{end}"/>')
        parts.append(
            f'<text class="s" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>'
        )
    for size in scale.sizes:
        x, y = scale.across(size), HEIGHT - BOTTOM + 22
        parts.append(f'<text class="s" x="{x:.1f}" y="{y}" text-anchor="middle">{size:,}</text>')
    return "\n".join(parts)


def _line(results: Results, name: str, task: str, scale: Scale) -> str:
    found = ((size, results.middle(name, size, task)) for size in scale.sizes)
    points = [(scale.across(size), scale.down(value)) for size, value in found if value]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    marks = "".join(_mark(name, x, y) for x, y in points)
    return f'<path class="{name}" d="M{path}"/>{marks}'


def _mark(name: str, x: float, y: float) -> str:
    """Return a program's mark: circle, square or diamond, by its place in the list."""
    kind = list(COLOURS).index(name) % 3
    if kind == 0:
        return f'<circle class="{name}-m" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'
    turn = "" if kind == 1 else f' transform="rotate(45 {x:.1f} {y:.1f})"'
    return f'<rect class="{name}-m" x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"{turn}/>'


def _key(results: Results, name: str, at: tuple[int, int]) -> str:
    x, y = LEFT + at[1] * WIDTH, HEIGHT + 8 + KEY_ROW * at[0]
    words = escape(f"{results.titles[name]} {results.versions.get(name, '')}")
    line = f'<path class="{name}" d="M{x} {y}h28"/>'
    return f'{line}{_mark(name, x + 14, y)}<text x="{x + 36}" y="{y + 4}">{words}</text>'

"""The words after `scripts/bench.py`."""

import argparse
import tempfile
from pathlib import Path

from benchmark.mkdocs_peers import Blog, Pages
from benchmark.ours import Before, Ours
from benchmark.programs import Program
from benchmark.static_peers import Eleventy, Hugo, Pelican

PROGRAMS: dict[str, type[Program]] = {
    each.name: each for each in (Ours, Before, Hugo, Eleventy, Pelican, Pages, Blog)
}
DEFAULT = ["ours", "before", "hugo"]
TASKS = ("build", "count", "check", "all", "guard", "show", "editor", "search")
ABOUT = """\
Time this project and its peers. Everything is made below --work: the corpus, the peers (installed
there the first time), the sites. `guard` holds a small build against the kept ratio, as CI does;
`editor` times saves and pages of the web editor; `search` asks the searches of this project,
Material and Pagefind as a cheap phone does, and with --write writes what it found to
docs/phat-trien/so-tim-kiem.md; `show` prints the figures that were written last, and with --write
draws their picture anew.
"""


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command's words."""
    words = argparse.ArgumentParser(prog="bench.py", description=ABOUT)
    words.add_argument("task", nargs="?", default="all", choices=TASKS)
    words.add_argument("--posts", nargs="+", type=_size, metavar="N", help=_HELP["posts"])
    words.add_argument("--rounds", type=_size, default=3, metavar="N", help=_HELP["rounds"])
    words.add_argument(
        "--peers", nargs="+", choices=PROGRAMS, default=DEFAULT, metavar="NAME", help=_HELP["peers"]
    )
    words.add_argument("--budget", type=float, default=600, metavar="S", help=_HELP["budget"])
    place = Path(tempfile.gettempdir()) / "cchc-bench"
    words.add_argument("--work", type=Path, default=place, metavar="DIR", help=_HELP["work"])
    words.add_argument("--write", action="store_true", help=_HELP["write"])
    words.add_argument("--keep", action="store_true", help=_HELP["keep"])
    return words


_HELP = {
    "posts": "corpus sizes (1000; for count 10000)",
    "rounds": "how many times each thing is done (3)",
    "peers": f"programs to time, of: {', '.join(PROGRAMS)} ({' '.join(DEFAULT)})",
    "budget": "seconds of building after which a program sits out the rest of a size (600)",
    "work": "where to work (cchc-bench in the system's temporary folder)",
    "write": "write BENCHMARK.md and docs/assets/benchmark/",
    "keep": "guard: keep the ratios found now as those to hold builds against",
}


def _size(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number

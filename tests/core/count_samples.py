"""Small posts and whole plans for the worked cases of the count.

A case writes posts as Markdown with front matter, counts them against a plan file of this
project, and asks for single figures: the road from the file to the figure is tested whole.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import FunctionType

from cchc.core.counting import count
from cchc.core.plan import Plan
from cchc.core.plan_reader import read_plan
from cchc.core.post import Post
from cchc.core.post_reader import read_post
from cchc.core.tally import Count
from cchc.core.vocabulary import Vocabulary
from cchc.publish.figures import Figure, figures
from cchc.store.project import read_plan_file

PLANS = Path(__file__).parents[2] / "plans"
CITY = "trang-cchc-tp"
OWN = "trang-ttdt"


@cache
def plan(name: str) -> Plan:
    """Read one of the project's plan files, as `thuong-phuc` or `ha-noi`."""
    return read_plan_file(PLANS / f"{name}-2026.yml", file=f"plans/{name}-2026.yml")


@cache
def vocabulary(of: Plan) -> Vocabulary:
    """Return the plan's vocabulary, made once."""
    return of.vocabulary()


def changed(name: str, *changes: tuple[str, str]) -> Plan:
    """Read a plan file in which a person has written other words: pairs of old and new text."""
    text = (PLANS / f"{name}-2026.yml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_plan(text, file=f"plans/{name}-2026.yml")


def post(slug: str, *publications: str, **fields: str) -> str:
    """Return a post's file as text, its name on the first line of the body."""
    form = {
        "title": f"Bài {slug}",
        "unit": "vhxh",
        "category": "chung",
        "date": "2026-03-12",
        **fields,
    }
    if publications:
        form["publications"] = f"[{', '.join(publications)}]"
    lines = "\n".join(f"{name}: {value}" for name, value in form.items())
    return f"---\n{lines}\n---\n{slug}\n"


def sent(channel: str, day: str, *, published: str = "") -> str:
    """Return a publication that was sent to *channel* on *day*."""
    rest = f", published: {published}" if published else ""
    return f"{{channel: {channel}, sent: {day}{rest}}}"


def shown(channel: str, day: str) -> str:
    """Return a publication that stood on *channel* from *day*, with no day of sending."""
    return f"{{channel: {channel}, published: {day}}}"


def aired(*days: str, channel: str = "truyen-thanh") -> str:
    """Return a publication that was aired on each of *days*."""
    return f"{{channel: {channel}, aired: [{', '.join(days)}]}}"


def read(source: str, of: Plan) -> Post:
    """Read one post made by `post`."""
    slug = source.rstrip().rpartition("\n")[2]
    return read_post(source, vocabulary(of), file=f"2026/{slug}.md")


class Counted:
    """The figures of posts counted against a plan as of the end of a day."""

    def __init__(self, of: str | Plan, until: str, *sources: str) -> None:
        self.plan = plan(of) if isinstance(of, str) else of
        posts = [read(source, self.plan) for source in sources]
        self.count: Count = count(self.plan, posts, until=date.fromisoformat(until))
        self.figures: list[Figure] = list(figures(self.count))

    def all(self, rule: str, *, unit: str = "") -> list[Figure]:
        """Return the figures of a rule, or of one unit that it binds."""
        return [
            figure
            for figure in self.figures
            if figure["rule"] == rule and (not unit or figure["units"] == [unit])
        ]

    def figure(self, rule: str, period: str = "", *, unit: str = "") -> Figure:
        """Return the only figure of a rule, a period and a unit, as the JSON contract has it."""
        found = [each for each in self.all(rule, unit=unit) if period in ("", each["period"])]
        assert len(found) == 1, found
        return found[0]

    def quota(self, rule: str, period: str, *, unit: str = "") -> tuple[object, object]:
        """Return how many, and the status."""
        figure = self.figure(rule, period, unit=unit)
        return figure["count"], figure["status"]

    def task(self, rule: str, period: str = "", *, unit: str = "") -> tuple[object, object]:
        """Return the status, and the day on which it was done."""
        figure = self.figure(rule, period, unit=unit)
        return figure["status"], figure["done"]

    def items(self, rule: str, period: str = "", *, unit: str = "") -> object:
        """Return the slugs of the posts behind a figure."""
        return self.figure(rule, period, unit=unit)["items"]

    def periods(self, rule: str, *, unit: str = "") -> list[object]:
        """Return the periods that a rule has figures for, in order."""
        return [figure["period"] for figure in self.all(rule, unit=unit)]


def unquoted_cases(cases: Mapping[str, object], names: Iterable[str]) -> list[str]:
    """Return the tests whose docstring quotes no words that stand in one of the plan files."""
    texts = [(PLANS / f"{name}-2026.yml").read_text(encoding="utf-8") for name in names]
    return [
        name
        for name, case in cases.items()
        if name.startswith("test_") and isinstance(case, FunctionType) and not _quotes(case, texts)
    ]


def _quotes(case: FunctionType, texts: list[str]) -> bool:
    doc = re.sub(r"\s+", " ", case.__doc__ or "")
    return any(words in text for words in re.findall(r"“([^”]+)”", doc) for text in texts)

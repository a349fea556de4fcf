"""The project's own posts and plan as a report sees them, read once."""

from datetime import date
from functools import cache
from pathlib import Path

from cchc.core.content import Content
from cchc.core.report_window import report_window
from cchc.reports.facts import Facts
from cchc.reports.phrases import Phrases, read_phrases
from cchc.store.project import Project

ROOT = Path(__file__).parents[2]


@cache
def content(day: str = "2026-11-22") -> Content:
    """Read the project as of *day*."""
    return Project(ROOT).read(day=date.fromisoformat(day))


@cache
def phrases() -> Phrases:
    """Read the fixed words."""
    return read_phrases()


@cache
def facts(
    asked: str, *, unit: str = "", day: str = "2026-11-22", by_calendar: bool = False
) -> Facts:
    """Return what the report *asked* for is made of."""
    read = content(day)
    return Facts(read, report_window(read.plan, asked, by_calendar=by_calendar), phrases(), unit)

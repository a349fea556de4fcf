"""A closed period: its figures as they stood on a day, and what has moved since (reading R21).

A figure here is a row of `cchc.publish.figures`, as a plan's count gives it and a closed period
keeps it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from cchc.core.calendar import Per, Period, read_period
from cchc.core.characters import tidy

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A post behind a figure: its file, and the digest of what the file said."""

    file: str
    digest: str
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What one row says of a rule, its bearer and a period; None where no number is known."""

    rule: str
    scope: str
    units: tuple[str, ...]
    group: str
    period: str
    count: float | None
    target: float | None
    status: str
    posts: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What it is a figure of."""
        return (self.rule, self.scope, self.group, self.period, *self.units)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The figures of one plan that lie inside a period, and the posts behind them by slug.

    *renamed* gives the slug of today for each that a post had before.
    """

    plan: str
    period: str
    rows: tuple[Row, ...]
    posts: Mapping[str, Evidence]
    renamed: Mapping[str, str] = field(default_factory=dict)

    def standings(self) -> dict[tuple[str, ...], Standing]:
        """Return its figures by what they are figures of."""
        found = map(standing_of, self.rows)
        return {standing.key: standing for standing in found}


@dataclass(frozen=True, slots=True)
class Closing:
    """That a period was closed: when, at which commit (None: unknown), and why once more."""

    day: date
    commit: str | None = None
    is_dirty: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed period; *before* are the earlier closings that this one took the place of."""

    snapshot: Snapshot
    closing: Closing
    before: tuple[Closing, ...] = ()

    def follows(self, earlier: "Closed") -> bool:
        """Tell whether it takes the place of *earlier* as it should: with a reason, and kept."""
        same = (self.snapshot.plan, self.snapshot.period) == (
            earlier.snapshot.plan,
            earlier.snapshot.period,
        )
        return (
            same and bool(self.closing.reason) and self.before == (*earlier.before, earlier.closing)
        )


@dataclass(frozen=True, slots=True)
class Movement:
    """A figure that is no longer what it was; None stands for a figure that is not there.

    *gone* and *added* are the posts that it lost and won; *changed* those whose text is another.
    """

    was: Standing | None
    now: Standing | None
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def figure(self) -> Standing:
        """The figure in question, as it is now if it still is."""
        found = self.now or self.was
        if found is None:
            msg = "a movement of nothing"
            raise ValueError(msg)
        return found


def digest(text: str) -> str:
    """Return the digest of a post's file; how its lines end makes no difference."""
    return "sha256:" + hashlib.sha256(tidy(text).encode("utf-8")).hexdigest()


def rows_inside(rows: Iterable[Row], period: Period) -> tuple[Row, ...]:
    """Return the figures that lie inside *period*: whole periods, and tasks due in it (R4)."""
    return tuple(row for row in rows if _span(str(row["period"]), _due(row)).is_inside(period))


def last_day(rows: Iterable[Row], period: Period) -> date:
    """Return the day on which *period* and all the figures inside it are over."""
    ends = (_span(str(row["period"]), _due(row)).last for row in rows)
    # The plan year cuts its last week short (R3).
    return max([period.last, *(min(end, date(period.last.year, 12, 31)) for end in ends)])


def standing_of(row: Row) -> Standing:
    """Read what a row says; raises KeyError, TypeError or ValueError for what is no row."""
    return Standing(
        rule=str(row["rule"]),
        scope=str(row["scope"]),
        units=_texts(row["units"]),
        group=str(row["group"] or ""),
        period=str(row["period"]),
        count=_number(row["count"]),
        target=_number(row["target"]),
        status=str(row["status"] or ""),
        posts=_texts(row["items"]),
    )


def moved(was: Snapshot, now: Snapshot) -> list[Movement]:
    """Return every figure that differs, in the order of the closed ones; new ones follow."""
    before, after = was.standings(), now.standings()
    edited = set(edited_posts(was, now))
    found = (
        _movement(before.get(key), after.get(key), now.renamed, edited)
        for key in dict.fromkeys((*before, *after))
    )
    return [movement for movement in found if movement]


def edited_posts(was: Snapshot, now: Snapshot) -> list[str]:
    """Return the posts behind closed figures that are still there and say something else now."""
    return [
        now.renamed.get(slug, slug)
        for slug, evidence in was.posts.items()
        if (found := now.posts.get(now.renamed.get(slug, slug))) and found.digest != evidence.digest
    ]


def _movement(
    was: Standing | None, now: Standing | None, renamed: Mapping[str, str], edited: set[str]
) -> Movement | None:
    old = tuple(renamed.get(slug, slug) for slug in was.posts) if was else ()
    new = now.posts if now else ()
    gone = tuple(slug for slug in old if slug not in new)
    added = tuple(slug for slug in new if slug not in old)
    same = was and now and _figure(was) == _figure(now)
    if same and not gone and not added:
        return None
    return Movement(was, now, gone, added, tuple(slug for slug in old if slug in edited))


def _figure(standing: Standing) -> tuple[float | None, float | None, str]:
    return (standing.count, standing.target, standing.status)


@dataclass(frozen=True, slots=True)
class _Span:
    """The days that a figure is about; those of a week stand under its Thursday's month."""

    first: date
    last: date
    thursday: date | None = None

    def is_inside(self, period: Period) -> bool:
        if self.thursday:
            return self.thursday in period
        return self.first in period and self.last in period


@lru_cache(maxsize=4096)
def _span(code: str, due: str) -> _Span:
    if due:
        day = date.fromisoformat(due)
        return _Span(day, day)
    own = read_period(code)
    thursday = own.first + timedelta(days=3) if own.per is Per.WEEK else None
    return _Span(own.first, own.last, thursday)


def _due(row: Row) -> str:
    return str(row.get("due") or "")


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_checked(value))


def _checked(value: object) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        msg = f"not a list of texts: {value!r}"
        raise TypeError(msg)
    yield from value


def _number(value: object) -> float | None:
    if value is not None and not isinstance(value, int | float):
        msg = f"not a number: {value!r}"
        raise TypeError(msg)
    return value

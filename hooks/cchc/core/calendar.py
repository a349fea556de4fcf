"""Days and periods of the plan year (readings R2–R4, R14).

A period is written `2026-03`, `2026-W27`, `2026-Q3` or `2026`. Weeks are ISO weeks, Monday to
Sunday, and are never split between months; every period is clipped to the plan year.
"""

import calendar
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_SATURDAY = 5
_CODE = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:W(?P<week>\d{2})|Q(?P<quarter>[1-4])|(?P<month>\d{2})))?",
    re.ASCII,
)


class Per(StrEnum):
    """How often a quota is asked for."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month, quarter or year of one plan year; `first` and `last` are inclusive."""

    code: str
    per: Per
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def today(now: datetime) -> date:
    """Return the day in Viet Nam at the moment *now* (aware)."""
    return now.astimezone(ZONE).date()


def code_of(day: date, per: Per) -> str:
    """Return the code of the period that *day* lies in, before clipping to a plan year."""
    if per is Per.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    if per is Per.QUARTER:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return f"{day:%Y-%m}" if per is Per.MONTH else str(day.year)


def read_period(code: str) -> Period:
    """Read a period's code, unclipped; raises ValueError when there is no such period."""
    match = _CODE.fullmatch(code)
    if not match:
        msg = f"not a period: {code!r}"
        raise ValueError(msg)
    year = int(match["year"])
    if match["week"]:
        first = date.fromisocalendar(year, int(match["week"]), 1)
        return Period(code, Per.WEEK, first, first + timedelta(days=6))
    if match["quarter"]:
        month = 3 * int(match["quarter"]) - 2
        return Period(code, Per.QUARTER, date(year, month, 1), _month_end(year, month + 2))
    if match["month"]:
        month = int(match["month"])
        return Period(code, Per.MONTH, date(year, month, 1), _month_end(year, month))
    return Period(code, Per.YEAR, date(year, 1, 1), date(year, 12, 31))


def periods_of_year(year: int, per: Per) -> tuple[Period, ...]:
    """Return the periods of a plan year in order, clipped to it (2026 has W01 to W53)."""
    return tuple(_clipped_periods(year, per))


def _clipped_periods(year: int, per: Per) -> Iterator[Period]:
    day, end = date(year, 1, 1), date(year, 12, 31)
    while day <= end:
        whole = read_period(code_of(day, per))
        last = min(whole.last, end)
        yield Period(whole.code, per, max(whole.first, date(year, 1, 1)), last)
        day = last + timedelta(days=1)


def month_of_week(period: Period) -> str:
    """Return the month that a week's figures are shown under: that of its Thursday (R4)."""
    return f"{read_period(period.code).first + timedelta(days=3):%Y-%m}"


def deadline(start: date, days: int, *, holidays: Collection[date] = ()) -> date:
    """Return the last day of a term of calendar *days* from *start*, the start not counted.

    A term that ends on a Saturday, Sunday or holiday ends on the next working day
    (Bộ luật Dân sự 2015, Điều 147 and 148; reading R14).
    """
    end = start + timedelta(days=days)
    while end.weekday() >= _SATURDAY or end in holidays:
        end += timedelta(days=1)
    return end


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])

"""Weeks are ISO weeks, periods are clipped to the plan year, terms roll over to a working day."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.calendar import (
    Per,
    Period,
    code_of,
    deadline,
    month_of_week,
    periods_of_year,
    read_period,
    today,
)

TET = [date(2026, 2, 14) + timedelta(days=each) for each in range(9)]


def test_2026_has_53_weeks() -> None:
    """From Thursday 1 January (W01) to Thursday 31 December (W53), both cut off at the year."""
    weeks = periods_of_year(2026, Per.WEEK)

    assert [week.code for week in weeks] == [f"2026-W{number:02}" for number in range(1, 54)]
    assert weeks[0] == Period("2026-W01", Per.WEEK, date(2026, 1, 1), date(2026, 1, 4))
    assert weeks[-1] == Period("2026-W53", Per.WEEK, date(2026, 12, 28), date(2026, 12, 31))


@pytest.mark.parametrize("per", list(Per))
@pytest.mark.parametrize("year", [2000, 2024, 2026, 2027, 2100])
def test_the_periods_cover_the_year_without_gap(year: int, per: Per) -> None:
    """Each begins on the day after the one before, from the first day of the year to the last."""
    periods = periods_of_year(year, per)

    assert (periods[0].first, periods[-1].last) == (date(year, 1, 1), date(year, 12, 31))
    for one, following in pairwise(periods):
        assert following.first == one.last + timedelta(days=1)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from(Per))
def test_a_day_lies_in_the_period_of_its_code(day: date, per: Per) -> None:
    """The code of a day reads as a period that has the day in it."""
    period = read_period(code_of(day, per))

    assert day in period
    assert period.per is per


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-W27", date(2026, 6, 29), date(2026, 7, 5)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_read_from_its_code(code: str, first: date, last: date) -> None:
    """A week is whole, also where a month or the year ends in it."""
    assert (read_period(code).first, read_period(code).last) == (first, last)


NO_PERIODS = (
    "2026-13 2026-00 2026-W54 2026-W00 2025-W53 2026-Q5 2026-3 26 9999-W52 2026-W1 ٢٠٢٦ 0000"
)


@pytest.mark.parametrize("code", ["", "2026 ", "2026-03-04", *NO_PERIODS.split()])
def test_what_is_no_period_is_refused(code: str) -> None:
    """There is no thirteenth month, and no week 53 in a year of 52."""
    with pytest.raises(ValueError, match=r".+"):
        read_period(code)


@pytest.mark.parametrize(
    ("week", "month"), [("2026-W27", "2026-07"), ("2026-W01", "2026-01"), ("2026-W53", "2026-12")]
)
def test_a_week_belongs_to_the_month_of_its_thursday(week: str, month: str) -> None:
    """W27 begins on 29 June, and is July's (R4)."""
    assert month_of_week(read_period(week)) == month


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 3, 6), date(2026, 3, 16)),  # ends on Monday
        (date(2026, 2, 27), date(2026, 3, 9)),  # ends on Monday
        (date(2026, 3, 4), date(2026, 3, 16)),  # ends on Saturday the 14th
        (date(2026, 3, 5), date(2026, 3, 16)),  # ends on Sunday the 15th
        (date(2026, 2, 3), date(2026, 2, 13)),  # ends on the Friday before Tết
        (date(2026, 2, 4), date(2026, 2, 23)),  # ends on the first day of Tết
    ],
)
def test_a_term_ends_on_a_working_day(start: date, end: date) -> None:
    """Ten calendar days, the first not counted; a free day moves it on, Tết as a whole (R14)."""
    assert deadline(start, 10, holidays=TET) == end


def test_today_is_the_day_in_viet_nam() -> None:
    """Five in the afternoon in Greenwich is the next day here."""
    assert today(datetime(2026, 3, 31, 16, 59, tzinfo=UTC)) == date(2026, 3, 31)
    assert today(datetime(2026, 3, 31, 17, 0, tzinfo=UTC)) == date(2026, 4, 1)

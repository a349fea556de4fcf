"""Days are read as officers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.days import NoDayError, typed_day, typed_days


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_way_to_write_a_day_is_read(day: date) -> None:
    """Day first with strokes, points or hyphens, with or without zeros; or the year first."""
    ways = (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", str(day))

    assert {typed_day(f" {way} ") for way in ways} == {day}


def test_several_days_stand_in_one_field() -> None:
    """Between commas, semicolons, spaces or the word for and; each once, in order."""
    found = typed_days("17/03/2026, 15/3/2026 và 2026-03-16; 15/03/2026\n")

    assert found == [date(2026, 3, day) for day in (15, 16, 17)]
    assert typed_days(" , ") == []


@pytest.mark.parametrize("text", ["31/02/2026", "15/03", "15/03/26", "hôm qua", "1/13/2026"])
def test_what_is_no_day_is_told(text: str) -> None:
    """Nothing is guessed, and no word is passed over."""
    with pytest.raises(NoDayError):
        typed_days(f"15/03/2026, {text}")

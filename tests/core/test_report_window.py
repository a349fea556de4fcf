"""The days that a report covers (reading R17)."""

from dataclasses import replace
from datetime import date

import pytest

from cchc.core.report_window import a_year_before, after, report_window
from core.count_samples import plan

PLAN = plan("thuong-phuc")


@pytest.mark.parametrize(
    ("asked", "name", "days"),
    [
        ("2026-Q1", "quý I năm 2026", "2025-12-15 2026-03-14 2026-03-20"),
        ("2026-Q2", "quý II năm 2026", "2026-03-15 2026-06-14 2026-06-20"),
        ("6-thang", "6 tháng đầu năm 2026", "2025-12-15 2026-06-14 2026-06-20"),
        ("2026-Q3", "quý III năm 2026", "2026-06-15 2026-09-14 2026-09-20"),
        ("9-thang", "9 tháng đầu năm 2026", "2025-12-15 2026-09-14 2026-09-20"),
        ("2026-Q4", "quý IV năm 2026", "2026-09-15 2026-12-14 2026-12-20"),
        ("nam", "năm 2026", "2025-12-15 2026-12-14 2026-12-20"),
        ("2026", "năm 2026", "2025-12-15 2026-12-14 2026-12-20"),
        ("2026-08", "tháng 8 năm 2026", "2026-07-15 2026-08-14 2026-08-20"),
        ("2026-01", "tháng 1 năm 2026", "2025-12-15 2026-01-14 2026-01-20"),
    ],
)
def test_each_report_has_the_days_of_the_decree(asked: str, name: str, days: str) -> None:
    """From the 15th to the 14th, sent by the 20th; six months and the year begin in December."""
    window = report_window(PLAN, asked)

    assert window.name == name
    assert f"{window.first} {window.last} {window.due}" == days


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2026-Q3", "2026-07-01", "2026-09-30"),
        ("6-thang", "2026-01-01", "2026-06-30"),
        ("nam", "2026-01-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
    ],
)
def test_the_calendar_may_be_asked_for_instead(asked: str, first: str, last: str) -> None:
    """`--theo-lich` gives whole months; nobody has set a day to send them by."""
    window = report_window(PLAN, asked, by_calendar=True)

    assert (str(window.first), str(window.last), window.due) == (first, last, None)


def test_any_two_days_are_a_window() -> None:
    """They are said as they were asked for."""
    window = report_window(PLAN, "2026-07-01..2026-08-15")

    assert window.name == "từ ngày 1/7/2026 đến ngày 15/8/2026"
    assert date(2026, 8, 15) in window
    assert date(2026, 8, 16) not in window


def test_the_plan_says_its_own_days() -> None:
    """What the plan writes in `reports` goes before the decree."""
    report = replace(PLAN.reports[2], first=date(2026, 6, 10), last=date(2026, 9, 9))
    changed = replace(PLAN, reports=(*PLAN.reports[:2], report))

    window = report_window(changed, "2026-Q3")

    assert (window.first, window.last) == (date(2026, 6, 10), date(2026, 9, 9))


@pytest.mark.parametrize(
    "asked", ["2025-Q3", "2025-08", "2026-W10", "quý 3", "", "2026-08-15..2026-07-01"]
)
def test_what_is_no_report_is_refused(asked: str) -> None:
    """Another year, a week, a word, days in the wrong order."""
    with pytest.raises(ValueError, match=r".*"):
        report_window(PLAN, asked)


def test_the_same_days_a_year_before_are_compared_with() -> None:
    """29 February becomes the 28th."""
    window = report_window(PLAN, "2026-03-01..2026-06-14")
    leap = replace(window, first=date(2028, 2, 29))

    assert a_year_before(window).last == date(2025, 6, 14)
    assert a_year_before(leap).first == date(2027, 2, 28)


def test_tasks_to_come_run_to_the_end_of_the_next_report() -> None:
    """Behind the last report of the year they run to its end."""
    assert after(PLAN, report_window(PLAN, "6-thang")) == date(2026, 9, 14)
    assert after(PLAN, report_window(PLAN, "nam")) == date(2026, 12, 31)

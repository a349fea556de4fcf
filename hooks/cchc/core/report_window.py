"""The days that a periodic report covers, and the day that it is to be sent by (reading R17).

A plan says both in `reports`; what it leaves out is taken from the calendar of administrative
reports (Nghị định 09/2019/NĐ-CP, Điều 12): from the 15th to the 14th, sent by the 20th.
"""

import re
from dataclasses import dataclass
from datetime import date

from cchc.core.calendar import Per, read_period
from cchc.core.plan import Plan, ReportPeriod

_FIRST, _LAST, _DUE = 15, 14, 20
_DECEMBER = 12
_ROMAN = ("I", "II", "III", "IV")
# The month before the first whole one, and the last, of each report of the year.
_MONTHS = {
    "quy-1": (0, 3),
    "quy-2": (3, 6),
    "6-thang": (0, 6),
    "quy-3": (6, 9),
    "9-thang": (0, 9),
    "quy-4": (9, 12),
    "nam": (0, 12),
}
_NAMES = {"6-thang": "6 tháng đầu năm", "9-thang": "9 tháng đầu năm", "nam": "năm"}
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_DATES = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Window:
    """The days of one report, both inclusive; `name` is said as "quý III năm 2026"."""

    code: str
    name: str
    first: date
    last: date
    due: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def report_window(plan: Plan, asked: str, *, by_calendar: bool = False) -> Window:
    """Return the window of a report: `2026-Q3`, `6-thang`, `nam`, `2026-08`, or two days with `..`.

    *by_calendar* takes the calendar's periods instead of those of the plan. Raises ValueError for
    what is no period, or one of another year than the plan's.
    """
    dates = _DATES.fullmatch(asked)
    if dates:
        return _between(*map(date.fromisoformat, dates.groups()))
    code = _report_code(plan, asked)
    if code and by_calendar:
        before, month = _MONTHS[code]
        first, last = date(plan.year, before + 1, 1), read_period(f"{plan.year}-{month:02}").last
        return Window(code, _name(code, plan.year), first, last)
    if code:
        return _of_report(_period(plan, code), plan.year)
    return _of_month(plan, asked, by_calendar=by_calendar)


def a_year_before(window: Window) -> Window:
    """Return the same days of the year before, for comparison."""
    first, last = _back(window.first), _back(window.last)
    return Window(window.code, "cùng kỳ năm trước", first, last)


def after(plan: Plan, window: Window) -> date:
    """Return the last day of the report that follows: to there run the tasks to come."""
    later = [report.last for report in plan.reports if report.last > window.last]
    return min(later, default=date(plan.year, _DECEMBER, 31))


def _report_code(plan: Plan, asked: str) -> str:
    quarter = _QUARTER.fullmatch(asked)
    if quarter:
        _refuse_other_year(plan, quarter[1])
        return f"quy-{quarter[2]}"
    if asked == str(plan.year):
        return "nam"
    known = {*_MONTHS, *(report.code for report in plan.reports)}
    return asked if asked in known else ""


def _period(plan: Plan, code: str) -> ReportPeriod:
    """Return what the plan says of a report, or what the decree does."""
    for report in plan.reports:
        if report.code == code:
            return report
    before, month = _MONTHS[code]
    first = date(plan.year, before, _FIRST) if before else date(plan.year - 1, _DECEMBER, _FIRST)
    last, due = date(plan.year, month, _LAST), date(plan.year, month, _DUE)
    return ReportPeriod(code, "", first, last, due)


def _of_report(report: ReportPeriod, year: int) -> Window:
    name = _name(report.code, year) if report.code in _MONTHS else report.name
    return Window(report.code, name, report.first, report.last, report.due)


def _of_month(plan: Plan, asked: str, *, by_calendar: bool) -> Window:
    period = read_period(asked)
    _refuse_other_year(plan, asked[:4])
    if period.per is not Per.MONTH:
        raise ValueError(asked)
    name = f"tháng {period.first.month} năm {plan.year}"
    if by_calendar:
        return Window(asked, name, period.first, period.last)
    month = period.first.month
    before = date(plan.year - (month == 1), (month - 2) % 12 + 1, _FIRST)
    return Window(
        asked, name, before, period.first.replace(day=_LAST), period.first.replace(day=_DUE)
    )


def _between(first: date, last: date) -> Window:
    if first > last:
        raise ValueError(first)
    days = (f"{day.day}/{day.month}/{day.year}" for day in (first, last))
    name = f"từ ngày {' đến ngày '.join(days)}"
    return Window(f"{first}..{last}", name, first, last)


def _name(code: str, year: int) -> str:
    if code in _NAMES:
        return f"{_NAMES[code]} {year}"
    return f"quý {_ROMAN[int(code[-1]) - 1]} năm {year}"


def _back(day: date) -> date:
    """Return the same day of the year before; of 29 February the 28th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _refuse_other_year(plan: Plan, year: str) -> None:
    if year != str(plan.year):
        raise ValueError(year)

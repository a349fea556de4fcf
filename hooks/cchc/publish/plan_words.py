"""How rules, bearers, periods and their states are told on the plan's page and on the home page."""

from collections.abc import Iterable
from datetime import date

from cchc.core.calendar import Per, Period
from cchc.core.rules import Measure, Quota, Scope
from cchc.core.tally import Bearer, Status, Tally
from cchc.publish.html import escape, told
from cchc.publish.view import View

# Never colour alone: each state has a sign and a word.
SIGNS = {
    Status.MET: "✓",
    Status.RUNNING: "…",
    Status.MISSED: "✗",
    Status.NOT_YET: "–",
    Status.NOT_APPLICABLE: "–",
    Status.UNKNOWN: "?",
    Status.DONE: "✓",
    Status.DONE_LATE: "✓",
    Status.OVERDUE: "✗",
}
COUNTED = frozenset({Status.MET, Status.RUNNING, Status.MISSED})
_PER = {Per.WEEK: "tuần", Per.MONTH: "tháng", Per.QUARTER: "quý", Per.YEAR: "năm"}
_ROMAN = ("I", "II", "III", "IV")
_MEASURE = {
    Measure.WORKS: "tin bài, sản phẩm",
    Measure.AIRINGS: "lần phát",
    Measure.QUANTITY: "đơn vị sản phẩm",
    Measure.RATE: "%",
}


def bearer_words(view: View, bearer: Bearer) -> str:
    """Return the names of the units that one figure is about, linked."""
    if not bearer.units:
        return "Chưa xác định thành viên"
    return ", ".join(map(view.unit_link, bearer.units))


def members_words(view: View, codes: Iterable[str]) -> str:
    """Return the names of units and groups, units linked."""
    groups = {group.code: group.name for group in view.content.plan.groups}
    return ", ".join(
        escape(groups[code]) if code in groups else view.unit_link(code) for code in codes
    )


def demand(rule: Quota) -> str:
    """Return what a quota asks for: how many, of what, how often, of whom."""
    of_whom = "tính chung các đơn vị" if rule.bearers.scope is Scope.JOINT else "mỗi đơn vị"
    number = f"ít nhất {rule.at_least:02} {_MEASURE[rule.wanted.measure]}"
    return f"{number} mỗi {_PER[rule.per]}, {of_whom}"


def period_words(period: Period) -> str:
    """Return a period as people say it."""
    year, number = period.code[:4], period.code[6:]
    if period.per is Per.WEEK:
        return f"tuần {int(number)} ({told(period.first)}–{told(period.last)})"
    if period.per is Per.QUARTER:
        return f"quý {_ROMAN[int(number) - 1]}/{year}"
    return f"tháng {period.first.month}/{year}" if period.per is Per.MONTH else f"năm {year}"


def status_words(status: Status) -> str:
    """Return a state as its sign and its word, framed in its colour."""
    sign = f'<span aria-hidden="true">{SIGNS[status]}</span>'
    return f'<span class="cc-st cc-{status.value}">{sign} {status.label}</span>'


def standing(tally: Tally, day: date) -> str:
    """Return a figure with what is missing and for how long there is time."""
    told_status = status_words(tally.status)
    figure = f"{tally.count}/{tally.rule.at_least}"
    if tally.status is not Status.RUNNING:
        return f"{figure} {told_status}"
    left = (tally.period.last - day).days
    days = f"còn {left} ngày" if left else "hết hạn hôm nay"
    return f"{figure} {told_status}, thiếu {tally.missing}, {days}"


def current(view: View) -> list[Tally]:
    """Return the figures of the periods that the day lies in, where the plan asks for something."""
    day = view.content.day
    return [tally for tally in view.count.quotas if day in tally.period and tally.status in COUNTED]

"""How rules, bearers, periods and their states are told on the pages of the plan."""

from collections.abc import Iterable
from datetime import date

from cchc.core.calendar import Per, Period
from cchc.core.rules import Measure, Quota, Rule, Scope, Task
from cchc.core.tally import Bearer, Status, Tally
from cchc.core.vocabulary import KINDS
from cchc.publish.html import escape, told
from cchc.publish.short_words import amount, days_left
from cchc.publish.short_words import demand as short_demand
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
_EVERY = {
    Per.WEEK: "Mỗi tuần",
    Per.MONTH: "Mỗi tháng",
    Per.QUARTER: "Mỗi quý",
    Per.YEAR: "Cả năm",
}
_ROMAN = ("I", "II", "III", "IV")
_NAME = 90


def bearer_words(view: View, bearer: Bearer) -> str:
    """Return the names of the units that one figure is about, linked."""
    if bearer.units:
        return ", ".join(map(view.unit_link, bearer.units))
    groups = {group.code: group.name for group in view.content.plan.groups}
    name = groups.get(bearer.group)
    return f"{escape(name)} (chưa xác định thành viên)" if name else "Chưa xác định thành viên"


def members_words(view: View, codes: Iterable[str]) -> str:
    """Return the names of units and groups, units linked."""
    groups = {group.code: group.name for group in view.content.plan.groups}
    return ", ".join(
        escape(groups[code]) if code in groups else view.unit_link(code) for code in codes
    )


def demand(view: View, rule: Quota) -> str:
    """Return what a quota asks for: "Mỗi tháng 02 tin/bài mới trên Trang CCHC Thành phố"."""
    return f"{_EVERY[rule.per]} {short_demand(rule, rule.at_least, view.channels)}"


def scope_words(view: View, rule: Rule) -> str:
    """Return whether each bearer owes the number; nothing where only one unit is bound (R11)."""
    groups = {group.code for group in view.content.plan.groups}
    members = rule.bearers.members
    if len(members) == 1 and members[0] not in groups:
        return ""
    joint = rule.bearers.scope is Scope.JOINT
    return "các đơn vị làm chung một số" if joint else "mỗi đơn vị"


def name_of(view: View, rule: Rule) -> str:
    """Return a few words that name a rule: its demand, or the beginning of its quote."""
    if isinstance(rule, Quota):
        return demand(view, rule)
    quote = rule.source.quote
    if isinstance(rule, Task) and rule.deadline and rule.wanted.kinds:
        # Such a row of the plan may quote the term alone: "Trong 10 ngày kể từ ngày …".
        return shortened(f"{KINDS.label(rule.wanted.kinds[0])}: {quote[:1].lower()}{quote[1:]}")
    return shortened(quote[:1].upper() + quote[1:])


def shortened(text: str) -> str:
    """Return *text*, cut after a word where it is too long for a heading."""
    if len(text) <= _NAME:
        return text
    return f"{text[:_NAME].rpartition(' ')[0].rstrip(' ,;.(')}…"


def period_words(period: Period) -> str:
    """Return a period as people say it."""
    year, number = period.code[:4], period.code[6:]
    if period.per is Per.WEEK:
        return f"tuần {int(number)} ({told(period.first)}–{told(period.last)})"
    if period.per is Per.QUARTER:
        return f"quý {_ROMAN[int(number) - 1]}/{year}"
    return f"tháng {period.first.month}/{year}" if period.per is Per.MONTH else f"năm {year}"


def status_words(status: Status, text: str = "") -> str:
    """Return a state as its sign and its word (or *text*), in its colour."""
    sign = f'<span aria-hidden="true">{SIGNS[status]}</span>'
    return f'<span class="cc-st cc-{status.value}">{sign} {text or status.label}</span>'


def needs_words(tally: Tally) -> str:
    """Return in few words what must be typed in before the figure can be known, or nothing."""
    return tally.needs.partition(":")[0]


def figure(tally: Tally) -> str:
    """Return how many there are of how many: "1/2"; of a rate "95%/100%"."""
    unit = "%" if tally.rule.wanted.measure is Measure.RATE else ""
    return f"{tally.count}{unit}/{tally.rule.at_least}{unit}"


def standing(tally: Tally, day: date) -> str:
    """Return a figure with what is missing and for how long there is time."""
    if tally.needs:
        return status_words(tally.status, needs_words(tally))
    words = f"<strong>{figure(tally)}</strong> {status_words(tally.status)}"
    if tally.status is not Status.RUNNING:
        return words
    return f"{words}{_missing(tally)}, {days_left(tally.period.last, day)}"


def _missing(tally: Tally) -> str:
    if tally.rule.wanted.measure is Measure.RATE:
        return ""
    return f", thiếu {amount(tally.rule, tally.missing)}"

"""The few words for what a rule asks for, where there is no room for its page.

Calendars and reminders are plain text; numbers below ten have a nought before them, as the
plans write them.
"""

from datetime import date

from cchc.core.calendar import Per, Period
from cchc.core.names import Names
from cchc.core.plan import Plan
from cchc.core.rules import Measure, Novelty, Quota, Rule, Task
from cchc.core.text import shown
from cchc.core.vocabulary import KINDS

_ROMAN = ("I", "II", "III", "IV")
_NEWS = "tin-bai"
_CHANNELS = 3


def amount(rule: Quota, number: int) -> str:
    """Return so many of what the quota counts: "02 tin/bài", "01 lần phát sóng", "đạt 100%"."""
    measure, kinds = rule.wanted.measure, rule.wanted.kinds
    if measure is Measure.RATE:
        return f"đạt {number}%"
    if measure is Measure.AIRINGS:
        return f"{number:02} lần phát sóng"
    fresh = "" if rule.wanted.new is Novelty.NO else " mới"
    if _NEWS in kinds:
        return f"{number:02} tin/bài{fresh}"
    return f"{number:02} {' hoặc '.join(map(_kind, kinds)) or 'sản phẩm'}{fresh}"


def demand(rule: Quota, number: int, channels: Names) -> str:
    """Return so many of what the quota counts, and where: "02 tin/bài trên Trang TTĐT"."""
    codes = rule.wanted.channels
    if not codes:
        return amount(rule, number)
    names = [_channel(code, channels) for code in codes[:_CHANNELS]]
    if len(codes) > _CHANNELS:
        names = [f"{names[0]} và các kênh khác"]
    *first, last = names
    return f"{amount(rule, number)} trên {' hoặc '.join([*first, last])}"


def task_words(task: Task, report: str, plan: Plan) -> str:
    """Return what a task is: the report by its name, the kind of evidence, or the plan's words."""
    for period in plan.reports:
        if period.code == report:
            return period.name
    if task.wanted.kinds:
        return " hoặc ".join(KINDS.label(kind) for kind in task.wanted.kinds)
    return shown(task.source.quote)


def short_period(period: Period) -> str:
    """Return a period without its year: "tuần 11", "tháng 03", "quý I"; a year as "năm 2026"."""
    number = period.code[6:]
    if period.per is Per.WEEK:
        return f"tuần {number}"
    if period.per is Per.QUARTER:
        return f"quý {_ROMAN[int(number) - 1]}"
    return f"tháng {period.code[5:]}" if period.per is Per.MONTH else f"năm {period.code}"


def bearer_names(plan: Plan, codes: tuple[str, ...]) -> str:
    """Return the names of units and groups, in the order given."""
    names = {group.code: group.name for group in plan.groups}
    names |= {unit.code: unit.name for unit in plan.units}
    return ", ".join(names[code] for code in codes)


def says_the_same(rule: Rule, other: Rule) -> bool:
    """Tell whether the plan itself says one thing in both rules, body and appendix (R25)."""
    return other.id in rule.same_as or rule.id in other.same_as


def _kind(code: str) -> str:
    label = KINDS.label(code)
    return label[0].lower() + label[1:]


def _channel(code: str, channels: Names) -> str:
    """Return the shorter of a channel's name and its first other name."""
    term = channels.terms[code]
    return min((term.label, *term.aliases[:1]), key=len)


def days_left(last: date, day: date) -> str:
    """Return how long there is until the end of *last*, or how long it has been."""
    days = (last - day).days
    if days < 0:
        return f"quá hạn {-days} ngày"
    return f"còn {days} ngày" if days else "hết hạn hôm nay"

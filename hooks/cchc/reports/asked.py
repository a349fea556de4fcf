"""What a call for a paper asks: which days, unit or week; refused in one sentence."""

from cchc.core.calendar import Per, Period, read_period
from cchc.core.content import Content
from cchc.core.fields import term_sentence
from cchc.core.report_window import Window, report_window

EXAMPLE = "2026-Q3, 6-thang, nam, 2026-08 hoặc 2026-07-01..2026-08-15"
NO_PERIOD = "không có kỳ báo cáo '{found}' trong năm {year}; hãy viết như {example}"
NOT_BEGUN = "kỳ {name} chưa bắt đầu (từ ngày {first:%d/%m/%Y})"
NOT_WEEK = "không đọc được tuần '{found}'; hãy viết như 2026-W47"
# The file whose picture stands on what is shared.
EMBLEM = "docs/assets/images/bieu-tuong-512.png"


class Refusal(Exception):  # noqa: N818 - a wrong call, told in one sentence
    """Why a paper cannot be made as asked."""


def window_of(content: Content, asked: str, *, by_calendar: bool = False) -> Window:
    """Return the days that a report is asked for, or refuse."""
    plan = content.plan
    try:
        window = report_window(plan, asked, by_calendar=by_calendar)
    except ValueError as error:
        told = NO_PERIOD.format(found=asked, year=plan.year, example=EXAMPLE)
        raise Refusal(told) from error
    if window.first > content.day:
        raise Refusal(NOT_BEGUN.format(name=window.name, first=window.first))
    return window


def unit_of(content: Content, asked: str | None) -> str:
    """Return the code of the unit asked for, or nothing; refuses one that is not in the plan."""
    if not asked:
        return ""
    units = content.plan.vocabulary().units
    found = units.resolve(asked)
    if not found:
        raise Refusal(term_sentence(asked, units, "đơn vị"))
    return found


def week_of(asked: str) -> Period:
    """Return the week asked for, or refuse."""
    try:
        found = read_period(asked)
    except ValueError:
        found = None
    if not found or found.per is not Per.WEEK:
        raise Refusal(NOT_WEEK.format(found=asked))
    return found


def snapshot_words(content: Content, version: str) -> str:
    """Return what the figures came from: the day, the plan, and the *version* of the posts."""
    return f"Dự thảo lập ngày {content.day:%d/%m/%Y}; kế hoạch {content.plan.code}; {version}."

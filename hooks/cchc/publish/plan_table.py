"""The table of the plan's page: who has what, month by month."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cchc.core.calendar import Per, month_of_week
from cchc.core.rules import Quota
from cchc.core.tally import Bearer, Status, Tally
from cchc.publish import addresses
from cchc.publish.html import escape, lines, link, listed
from cchc.publish.plan_words import COUNTED, SIGNS, bearer_words, status_words
from cchc.publish.view import View

_LEGEND = (Status.MET, Status.RUNNING, Status.MISSED, Status.NOT_YET)


@dataclass(frozen=True, slots=True)
class _Row:
    """One bearer of one quota, with its figures by month (several in a month for weeks)."""

    rule: Quota
    bearer: Bearer
    months: dict[str, list[Tally]]


def plan_table(view: View) -> str:
    """Return the table; nothing where the plan asks for nothing by month or week."""
    rows = _rows(view.count.quotas)
    months = sorted({month for row in rows for month in row.months})
    if not months:
        return ""
    return lines(
        '<div class="table cc-plan" tabindex="0" role="region" aria-label="Kết quả theo tháng">',
        '<table class="cc-table">',
        _head(months),
        "<tbody>",
        *(_line(view, row, months) for row in rows),
        "</tbody></table></div>",
        listed(map(status_words, _LEGEND), css="cc-legend"),
    )


def _rows(quotas: Iterable[Tally]) -> list[_Row]:
    found = []
    asked = (tally for tally in quotas if tally.status is not Status.NOT_APPLICABLE)
    for (rule, bearer), group in groupby(asked, key=lambda tally: (tally.rule, tally.bearer)):
        tallies = list(group)
        if rule.per in (Per.WEEK, Per.MONTH):
            found.append(_Row(rule, bearer, _by_month(tallies)))
    return sorted(found, key=lambda row: row.bearer.units)


def _by_month(tallies: Sequence[Tally]) -> dict[str, list[Tally]]:
    months: dict[str, list[Tally]] = {}
    for tally in tallies:
        period = tally.period
        month = month_of_week(period) if period.per is Per.WEEK else period.code
        months.setdefault(month, []).append(tally)
    return months


def _head(months: Iterable[str]) -> str:
    names = (f'<th scope="col">Tháng {int(month[5:])}</th>' for month in months)
    return (
        '<thead><tr><th scope="col">Đơn vị</th><th scope="col">Chỉ tiêu</th>'
        f"{''.join(names)}</tr></thead>"
    )


def _line(view: View, row: _Row, months: Iterable[str]) -> str:
    address = view.at(f"{addresses.PLAN}#{row.rule.id}")
    rule = link(
        address, row.rule.source.place, attributes=f' title="{escape(row.rule.source.quote)}"'
    )
    cells = "".join(_cell(row.months.get(month, [])) for month in months)
    who = bearer_words(view, row.bearer)
    return f'<tr><th scope="row">{who}</th><td>{rule}</td>{cells}</tr>'


def _cell(tallies: Sequence[Tally]) -> str:
    if not tallies:
        return "<td></td>"
    status = _together(tally.status for tally in tallies)
    figure, told = _figure(tallies)
    sign = f'<span aria-hidden="true">{SIGNS[status]}</span>'
    return (
        f'<td class="cc-st cc-{status.value}" title="{told}{status.label}">'
        f'{figure} {sign}<span class="cc-hidden">{status.label}</span></td>'
    )


def _together(statuses: Iterator[Status]) -> Status:
    """Return the state of several weeks: the worst that one of them is in."""
    found = set(statuses)
    order = (Status.UNKNOWN, Status.MISSED, Status.RUNNING, Status.MET, Status.NOT_YET)
    return next(status for status in order if status in found)


def _figure(tallies: Sequence[Tally]) -> tuple[str, str]:
    """Return what a cell shows, and its words: the count, or how many weeks had enough."""
    only = tallies[0]
    if only.period.per is Per.MONTH:
        figure = f"{only.count}/{only.rule.at_least}"
        return ("", "") if only.status is Status.NOT_YET else (figure, f"có {figure}: ")
    asked = [tally for tally in tallies if tally.status in COUNTED]
    met = sum(1 for tally in asked if tally.status is Status.MET)
    if not asked:
        return "", ""
    return f"{met}/{len(asked)} tuần", f"{met} trên {len(asked)} tuần đạt: "

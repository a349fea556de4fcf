"""Tables of figures: quotas by unit, and the months of the plan year."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cchc.core.calendar import Per
from cchc.core.tally import Bearer, Status
from cchc.publish.html import escape, lines, link, listed
from cchc.publish.plan_rows import Row, cells, gathered, rows_of
from cchc.publish.plan_words import bearer_words, demand, members_words, status_words
from cchc.publish.tallies import bearer_key
from cchc.publish.view import View

_LEGEND = (Status.MET, Status.RUNNING, Status.MISSED)
_MONTHS = range(1, 13)
_COLUMNS = 2 + len(_MONTHS)
_HOW = (
    "Ô ghi số đã có trên số phải có; mục có dấu (tuần) ghi số tuần đạt trên số tuần của tháng."
    " Nhóm trên 20 đơn vị ghi số đơn vị đạt trên tổng số đơn vị. Bấm vào ô để xem tin bài đã tính."
)


def plan_table(view: View) -> str:
    """Return the whole plan's table, by unit; those who bear a number together come after."""
    order = {unit.code: place for place, unit in enumerate(view.content.plan.units)}
    rows = sorted(
        gathered(view, rows_of(view, view.count.quotas)), key=lambda row: _place(row, order)
    )
    if not rows:
        return ""
    groups = groupby(rows, key=lambda row: (row.is_many, bearer_key(row.bearer)))
    bodies = (_body(view, list(group)) for _, group in groups)
    return lines(_table(view, bodies, "Kết quả theo đơn vị và tháng"), legend())


def unit_table(view: View, rows: Sequence[Row], unit: str) -> str:
    """Return the table of some quotas of one *unit*; with whom it shares them is in the row."""
    if not rows:
        return ""
    entries = (_line(view, row, unit=unit) for row in rows)
    label = f"Kết quả từng tháng: {escape(view.units.label(unit))}"
    return lines(_table(view, ["<tbody>", *entries, "</tbody>"], label), legend())


def legend() -> str:
    """Return what signs and figures mean."""
    return f'{listed(map(status_words, _LEGEND), css="cc-legend")}\n<p class="cc-meta">{_HOW}</p>'


def _place(row: Row, order: dict[str, int]) -> tuple[object, ...]:
    """Return where a row stands: single units, several together, long rosters, the unknown."""
    units = row.bearer.units
    places = [order[unit] for unit in units]
    return (not units, len(units) > 1, not row.is_many, places, bearer_key(row.bearer))


def _table(view: View, bodies: Iterable[str], label: str) -> str:
    months = "".join(f'<th scope="col">Tháng {month}</th>' for month in _MONTHS)
    return lines(
        f'<div class="table cc-plan" tabindex="0" role="group" aria-label="{label}">',
        f'<table class="cc-table"><caption class="cc-hidden">{label} năm'
        f" {view.content.plan.year}</caption>",
        f'<thead><tr><th scope="col">Chỉ tiêu</th><th scope="col">Kỳ này</th>{months}</tr></thead>',
        *bodies,
        "</table></div>",
    )


def _body(view: View, rows: Sequence[Row]) -> str:
    first = rows[0]
    joint = " (làm chung)" if len(first.bearer.units) > 1 else ""
    who = _many(view, first) if first.is_many else f"{bearer_words(view, first.bearer)}{joint}"
    known = first.bearer.units or first.is_many
    lined = [_line(view, row) for row in rows] if known else [_unknown(view, rows)]
    return lines(
        f'<tbody><tr class="cc-group"><th scope="rowgroup" colspan="{_COLUMNS}">'
        f"<span>{who}</span></th></tr>",
        *lined,
        "</tbody>",
    )


def _many(view: View, row: Row) -> str:
    return f"{members_words(view, [row.bearer.group])} ({row.bearers} đơn vị)"


def _line(view: View, row: Row, *, unit: str = "") -> str:
    partners = tuple(each for each in row.bearer.units if each != unit) if unit else ()
    shared = f"<small>chung với {_names(view, partners)}</small>" if partners else ""
    weekly = " (tuần)" if row.rule.per is Per.WEEK else ""
    name = link(view.rule_address(row.rule.id), demand(view, row.rule))
    place = f"<small>{escape(row.rule.source.place)}{weekly}</small>"
    figures = cells(row, year=view.content.plan.year, day=view.content.day)
    return f'<tr><th scope="row">{name}{place}{shared}</th>{figures}</tr>'


def _names(view: View, units: tuple[str, ...]) -> str:
    return bearer_words(view, Bearer(units))


def _unknown(view: View, rows: Sequence[Row]) -> str:
    """Return the one row of a group without a roster: nobody can be counted."""
    places = ", ".join(_places(view, rows))
    width = _COLUMNS - 1
    return (
        f'<tr><th scope="row">{len(rows):02} chỉ tiêu</th><td class="cc-plain cc-wide"'
        f' colspan="{width}">chưa xác định thành viên của nhóm: {places}</td></tr>'
    )


def _places(view: View, rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield link(view.rule_address(row.rule.id), row.rule.source.place)

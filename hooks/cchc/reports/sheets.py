"""The sheets of a report: the comparison, the evidence and the months, as rows of values.

A cell may be a formula, written as Excel reads it; beside it stands the value, for readers that
do not calculate (CSV).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.core.calendar import Per, month_of_week
from cchc.core.rules import Measure
from cchc.core.tally import Tally
from cchc.core.vocabulary import CATEGORIES, KINDS
from cchc.reports.evidence_list import Exhibit, links, record_name, shown_words
from cchc.reports.facts import Facts
from cchc.reports.scorecard import Line, counting_note, is_closed, period_words, verdict_of


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a cell, the number that it comes to, and whether it is a share."""

    text: str
    value: float | None
    is_share: bool = False


Cell = str | int | date | Formula | None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, and its width in characters."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a code for file names, its name, its columns, rows and sums."""

    code: str
    name: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()


FIRST_ROW = 4  # below the title, an empty row and the head


def sheets(facts: Facts) -> tuple[Sheet, ...]:
    """Return the three sheets of a report."""
    return (comparison_sheet(facts), evidence_sheet(facts), months_sheet(facts))


def comparison_sheet(facts: Facts) -> Sheet:
    """Return every quota, bearer and period: asked for, done, the share, and what it rests on."""
    found = [(line, tally) for line in facts.lines for tally in line.tallies]
    rows = [
        _compared(facts, at, line, tally) for at, (line, tally) in enumerate(found, start=FIRST_ROW)
    ]
    works = [tally for _, tally in found if _adds_up(tally)]
    last = FIRST_ROW + len(rows) - 1
    total = (
        *("Cộng các kỳ đã kết thúc", None, None, None, None, None),
        _sum_closed("G", last, sum(each.rule.at_least for each in works if _over(facts, each))),
        _sum_closed("H", last, sum(each.count for each in works if _over(facts, each))),
    )
    heads = (
        *(Head("TT", 5), Head("Mã", 10), Head("Nội dung chỉ tiêu (nguyên văn)", 36)),
        *(Head("Căn cứ", 12), Head("Đơn vị", 22), Head("Kỳ", 20)),
        *(Head("Phải đạt", 7), Head("Thực hiện", 7), Head("Tỷ lệ", 8)),
        *(Head("Đánh giá", 18), Head("Kỳ đã hết", 6), Head("Minh chứng số", 11)),
        Head("Cách đếm", 34),
    )
    title = f"So sánh với Kế hoạch, {facts.window.name}"
    return Sheet("so-sanh", "So sánh", title, heads, tuple(rows), total if rows else ())


def _compared(facts: Facts, at: int, line: Line, tally: Tally) -> tuple[Cell, ...]:
    known = not tally.needs
    share = tally.count / tally.rule.at_least if known else None
    return (
        Formula("ROW()-3", at - FIRST_ROW + 1),
        line.rule.id,
        line.rule.source.quote,
        line.places,
        facts.unit_names(tally.bearer.units),
        period_words(tally.period),
        tally.rule.at_least,
        tally.count if known else None,
        Formula(f'IF(H{at}="","",H{at}/G{at})', share, is_share=True),
        verdict_of(tally, line.until),
        "x" if _over(facts, tally) and _adds_up(tally) else None,
        facts.cite(tally.posts),
        counting_note(facts.content.plan, line) if tally is line.tallies[0] else None,
    )


def _sum_closed(column: str, last: int, value: int) -> Formula:
    """Return the sum of a column over the rows whose period is over."""
    cells = f"{column}{FIRST_ROW}:{column}{last}"
    return Formula(f'SUMIF(K{FIRST_ROW}:K{last},"x",{cells})', value)


def _over(facts: Facts, tally: Tally) -> bool:
    return is_closed(tally, facts.until)


def _adds_up(tally: Tally) -> bool:
    """Tell whether a figure may be summed: rates may not."""
    return tally.rule.wanted.measure is not Measure.RATE


def evidence_sheet(facts: Facts) -> Sheet:
    """Return the list of evidence, a row for each channel that a work came out on."""
    rows = [row for exhibit in facts.evidence for row in _exhibit(facts, exhibit)]
    last = FIRST_ROW + len(rows) - 1
    works = sum(bool(row[10]) for row in rows)
    total = (
        *("Cộng", None, None, None, None, None, None, None, None, None),
        Formula(f"SUM(K{FIRST_ROW}:K{last})", works),
        Formula(f"SUM(L{FIRST_ROW}:L{last})", sum(int(str(row[11] or 0)) for row in rows)),
    )
    heads = (
        *(Head("TT", 5), Head("Ngày", 11), Head("Tiêu đề", 36), Head("Đơn vị", 22)),
        *(Head("Tác giả", 12), Head("Loại", 12), Head("Lĩnh vực", 18), Head("Kênh", 20)),
        *(Head("Ngày gửi", 11), Head("Ngày đăng, phát", 18), Head("Tác phẩm", 7)),
        *(Head("Lần phát", 7), Head("Đường dẫn, ký hiệu minh chứng", 40), Head("Ngoài kỳ", 6)),
    )
    title = f"Danh mục tin, bài, tài liệu kiểm chứng, {facts.window.name}"
    return Sheet("minh-chung", "Minh chứng", title, heads, tuple(rows), total if rows else ())


def _exhibit(facts: Facts, exhibit: Exhibit) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each channel; the first counts the work, so that works add up."""
    post = exhibit.post
    where = links(facts.content, post)
    pages = {each.url: each.channel for each in post.elsewhere if each.url}
    own = [link for link in where if link not in pages]
    head: tuple[Cell, ...] = (
        *(exhibit.number, post.date, post.title, facts.unit_names(post.units), post.author or None),
        *(KINDS.label(post.kind), CATEGORIES.label(post.category)),
    )
    outside = "x" if exhibit.is_outside else None
    record = record_name(facts.content, post)
    if not post.publications:
        yield (*head, None, None, None, 1, None, record, outside)
    for at, each in enumerate(post.publications):
        channel, shown = facts.channel_name(each.channel), shown_words(each) or None
        aired = len(each.aired) or None
        first = 1 if at == 0 else None
        place = each.url or (own[0] if own and at == 0 else record if at == 0 else None)
        yield (*head, channel, each.sent, shown, first, aired, place, outside)


def months_sheet(facts: Facts) -> Sheet:
    """Return a matrix: each quota and bearer, month by month, with the sum of the year so far."""
    months = [f"{facts.content.plan.year}-{month:02}" for month in range(1, 13)]
    rows = []
    for at, line in enumerate(_yearly_lines(facts), start=FIRST_ROW):
        by_month = _by_month(line, months)
        done = sum(count for count in by_month if count is not None)
        cells = (at - FIRST_ROW + 1, line.rule.source.place, facts.unit_names(line.bearer.units))
        rows.append((*cells, line.rule.at_least, *by_month, Formula(f"SUM(E{at}:P{at})", done)))
    last = FIRST_ROW + len(rows) - 1
    sums = [
        Formula(f"SUM({letter}{FIRST_ROW}:{letter}{last})", _column_sum(rows, at))
        for at, letter in enumerate("EFGHIJKLMNOPQ", start=4)
    ]
    heads = (
        *(Head("TT", 5), Head("Căn cứ", 12), Head("Đơn vị", 22), Head("Mỗi kỳ", 6)),
        *(Head(f"Tháng {month}", 7) for month in range(1, 13)),
        Head("Cộng", 7),
    )
    title = f"Số thực hiện từng tháng năm {facts.content.plan.year}, đến {facts.until:%d/%m/%Y}"
    total = ("Cộng", None, None, None, *sums)
    return Sheet("thang", "Theo tháng", title, heads, tuple(rows), total if rows else ())


def _yearly_lines(facts: Facts) -> tuple[Line, ...]:
    """Return the lines of the report with every figure of the year up to its end."""
    kept = {(line.rule.id, line.bearer) for line in facts.lines}
    every: dict[tuple[str, object], list[Tally]] = {}
    for tally in facts.whole.count.quotas:
        key = (tally.rule.id, tally.bearer)
        if key in kept and _adds_up(tally) and tally.rule.per in (Per.MONTH, Per.WEEK):
            every.setdefault(key, []).append(tally)
    return tuple(
        Line(each[0].rule, each[0].bearer, tuple(each), facts.until) for each in every.values()
    )


def _by_month(line: Line, months: Sequence[str]) -> list[int | None]:
    """Return what was done in each month; weeks stand under that of their Thursday (R4)."""
    found: dict[str, int] = {}
    for tally in line.tallies:
        if tally.period.first <= line.until:
            week = tally.rule.per is Per.WEEK
            month = month_of_week(tally.period) if week else tally.period.code
            found[month] = found.get(month, 0) + tally.count
    return [found.get(month) for month in months]


def _column_sum(rows: Sequence[tuple[Cell, ...]], at: int) -> float:
    cells = (row[at] for row in rows)
    values = (cell.value if isinstance(cell, Formula) else cell for cell in cells)
    return sum(value for value in values if isinstance(value, int | float))

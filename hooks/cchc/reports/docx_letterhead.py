"""The head and the foot of an official Word file (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm
from docx.table import Table, _Cell

from cchc.reports.docx_text import CENTER, LEFT, Style, rule, write
from cchc.reports.docx_xml import element, paddings
from cchc.reports.paper import Closing, Letterhead

_AGENCY, _NATION = 68, 92
_MOTTO_RULE = 53  # as long as the motto itself, in bold at 13 points
_SHORT_RULE = 26
_SIGNING_SPACE = 5
_CAPITALS = Style(size=12, align=CENTER)
_BOLD = Style(size=12, bold=True, align=CENTER)


def add_letterhead(document: Document, head: Letterhead) -> None:
    """Add agency, number, nation, motto, place and day, then kind and subject."""
    table = _bare_table(document, _AGENCY, _NATION)
    _agency(table.cell(0, 0), head)
    _nation(table.cell(0, 1), head)
    kind = Style(size=14, bold=True, align=CENTER, before=14)
    write(document.add_paragraph(), head.kind, kind)
    for line in head.subject:
        write(document.add_paragraph(), line, Style(size=14, bold=True, align=CENTER))
    rule(document.add_paragraph(), width=_AGENCY + _NATION, length=55)
    if head.to:
        style = Style(size=14, align=CENTER, before=6, after=6)
        write(document.add_paragraph(), head.to, style)


def _agency(cell: _Cell, head: Letterhead) -> None:
    lines = [(head.above, _CAPITALS)] if head.above else []
    lines += [(line, _BOLD) for line in head.agency]
    _write_lines(cell, lines)
    rule(cell.add_paragraph(), width=_AGENCY, length=_SHORT_RULE)
    write(cell.add_paragraph(), head.number, Style(size=13, align=CENTER, before=2))
    if head.draft:
        style = Style(size=13, bold=True, align=CENTER, before=4)
        write(cell.add_paragraph(), head.draft, style)


def _nation(cell: _Cell, head: Letterhead) -> None:
    motto = Style(size=13, bold=True, align=CENTER)
    _write_lines(cell, [(head.nation, _BOLD), (head.motto, motto)])
    rule(cell.add_paragraph(), width=_NATION, length=_MOTTO_RULE)
    style = Style(size=13, italic=True, align=CENTER, before=2)
    write(cell.add_paragraph(), head.place, style)


def add_closing(document: Document, closing: Closing) -> None:
    """Add the recipients on the left, the signature on the right."""
    write(document.add_paragraph(), "", Style(size=6))
    table = _bare_table(document, 80, 80)
    head = Style(size=12, bold=True, italic=True, align=LEFT)
    lines = [(closing.recipients_head, head)]
    lines += [(line, Style(size=11)) for line in closing.recipients]
    _write_lines(table.cell(0, 0), lines)
    *offices, name = closing.signature
    signed = Style(size=14, bold=True, align=CENTER)
    above = [(line, signed) for line in offices]
    space = [("", signed)] * _SIGNING_SPACE
    _write_lines(table.cell(0, 1), [*above, *space, (name, signed)])


def _write_lines(cell: _Cell, lines: list[tuple[str, Style]]) -> None:
    for at, (text, style) in enumerate(lines):
        write(cell.add_paragraph() if at else cell.paragraphs[0], text, style)


def _bare_table(document: Document, left: int, right: int) -> Table:
    """Return two cells side by side, without borders, that stay on one page."""
    table: Table = document.add_table(rows=1, cols=2)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, cell, width in zip(table.columns, table.rows[0].cells, (left, right), strict=True):
        column.width = cell.width = Mm(width)
        _no_padding(cell)
    whole = element("cantSplit")
    table.rows[0]._tr.get_or_add_trPr().append(whole)  # noqa: SLF001 - no such property
    return table


def _no_padding(cell: _Cell) -> None:
    margins = paddings("tcMar", "0")
    cell._tc.get_or_add_tcPr().append(margins)  # noqa: SLF001 - no such property

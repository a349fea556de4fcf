"""Tables of a Word file: bordered, their heads repeated on each page, rows kept whole."""

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from cchc.reports.docx_text import CENTER, JUSTIFY, LEFT, Style, write
from cchc.reports.docx_xml import element, paddings
from cchc.reports.paper import Align, Column, Look, Row, Table

SIZE = 11
_PADDING = "45"  # twentieths of a point
_HEAD = Style(size=SIZE, bold=True, align=CENTER)


def add_table(document: Document, table: Table) -> None:
    """Add a table with its title and note, or the sentence that says why there is none."""
    if table.title:
        style = Style(size=13, bold=True, align=CENTER, before=6, after=3, keep=True)
        write(document.add_paragraph(), table.title, style)
    if not table.rows:
        style = Style(align=JUSTIFY, before=0, after=6, indent=10)
        write(document.add_paragraph(), table.empty, style)
        return
    made = grid(document, [column.width for column in table.columns])
    heads = tuple(column.head for column in table.columns)
    _fill(made.rows[0], heads, table.columns, head=True)
    _repeat(made.rows[0])
    for row in table.rows:
        _add_row(made, row, table.columns)
    note = Style(size=12, italic=True, align=JUSTIFY, before=3, after=6)
    write(document.add_paragraph(), table.note, note if table.note else Style(size=6))


def grid(document: Document, widths: list[int]) -> WordTable:
    """Return a bordered table of one row, its columns *widths* millimetres wide."""
    made: WordTable = document.add_table(rows=1, cols=len(widths), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _pad(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def _pad(made: WordTable) -> None:
    """Leave less room beside the words than Word does: the columns are narrow."""
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has no such property
    properties.insert_element_before(paddings("tblCellMar", _PADDING), "w:tblLook", "w:tblCaption")


def _add_row(made: WordTable, row: Row, columns: tuple[Column, ...]) -> None:
    added: _Row = made.add_row()  # type: ignore[no-untyped-call] # python-docx says no types here
    _keep_whole(added)
    if row.look is Look.ACROSS:
        cell = added.cells[0].merge(added.cells[-1])
        told, _, note = row.cells[0].partition("\n")
        write(cell.paragraphs[0], told, Style(size=SIZE, bold=True, align=JUSTIFY, keep=True))
        if note:
            style = Style(size=SIZE, italic=True, align=JUSTIFY, keep=True)
            write(cell.add_paragraph(), note, style)
        return
    _fill(added, row.cells, columns, bold=row.look is Look.TOTAL)


def _fill(
    added: _Row,
    cells: tuple[str, ...],
    columns: tuple[Column, ...],
    **looks: bool,
) -> None:
    # Asking a row for its cells walks the whole row each time.
    for cell, text, column in zip(added.cells, cells, columns, strict=True):
        cell.width = Mm(column.width)
        centred = column.align is Align.CENTER
        plain = Style(size=SIZE, bold=looks.get("bold", False), align=CENTER if centred else LEFT)
        _write(cell, text, _HEAD if looks.get("head") else plain)


def _write(cell: _Cell, text: str, style: Style) -> None:
    first, *others = text.split("\n")
    write(cell.paragraphs[0], first, style)
    for line in others:
        write(cell.add_paragraph(), line, style)


def _repeat(row: _Row) -> None:
    """Make a row the head that each page repeats."""
    _mark(row, "cantSplit")
    _mark(row, "tblHeader")


def _keep_whole(row: _Row) -> None:
    _mark(row, "cantSplit")


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(element(name, val="true"))  # noqa: SLF001 - python-docx has no such property

"""A sheet as CSV: UTF-8 with a byte order mark, so that Excel in Vietnamese opens it rightly."""

import csv
from datetime import date
from io import StringIO

from cchc.reports.sheets import Cell, Formula, Sheet

_MARK = "\ufeff"
# A text that begins like this would be run as a formula by a spreadsheet.
_RUNS = ("=", "+", "-", "@", "\t")


def csv_bytes(sheet: Sheet) -> bytes:
    """Return the head and the rows; Vietnamese Excel reads a semicolon between cells."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([head.name for head in sheet.heads])
    writer.writerows([_text(cell) for cell in row] for row in sheet.rows)
    return (_MARK + buffer.getvalue()).encode("utf-8")


def _text(cell: Cell) -> str:
    if isinstance(cell, Formula):
        return _number(cell)
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_RUNS) else cell
    return "" if cell is None else str(cell)


def _number(cell: Formula) -> str:
    if cell.value is None:
        return ""
    value = round(cell.value * 100, 1) if cell.is_share else cell.value
    text = f"{value:g}".replace(".", ",")
    return f"{text}%" if cell.is_share else text

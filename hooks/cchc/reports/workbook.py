"""The sheets of a report as an Excel file with real formulas, ready to print on A4 across."""

from datetime import UTC, date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cchc.reports.packing import repacked
from cchc.reports.sheets import FIRST_ROW, Cell, Formula, Sheet

_FONT = "Times New Roman"
_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="FFE8EEF4")
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_SHARE, _DAY = "0.0%", "dd/mm/yyyy"
_A4 = "9"
_LINE = 15  # points


def workbook(sheets: tuple[Sheet, ...], *, title: str, snapshot: str) -> bytes:
    """Return the Excel file; the same sheets give the same bytes."""
    book = Workbook()
    book.properties.title, book.properties.description = title, snapshot
    book.properties.created = book.properties.modified = _EPOCH
    book.calculation.fullCalcOnLoad = True
    for at, sheet in enumerate(sheets):
        page = book.active if at == 0 else book.create_sheet()
        if isinstance(page, Worksheet):
            _fill(page, sheet)
    buffer = BytesIO()
    book.save(buffer)
    return repacked(buffer.getvalue())


def _fill(page: Worksheet, sheet: Sheet) -> None:
    page.title = sheet.name
    page["A1"] = sheet.title
    page["A1"].font = Font(name=_FONT, size=14, bold=True)
    for column, head in enumerate(sheet.heads, start=1):
        cell = page.cell(FIRST_ROW - 1, column)
        _put(cell, head.name, bold=True)
        cell.fill = _HEAD
        cell.alignment = Alignment("center", "center", wrap_text=True)
        page.column_dimensions[get_column_letter(column)].width = head.width
    page.row_dimensions[FIRST_ROW - 1].height = 3 * _LINE
    for at, row in enumerate(sheet.rows, start=FIRST_ROW):
        _put_row(page, at, row)
        page.row_dimensions[at].height = _LINE * _lines(sheet, row)
    _lay(page, sheet)


def _lines(sheet: Sheet, row: tuple[Cell, ...]) -> int:
    """Return how many lines a row needs: a file that is opened does not fit its rows itself."""
    texts = ((cell, head.width) for cell, head in zip(row, sheet.heads, strict=True))
    return max(len(text) // width + 1 if isinstance(text, str) else 1 for text, width in texts)


def _put_row(page: Worksheet, at: int, row: tuple[Cell, ...], *, bold: bool = False) -> None:
    for column, value in enumerate(row, start=1):
        _put(page.cell(at, column), value, bold=bold)


def _put(cell: ExcelCell | MergedCell, value: Cell, *, bold: bool = False) -> None:
    if isinstance(value, Formula):
        cell.value = f"={value.text}"
        cell.number_format = _SHARE if value.is_share else "0"
    else:
        cell.value = value
        # What a person wrote is text, whatever it begins with.
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
        if isinstance(value, date):
            cell.number_format = _DAY
    cell.font = Font(name=_FONT, size=11, bold=bold)
    cell.border = _BORDER
    is_text = isinstance(value, str)
    cell.alignment = Alignment("left" if is_text else "center", "top", wrap_text=is_text)


def _lay(page: Worksheet, sheet: Sheet) -> None:
    """Set filters, frozen heads, sums, and the printed page."""
    last = FIRST_ROW + len(sheet.rows) - 1
    letter = get_column_letter(len(sheet.heads))
    page.auto_filter.ref = f"A{FIRST_ROW - 1}:{letter}{max(last, FIRST_ROW - 1)}"
    page.freeze_panes = f"D{FIRST_ROW}"
    if sheet.total:
        padded = (*sheet.total, *[None] * (len(sheet.heads) - len(sheet.total)))
        _put_row(page, last + 1, padded, bold=True)
    page.print_title_rows = f"{FIRST_ROW - 1}:{FIRST_ROW - 1}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.6
    if page.oddFooter:
        page.oddFooter.center.text = "&P/&N"

"""The sheets of a report: recalculated by LibreOffice they say what the count says."""

import csv
import subprocess
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from cchc.reports.csv_files import csv_bytes
from cchc.reports.sheets import FIRST_ROW, Formula, Sheet, sheets
from cchc.reports.workbook import workbook
from reports.sample_reports import facts

SHEETS = sheets(facts("2026-Q3"))
MADE = workbook(SHEETS, title="quý III năm 2026", snapshot="")


@pytest.fixture(scope="module", name="recalculated")
def recalculated_book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The workbook as LibreOffice saved it, with the values that it calculated."""
    folder = tmp_path_factory.mktemp("sheets")
    (folder / "bang.xlsx").write_bytes(MADE)
    home = f"-env:UserInstallation=file://{folder}/home"
    words = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", "ra", "bang.xlsx"]
    subprocess.run(words, cwd=folder, check=True, capture_output=True, timeout=120)
    return load_workbook(folder / "ra" / "bang.xlsx", data_only=True)


def test_no_cell_is_an_error_and_every_formula_comes_to_our_figure(recalculated: Workbook) -> None:
    """Sums, shares and numbers: LibreOffice's value is that which the count has."""
    for sheet in SHEETS:
        rows = [*sheet.rows, sheet.total]
        for at, row in enumerate(rows, start=FIRST_ROW):
            for column, cell in enumerate(row, start=1):
                value = recalculated[sheet.name].cell(at, column).value
                assert not str(value).startswith(("#", "Err:")), (sheet.name, at, column)
                if isinstance(cell, Formula):
                    expected = pytest.approx(cell.value) if cell.value is not None else None
                    assert value == expected, (sheet.name, at, column, cell.text)


def test_sums_leave_out_what_still_runs() -> None:
    """Over the periods that are over; table 3 of the report has the same figures."""
    lines = facts("2026-Q3").lines

    total = SHEETS[0].total

    assert [each.value for each in total if isinstance(each, Formula)] == [
        sum(line.wanted for line in lines),
        sum(line.done for line in lines),
    ]


def test_heads_stay_filter_and_print_on_a4_across() -> None:
    """Frozen heads, filters, the head on each printed page, one page wide."""
    for page in load_workbook(BytesIO(MADE)).worksheets:
        assert page.freeze_panes == f"D{FIRST_ROW}"
        assert page.auto_filter.ref.startswith(f"A{FIRST_ROW - 1}:")
        assert page.print_title_rows == f"${FIRST_ROW - 1}:${FIRST_ROW - 1}"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)


def test_the_months_hold_weeks_under_their_thursday() -> None:
    """Week 27 (29 June to 5 July) is counted in July (R4)."""
    weekly = next(row for row in SHEETS[2].rows if row[1] == "IV.5 gạch 2")
    airings = {
        day
        for post in facts("2026-Q3").content.posts
        for each in post.elsewhere
        for day in each.aired
    }

    july = [day for day in airings if 27 <= day.isocalendar().week <= 31]
    assert weekly[4 + 6] == len(july)


def test_csv_opens_in_vietnamese_excel() -> None:
    """A mark at the beginning, semicolons, decimal commas, days as people write them."""
    made = csv_bytes(SHEETS[0]).decode("utf-8")
    rows = list(csv.reader(StringIO(made.removeprefix("\ufeff")), delimiter=";"))

    assert made.startswith("\ufeff")
    assert rows[0][:3] == ["TT", "Mã", "Nội dung chỉ tiêu (nguyên văn)"]
    assert {len(row) for row in rows} == {13}
    assert {"50%", "150%"} <= {row[8] for row in rows}
    evidence = csv_bytes(SHEETS[1]).decode("utf-8")
    assert ";06/03/2026;" in evidence


def test_no_text_is_run_as_a_formula() -> None:
    """A title that begins with = or @ stays a title, in Excel and in CSV."""
    sheet = Sheet("a", "A", "=1+1", SHEETS[2].heads[:1], (("=HYPERLINK(1)",),))

    cell = load_workbook(BytesIO(workbook((sheet,), title="", snapshot="")))["A"].cell(FIRST_ROW, 1)

    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert "'=HYPERLINK(1)" in csv_bytes(sheet).decode("utf-8")


def test_the_same_sheets_are_the_same_file() -> None:
    """Nothing in it depends on the moment of writing."""
    assert workbook(SHEETS, title="quý III năm 2026", snapshot="") == MADE


def test_the_evidence_has_a_row_for_each_channel() -> None:
    """A work is counted once, on the first of its rows."""
    numbers = {str(row[0]) for row in SHEETS[1].rows}
    counted = [str(row[0]) for row in SHEETS[1].rows if row[10]]

    assert sorted(counted) == sorted(numbers)
    assert len(SHEETS[1].rows) > len(numbers)


def test_files_are_put_where_asked(tmp_path: Path) -> None:
    """A sheet is written whole."""
    path = tmp_path / "a.csv"
    path.write_bytes(csv_bytes(SHEETS[2]))

    assert path.read_text("utf-8-sig").count("\n") == len(SHEETS[2].rows) + 1

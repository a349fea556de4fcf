"""The links to mend, unit by unit, in words and as a table."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import groupby

from cchc.links.sources import Row

_COLUMNS = ("don_vi", "tep", "dong", "trang", "lien_ket", "vi_sao", "trang_khac")
_MORE = ", và {found} trang khác"


def report(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the lines that people read."""
    for unit, each in groupby(rows, key=lambda row: row.unit):
        found = list(each)
        yield f"{unit}: {len(found)} liên kết cần sửa"
        for row in found:
            place = f"{row.file}:{row.line}" if row.file else f"trang /{row.page}"
            more = _MORE.format(found=row.pages) if row.pages else ""
            yield f"  {place}{more}: {row.target} ({row.fault})"


def report_csv(rows: Sequence[Row]) -> str:
    """Return the same as a table that Excel opens."""
    page = io.StringIO()
    page.write("\ufeff")
    sheet = csv.writer(page, lineterminator="\r\n")
    sheet.writerow(_COLUMNS)
    for row in rows:
        line = row.line or ""
        sheet.writerow([row.unit, row.file, line, f"/{row.page}", row.target, row.fault, row.pages])
    return page.getvalue()

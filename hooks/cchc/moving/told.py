"""What a run of bringing over did, in words and as a table: by file, what needs a hand."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from cchc.moving.bring import Outcome
from cchc.moving.old import OldSite

_DONE = "Đã chuyển {new} bài, {files} hình và tệp; {known} bài đã có từ trước; để lại {left}."
_TRIAL = "Nếu chạy thật: chuyển {new} bài, {files} hình và tệp; {known} bài đã có; để lại {left}."
_HANDS = "{found} bài cần người xem lại."
_NO_HANDS = "Không bài nào cần người xem lại."
_COLUMNS = ("tep", "tieu_de", "dia_chi_cu", "viec_can_lam")


def report(site: OldSite, outcome: Outcome, *, root: str, is_trial: bool) -> Iterator[str]:
    """Yield the lines that people read: by file what needs a hand, then why what stayed."""
    yield from site.faults
    for file, remarks in outcome.new.items():
        if remarks:
            yield f"{root}/{file}:"
            yield from (f"  - {remark}" for remark in remarks)
    for reason, number in Counter(reason for _, reason in outcome.left).most_common():
        yield f"Để lại {number} mục: {reason}."
    told = _TRIAL if is_trial else _DONE
    new, left = len(outcome.new), len(outcome.left)
    yield told.format(new=new, files=outcome.files, known=outcome.known, left=left)
    hands = sum(1 for remarks in outcome.new.values() if remarks)
    yield _HANDS.format(found=hands) if hands else _NO_HANDS


def report_csv(outcome: Outcome, *, root: str) -> str:
    """Return the same as a table for Excel: each thing to do, and each item left behind."""
    page = io.StringIO()
    page.write("\ufeff")
    sheet = csv.writer(page, lineterminator="\r\n")
    sheet.writerow(_COLUMNS)
    for file, remarks in outcome.new.items():
        item = outcome.items[file]
        for remark in remarks or [""]:
            sheet.writerow([f"{root}/{file}", item.title, item.name, remark])
    for item, reason in outcome.left:
        sheet.writerow(["", item.title, item.name, f"để lại: {reason}"])
    return page.getvalue()

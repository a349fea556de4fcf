"""`cchc report`: the periodic report as a Word file, as sheets, or the short section as text."""

import argparse
import sys

from cchc.cli import WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.cli.papers import Refusal, facts_of, out_option, own_phrases, put, snapshot, unit_of
from cchc.core.content import Content
from cchc.core.report_window import Window, report_window
from cchc.reports.facts import Facts
from cchc.reports.phrases import default_text
from cchc.store.clock import clock
from cchc.store.project import Project

EXAMPLE = "2026-Q3, 6-thang, nam, 2026-08 hoặc 2026-07-01..2026-08-15"
NO_PERIOD = "không có kỳ báo cáo '{found}' trong năm {year}; hãy viết như {example}"
NOT_BEGUN = "kỳ {name} chưa bắt đầu (từ ngày {first:%d/%m/%Y})"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("period", nargs="?", metavar="KỲ", help=EXAMPLE)
    parser.add_argument("--unit", help="báo cáo riêng của một đơn vị: mã hoặc tên trong kế hoạch")
    parser.add_argument(
        "--format",
        choices=("docx", "xlsx", "csv"),
        default="docx",
        help="dạng tệp, thường là docx",
    )
    parser.add_argument("--text", action="store_true", help="in phần đưa vào báo cáo CCHC")
    parser.add_argument(
        "--theo-lich", action="store_true", help="kỳ theo lịch (1/7-30/9) thay vì 15/6-14/9"
    )
    parser.add_argument("--loi-van", action="store_true", help="in lời văn cố định, để sửa")
    out_option(parser)
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write or print the report; a bad post is told and left out."""
    if args.loi_van:
        sys.stdout.write(default_text())
        return 0
    try:
        facts = _facts(args)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return WRONG_CALL
    if args.text:
        from cchc.reports.short_section import short_section

        print(short_section(facts))
        return 0
    for name, made in _files(facts, args, stem_of(facts)).items():
        print(put(args, name, made))
    return 0


def stem_of(facts: Facts) -> str:
    """Return the beginning of a file's name: `bao-cao-2026-quy-3-kt`."""
    code = facts.window.code.replace("..", "-den-")
    dated = code if code[:4].isdigit() else f"{facts.content.plan.year}-{code}"
    return "-".join(filter(None, ("bao-cao", dated, facts.unit)))


def _facts(args: argparse.Namespace) -> Facts:
    project = Project(project_root())
    content = project.read(day=args.as_of or clock())
    window = window_of(content, args.period or "", by_calendar=args.theo_lich)
    unit = unit_of(content, args.unit)
    return facts_of(content, window, own_phrases(project.root), unit)


def window_of(content: Content, asked: str, *, by_calendar: bool = False) -> Window:
    """Return the days that a report is asked for, or refuse in one sentence."""
    plan = content.plan
    try:
        window = report_window(plan, asked, by_calendar=by_calendar)
    except ValueError as error:
        told = NO_PERIOD.format(found=asked, year=plan.year, example=EXAMPLE)
        raise Refusal(told) from error
    if window.first > content.day:
        raise Refusal(NOT_BEGUN.format(name=window.name, first=window.first))
    return window


def _files(facts: Facts, args: argparse.Namespace, stem: str) -> dict[str, bytes]:
    if args.format == "docx":
        from cchc.reports.docx_paper import docx_bytes
        from cchc.reports.report import report

        told = snapshot(project_root(), facts.content)
        return {f"{stem}.docx": docx_bytes(report(facts, snapshot=told))}
    from cchc.reports.sheets import sheets

    found = sheets(facts)
    if args.format == "xlsx":
        from cchc.reports.workbook import workbook

        told = snapshot(project_root(), facts.content)
        return {f"{stem}.xlsx": workbook(found, title=facts.window.name, snapshot=told)}
    from cchc.reports.csv_files import csv_bytes

    return {f"{stem}-{sheet.code}.csv": csv_bytes(sheet) for sheet in found}

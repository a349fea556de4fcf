"""`cchc report`: the periodic report as a Word file, as sheets, or the short section as text."""

import argparse
import sys

from cchc.cli import WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.cli.papers import facts_of, out_option, own_phrases, put, snapshot
from cchc.reports.asked import EXAMPLE, Refusal, unit_of, window_of
from cchc.reports.facts import Facts
from cchc.reports.phrases import default_text
from cchc.store.clock import clock
from cchc.store.project import Project


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
    for name, made in _files(facts, args.format).items():
        print(put(args, name, made))
    return 0


def _facts(args: argparse.Namespace) -> Facts:
    project = Project(project_root())
    content = project.read(day=args.as_of or clock())
    window = window_of(content, args.period or "", by_calendar=args.theo_lich)
    unit = unit_of(content, args.unit)
    return facts_of(content, window, own_phrases(project.root), unit)


def _files(facts: Facts, form: str) -> dict[str, bytes]:
    from cchc.reports.products import report_files

    told = "" if form == "csv" else snapshot(project_root(), facts.content)
    return report_files(facts, form, told)

"""`cchc plan`: draft a unit's own communication plan for the year."""

import argparse
import sys

from cchc.cli import WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.cli.papers import Refusal, facts_of, out_option, own_phrases, put, snapshot, unit_of
from cchc.core.report_window import report_window
from cchc.store.clock import clock
from cchc.store.project import Project


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--unit", required=True, help="đơn vị: mã hoặc tên trong kế hoạch")
    out_option(parser)
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the draft."""
    from cchc.reports.docx_paper import docx_bytes
    from cchc.reports.unit_plan import unit_plan

    project = Project(project_root())
    content = project.read(day=args.as_of or clock())
    try:
        unit = unit_of(content, args.unit)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return WRONG_CALL
    year = report_window(content.plan, str(content.plan.year), by_calendar=True)
    facts = facts_of(content, year, own_phrases(project.root), unit)
    made = docx_bytes(unit_plan(facts, snapshot=snapshot(project.root, content)))
    print(put(args, f"ke-hoach-{content.plan.year}-{unit}.docx", made))
    return 0

"""`cchc plan`: draft a unit's own communication plan for the year."""

import argparse
import sys

from cchc.cli import WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.cli.papers import out_option, own_phrases, put, snapshot, tell_problems
from cchc.reports.asked import Refusal, unit_of
from cchc.store.clock import clock
from cchc.store.project import Project


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--unit", required=True, help="đơn vị: mã hoặc tên trong kế hoạch")
    out_option(parser)
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the draft."""
    from cchc.reports.products import plan_files

    project = Project(project_root())
    content = project.read(day=args.as_of or clock())
    try:
        unit = unit_of(content, args.unit)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return WRONG_CALL
    tell_problems(content)
    told = snapshot(project.root, content)
    for name, made in plan_files(content, unit, own_phrases(project.root), told).items():
        print(put(args, name, made))
    return 0

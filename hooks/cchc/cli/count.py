"""`cchc count`: count posts against the plan."""

import argparse
import sys

from cchc.cli import SHORT
from cchc.cli.counted import counted
from cchc.cli.door import day_option, source_options
from cchc.core.tally import Count, Status
from cchc.publish.figures import figures_csv, figures_json
from cchc.publish.summary import duty_table, month_table


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    source_options(parser)
    day_option(parser)
    parser.add_argument(
        "--format", choices=("bang", "json", "csv"), default="bang", help="dạng kết quả"
    )
    parser.add_argument(
        "--strict", action="store_true", help="thoát với mã 3 nếu có chỉ tiêu, nhiệm vụ chưa đạt"
    )


def run(args: argparse.Namespace) -> int:
    """Print the count; a bad post is told and left out."""
    found = counted(args)
    sys.stdout.write(_told(found, args.format))
    return SHORT if args.strict and is_short(found) else 0


def is_short(found: Count) -> bool:
    """Tell whether a period that is over was missed or never told, or a task is overdue."""
    day = found.day
    quotas = (
        tally.status is Status.MISSED or (tally.untold and tally.period.last < day)
        for tally in found.quotas
    )
    return any(quotas) or any(task.status is Status.OVERDUE for task in found.tasks)


def _told(found: Count, form: str) -> str:
    if form == "json":
        return figures_json(found)
    if form == "csv":
        return figures_csv(found)
    return f"{month_table(found, found.plan)}\n\n{duty_table(found, found.plan)}\n"

"""`cchc count`: count posts against the plan."""

import argparse
import sys

from cchc.cli import SHORT
from cchc.cli.door import day_option, source_options, sources
from cchc.core.counting import count
from cchc.core.plan import Plan
from cchc.core.tally import Count, Status
from cchc.publish.figures import figures_csv, figures_json
from cchc.publish.summary import duty_table, month_table
from cchc.store.clock import clock
from cchc.store.posts import read_posts


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
    plan, folder = sources(args)
    found = read_posts(folder, plan.vocabulary(), root=folder.name)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    counted = count(plan, found.posts, until=args.as_of or clock())
    sys.stdout.write(_told(counted, plan, args))
    return SHORT if args.strict and is_short(counted) else 0


def is_short(counted: Count) -> bool:
    """Tell whether a period that is over was missed or never told, or a task is overdue."""
    day = counted.day
    quotas = (
        tally.status is Status.MISSED or (tally.untold and tally.period.last < day)
        for tally in counted.quotas
    )
    return any(quotas) or any(task.status is Status.OVERDUE for task in counted.tasks)


def _told(counted: Count, plan: Plan, args: argparse.Namespace) -> str:
    if args.format == "json":
        return figures_json(counted)
    if args.format == "csv":
        return figures_csv(counted)
    return f"{month_table(counted, plan)}\n\n{duty_table(counted, plan)}\n"

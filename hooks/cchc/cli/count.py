"""`cchc count`: count posts against the plan."""

import argparse
import sys
from pathlib import Path

from cchc.cli import SHORT
from cchc.cli.door import day_option, project_root
from cchc.core.counting import count
from cchc.core.plan import Plan
from cchc.core.tally import Count, Status
from cchc.publish.figures import figures_csv, figures_json
from cchc.publish.summary import duty_table, month_table
from cchc.store.clock import clock
from cchc.store.posts import read_posts
from cchc.store.project import Project, read_plan_file


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--plan", type=Path, help="tệp kế hoạch (mặc định: theo mkdocs.yml)")
    parser.add_argument("--posts", type=Path, help="thư mục bài viết (mặc định: theo mkdocs.yml)")
    day_option(parser)
    parser.add_argument(
        "--format", choices=("bang", "json", "csv"), default="bang", help="dạng kết quả"
    )
    parser.add_argument(
        "--strict", action="store_true", help="thoát với mã 3 nếu có chỉ tiêu, nhiệm vụ chưa đạt"
    )


def run(args: argparse.Namespace) -> int:
    """Print the count; a bad post is told and left out."""
    plan, folder = _sources(args)
    found = read_posts(folder, plan.vocabulary(), root=folder.name)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    counted = count(plan, found.posts, until=args.as_of or clock())
    sys.stdout.write(_told(counted, plan, args))
    return SHORT if args.strict and is_short(counted) else 0


def is_short(counted: Count) -> bool:
    """Tell whether a closed period was missed or a task is overdue."""
    return any(tally.status is Status.MISSED for tally in counted.quotas) or any(
        task.status is Status.OVERDUE for task in counted.tasks
    )


def _sources(args: argparse.Namespace) -> tuple[Plan, Path]:
    """Return the plan and the posts folder that were named, or those of this project."""
    if args.plan and args.posts:
        return read_plan_file(args.plan, file=str(args.plan)), args.posts
    project = Project(project_root())
    settings = project.settings()
    plan = read_plan_file(args.plan, file=str(args.plan)) if args.plan else project.plan(settings)
    return plan, args.posts or project.root / settings.posts


def _told(counted: Count, plan: Plan, args: argparse.Namespace) -> str:
    if args.format == "json":
        return figures_json(counted, year=plan.year)
    if args.format == "csv":
        return figures_csv(counted, year=plan.year)
    return f"{month_table(counted, plan)}\n\n{duty_table(counted, plan)}\n"

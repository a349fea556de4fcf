"""The door: where a command reads its day and its folder."""

import argparse
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cchc.core.plan import Plan
from cchc.core.vocabulary import Vocabulary
from cchc.store.project import CONFIG, Project, read_above, read_plan_file


def day_option(parser: argparse.ArgumentParser) -> None:
    """Add `--as-of`."""
    parser.add_argument(
        "--as-of",
        type=_day,
        metavar="NGÀY",
        help="tính đến hết ngày này, như 2026-04-01 (mặc định: hôm nay)",
    )


def source_options(parser: argparse.ArgumentParser) -> None:
    """Add `--plan` and `--posts`."""
    parser.add_argument("--plan", type=Path, help="tệp kế hoạch (mặc định: theo mkdocs.yml)")
    parser.add_argument("--posts", type=Path, help="thư mục bài viết (mặc định: theo mkdocs.yml)")


class Sources(NamedTuple):
    """What a count is made of: the plan, the words that posts may use, and their folder."""

    plan: Plan
    vocabulary: Vocabulary
    folder: Path


def sources(args: argparse.Namespace) -> Sources:
    """Return the plan and the posts folder that were named, or those of this project."""
    path, folder = args.plan, args.posts
    if not path or not folder:
        project = Project(project_root())
        settings = project.settings()
        path, folder = path or project.root / settings.plan, folder or project.root / settings.posts
    plan = read_plan_file(path, file=str(args.plan or path.name))
    return Sources(plan, plan.vocabulary(read_above(path, plan)), folder)


def project_root() -> Path:
    """Return the folder with mkdocs.yml: this one, or the nearest above it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    return here


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"không đọc được ngày '{text}', hãy viết như 2026-03-04"
        raise argparse.ArgumentTypeError(msg) from error

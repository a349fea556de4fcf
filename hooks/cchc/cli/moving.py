"""`cchc import`: bring a former site's news over, with pictures, and lead old addresses to it."""

import argparse
import sys
from pathlib import Path

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import project_root
from cchc.store.clock import clock
from cchc.store.project import Project
from cchc.store.text_files import read_text

NOTHING_ASKED = "Hãy ghi tệp xuất, nguồn tin hoặc thư mục trang cũ; xem cchc import --help"
FILL_IN = "Trên đây là bảng cần điền: lưu thành tệp, điền unit, category, rồi chạy lại với --table."
NO_FOLDER = "không có thư mục '{found}'"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "source", nargs="?", type=Path,
        help="tệp xuất của WordPress (.xml), nguồn tin RSS, Atom, hoặc thư mục trang HTML",
    )  # fmt: skip
    parser.add_argument(
        "--table", type=Path, help="bảng: chuyên mục, người viết cũ là của đơn vị nào"
    )
    parser.add_argument("--media", type=Path, help="thư mục hình, tệp của trang cũ (như uploads)")
    parser.add_argument("--report", type=Path, help="ghi việc cần làm ra tệp CSV này")
    parser.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ làm gì, không ghi gì")
    parser.add_argument(
        "--redirects", choices=("nginx", "caddy"),
        help="in cấu hình máy chủ web: địa chỉ cũ chuyển sang bài mới",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """Print the redirects or a table to fill in, or bring the news over."""
    from cchc.moving.old import UnreadableError

    project = Project(project_root())
    if args.redirects:
        return _redirects(project, args.redirects)
    if not args.source:
        print(NOTHING_ASKED, file=sys.stderr)
        return WRONG_CALL
    if args.media and not args.media.is_dir():
        print(NO_FOLDER.format(found=args.media), file=sys.stderr)
        return WRONG_CALL
    try:
        return _bring(args, project) if args.table else _table(args, project)
    except UnreadableError as error:
        print(f"{args.source}: {error}", file=sys.stderr)
        return FAULTY


def _table(args: argparse.Namespace, project: Project) -> int:
    from cchc.moving.reading import read_site
    from cchc.moving.table import Places, skeleton

    settings = project.settings()
    vocabulary = project.vocabulary(settings, project.plan(settings))
    print(skeleton(read_site(args.source, Places()), vocabulary), end="")
    print(FILL_IN, file=sys.stderr)
    return 0


def _bring(args: argparse.Namespace, project: Project) -> int:
    from cchc.moving.bring import House, bring
    from cchc.moving.library import Library
    from cchc.moving.reading import read_site
    from cchc.moving.table import read_table
    from cchc.moving.told import report, report_csv

    settings = project.settings()
    vocabulary = project.vocabulary(settings, project.plan(settings))
    folder = project.root / settings.posts
    table = read_table(
        read_text(args.table, file=str(args.table)), vocabulary, file=str(args.table)
    )
    site = read_site(args.source, table.places)
    house = House(folder, vocabulary, table, Library(args.media, folder))
    outcome = bring(site, house, is_trial=args.dry_run)
    for line in report(site, outcome, root=settings.posts, is_trial=args.dry_run):
        print(line)
    if args.report:
        args.report.write_text(report_csv(outcome, root=settings.posts), "utf-8", newline="")
    return FAULTY if site.faults else 0


def _redirects(project: Project, server: str) -> int:
    from cchc.publish.old_addresses import server_map

    print(server_map(project.read(day=clock()), server), end="")
    return 0

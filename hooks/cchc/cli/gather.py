"""`cchc gather`: take in the feeds of communes and offices for the city's page, as drafts."""

import argparse
import sys
from datetime import date
from pathlib import Path

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.core.content import Content
from cchc.core.problem import ContentError
from cchc.store.clock import clock
from cchc.store.project import CONFIG, Project

STATE = ".cchc/gather.sqlite"
BUSY = "Một lần lấy tin khác đang chạy; hãy đợi lần ấy xong."
ACCEPTED = "Đã duyệt, đăng ngày {day:%d/%m/%Y}: {file}"
NOTHING_ASKED = "Hãy ghi tệp danh sách nguồn, hoặc --list, hoặc --accept; xem cchc gather --help"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("opml", nargs="?", type=Path, help="tệp danh sách nguồn (OPML)")
    parser.add_argument("--config", default=CONFIG, help="tệp cấu hình (mặc định: mkdocs.yml)")
    parser.add_argument("--list", action="store_true", help="liệt kê bản nháp chờ duyệt")
    parser.add_argument("--accept", nargs="+", metavar="TÊN", help="duyệt đăng các bản nháp này")
    decided = parser.add_mutually_exclusive_group()
    decided.add_argument("--new", action="store_true", help="khi duyệt: là tin mới")
    decided.add_argument("--repeat", action="store_true", help="khi duyệt: là tin đã đăng nơi khác")
    parser.add_argument(
        "--since", type=date.fromisoformat, metavar="NGÀY",
        help="chỉ viết bản nháp cho tin từ ngày này (mặc định: đầu năm kế hoạch)",
    )  # fmt: skip
    parser.add_argument(
        "--private", action="store_true", help="cho phép nguồn nằm trong mạng nội bộ"
    )
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Take in, list, or accept."""
    project = Project(project_root(), config=args.config)
    day = args.as_of or clock()
    content = project.read(day=day)
    if args.accept:
        return _accept(args, project, content)
    if args.list:
        return _list(project, content)
    if not args.opml:
        print(NOTHING_ASKED, file=sys.stderr)
        return WRONG_CALL
    return _gather(args, project, content)


def _gather(args: argparse.Namespace, project: Project, content: Content) -> int:
    from cchc.gather.drafts import Desk, write_drafts
    from cchc.gather.limits import Limits
    from cchc.gather.origins import read_origins
    from cchc.gather.round import take_in
    from cchc.gather.told import report
    from cchc.store.gathered import BusyError, Gathered

    vocabulary = project.vocabulary(content.settings, content.plan)
    found = read_origins(args.opml, vocabulary.units)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    since = args.since or date(content.plan.year, 1, 1)
    desk = Desk.of(project.root / content.settings.posts, vocabulary, found.origins, since)
    try:
        with Gathered(project.root / STATE, day=content.day) as state:
            outcome = take_in(found.origins, state, Limits(private=args.private))
            written = write_drafts(state, desk, content.posts)
    except BusyError:
        print(BUSY, file=sys.stderr)
        return FAULTY
    for line in report(found.origins, outcome, written):
        print(line)
    return FAULTY if found.problems or outcome.faults else 0


def _list(project: Project, content: Content) -> int:
    from cchc.gather.review import waiting
    from cchc.gather.told import waiting_lines

    root = content.settings.posts
    for line in waiting_lines(waiting(content.posts, project.root / root, root=root)):
        print(line)
    return 0


def _accept(args: argparse.Namespace, project: Project, content: Content) -> int:
    from cchc.gather.review import NO_DRAFT, Verdict, accept

    vocabulary = project.vocabulary(content.settings, content.plan)
    folder = project.root / content.settings.posts
    verdict = Verdict(content.day, args.repeat if args.new or args.repeat else None)
    drafts = {post.slug: post for post in content.posts if post.draft}
    names = [Path(name).stem for name in args.accept]
    told = [f"{name}: {NO_DRAFT}" for name in names if name not in drafts]
    for post in (drafts[name] for name in names if name in drafts):
        try:
            accept(post, folder, verdict, vocabulary)
            print(ACCEPTED.format(day=content.day, file=f"{folder.name}/{post.file}"))
        except ContentError as error:
            told.append(str(error))
    for line in told:
        print(line, file=sys.stderr)
    return FAULTY if told else 0

"""`cchc check`: tell every fault of the settings, the plan, the posts and the registers at once."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.door import project_root
from cchc.cli.telling import TEXT, format_option, tell
from cchc.core.history import late_records
from cchc.core.post import Post
from cchc.core.problem import ContentError, Problem
from cchc.core.vocabulary import Vocabulary
from cchc.store.git import read_history
from cchc.store.member_file import read_member_file
from cchc.store.posts import read_post_file, read_posts
from cchc.store.project import Project
from cchc.store.registers import read_registers


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "files", nargs="*", type=Path, help="chỉ kiểm tra các bài này (mặc định: tất cả)"
    )
    parser.add_argument(
        "--changes",
        metavar="A..B",
        help="các lần lưu từ A đến B: ai được sửa gì, có gì bị xóa; A...B: từ chỗ rẽ nhánh",
    )
    format_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print every problem, one a line; returns 1 if there is any."""
    if args.changes:
        from cchc.cli.judged import check_changes

        return check_changes(args.changes, args.format)
    project = Project(project_root())
    settings = project.settings()
    vocabulary = project.vocabulary(settings, project.plan(settings))
    folder = project.root / settings.posts
    if args.files:
        checked = len(args.files)
        problems = _of_files(args.files, folder, vocabulary, root=settings.posts)
    else:
        found = read_posts(folder, vocabulary, root=settings.posts)
        checked = len(found.posts)
        problems = list(found.problems)
    # Read whatever is named, as plan and settings are: they are small.
    problems += read_registers(project.root, vocabulary).problems
    problems += _of_members(project, vocabulary)
    tell(problems, args.format, good=f"Đã kiểm tra {checked} bài: không có lỗi.")
    if problems:
        return FAULTY
    if not args.files and args.format == TEXT:
        _tell_late(found.posts, folder, root=settings.posts)
    return 0


def _of_members(project: Project, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    try:
        read_member_file(project.root, vocabulary.units)
    except ContentError as error:
        return error.problems
    return ()


def _tell_late(posts: Iterable[Post], folder: Path, *, root: str) -> None:
    """Say which posts came in long after the day that they bear; that is no fault, but is seen."""
    real = (post for post in posts if not post.sample)
    for late in late_records(real, read_history(folder)):
        print(late.sentence(root=root))


def _of_files(
    files: list[Path], folder: Path, vocabulary: Vocabulary, *, root: str
) -> list[Problem]:
    problems: list[Problem] = []
    for path in files:
        try:
            file = path.resolve().relative_to(folder.resolve()).as_posix()
        except ValueError:
            continue  # Named by a commit hook, but no post: plans and settings are always read.
        try:
            read_post_file(folder, file, vocabulary, root=root)
        except ContentError as error:
            problems.extend(error.problems)
    return sorted(problems)

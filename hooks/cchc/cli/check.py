"""`cchc check`: tell every fault of the settings, the plan, the posts and the registers at once."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.door import project_root
from cchc.cli.telling import TEXT, format_option, tell
from cchc.core.history import late_records
from cchc.core.personal_answers import findings, known_of, questions
from cchc.core.post import Post
from cchc.core.problem import ContentError, Problem
from cchc.core.vocabulary import Vocabulary
from cchc.store.git import read_history
from cchc.store.member_file import read_member_file
from cchc.store.posts import Posts, read_post_file, read_posts
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
    # Read whatever is named, as plan and settings are: they are small.
    registers = read_registers(project.root, vocabulary)
    named = _named(args.files, folder)
    found = _read(named if args.files else None, folder, vocabulary, root=settings.posts)
    problems = [*found.problems, *registers.problems, *_of_members(project, vocabulary)]
    known = known_of(settings.host, registers.registers.contacts)
    # What is asked about personal data fails like a fault, until it is answered.
    for post in found.posts:
        problems += questions(post, findings(post), known, root=settings.posts)
    checked = len(args.files or found.posts)
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


def _named(files: list[Path], folder: Path) -> list[str]:
    """Return the posts among *files*, below the posts folder."""
    here = folder.resolve()
    # A commit hook names plans and settings too: those are always read.
    inside = [path.resolve() for path in files if path.resolve().is_relative_to(here)]
    return [path.relative_to(here).as_posix() for path in inside]


def _read(files: list[str] | None, folder: Path, vocabulary: Vocabulary, *, root: str) -> Posts:
    """Read the posts named, or all."""
    if files is None:
        return read_posts(folder, vocabulary, root=root)
    posts, problems = [], list[Problem]()
    for file in files:
        try:
            posts.append(read_post_file(folder, file, vocabulary, root=root))
        except ContentError as error:
            problems.extend(error.problems)
    return Posts(tuple(posts), tuple(sorted(problems)), {})

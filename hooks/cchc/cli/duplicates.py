"""`cchc duplicates`: tell the posts that are like an earlier text; it warns and decides nothing."""

import argparse
import sys
from pathlib import Path

from cchc.cli import WRONG_CALL
from cchc.cli.door import project_root
from cchc.core.likeness import Pair, find_pairs, text_of_post
from cchc.store.posts import read_posts
from cchc.store.project import Project
from cchc.store.texts import read_texts

NONE_ALIKE = "Đã so {posts} bài với nhau và với {texts} bài nơi khác: không có bài nào giống nhau."
NO_FILE = "không thấy tệp '{file}'; hãy kiểm tra tên tệp"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "files", nargs="*", type=Path, help="chỉ nói về các bài này (mặc định: tất cả)"
    )


def run(args: argparse.Namespace) -> int:
    """Print a warning for each pair; a bad post or text is told and left out."""
    missing = [path for path in args.files if not path.is_file()]
    if missing:
        print(NO_FILE.format(file=missing[0]), file=sys.stderr)
        return WRONG_CALL
    project = Project(project_root())
    settings = project.settings()
    folder = project.root / settings.posts
    vocabulary = project.vocabulary(settings, project.plan(settings))
    found = read_posts(folder, vocabulary, root=settings.posts)
    brought = read_texts(project.root)
    for problem in (*found.problems, *brought.problems):
        print(problem, file=sys.stderr)
    texts = [text_of_post(post, root=settings.posts) for post in found.posts]
    pairs = [pair for pair in find_pairs([*texts, *brought.texts]) if pair.is_open]
    if args.files:
        asked = {path.resolve() for path in args.files}
        pairs = [pair for pair in pairs if asked & _files(pair, folder)]
    for pair in pairs:
        print(pair)
    if not pairs:
        print(NONE_ALIKE.format(posts=len(texts), texts=len(brought.texts)))
    return 0


def _files(pair: Pair, folder: Path) -> set[Path]:
    posts = (text.post for text in (pair.later, pair.earlier))
    return {(folder / post.file).resolve() for post in posts if post}

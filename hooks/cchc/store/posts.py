"""Read the posts of a folder; the bad ones are told, the good ones kept."""

import os
from collections.abc import Iterator
from pathlib import Path

from cchc.core import sentences
from cchc.core.archive import Archive, archive
from cchc.core.post import Post
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError, Problem
from cchc.core.vocabulary import Vocabulary
from cchc.store.media import media_problems
from cchc.store.text_files import read_text


def read_posts(folder: Path, vocabulary: Vocabulary, *, root: str = "posts") -> Archive:
    """Read every post below *folder*; in problems their files are named below *root*."""
    good: list[Post] = []
    problems: list[Problem] = []
    for file in post_files(folder):
        try:
            good.append(read_post_file(folder, file, vocabulary, root=root))
        except ContentError as error:
            problems.extend(error.problems)
    kept = archive(good, root=root)
    return Archive(kept.posts, tuple(sorted({*problems, *kept.problems})))


def read_post_file(folder: Path, file: str, vocabulary: Vocabulary, *, root: str) -> Post:
    """Read one post with the files that it names, or raise all its problems together."""
    if not (folder / file).resolve().is_relative_to(folder.resolve()):
        raise ContentError([Problem(f"{root}/{file}", 0, "", sentences.OUTSIDE)])
    text = read_text(folder / file, file=f"{root}/{file}")
    post = read_post(text, vocabulary, file=file, root=root)
    problems = list(media_problems(post, folder, root=root))
    if problems:
        raise ContentError(problems)
    return post


def post_files(folder: Path) -> Iterator[str]:
    """Yield the posts' files below *folder*, in order, hidden ones and README left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(files):
            if name.lower().endswith(".md") and name[0] not in "._" and name != "README.md":
                yield (Path(place) / name).relative_to(folder).as_posix()

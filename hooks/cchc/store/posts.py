"""Read the posts of a folder; the bad ones are told, the good ones kept."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc.core.archive import archive
from cchc.core.content import Source
from cchc.core.post import Post
from cchc.core.problem import ContentError, Problem
from cchc.core.vocabulary import Vocabulary
from cchc.store.media import below, mention_problems
from cchc.store.readings import Reading, read_files
from cchc.store.scan import scan_posts


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts that can stand side by side, where each came from, and what was wrong."""

    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]


def read_posts(folder: Path, vocabulary: Vocabulary, *, root: str = "posts") -> Posts:
    """Read every post below *folder*; in problems their files are named below *root*."""
    files = list(scan_posts(folder).stamps)
    return judged(read_files(folder, files, vocabulary, root=root), folder, root=root)


def read_post_file(folder: Path, file: str, vocabulary: Vocabulary, *, root: str) -> Post:
    """Read one post with the files that it names, or raise all its problems together."""
    readings = read_files(folder, [file], vocabulary, root=root)
    problems = [problem for each in readings for problem in _problems(each, folder, root, known=())]
    post = readings[0].post
    if problems or post is None:
        raise ContentError(problems)
    return post


def post_files(folder: Path) -> Iterator[str]:
    """Yield the posts' files below *folder*, in order, hidden ones and README left out."""
    return iter(scan_posts(folder).stamps)


def judged(readings: Iterable[Reading], folder: Path, *, root: str) -> Posts:
    """Return what stands of *readings*: whose files are there, and whose addresses are free."""
    good: list[Post] = []
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    found = {reading.file: reading for reading in readings}
    for reading in found.values():
        told = _problems(reading, folder, root, known=found.keys())
        problems += told
        if reading.post and not told:
            good.append(reading.post)
            sources[reading.file] = reading.source
    kept = archive(good, root=root)
    return Posts(kept.posts, tuple(sorted({*problems, *kept.problems})), sources)


def _problems(reading: Reading, folder: Path, root: str, *, known: Container[str]) -> list[Problem]:
    """Return what is wrong with one file; a post that is *known* need not be looked for."""
    if reading.problems or not reading.source.mentions:
        return list(reading.problems)
    file = reading.file
    named = [each for each in reading.source.mentions if below(file, each) not in known]
    return list(mention_problems(file, named, folder, root=root)) if named else []

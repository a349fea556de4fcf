"""Read the posts of a folder; the bad ones are told, the good ones kept."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cchc.core.archive import archive
from cchc.core.content import Source
from cchc.core.medium import Medium
from cchc.core.post import Post
from cchc.core.problem import ContentError, Problem
from cchc.core.vocabulary import Vocabulary
from cchc.store.looking import look_at
from cchc.store.media import LookAt, below, mention_problems, worth_a_look
from cchc.store.readings import Reading, read_files
from cchc.store.scan import scan_posts


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts that can stand side by side, where each came from, and what was wrong.

    *media* tells of the files that they name, by their paths below the posts folder.
    """

    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]
    sources: Mapping[str, Source]
    media: Mapping[str, Medium] = field(default_factory=dict)


def read_posts(folder: Path, vocabulary: Vocabulary, *, root: str = "posts") -> Posts:
    """Read every post below *folder*; in problems their files are named below *root*."""
    files = list(scan_posts(folder).stamps)
    readings = read_files(folder, files, vocabulary, root=root)
    return judged(readings, partial(look_at, folder), root=root)


def read_post_file(folder: Path, file: str, vocabulary: Vocabulary, *, root: str) -> Post:
    """Read one post with the files that it names, or raise all its problems together."""
    [reading] = read_files(folder, [file], vocabulary, root=root)
    media = look_at(folder, worth_a_look(file, reading.source.mentions, ()), thorough=True)
    problems = _problems(reading, media, root, known=())
    if problems or reading.post is None:
        raise ContentError(problems)
    return reading.post


def post_files(folder: Path) -> Iterator[str]:
    """Yield the posts' files below *folder*, in order, hidden ones and README left out."""
    return iter(scan_posts(folder).stamps)


def judged(readings: Iterable[Reading], look: LookAt, *, root: str) -> Posts:
    """Return what stands of *readings*: whose files are there, and whose addresses are free."""
    good: list[Post] = []
    problems: list[Problem] = []
    sources: dict[str, Source] = {}
    found = {reading.file: reading for reading in readings}
    media = look([place for each in found.values() for place in _places(each, found.keys())])
    for reading in found.values():
        told = _problems(reading, media, root, known=found.keys())
        problems += told
        if reading.post and not told:
            good.append(reading.post)
            sources[reading.file] = reading.source
    kept = archive(good, root=root)
    return Posts(kept.posts, tuple(sorted({*problems, *kept.problems})), sources, media)


def _places(reading: Reading, known: Container[str]) -> Iterable[str]:
    named = () if reading.problems else reading.source.mentions
    return worth_a_look(reading.file, named, known) if named else ()


def _problems(
    reading: Reading, media: Mapping[str, Medium], root: str, *, known: Container[str]
) -> list[Problem]:
    """Return what is wrong with one file; a post that is *known* need not be looked for."""
    if reading.problems or not reading.source.mentions:
        return list(reading.problems)
    file = reading.file
    named = [each for each in reading.source.mentions if below(file, each) not in known]
    return list(mention_problems(file, named, media, root=root)) if named else []

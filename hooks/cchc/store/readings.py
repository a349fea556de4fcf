"""What one file of a post was found to hold, read once and in several processes where it pays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec

from cchc.core import sentences
from cchc.core.body import mentions, post_names
from cchc.core.content import Source
from cchc.core.digest import digest
from cchc.core.personal_answers import findings
from cchc.core.post import Post
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError, Problem
from cchc.core.vocabulary import Vocabulary
from cchc.store.progress import progress
from cchc.store.text_files import read_text
from cchc.store.workers import CHUNK, WORTH_IT, workers


@dataclass(frozen=True, slots=True)
class Reading:
    """One file: its post, or what is wrong with it; and where it came from."""

    file: str
    source: Source
    post: Post | None = None
    problems: tuple[Problem, ...] = ()

    def without_text(self) -> "Reading":
        """Return the reading as a cache keeps it."""
        return replace(self, post=replace(self.post, body="")) if self.post else self


def read_files(
    folder: Path, files: Sequence[str], vocabulary: Vocabulary, *, root: str
) -> list[Reading]:
    """Read posts below *folder*, in the order of *files*."""
    read = partial(_read_chunk, folder, vocabulary, root)
    if len(files) < WORTH_IT:
        return read(files)
    chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
    decoder = msgspec.json.Decoder(list[Reading])
    found: list[Reading] = []
    with workers(_begin, read) as pool:
        for told in pool.imap(_told_chunk, chunks):
            found += decoder.decode(told)
            progress("đọc bài viết", len(found), len(files))
    return found


# What a worker reads with: handed over once, for a vocabulary takes long to learn.
_read_with: list[Callable[[Sequence[str]], list[Reading]]] = []


def _begin(read: Callable[[Sequence[str]], list[Reading]]) -> None:
    _read_with[:] = [read]


def _told_chunk(files: Sequence[str]) -> bytes:
    """Read some files in another process; what it tells is JSON, five times as fast as a pickle."""
    return msgspec.json.encode(_read_with[0](files))


def _read_chunk(
    folder: Path, vocabulary: Vocabulary, root: str, files: Sequence[str]
) -> list[Reading]:
    return [_read(folder, vocabulary, root, file) for file in files]


def _text(folder: Path, file: str, told: str) -> str:
    path = folder / file
    # Folders that are links are not gone through; a file may still be one.
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        raise ContentError([Problem(told, 0, "", sentences.OUTSIDE)])
    return read_text(path, file=told)


def _read(folder: Path, vocabulary: Vocabulary, root: str, file: str) -> Reading:
    told = f"{root}/{file}"
    source = Source("")
    try:
        text = _text(folder, file, told)
        source = Source(digest(text))
        post = read_post(text, vocabulary, file=file, root=root)
    except ContentError as error:
        return Reading(file, source, problems=error.problems)
    named = Source(source.digest, tuple(mentions(post)), post_names(post.body), findings(post))
    return Reading(file, named, post)

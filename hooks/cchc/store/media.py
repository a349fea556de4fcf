"""The pictures and attachments beside posts: that they are there, and may be shown."""

import posixpath
from collections.abc import Iterable, Iterator
from pathlib import Path

from cchc.core import sentences
from cchc.core.body import Mention, mentions
from cchc.core.post import Post
from cchc.core.problem import Problem

IMAGES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
ATTACHMENTS = frozenset(
    {".csv", ".doc", ".docx", ".m4a", ".mp3", ".mp4", ".ods", ".odt", ".pdf", ".ppt", ".pptx"}
    | {".txt", ".vtt", ".xls", ".xlsx", ".zip"}
)
LIMIT_MB = 50


def media_of(post: Post) -> Iterator[str]:
    """Yield the files that *post* shows or offers, as paths below the posts folder."""
    return media_below(post.file, mentions(post))


def media_below(file: str, named: Iterable[Mention]) -> Iterator[str]:
    """Yield the pictures and attachments among what *file* names, below the posts folder."""
    return (below(file, mention) for mention in named if not mention.is_post)


def mention_problems(
    file: str, named: Iterable[Mention], folder: Path, *, root: str
) -> Iterator[Problem]:
    """Yield what is wrong with the files that the post in *file* names below *folder*."""
    for mention in named:
        sentence = _fault(file, mention, folder)
        if sentence:
            yield Problem(f"{root}/{file}", mention.line, mention.field, sentence)


def below(file: str, mention: Mention) -> str:
    """Return where the mentioned file lies below the posts folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), mention.target))


def _fault(file: str, mention: Mention, folder: Path) -> str:
    place = below(file, mention)
    if place.startswith("..") or "\\" in place or not _stays_in(folder, place):
        return sentences.FILE_OUTSIDE.format(found=mention.target)
    if mention.is_post:
        there = (folder / place).is_file()
        return "" if there else sentences.MISSING_POST.format(found=mention.target)
    return _type_fault(mention) or _size_fault(mention, folder / place)


def _type_fault(mention: Mention) -> str:
    known = IMAGES if mention.is_image else IMAGES | ATTACHMENTS
    if posixpath.splitext(mention.target)[1].lower() in known:
        return ""
    return sentences.FILE_TYPE.format(
        found=mention.target, known=", ".join(each.removeprefix(".") for each in sorted(known))
    )


def _size_fault(mention: Mention, path: Path) -> str:
    if not path.is_file():
        return sentences.MISSING_FILE.format(found=mention.target)
    size = path.stat().st_size
    if size <= LIMIT_MB * 1024 * 1024:
        return ""
    megabytes = size // (1024 * 1024)
    return sentences.FILE_TOO_LARGE.format(found=mention.target, size=megabytes, limit=LIMIT_MB)


def _stays_in(folder: Path, below: str) -> bool:
    """Tell whether the file, links followed, lies in the posts folder."""
    return (folder / below).resolve().is_relative_to(folder.resolve())

"""The pictures and attachments beside posts: that they are there, and may be shown."""

import posixpath
from collections.abc import Iterator
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
    for mention in mentions(post):
        if not mention.is_post:
            yield _below(post, mention)


def media_problems(post: Post, folder: Path, *, root: str) -> Iterator[Problem]:
    """Yield what is wrong with the files that *post* names; *folder* is the posts folder."""
    for mention in mentions(post):
        sentence = _fault(post, mention, folder)
        if sentence:
            yield Problem(f"{root}/{post.file}", mention.line, mention.field, sentence)


def _below(post: Post, mention: Mention) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(post.file), mention.target))


def _fault(post: Post, mention: Mention, folder: Path) -> str:
    below = _below(post, mention)
    if below.startswith("..") or "\\" in below or not _stays_in(folder, below):
        return sentences.FILE_OUTSIDE.format(found=mention.target)
    if mention.is_post:
        there = (folder / below).is_file()
        return "" if there else sentences.MISSING_POST.format(found=mention.target)
    return _type_fault(mention) or _size_fault(mention, folder / below)


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

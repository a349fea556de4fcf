"""The pictures and attachments beside posts: that they are there, and may be shown."""

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path

from cchc.core import sentences
from cchc.core.body import Mention, mentions
from cchc.core.medium import Fault, Medium, medium_fault, suffix_of, type_fault
from cchc.core.post import Post
from cchc.core.problem import Problem
from cchc.core.sniffing import FITS

_NOTE = ".md"
# Tells what lies at each of some paths below the posts folder, where anything does.
LookAt = Callable[[list[str]], Mapping[str, Medium]]


def media_of(post: Post) -> Iterator[str]:
    """Yield the files that *post* shows or offers, as paths below the posts folder."""
    return media_below(post.file, mentions(post))


def media_below(file: str, named: Iterable[Mention]) -> Iterator[str]:
    """Yield the pictures and attachments among what *file* names, below the posts folder."""
    return (below(file, mention) for mention in named if not mention.is_post)


def worth_a_look(file: str, named: Iterable[Mention], known: Container[str]) -> Iterator[str]:
    """Yield the paths that have to be looked at: not posts that are *known*, nor what is no file.

    What lies outside of the folder, or is refused by its name, is never opened.
    """
    for mention in named:
        place = below(file, mention)
        is_ours = _is_inside(place) and suffix_of(place) in (_NOTE, *FITS)
        if is_ours and not (mention.is_post and place in known):
            yield place


def mention_problems(
    file: str, named: Iterable[Mention], media: Mapping[str, Medium], *, root: str
) -> Iterator[Problem]:
    """Yield what is wrong with the files that the post in *file* names; *media* are there."""
    for mention in named:
        place = below(file, mention)
        inside = _is_inside(place)
        sentence = _fault(mention, media.get(place)) if inside else _outside(mention)
        if sentence:
            yield Problem(f"{root}/{file}", mention.line, mention.field, sentence)


def below(file: str, mention: Mention) -> str:
    """Return where the mentioned file lies below the posts folder."""
    target, folder = mention.target, file.rpartition("/")[0]
    if folder and "/" not in target and target[:1] != ".":
        return f"{folder}/{target}"
    return posixpath.normpath(posixpath.join(folder, target))


def stays_in(folder: Path, place: str) -> bool:
    """Tell whether the file, links followed, lies in the posts folder."""
    return (folder / place).resolve().is_relative_to(folder.resolve())


def _is_inside(place: str) -> bool:
    return not place.startswith("..") and "\\" not in place


def _outside(mention: Mention) -> str:
    return sentences.FILE_OUTSIDE.format(found=mention.target)


def _fault(mention: Mention, medium: Medium | None) -> str:
    if medium and medium.fault is Fault.OUTSIDE:
        return _outside(mention)
    if mention.is_post:
        return "" if medium else sentences.MISSING_POST.format(found=mention.target)
    sentence = type_fault(mention.target, is_image=mention.is_image)
    if sentence:
        return sentence
    if not medium:
        return sentences.MISSING_FILE.format(found=mention.target)
    return medium_fault(mention.target, medium)

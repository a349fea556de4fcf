"""What is wrong with a post that is on its way, in the sentences of the one reader."""

import posixpath
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace

from cchc.core import sentences
from cchc.core.archive import archive
from cchc.core.body import Mention, mentions
from cchc.core.form_text import Plain
from cchc.core.personal import Finding
from cchc.core.personal_answers import findings, unanswered
from cchc.core.post import Post
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError, Problem
from cchc.core.sniffing import FITS, IMAGES
from cchc.editor.newsroom import Newsroom, Standing
from cchc.store.media import below

# The names of the form's fields that stand for others in the file.
_FIELDS = {"image": "image_src", "first_published": "earlier_date", "": "body"}
_FIELDS |= {"image.src": "image_src", "image.alt": "image_alt", "image.caption": "image_caption"}
_FIELDS |= {"first_published.date": "earlier_date", "first_published.where": "earlier_where"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A post as it was read, or what is wrong with it."""

    post: Post | None
    problems: tuple[Problem, ...]

    @property
    def by_field(self) -> dict[str, list[str]]:
        """The sentences, by the name of the form's field that they stand beside."""
        found: dict[str, list[str]] = {}
        for problem in self.problems:
            name = problem.field.partition("[")[0]
            place = f"dòng {problem.line}: " if not problem.field and problem.line else ""
            field = _FIELDS.get(name, name)
            found.setdefault(field, []).append(f"{place}{problem.sentence}")
        return found


def check(text: str, file: str, newsroom: Newsroom, files: Container[str]) -> Checked:
    """Read the post at *file* in the repository; *files* are those that lie beside it."""
    standing = newsroom.standing
    inside = file.removeprefix(f"{standing.root}/")
    try:
        post = read_post(text, standing.vocabulary, file=inside, root=standing.root)
    except ContentError as error:
        return Checked(None, tuple(_from_body(problem, text) for problem in error.problems))
    found = [*_missing(post, standing, files), *_clashes(post, standing)]
    return Checked(None if found else post, tuple(_from_body(each, text) for each in found))


def personal(post: Post | None, newsroom: Newsroom) -> tuple[Finding, ...]:
    """Return the personal data in a post that nobody has answered for, by lines of its text."""
    if post is None:
        return ()
    known = newsroom.standing.content.known
    blank = len(post.body) - len(post.body.lstrip("\n"))
    first = post.body_line + blank
    return tuple(
        replace(each, line=max(1, each.line - first + 1))
        for each in unanswered(post, findings(post), known)
    )


def answered(post: Post, newsroom: Newsroom, reason: str) -> list[Plain]:
    """Return the answers of a post for its file: those still needed, and *reason* for the rest."""
    there = {each.found for each in findings(post)}
    kept = [(each.found, each.reason) for each in post.personal_data if each.found in there]
    fresh = [(each.found, reason) for each in personal(post, newsroom) if reason]
    return [{"found": found, "reason": why} for found, why in (*kept, *fresh)]


def _from_body(problem: Problem, text: str) -> Problem:
    """Count the lines of the text from its own first one, as the form shows it."""
    if problem.field or not problem.line:
        return problem
    head = text.split("\n---\n", 1)[0].count("\n") + 2
    blank = len(text.split("\n---\n", 1)[-1]) - len(text.split("\n---\n", 1)[-1].lstrip("\n"))
    return Problem(problem.file, max(1, problem.line - head - blank), "", problem.sentence)


def _missing(post: Post, standing: Standing, files: Container[str]) -> Iterator[Problem]:
    """Yield what is wrong with the files that a post names."""
    known = {each.file for each in standing.content.posts}
    for mention in mentions(post):
        sentence = _fault(post.file, mention, files, known)
        if sentence:
            yield Problem(f"{standing.root}/{post.file}", mention.line, mention.field, sentence)


def _fault(file: str, mention: Mention, files: Container[str], posts: Container[str]) -> str:
    place = below(file, mention)
    if place.startswith("..") or "\\" in place:
        return sentences.FILE_OUTSIDE.format(found=mention.target)
    if mention.is_post:
        return "" if place in posts else sentences.MISSING_POST.format(found=mention.target)
    known = IMAGES if mention.is_image else FITS
    if posixpath.splitext(place)[1].lower() not in known:
        names = ", ".join(each.removeprefix(".") for each in sorted(known))
        return sentences.FILE_TYPE.format(found=mention.target, known=names)
    return "" if place in files else sentences.MISSING_FILE.format(found=mention.target)


def _clashes(post: Post, standing: Standing) -> tuple[Problem, ...]:
    """Return what is wrong between this post's addresses and those of others."""
    others = [each for each in standing.content.posts if each.file != post.file]
    found = archive([*others, post], root=standing.root).problems
    return tuple(each for each in found if each.file == f"{standing.root}/{post.file}")

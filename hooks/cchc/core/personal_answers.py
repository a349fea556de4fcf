"""Which personal data in a post still waits for an answer, and which answer has lost its words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cchc.core import sentences
from cchc.core.entries import Contact
from cchc.core.personal import KINDS, LAW, Finding, Known, digits, personal_data
from cchc.core.post import Post
from cchc.core.problem import Problem

FIELD = "personal_data"
NOBODY = Known()


def findings(post: Post) -> tuple[Finding, ...]:
    """Return what in a post looks like personal data; lines are those of its file."""
    image = post.image
    said = {
        "title": post.title,
        "summary": post.summary,
        "image.alt": image.alt if image else "",
        "image.caption": image.caption if image else "",
    }
    in_text = personal_data(post.body)
    known = {each.found for each in in_text}
    return (
        *(
            replace(each, line=0, field=field)
            for field, text in said.items()
            for each in personal_data(text)
            if each.found not in known
        ),
        *(replace(each, line=post.body_line + each.line - 1) for each in in_text),
    )


def known_of(host: str, contacts: Iterable[Contact]) -> Known:
    """Return what is the office's own, by its host and by the register of contacts."""
    told = tuple(contacts)
    return Known(
        host=host,
        numbers=frozenset(digits(phone) for each in told for phone in each.phones),
        addresses=frozenset(each.email.lower() for each in told if each.email),
    )


def unanswered(post: Post, found: Iterable[Finding], known: Known) -> tuple[Finding, ...]:
    """Return what of the findings in *post* nobody has answered for."""
    answered = {each.found for each in post.personal_data}
    return tuple(each for each in found if each.found not in answered and not known.holds(each))


def questions(
    post: Post, found: Iterable[Finding], known: Known, *, root: str
) -> Iterator[Problem]:
    """Yield what to ask about a post, as problems of its file; *root* goes before its name."""
    file, told = f"{root}/{post.file}", tuple(found)
    for each in unanswered(post, told, known):
        sentence = sentences.PERSONAL_DATA.format(kind=KINDS[each.kind], found=each.found, law=LAW)
        yield Problem(file, each.line, each.field, sentence)
    there = {each.found for each in told}
    for answer in post.personal_data:
        if answer.found not in there:
            sentence = sentences.PERSONAL_DATA_GONE.format(found=answer.found)
            yield Problem(file, 0, FIELD, sentence)

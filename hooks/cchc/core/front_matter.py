"""Tell a post's front matter from its text."""

from dataclasses import dataclass

from cchc.core import sentences
from cchc.core.characters import refuse_control_characters, tidy
from cchc.core.problem import ContentError, Problem

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Source:
    """A file cut in two; `body_line` is the line that the text begins on."""

    form: str
    body: str
    body_line: int


def split_source(text: str, *, file: str) -> Source:
    """Cut *text* at its two fences; raises ContentError when they are not there."""
    text = tidy(text)
    refuse_control_characters(text, file=file)
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        raise ContentError([Problem(file, 1, "", sentences.NO_FRONT_MATTER)])
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            body = "\n".join(lines[number + 1 :])
            return Source("\n".join(lines[1:number]), body, number + 2)
    raise ContentError([Problem(file, 1, "", sentences.OPEN_FRONT_MATTER)])

"""The fixed words of the papers, which an office may change in a file of its own.

Every phrase stands in `phrases.yml` beside this module; the office's file holds only those that it
wants otherwise. A phrase that does not exist, or a blank that nothing fills, is told with its line.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from string import Formatter

from cchc.core.fields import Fields
from cchc.core.problem import ContentError, Problem
from cchc.core.tree import parse_tree

WANT = "một dòng chữ"
OWN_FILE = "loi-van.yml"
NO_BLANK = "không có chỗ điền {{{found}}} trong câu này; chỉ dùng được: {known}"
BAD_BRACES = "dấu ngoặc nhọn không thành cặp; hãy viết chỗ điền như {ky}"


class Phrases:
    """The phrases by name; a phrase has blanks, written in braces."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._phrases = dict(phrases)

    def say(self, name: str, /, **blanks: object) -> str:
        """Return a phrase with its blanks filled."""
        return self._phrases[name].format(**blanks)

    def lines(self, name: str, /, **blanks: object) -> tuple[str, ...]:
        """Return a phrase of several lines, which stand in it with | between them."""
        return tuple(line.strip() for line in self.say(name, **blanks).split("|") if line.strip())


def default_text() -> str:
    """Return the file of phrases that comes with the program."""
    return (files("cchc.reports") / "phrases.yml").read_text(encoding="utf-8")


def read_phrases(own: str = "", *, file: str = OWN_FILE) -> Phrases:
    """Return the phrases, those of the office's own file in place of ours.

    Raises ContentError with everything that is wrong with that file.
    """
    phrases = _read(default_text(), "phrases.yml")
    if not own.strip():
        return Phrases(phrases)
    fields = Fields(parse_tree(own, file=file), file=file)
    fields.known(phrases)
    theirs = {name: fields.text(name, want=WANT) for name in fields.mapping.nodes}
    problems = [
        Problem(file, fields.line(name), name, sentence)
        for name, text in theirs.items()
        if name in phrases
        for sentence in _faults(text, phrases[name])
    ]
    if fields.problems or problems:
        raise ContentError([*fields.problems, *problems])
    return Phrases({**phrases, **theirs})


def _read(text: str, file: str) -> dict[str, str]:
    fields = Fields(parse_tree(text, file=file), file=file)
    return {name: fields.text(name, want=WANT) for name in fields.mapping.nodes}


def _faults(text: str, ours: str) -> Iterator[str]:
    try:
        asked = _blanks(text)
    except ValueError:
        yield BAD_BRACES
        return
    known = _blanks(ours)
    for blank in sorted(asked - known):
        yield NO_BLANK.format(found=blank, known=", ".join(sorted(known)) or "chữ thường")


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

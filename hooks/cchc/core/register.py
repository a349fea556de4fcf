"""Read a register: one YAML file with a list of entries, where one bad entry hurts no other.

A register is read whole where it is right YAML. Where it is not, each entry is read by itself, so
that a forgotten quotation mark takes one entry off the page and not three hundred.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeVar

from cchc.core import sentences
from cchc.core.body import Mention
from cchc.core.fields import Fields
from cchc.core.problem import ContentError, Problem
from cchc.core.tree import Mapping as Form
from cchc.core.tree import Node, Scalar, Sequence, parse_tree

ENTRIES = "entries"
# The fields that name a file beside the registers.
FILE_FIELDS = ("file", "captions", "poster")
_ENTRY = re.compile(r"^( *)-(?= |$)")


class Entry(Protocol):
    """Whatever a register holds has a code of its own, and says whether it is only a sample."""

    @property
    def code(self) -> str:
        """What its anchor or address is made of."""
        ...

    @property
    def sample(self) -> bool:
        """Whether it is only there to show how it is done."""
        ...


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Found:
    """A good entry, where it stands, and the files that it names."""

    entry: Entry
    place: str
    line: int
    files: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one entry as it stands in its file, and its number of lines above."""

    text: str
    above: int


def read_register(
    text: str, read: Callable[[Fields], Entry], *, file: str
) -> tuple[list[Found], list[Problem]]:
    """Return the good entries of the register in *file*, and everything wrong with the others."""
    forms, problems = _forms(text, file=file)
    found: list[Found] = []
    for form in forms:
        entry = read(form)
        _check_code(form, entry, found)
        problems += form.problems
        if not form.problems:
            line = form.mapping.line
            found.append(Found(entry, form.prefix, line, tuple(_files(form))))
    return found, problems


def pieces(text: str) -> Iterator[Piece]:
    """Yield the text of each entry: from its hyphen to the next one that is as far to the left."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _ENTRY.match(line)]
    # An entry's own lists lie to the right of the hyphens of the entries.
    ours = [number for number in starts if _depth(lines[number]) == _depth(lines[starts[0]])]
    for first, last in pairwise([*ours, len(lines)]):
        yield Piece("\n".join(lines[first:last]), first)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _forms(text: str, *, file: str) -> tuple[list[Fields], list[Problem]]:
    try:
        tree = parse_tree(text, file=file)
    except ContentError as error:
        return _forms_apart(text, list(error.problems), file=file)
    fields = Fields(tree, file=file)
    fields.known([ENTRIES])
    forms = fields.each(ENTRIES, example="code: …")
    return [_alone(form.mapping, form.prefix, file) for form in forms], fields.problems


def _forms_apart(
    text: str, whole: list[Problem], *, file: str
) -> tuple[list[Fields], list[Problem]]:
    """Read each entry by itself; what is wrong outside of entries is told as it was."""
    forms: list[Fields] = []
    problems: list[Problem] = []
    for number, piece in enumerate(pieces(text), start=1):
        try:
            tree = parse_tree(f"{ENTRIES}:\n{piece.text}", file=file, offset=piece.above - 1)
        except ContentError as error:
            problems += error.problems
            continue
        found = _mappings(tree.nodes[ENTRIES])
        forms += [_alone(form, f"{ENTRIES}[{number}].", file) for form in found]
    return forms, problems or whole


def _mappings(node: Node) -> Iterator[Form]:
    nodes = node.nodes if isinstance(node, Sequence) else ()
    return (each for each in nodes if isinstance(each, Form))


def _alone(form: Form, prefix: str, file: str) -> Fields:
    """Return the fields of one entry, with a list of problems of its own."""
    return Fields(form, file=file, prefix=prefix)


def _check_code(form: Fields, entry: Entry, found: list[Found]) -> None:
    for other in found:
        if entry.code and other.entry.code == entry.code:
            form.tell("code", sentences.SAME_CODE.format(found=entry.code, line=other.line))


def _files(form: Fields) -> Iterator[Mention]:
    nodes: Mapping[str, Node] = form.mapping.nodes
    for name in FILE_FIELDS:
        node = nodes.get(name)
        if isinstance(node, Scalar) and node.text.strip():
            yield Mention(node.text.strip(), node.line, is_image=name == "poster", field=name)

"""YAML as text with line numbers: nothing changes type, nothing is run.

YAML 1.1 reads `no`, `12:30` and `01` as other values than a person wrote, so every
scalar stays the text that stands in the file; the reader of each field decides.
Anchors, aliases, tags and repeated keys are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from cchc.core import sentences
from cchc.core.characters import control_sentence, refuse_control_characters, tidy
from cchc.core.problem import ContentError, Problem
from cchc.core.text import nfc
from cchc.core.yaml_faults import explain

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEPTH = 12
_PLAIN_LINE = re.compile(r"^(title|summary):[ ]+(?![\"'|>\[{&*!%@`#])(.*\S)[ ]*$")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; *quoted* tells an empty text from nothing at all."""

    text: str
    line: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    nodes: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named nodes, with the line that each name stands on."""

    nodes: dict[str, "Node"]
    line: int
    lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def parse_tree(text: str, *, file: str, offset: int = 0) -> Mapping:
    """Read *text* as one YAML mapping; lines are counted from *offset* + 1.

    Raises ContentError for what is no YAML, no mapping, or uses more of YAML than a form needs.
    """
    text = quote_lines(tidy(text))
    refuse_control_characters(text, file=file, offset=offset)
    builder = _Builder(file, offset)
    try:
        builder.events = yaml.parse(text, Loader=_Loader)
        node = builder.document()
    except yaml.YAMLError as error:
        builder.note_fault(*explain(error, text))
        raise ContentError(builder.problems) from error
    if builder.problems:
        raise ContentError(builder.problems)
    if isinstance(node, Mapping):
        return node
    raise ContentError([Problem(file, offset + 1, "", sentences.NOT_A_FORM)])


def quote_lines(text: str) -> str:
    """Quote a title or summary with a colon in it: "Xã A: họp" is one line of text."""
    if ": " not in text:
        return text
    return "\n".join(_quote_line(line) for line in text.split("\n"))


def _quote_line(line: str) -> str:
    match = _PLAIN_LINE.match(line)
    if not match or not re.search(r":(?: |$)", match[2]) or " #" in match[2]:
        return line
    return f"{match[1]}: '" + match[2].replace("'", "''") + "'"


class _Builder:
    """Turns the parser's events into nodes, and notes what a form may not hold."""

    def __init__(self, file: str, offset: int) -> None:
        self.file = file
        self.offset = offset
        self.problems: list[Problem] = []
        self.events: Iterator[yaml.Event] = iter(())

    def document(self) -> Node | None:
        """Return the first document's root, or None when there is nothing."""
        root: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    self._note(event, sentences.SECOND_DOCUMENT)
                    break
                root = self._node(event, 0)
        return root

    def note_fault(self, line: int, sentence: str) -> None:
        """Note what the parser did not understand, unless that line's fault is known already."""
        place = line + self.offset
        if all(problem.line != place for problem in self.problems):
            self.problems.append(Problem(self.file, place, "", sentence))

    def _line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return (mark.line if mark else 0) + 1 + self.offset

    def _note(self, event: yaml.Event, sentence: str, name: str = "") -> None:
        self.problems.append(Problem(self.file, self._line(event), name, sentence))

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._refuse_extras(event)
        if depth > _DEPTH:
            raise ContentError([Problem(self.file, self._line(event), "", sentences.TOO_DEEP)])
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        return Scalar("", self._line(event))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """Return the text; an escape in quotes may have put into it what the file has not."""
        text = nfc(event.value)
        if sentence := control_sentence(text):
            self._note(event, sentence)
        return Scalar(text, self._line(event), quoted=bool(event.style))

    def _refuse_extras(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._note(event, sentences.YAML_ANCHOR)
        if getattr(event, "tag", None):
            self._note(event, sentences.YAML_TAG)

    def _sequence(self, event: yaml.Event, depth: int) -> Sequence:
        nodes: list[Node] = []
        while not isinstance(each := next(self.events), yaml.SequenceEndEvent):
            nodes.append(self._node(each, depth + 1))
        return Sequence(tuple(nodes), self._line(event))

    def _mapping(self, event: yaml.Event, depth: int) -> Mapping:
        nodes: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            name = self._node(key, depth + 1)
            value = self._node(next(self.events), depth + 1)
            if not isinstance(name, Scalar):
                self._note(key, sentences.YAML_FAULT)
                continue
            if name.text in nodes:
                self._note(key, sentences.TWICE, name.text)
            nodes[name.text], lines[name.text] = value, name.line
        return Mapping(nodes, self._line(event), lines)

"""Change single fields of a post's file and nothing else: other lines stay byte for byte.

Comments, order, quoting and line ends are the writer's. What is changed is found by the marks of
the YAML parser, never by a pattern; the caller reads the outcome again before it is kept.
"""

import re
from collections.abc import Mapping

import yaml

from cchc.core.characters import tidy
from cchc.core.front_matter import FENCE
from cchc.core.tree import quote_lines

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
PUBLICATIONS = "publications"


class UneditableError(Exception):
    """A form that is written in a way that only its writer should change."""


def with_field(text: str, name: str, value: str) -> str:
    """Return the file's *text* with the one-line field *name* set to *value* (as YAML)."""
    form = _Form(text)
    pair = form.pair(form.root, name)
    if pair is None:
        form.insert(form.end, f"{name}: {value}")
    else:
        form.replace(pair[1], value)
    return form.text


def without_field(text: str, name: str) -> str:
    """Return the file's *text* without the lines of the field *name*."""
    form = _Form(text)
    pair = form.pair(form.root, name)
    if pair is not None:
        form.remove(pair[0].start_mark.line, _line_after(pair[1]))
    return form.text


def with_publication(text: str, values: Mapping[str, str], *, place: int | None) -> str:
    """Return the file's *text* with *values* (as YAML) set in one entry of `publications`.

    *place* is the entry's number from 0; None adds a new entry at the end.
    """
    form = _Form(text)
    pair = form.pair(form.root, PUBLICATIONS)
    entries = pair[1] if pair else None
    if place is None:
        _add_entry(form, entries, values)
        return form.text
    if not isinstance(entries, yaml.SequenceNode):
        raise UneditableError
    _set_in_entry(form, entries.value[place], values)
    return form.text


def _add_entry(form: "_Form", entries: yaml.Node | None, values: Mapping[str, str]) -> None:
    told = ", ".join(f"{name}: {value}" for name, value in values.items())
    entry = f"{{{told}}}"
    if entries is None:
        form.insert(form.end, f"{PUBLICATIONS}:", f"  - {entry}")
    elif not isinstance(entries, yaml.SequenceNode):
        form.replace(entries, f"[{entry}]")
    elif not entries.flow_style:
        form.insert(_line_after(entries), f"{' ' * entries.start_mark.column}- {entry}")
    elif entries.value:
        form.append(entries.value[-1], f", {entry}")
    else:
        form.replace(entries, f"[{entry}]")


def _set_in_entry(form: "_Form", entry: yaml.Node, values: Mapping[str, str]) -> None:
    if not isinstance(entry, yaml.MappingNode):
        raise UneditableError
    old = {name: pair for name in values if (pair := form.pair(entry, name))}
    fresh = {name: value for name, value in values.items() if name not in old}
    # From the end on, so that the marks of what comes before stay true.
    if fresh and entry.flow_style:
        told = "".join(f", {name}: {value}" for name, value in fresh.items())
        form.append(entry.value[-1][1], told)
    elif fresh:
        indent = " " * entry.start_mark.column
        lines = (f"{indent}{name}: {value}" for name, value in fresh.items())
        form.insert(_line_after(entry), *lines)
    for name, pair in sorted(old.items(), key=lambda each: -each[1][1].start_mark.index):
        form.replace(pair[1], values[name])


class _Form:
    """A file's lines with their endings, and the YAML nodes between its fences."""

    def __init__(self, text: str) -> None:
        pairs = _LINE.findall(text)
        self._lines = [tidy(line) for line, _ in pairs]
        self._kept = [f"{line}{ending}" for line, ending in pairs]
        self._ending = pairs[0][1] or "\n"
        fences = [number for number, line in enumerate(self._lines) if line.rstrip() == FENCE]
        if len(fences) < 2 or fences[0] != 0:  # noqa: PLR2004 - one that opens, one that closes
            raise UneditableError
        self.end = fences[1]
        # The fence stands for an empty first line: a mark's line is a line of the file.
        form = quote_lines("\n".join(["", *self._lines[1 : self.end]]))
        self.root = _root(form)

    @property
    def text(self) -> str:
        """The file as it stands now."""
        return "".join(self._kept)

    def pair(self, mapping: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
        """Return the nodes of the key *name* and of its value, or None."""
        return next((pair for pair in mapping.value if pair[0].value == name), None)

    def insert(self, line: int, *lines: str) -> None:
        """Put new lines before line number *line*."""
        self._put(line, line, [f"{each}{self._ending}" for each in lines])

    def remove(self, start: int, end: int) -> None:
        """Drop the lines from *start* to before *end*."""
        self._put(start, end, [])

    def append(self, node: yaml.Node, more: str) -> None:
        """Write *more* right behind *node*."""
        self._splice(node.end_mark, node.end_mark, more)

    def replace(self, node: yaml.Node, value: str) -> None:
        """Write *value* in the place of *node*, behind the colon if there was nothing."""
        empty = node.start_mark.index == node.end_mark.index
        self._splice(node.start_mark, node.end_mark, f" {value}" if empty else value)

    def _splice(self, start: yaml.Mark, end: yaml.Mark, value: str) -> None:
        last = self._kept[end.line]
        ending = last[len(last.rstrip("\r\n")) :]
        line = self._lines[start.line][: start.column] + value + self._lines[end.line][end.column :]
        self._put(start.line, end.line + 1, [line + ending])

    def _put(self, start: int, end: int, lines: list[str]) -> None:
        self._kept[start:end] = lines
        self._lines[start:end] = [line.rstrip("\r\n") for line in lines]


def _root(form: str) -> yaml.MappingNode:
    try:
        root = yaml.compose(form, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise UneditableError from error
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise UneditableError
    return root


def _line_after(node: yaml.Node) -> int:
    """Return the number of the first line behind *node*, comments not taken for a part of it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _line_after(last[1] if isinstance(last, tuple) else last)
    mark = node.end_mark
    # A block of text ends where the next line begins.
    below = mark.column == 0 and mark.line > node.start_mark.line
    line: int = mark.line
    return line if below else line + 1

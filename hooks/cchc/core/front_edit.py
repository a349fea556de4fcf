"""Change single fields of a post's file and nothing else: other lines stay byte for byte.

Comments, order, quoting and line ends are the writer's. What is changed is found by the marks of
the YAML parser, never by a pattern; the caller reads the outcome again before it is kept.
"""

import re
from collections.abc import Iterable, Mapping

import yaml

from cchc.core.characters import tidy
from cchc.core.form_text import Plain, plain, whole, written
from cchc.core.front_matter import FENCE, split_source
from cchc.core.tree import parse_tree, quote_lines

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
PUBLICATIONS = "publications"


class UneditableError(Exception):
    """A form that is written in a way that only its writer should change."""


def with_fields(text: str, changes: Mapping[str, Plain]) -> str:
    """Return the file's *text* with other values for some fields; an empty one takes a field away.

    Raises ContentError for a form that cannot be read.
    """
    try:
        form = _Form(text)
    except UneditableError:
        return _written_anew(text, changes)
    old = {name: pair for name in changes if (pair := form.pair(form.root, name))}
    fresh = {name: value for name, value in changes.items() if name not in old}
    form.insert(form.end, *written(fresh))
    # From the end on, so that the marks of what comes before stay true.
    for name, pair in sorted(old.items(), key=lambda each: -each[1][0].start_mark.line):
        lines = written({name: changes[name]})
        form.put(pair[0].start_mark.line, _line_after(pair[1]), lines)
    return form.text


def with_body(text: str, body: str) -> str:
    """Return the file's *text* with another body below its front matter."""
    pairs = _LINE.findall(text)
    head = pairs[: _fences(pairs)[1] + 1]
    ending = pairs[0][1] or "\n"
    lines = (f"{line}{after or ending}" for line, after in head)
    return "".join(lines) + body.replace("\n", ending)


def _written_anew(text: str, changes: Mapping[str, Plain]) -> str:
    """Write a form that is all on one line, or that is not there: there is nothing to keep."""
    source = split_source(text, file="")
    tree = parse_tree(source.form, file="").nodes if source.form.strip() else {}
    known = {name: plain(node) for name, node in tree.items()}
    return whole({**known, **changes}, source.body)


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
        form.put(pair[0].start_mark.line, _line_after(pair[1]), ())
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
        if isinstance(pair[1], yaml.SequenceNode) and not pair[1].flow_style:
            form.replace_list(pair, values[name])
        else:
            form.replace(pair[1], values[name])


class _Form:
    """A file's lines with their endings, and the YAML nodes between its fences."""

    def __init__(self, text: str) -> None:
        pairs = _LINE.findall(text)
        self._lines = [tidy(line) for line, _ in pairs]
        self.end = _fences(pairs)[1]
        self._kept = [f"{line}{ending}" for line, ending in pairs]
        self._ending = pairs[0][1] or "\n"
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
        self.put(line, line, lines)

    def put(self, start: int, end: int, lines: Iterable[str]) -> None:
        """Put other lines in the place of those from *start* to before *end*."""
        self._put(start, end, [f"{each}{self._ending}" for each in lines])

    def append(self, node: yaml.Node, more: str) -> None:
        """Write *more* right behind *node*."""
        self._splice(node.end_mark, node.end_mark, more)

    def replace(self, node: yaml.Node, value: str) -> None:
        """Write *value* in the place of *node*, behind the colon if there was nothing."""
        empty = node.start_mark.index == node.end_mark.index
        self._splice(node.start_mark, node.end_mark, f" {value}" if empty else value)

    def replace_list(self, pair: tuple[yaml.Node, yaml.Node], value: str) -> None:
        """Write a list on one line in the place of one whose entries stood below its key."""
        start, end = pair[0].start_mark.line, _line_after(pair[1])
        if any("#" in line for line in self._lines[start:end]):
            raise UneditableError
        self.put(start, end, [f"{self._lines[start][: pair[0].end_mark.column]}: {value}"])

    def _splice(self, start: yaml.Mark, end: yaml.Mark, value: str) -> None:
        last = self._kept[end.line]
        ending = last[len(last.rstrip("\r\n")) :]
        line = self._lines[start.line][: start.column] + value + self._lines[end.line][end.column :]
        self._put(start.line, end.line + 1, [line + ending])

    def _put(self, start: int, end: int, lines: list[str]) -> None:
        self._kept[start:end] = lines
        self._lines[start:end] = [line.rstrip("\r\n") for line in lines]


def _fences(pairs: list[tuple[str, str]]) -> list[int]:
    """Return the numbers of the lines that are fences, of which one opens a form and one closes."""
    found = [number for number, (line, _) in enumerate(pairs) if tidy(line).rstrip() == FENCE]
    if len(found) < 2 or found[0] != 0:  # noqa: PLR2004 - the two
        raise UneditableError
    return found


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

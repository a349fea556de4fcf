"""A stylesheet as rules that can be asked what they are for; tinycss2 does the reading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector; *words* are what a page must have for it to match.

    A word is `.class`, `#id`, `[attribute]` or `[attribute="value"]`. What stands in `:not(…)`,
    `:is(…)` and the like is no word, so that nothing is held to be unused that may be used.
    """

    text: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """Selectors and what they are given: declarations, each as text."""

    selectors: tuple[Selector, ...]
    body: tuple[str, ...]

    @property
    def text(self) -> str:
        """The rule as CSS."""
        return f"{','.join(each.text for each in self.selectors)}{{{';'.join(self.body)}}}"


@dataclass(frozen=True, slots=True)
class Group:
    """Rules under a condition; *head* is `@media print` and the like."""

    head: str
    rules: "tuple[Sheet, ...]"

    @property
    def text(self) -> str:
        """The group as CSS."""
        return f"{self.head}{{{css_text(self.rules)}}}"


@dataclass(frozen=True, slots=True)
class Other:
    """What holds no rules: `@keyframes`, `@page` and the like; *name* is that of keyframes."""

    text: str
    name: str = ""


Sheet = Rule | Group | Other
_GROUPS = {"container", "layer", "media", "supports"}


def read_css(css: str) -> tuple[Sheet, ...]:
    """Read a stylesheet; raises ValueError where it is none."""
    return tuple(_sheets(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def css_text(sheets: Iterable[Sheet]) -> str:
    """Return rules as CSS."""
    return "".join(each.text for each in sheets)


def _sheets(nodes: Iterable[Node]) -> Iterator[Sheet]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield Rule(tuple(_selectors(node.prelude)), tuple(_body(node.content)))
        elif isinstance(node, AtRule):
            yield from _at_rule(node)
        elif node.type == "error":
            raise ValueError(f"{node.source_line}: {node.message}")


def _at_rule(node: AtRule) -> Iterator[Sheet]:
    name, head = node.lower_at_keyword, tinycss2.serialize(node.prelude).strip()
    if name == "charset":
        return
    if name in _GROUPS and node.content is not None:
        inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        yield Group(f"@{name} {head}", tuple(_sheets(inside)))
        return
    yield Other(node.serialize(), head if name.endswith("keyframes") else "")


def _body(content: Sequence[Node]) -> Iterator[str]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if isinstance(node, Declaration):
            important = "!important" if node.important else ""
            yield f"{node.name}:{tinycss2.serialize(node.value).strip()}{important}"
        else:
            yield node.serialize()


def _selectors(prelude: Sequence[Node]) -> Iterator[Selector]:
    part: list[Node] = []
    for node in [*prelude, None]:
        if node is None or (node.type == "literal" and node.value == ","):
            yield Selector("".join(map(_piece, part)).strip(), frozenset(_words(part)))
            part = []
        elif node.type != "comment":
            part.append(node)


def _piece(node: Node) -> str:
    """Return a part of a selector as text; one value of an attribute is always written alike."""
    if node.type == "whitespace":
        return " "
    return _attribute(node) if node.type == "[] block" else str(node.serialize())


def _words(nodes: Sequence[Node]) -> Iterator[str]:
    for before, node in zip([None, *nodes], nodes, strict=False):
        if node.type == "hash":
            yield f"#{node.value}"
        elif node.type == "[] block":
            yield _word(node)
        elif node.type == "ident" and before == ".":
            yield f".{node.value}"


def _attribute(node: Node) -> str:
    parts = [each for each in node.content if each.type != "whitespace"]
    if len(parts) == 3 and parts[1].type == "literal" and parts[1].value == "=":  # noqa: PLR2004
        return f'[{parts[0].value}="{parts[2].value}"]'
    return str(node.serialize())


def _word(node: Node) -> str:
    """Return what a page must have: the very value where one is asked for, else the attribute."""
    text = _attribute(node)
    return text if '="' in text and text.count("=") == 1 and "$" not in text else f"[{_name(node)}]"


def _name(node: Node) -> str:
    return next(str(each.value) for each in node.content if each.type == "ident")

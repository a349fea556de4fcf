"""Write front matter so that every reader of YAML takes the same from it.

What is not changed stays byte for byte: comments, order, and fields that nobody here knows.
"""

import re
from collections.abc import Mapping as Map
from typing import TypeAlias

from cchc.core.front_matter import FENCE
from cchc.core.text import nfc
from cchc.core.tree import Mapping, Node, Scalar, parse_tree

# A field's value as texts: one, some, named ones, or a list of these.
Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"]

# Lines of prose, and addresses; codes, days and numbers can do without quotes.
PROSE = frozenset(
    {"title", "summary", "author", "src", "alt", "caption", "where", "reason", "url", "formerly"}
    | {"old_addresses", "found"}
)
_CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\+\d{2}:\d{2})?", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
# Words that YAML 1.1 takes for something else.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "null", "none"})


def plain(node: Node) -> Plain:
    """Return what a node of front matter holds, as texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {name: plain(each) for name, each in node.nodes.items()}
    return [plain(each) for each in node.nodes]


def with_fields(form: str, changes: Map[str, Plain]) -> str:
    """Return front matter with other values for some fields; an empty value takes a field away.

    Raises ContentError for a *form* that cannot be read.
    """
    if not form.strip():
        return "\n".join(line for pair in changes.items() for line in _written(*pair))
    tree, lines = parse_tree(form, file=""), form.rstrip("\n").split("\n")
    if len(set(tree.lines.values())) < len(tree.lines) or form.lstrip().startswith("{"):
        # All on one line, between braces: nothing to keep line by line.
        known = {name: plain(node) for name, node in tree.nodes.items()}
        return with_fields("", known | dict(changes))
    for name, value in changes.items():
        lines = _replaced(lines, name, _written(name, value))
    return "\n".join(lines)


def joined(form: str, body: str) -> str:
    """Return the text of a post's file."""
    return f"{FENCE}\n{form}\n{FENCE}\n{body}"


def _replaced(lines: list[str], name: str, written: list[str]) -> list[str]:
    tree = parse_tree("\n".join(lines), file="") if lines else Mapping({}, 1)
    if name not in tree.lines:
        return [*lines, *written]
    first = tree.lines[name] - 1
    later = [line - 1 for line in tree.lines.values() if line - 1 > first]
    last = min(later, default=len(lines))
    # A comment before the next field is about that one.
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return [*lines[:first], *written, *lines[last:]]


def _written(name: str, value: Plain) -> list[str]:
    if not value:
        return []
    if isinstance(value, str):
        return [f"{name}: {_scalar(name, value)}"]
    if isinstance(value, dict):
        inner = [f"  {key}: {_scalar(key, each)}" for key, each in _texts(value)]
        return [f"{name}:", *inner] if inner else []
    if any(isinstance(each, dict) for each in value):
        return [f"{name}:", *(f"  - {_flow(name, each)}" for each in value)]
    return [f"{name}: {_flow(name, value)}"]


def _texts(value: Map[str, Plain]) -> list[tuple[str, str]]:
    return [(key, each) for key, each in value.items() if isinstance(each, str) and each]


def _flow(name: str, value: Plain) -> str:
    if isinstance(value, str):
        return _scalar(name, value)
    if isinstance(value, dict):
        inside = ", ".join(f"{key}: {_flow(key, each)}" for key, each in value.items() if each)
        return f"{{{inside}}}"
    return f"[{', '.join(_flow(name, each) for each in value)}]"


def _scalar(name: str, text: str) -> str:
    line = " ".join(nfc(text).split())
    known = (_CODE, _DAY, _NUMBER)
    bare = line.lower() not in _WORDS and any(each.fullmatch(line) for each in known)
    if bare and name not in PROSE:
        return line
    return "'" + line.replace("'", "''") + "'"

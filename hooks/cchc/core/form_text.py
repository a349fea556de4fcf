"""Write fields of front matter so that every reader of YAML takes the same from them.

`core.front_edit` puts them into a file.
"""

import re
from collections.abc import Mapping as Map
from typing import TypeAlias

from cchc.core.front_matter import FENCE
from cchc.core.text import nfc
from cchc.core.tree import Mapping, Node, Scalar

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
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "null", "none", "true", "false"})
# Fields that mean what YAML takes such a word for.
_FLAGS = frozenset({"cross_posted", "draft", "on_site", "sample"})


def plain(node: Node) -> Plain:
    """Return what a node of front matter holds, as texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {name: plain(each) for name, each in node.nodes.items()}
    return [plain(each) for each in node.nodes]


def written(fields: Map[str, Plain]) -> list[str]:
    """Return the lines of fields; none for an empty value."""
    return [line for name, value in fields.items() for line in _written(name, value)]


def whole(fields: Map[str, Plain], body: str) -> str:
    """Return the text of a new post's file."""
    form = "\n".join(written(fields))
    return f"{FENCE}\n{form}\n{FENCE}\n{body}"


def _written(name: str, value: Plain) -> list[str]:
    if not value:
        return []
    if isinstance(value, str):
        return [f"{name}: {scalar(name, value)}"]
    if isinstance(value, dict):
        inner = [f"  {key}: {scalar(key, each)}" for key, each in _texts(value)]
        return [f"{name}:", *inner] if inner else []
    if any(isinstance(each, dict) for each in value):
        return [f"{name}:", *(f"  - {_flow(name, each)}" for each in value)]
    return [f"{name}: {_flow(name, value)}"]


def _texts(value: Map[str, Plain]) -> list[tuple[str, str]]:
    return [(key, each) for key, each in value.items() if isinstance(each, str) and each]


def _flow(name: str, value: Plain) -> str:
    if isinstance(value, str):
        return scalar(name, value)
    if isinstance(value, dict):
        inside = ", ".join(f"{key}: {_flow(key, each)}" for key, each in value.items() if each)
        return f"{{{inside}}}"
    return f"[{', '.join(_flow(name, each) for each in value)}]"


def scalar(name: str, text: str) -> str:
    """Return a text as the value of the field *name*."""
    line = " ".join(nfc(text).split())
    known = (_CODE, _DAY, _NUMBER)
    bare = (name in _FLAGS or line.lower() not in _WORDS) and any(
        each.fullmatch(line) for each in known
    )
    if bare and name not in PROSE:
        return line
    return "'" + line.replace("'", "''") + "'"

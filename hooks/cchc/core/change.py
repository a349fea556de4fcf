"""A change that somebody wants to bring in: what Git says of it, as values."""

from dataclasses import dataclass

from cchc.core.front_matter import split_source
from cchc.core.names import Names
from cchc.core.problem import ContentError
from cchc.core.text import nfc
from cchc.core.tree import Scalar, Sequence, parse_tree


@dataclass(frozen=True, slots=True)
class Side:
    """A file as it stands in one commit; *content* is there where it has to be read."""

    blob: str
    is_plain: bool = True
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after; a merge has several befores, of which the change took none.

    *stands*: one of them is what the branch holds. *named_in* are the posts that name an
    attachment, by path, as they were before.
    """

    path: str
    before: tuple[Side, ...]
    after: Side | None
    stands: bool = False
    named_in: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One commit: who did it, who wrote it down, and what it changed by itself."""

    id: str
    author: str
    committer: str
    parents: int
    changes: tuple[Change, ...]

    @property
    def told(self) -> str:
        """How a sentence names it."""
        return f"lần {'gộp' if self.parents > 1 else 'lưu'} {self.id[:8]}"


@dataclass(frozen=True, slots=True)
class Units:
    """The units that a post bears, the first one leading, and the line that says so."""

    codes: tuple[str, ...]
    line: int


def units_of(content: bytes, names: Names) -> Units | None:
    """Return the units of a post, unknown ones by the words that stand there; None if unreadable.

    Less is read than of a post that is to be shown, so that one with a fault has its units too.
    """
    try:
        form = split_source(content.decode("utf-8"), file="").form
        tree = parse_tree(form, file="", offset=1)
    except (ContentError, UnicodeDecodeError):
        return None
    node = tree.nodes.get("unit")
    nodes = node.nodes if isinstance(node, Sequence) else (node,)
    words = [nfc(each.text).strip() for each in nodes if isinstance(each, Scalar)]
    codes = tuple(names.resolve(word) or word for word in words if word)
    return Units(codes, tree.lines.get("unit", 1)) if codes else None

"""An official paper as a value: what it says and in which order, before it is DOCX or text.

In any text `[… words …]` is a gap that only a person can fill; it is highlighted.
"""

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTER = "center"


class Look(StrEnum):
    """How a row of a table looks: plain, a total in bold, or a heading across all columns."""

    PLAIN = "plain"
    TOTAL = "total"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; its width is in millimetres."""

    head: str
    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """One row; a row across all columns has one cell."""

    cells: tuple[str, ...]
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title above and a note below; without rows it says *empty* instead."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number: level 1 is "I.", level 2 "1."."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list; it begins with a dash."""

    text: str


Block = Heading | Para | Item | Table


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the body (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

    above: str
    agency: tuple[str, ...]
    number: str
    place: str
    nation: str
    motto: str
    kind: str
    subject: tuple[str, ...]
    draft: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands below the body: who gets it, and who signs it."""

    recipients_head: str
    recipients: tuple[str, ...]
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex; it begins on its own page, which may lie on its side."""

    head: str
    title: str
    goes_with: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; *snapshot* says what its figures came from, outside of the official text."""

    letterhead: Letterhead
    blocks: tuple[Block, ...]
    closing: Closing
    annexes: tuple[Annex, ...] = ()
    snapshot: str = ""

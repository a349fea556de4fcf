"""Read a form field by field, and gather every problem instead of stopping at the first."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeVar
from urllib.parse import urlsplit

from cchc.core import sentences
from cchc.core.body import prose_faults
from cchc.core.calendar import ZONE
from cchc.core.names import Names
from cchc.core.problem import ContentError, Problem
from cchc.core.text import nfc, shown
from cchc.core.tree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:hg]([0-5][0-9])")
_COUNT = re.compile(r"0*[1-9][0-9]{0,5}")
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YEARS = range(2000, 2101)
_TRUE = frozenset({"true", "yes", "có", "on"})
_FALSE = frozenset({"false", "no", "không", "off"})
_ADDRESS = re.compile(r"https?://[^\s<>\"'{}|\\^`]+", re.IGNORECASE)


class Fields:
    """The fields of one mapping; `inner` ones share their parent's list of problems."""

    def __init__(
        self,
        mapping: Mapping,
        *,
        file: str,
        prefix: str = "",
        problems: list[Problem] | None = None,
    ) -> None:
        self.mapping = mapping
        self.file = file
        self.prefix = prefix
        self.problems: list[Problem] = [] if problems is None else problems

    def __contains__(self, name: str) -> bool:
        return not _is_nothing(self.mapping.nodes.get(name))

    def line(self, name: str) -> int:
        """Return the line that *name* stands on, or that the form begins on."""
        return self.mapping.lines.get(name, self.mapping.line)

    def tell(self, name: str, sentence: str, *, line: int | None = None) -> None:
        """Note a problem with field *name*."""
        where = self.line(name) if line is None else line
        field = f"{self.prefix}{shown(name)}".removesuffix(".")
        self.problems.append(Problem(self.file, where, field, sentence))

    def raise_problems(self) -> None:
        """Raise ContentError with everything noted so far, if anything was."""
        if self.problems:
            raise ContentError(self.problems)

    def known(self, names: Iterable[str]) -> None:
        """Note every field whose name is not among *names*."""
        allowed = list(names)
        for name in self.mapping.nodes:
            if name not in allowed:
                self._tell_unknown(name, allowed)

    def _tell_unknown(self, name: str, allowed: list[str]) -> None:
        near = get_close_matches(name.lower(), allowed, n=1, cutoff=0.7)
        if near:
            self.tell(name, sentences.NEAR_FIELD.format(near=near[0]))
        else:
            self.tell(name, sentences.UNKNOWN_FIELD.format(known=", ".join(allowed)))

    def text(self, name: str, *, want: str, needed: bool = False, limit: int = 0) -> str:
        """Return a line of text, in NFC; "" if it is not there."""
        node = self.mapping.nodes.get(name)
        if _is_nothing(node):
            self._need(name, want, needed=needed)
            return ""
        if not isinstance(node, Scalar):
            self.tell(name, sentences.NOT_TEXT.format(want=want))
            return ""
        return self._line_of_text(name, nfc(node.text).strip(), limit)

    def prose(self, name: str, *, want: str, needed: bool = False) -> str:
        """Return a text of several lines, in NFC, with what is wrong in it noted."""
        node = self.mapping.nodes.get(name)
        if _is_nothing(node) or not isinstance(node, Scalar):
            return self.text(name, want=want, needed=needed)
        text = nfc(node.text).strip()
        # A block begins on the line after its name.
        first = node.line + 1 if "\n" in node.text else node.line
        for line, sentence in prose_faults(text, first):
            self.tell(name, sentence, line=line)
        return text

    def clock(self, name: str) -> str:
        """Return a time of day as `08:30`, or ""."""
        found = self.text(name, want="một giờ như 08:30")
        match = _CLOCK.fullmatch(found)
        if match:
            return f"{int(match[1]):02}:{match[2]}"
        if found:
            self.tell(name, sentences.NOT_CLOCK.format(found=shown(found)))
        return ""

    def _line_of_text(self, name: str, text: str, limit: int) -> str:
        if "\n" in text:
            self.tell(name, sentences.NOT_ONE_LINE)
        if limit and len(text) > limit:
            self.tell(name, sentences.TOO_LONG.format(found=len(text), limit=limit))
        return text

    def _need(self, name: str, want: str, *, needed: bool) -> None:
        if needed:
            self.tell(name, sentences.MISSING.format(want=want))

    def day(self, name: str, *, needed: bool = False) -> date | None:
        """Return a day, read in Asia/Ho_Chi_Minh when a moment is given."""
        moment = self.moment(name, needed=needed)
        return moment.date() if isinstance(moment, datetime) else moment

    def moment(self, name: str, *, needed: bool = False) -> date | datetime | None:
        """Return a day, or a moment in Asia/Ho_Chi_Minh; None if it is not there or not right."""
        node = self.mapping.nodes.get(name)
        if _is_nothing(node):
            self._need(name, "một ngày như 2026-03-04", needed=needed)
            return None
        return self._moment(name, node)

    def _moment(self, name: str, node: Node | None) -> date | datetime | None:
        found = node.text.strip() if isinstance(node, Scalar) else "…"
        line = node.line if node else None
        try:
            return read_moment(found)
        except _UnreadableError as error:
            self.tell(name, error.sentence.format(found=shown(found)), line=line)
            return None

    def days(self, name: str) -> tuple[date, ...]:
        """Return a list of days; one day alone is a list too."""
        found = (self._moment(name, node) for node in self._nodes(name, "2026-03-04, 2026-03-11"))
        return tuple(
            moment.date() if isinstance(moment, datetime) else moment for moment in found if moment
        )

    def flag(self, name: str, *, default: bool) -> bool:
        """Return true or false."""
        node = self.mapping.nodes.get(name)
        if _is_nothing(node):
            return default
        found = nfc(node.text).strip() if isinstance(node, Scalar) else "…"
        if found.lower() in _TRUE:
            return True
        if found.lower() not in _FALSE:
            self.tell(name, sentences.NOT_BOOL.format(found=shown(found)))
        return False

    def number(self, name: str, *, default: int) -> int:
        """Return a whole number from 1 up."""
        node = self.mapping.nodes.get(name)
        if _is_nothing(node):
            return default
        found = node.text.strip() if isinstance(node, Scalar) else "…"
        if _COUNT.fullmatch(found):
            return int(found)
        self.tell(name, sentences.NOT_COUNT.format(found=shown(found)))
        return default

    def term(self, name: str, names: Names, *, what: str, default: str = "") -> str:
        """Return the code of a word in a closed vocabulary; needed when there is no default."""
        node = self.mapping.nodes.get(name)
        if _is_nothing(node):
            self._need(name, f"{what}, như {next(iter(names), '…')}", needed=not default)
            return default
        if isinstance(node, Scalar):
            return self._code(name, node, names, what) or default
        self.tell(name, sentences.NOT_TEXT.format(want=f"một {what}"))
        return default

    def terms(self, name: str, names: Names, *, what: str, needed: bool = False) -> tuple[str, ...]:
        """Return the codes of some words of a closed vocabulary, in the order given."""
        if needed and name not in self:
            self._need(name, f"{what}, như {next(iter(names), '…')}", needed=True)
        codes: list[str] = []
        for node in self._nodes(name, ", ".join(list(names)[:2])):
            code = self._code(name, node, names, what)
            if code and code in codes:
                self.tell(name, sentences.REPEATED.format(found=code), line=node.line)
            elif code:
                codes.append(code)
        return tuple(codes)

    def _code(self, name: str, node: Node, names: Names, what: str) -> str | None:
        if not isinstance(node, Scalar) or not node.text.strip():
            self.tell(name, sentences.NOT_TEXT.format(want=f"một {what}"), line=node.line)
            return None
        found = nfc(node.text).strip()
        code = names.resolve(found)
        if code is None:
            self.tell(name, term_sentence(found, names, what), line=node.line)
        return code

    def texts(self, name: str, *, example: str) -> tuple[str, ...]:
        """Return a list of lines of text, in NFC; one line alone is a list too."""
        found = []
        for node in self._nodes(name, example):
            if isinstance(node, Scalar):
                found.append(nfc(node.text).strip())
            else:
                self.tell(name, sentences.NOT_LIST.format(example=example), line=node.line)
        return tuple(text for text in found if text)

    def address(self, name: str) -> str:
        """Return an http(s) address, or ""."""
        text = self.text(name, want="một địa chỉ như https://…")
        if text and not is_address(text):
            self.tell(name, sentences.NOT_ADDRESS.format(found=shown(text)))
        return text

    def code(self, name: str, *, want: str) -> str:
        """Return a code that addresses and files can be made of; it must be there."""
        code = self.text(name, want=want, needed=True)
        if code and not _CODE.fullmatch(code):
            self.tell(name, sentences.NOT_CODE.format(found=shown(code), want=want))
        return code

    def year(self, name: str) -> int:
        """Return a year; it must be there."""
        found = self.text(name, want="một năm như 2026", needed=True)
        year = int(found) if _COUNT.fullmatch(found) else 0
        if found and year not in _YEARS:
            self.tell(name, sentences.YEAR_OUT_OF_RANGE.format(found=shown(found)))
        return year if year in _YEARS else _YEARS[0]

    def inner(self, name: str, *, example: str) -> "Fields | None":
        """Return the fields of a mapping inside this one, or None if it is not there."""
        node = self.mapping.nodes.get(name)
        if _is_nothing(node):
            return None
        if isinstance(node, Mapping):
            return self._inner(f"{name}.", node)
        self.tell(name, sentences.NOT_GROUP.format(example=example))
        return None

    def each(self, name: str, *, example: str) -> list["Fields"]:
        """Return the fields of each mapping in a list of mappings."""
        found = []
        for number, node in enumerate(self._nodes(name, f"{{{example}}}"), start=1):
            if isinstance(node, Mapping):
                found.append(self._inner(f"{name}[{number}].", node))
            else:
                self.tell(name, sentences.NOT_GROUP.format(example=example), line=node.line)
        return found

    def read(self, name: str, reader: Callable[["Fields"], T], *, example: str) -> T | None:
        """Return what *reader* makes of the mapping inside, or None if it is not there."""
        inner = self.inner(name, example=example)
        return reader(inner) if inner else None

    def _inner(self, prefix: str, node: Mapping) -> "Fields":
        return Fields(node, file=self.file, prefix=self.prefix + prefix, problems=self.problems)

    def _nodes(self, name: str, example: str) -> tuple[Node, ...]:
        node = self.mapping.nodes.get(name)
        if node is None or _is_nothing(node):
            return ()
        if isinstance(node, Sequence):
            return node.nodes
        if isinstance(node, Scalar):
            return (node,)
        self.tell(name, sentences.NOT_LIST.format(example=example))
        return ()


class _UnreadableError(ValueError):
    """A date that cannot be read, with the sentence that says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_moment(text: str) -> date | datetime:
    """Read `2026-03-04` or a moment with an offset; the moment is brought to Asia/Ho_Chi_Minh."""
    match = _MOMENT.fullmatch(text)
    if not match and not _DAY.fullmatch(text):
        raise _UnreadableError(sentences.NOT_DAY)
    if match and not match[3]:
        raise _UnreadableError(sentences.NO_OFFSET)
    try:
        found = _moment_of(match) if match else date.fromisoformat(text)
    except (ValueError, OverflowError) as error:
        raise _UnreadableError(sentences.NO_SUCH_DAY) from error
    if found.year not in _YEARS:
        raise _UnreadableError(sentences.DAY_OUT_OF_RANGE)
    return found


def _moment_of(match: re.Match[str]) -> datetime:
    """Return the moment in Viet Nam of a match of day, time and offset."""
    return datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3]}").astimezone(ZONE)


def is_address(text: str) -> bool:
    """Tell whether *text* is a whole address of the web, as a post may hold it."""
    try:
        host = urlsplit(text).hostname
    except ValueError:
        return False
    return bool(host) and _ADDRESS.fullmatch(text) is not None


def term_sentence(found: str, names: Names, what: str) -> str:
    """Return the sentence for a word that is not in a vocabulary."""
    near = names.nearest(found)
    found = shown(found)
    if near:
        return sentences.NEAR_TERM.format(what=what, found=found, near=near)
    return sentences.NOT_TERM.format(what=what, found=found, known=", ".join(names))


def _is_nothing(node: Node | None) -> bool:
    """Tell whether a field is absent, or stands there with nothing after it."""
    if isinstance(node, Scalar):
        return not node.text.strip() or (not node.quoted and node.text in {"~", "null"})
    if isinstance(node, Sequence | Mapping):
        return not node.nodes
    return node is None

"""The letters that a text may hold: composed, on lines with one ending, all of them visible."""

from cchc.core import sentences
from cchc.core.problem import ContentError, Problem
from cchc.core.text import nfc

_BOM = "\ufeff"
# Breaks of a line that YAML sees and an editor does not; what XML and UTF-8 cannot carry.
_HIDDEN_BREAKS = frozenset("\u2028\u2029")
_NOT_IN_XML = frozenset("\ufffe\uffff")
_SPACE = 0x20
_DELETE, _LAST_CONTROL = 0x7F, 0x9F
_SURROGATES = range(0xD800, 0xE000)


def tidy(text: str) -> str:
    """Return *text* as the project keeps it: no byte order mark, one line ending, NFC."""
    return nfc(text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n"))


def refuse_control_characters(text: str, *, file: str, offset: int = 0) -> None:
    """Raise ContentError for the lines, from *offset* + 1 on, with a character that nobody sees."""
    problems = [
        Problem(file, number, "", sentence)
        for number, line in enumerate(text.split("\n"), start=offset + 1)
        if (sentence := control_sentence(line))
    ]
    if problems:
        raise ContentError(problems)


def control_sentence(line: str) -> str:
    """Return the sentence for the first control character in *line*, or ""."""
    if line.isprintable():
        return ""
    found = next((char for char in line if _is_control(char)), "")
    return sentences.CONTROL_CHARACTER.format(found=f"U+{ord(found):04X}") if found else ""


def _is_control(char: str) -> bool:
    code = ord(char)
    if code < _SPACE:
        return char not in "\n\t"
    return (
        _DELETE <= code <= _LAST_CONTROL
        or code in _SURROGATES
        or char in _HIDDEN_BREAKS
        or char in _NOT_IN_XML
    )


def visible(text: str) -> str:
    """Return *text* tidied, and without the characters that a post may not hold."""
    return "".join(char for char in tidy(text) if not _is_control(char))

"""Say for people what the YAML parser did not understand, and where to mend it."""

import re
from collections.abc import Callable, Mapping

import yaml

from cchc.core import sentences

# A quote or bracket that is never closed is mended where it was opened.
_OPENED = ("quoted scalar", "flow sequence", "flow mapping")
_INDENTED_NAME = re.compile(r"\s+(?:- +)?[\w-]+")
_NAME = re.compile(r"[\w-]+")


def explain(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Return the line of *text* (1 is the first; 0 if unknown) and the sentence for *error*."""
    mark = getattr(error, "problem_mark", None)
    told = str(getattr(error, "problem", None) or error)
    if mark is None:
        return 0, sentences.YAML_FAULT
    lines = text.rstrip("\n").split("\n")
    place = min(mark.line, len(lines) - 1)
    sentence = _sentence(told, lines[place] if place == mark.line else "", mark.column)
    if sentence == sentences.YAML_NO_COLON and not told.startswith("could not"):
        return place, sentence
    opened = getattr(error, "context_mark", None)
    if opened and opened.line < place and _is_opened(error, sentence):
        place = opened.line
    return place + 1, sentence


def _is_opened(error: yaml.YAMLError, sentence: str) -> bool:
    if sentence == sentences.YAML_NO_COLON:
        return True
    context = str(getattr(error, "context", None))
    return context.endswith(_OPENED) and sentence in {sentences.YAML_QUOTE, sentences.YAML_LIST}


def _sentence(told: str, line: str, column: int) -> str:
    """Return what the first words that the parser's own message holds stand for."""
    for words, sentence in _FAULTS.items():
        if words in told:
            return sentence if isinstance(sentence, str) else sentence(line, column)
    return sentences.YAML_FAULT


def _no_token(line: str, column: int) -> str:
    return sentences.YAML_TAB if line[column : column + 1] == "\t" else sentences.YAML_SPECIAL


def _no_node(line: str, column: int) -> str:
    return sentences.YAML_SPECIAL if line[column:] else sentences.YAML_LIST


def _stray_colon(line: str, column: int) -> str:
    before = line[:column]
    if _NAME.fullmatch(before):
        return sentences.YAML_NO_COLON
    return sentences.YAML_INDENT if _INDENTED_NAME.fullmatch(before) else sentences.YAML_COLON


def _no_key(line: str, column: int) -> str:
    """Tell words after a closing quote or bracket from a line that stands askew."""
    before = line[:column].rstrip()
    if before.endswith(("'", '"')):
        return sentences.YAML_QUOTE
    return sentences.YAML_SPECIAL if before.endswith(("]", "}")) else sentences.YAML_INDENT


_FAULTS: Mapping[str, str | Callable[[str, int], str]] = {
    "tab character": sentences.YAML_TAB,
    "cannot start any token": _no_token,
    "mapping values are not allowed": _stray_colon,
    "escape": sentences.YAML_ESCAPE,
    "unexpected end of stream": sentences.YAML_QUOTE,
    "unexpected document indicator": sentences.YAML_QUOTE,
    "expected ',' or": sentences.YAML_LIST,
    "expected key": _no_key,
    "expected <block end>": _no_key,
    "could not find expected ':'": sentences.YAML_NO_COLON,
    "expected '-' indicator": sentences.YAML_INDENT,
    "expected <document start>": sentences.YAML_INDENT,
    "expected alphabetic": sentences.YAML_SPECIAL,
    "expected comment or line break": sentences.YAML_SPECIAL,
    "not allowed in this context": sentences.YAML_SPECIAL,
    "expected node content": _no_node,
}

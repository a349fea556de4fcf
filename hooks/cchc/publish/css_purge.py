"""Leave of a stylesheet what some pages use.

A rule goes when a class, an id or an attribute that it asks for is on no page; a custom property
and keyframes go when nothing names them. Pictures inside the sheet (`data:`) go always: the policy
that the site is served with loads none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from cchc.publish.css import Group, Other, Rule, Sheet, css_text

_USED = re.compile(r"var\(\s*(--[\w-]+)")
_SET = re.compile(r"[{;](--[\w-]+):")
# Of a value that names nothing else, nothing is left where the name is not given.
_ALONE = re.compile(r"[\w-]+:\s*var\(\s*(--[\w-]+)\s*\)")
_INSIDE = "url(data:", 'url("data:'


def purged(sheets: Iterable[Sheet], words: frozenset[str]) -> tuple[Sheet, ...]:
    """Return the rules that pages with *words* may match."""
    return tuple(each for sheet in sheets for each in _purged(sheet, words))


def _purged(sheet: Sheet, words: frozenset[str]) -> Iterator[Sheet]:
    if isinstance(sheet, Group):
        rules = purged(sheet.rules, words)
        if rules:
            yield replace(sheet, rules=rules)
    elif isinstance(sheet, Rule):
        selectors = tuple(each for each in sheet.selectors if each.words <= words)
        body = tuple(each for each in sheet.body if not _holds_picture(each))
        if selectors and body:
            yield Rule(selectors, body)
    else:
        yield sheet


def _holds_picture(declaration: str) -> bool:
    return any(start in declaration for start in _INSIDE)


@dataclass(frozen=True, slots=True)
class _Names:
    """The custom properties that a stylesheet uses, and those that it sets."""

    used: frozenset[str]
    given: frozenset[str]

    @classmethod
    def of(cls, css: str) -> Self:
        return cls(frozenset(_USED.findall(css)), frozenset(_SET.findall(css)))

    def keep(self, declaration: str) -> bool:
        """Tell whether a declaration does anything: a name that is used, a value that is there."""
        name = declaration.partition(":")[0]
        if name.startswith("--"):
            return name in self.used
        value = _ALONE.fullmatch(declaration)
        return not value or value[1] in self.given


def without_unused_names(sheets: tuple[Sheet, ...], beside: Iterable[Sheet]) -> tuple[Sheet, ...]:
    """Return *sheets* without the names that neither they nor the rules *beside* them use.

    A property that only another unused one names goes too.
    """
    others = css_text(beside)
    while True:
        text = css_text(sheets) + others
        left = tuple(_named(sheets, _Names.of(text), text))
        if left == sheets:
            return left
        sheets = left


def _named(sheets: Iterable[Sheet], names: _Names, text: str) -> Iterator[Sheet]:
    for sheet in sheets:
        if isinstance(sheet, Other):
            yield from (sheet,) if not sheet.name or _plays(sheet, text) else ()
        elif isinstance(sheet, Group):
            rules = tuple(_named(sheet.rules, names, text))
            yield from (replace(sheet, rules=rules),) if rules else ()
        else:
            body = tuple(each for each in sheet.body if names.keep(each))
            yield from (replace(sheet, body=body),) if body else ()


def _plays(frames: Other, text: str) -> bool:
    """Tell whether a declaration names the keyframes, beside their own head."""
    return bool(re.search(rf"animation(-name)?:[^;}}]*\b{re.escape(frames.name)}\b", text))

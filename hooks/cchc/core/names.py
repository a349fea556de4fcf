"""Codes and the names that people write for them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Self

from cchc.core.text import fold, name_key, short_key

_LIKENESS = 0.7


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a closed vocabulary: its code, its label, and other names for it."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()


class Names:
    """A closed vocabulary that recognises a code, a label or an alias."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms: dict[str, Term] = {term.code: term for term in terms}

    def __contains__(self, code: object) -> bool:
        return code in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    @property
    def terms(self) -> Mapping[str, Term]:
        """The terms by code, in the order given."""
        return self._terms

    def label(self, code: str) -> str:
        """Return what people read for *code*; raises KeyError for a code not in the vocabulary."""
        return self._terms[code].label

    def resolve(self, name: str) -> str | None:
        """Return the code that *name* stands for, or None; never a guess."""
        if name in self._terms:
            return name
        code = self._codes.get(name_key(name))
        # Without its level a name may be short for two: "UBND" is the commune or the city.
        codes = self._short.get(short_key(name), set()) if code is None else {code}
        return next(iter(codes)) if len(codes) == 1 else None

    @cached_property
    def _codes(self) -> dict[str, str]:
        codes: dict[str, str] = {}
        for name, code in self._spoken():
            codes.setdefault(name_key(name), code)
        return codes

    @cached_property
    def _short(self) -> dict[str, set[str]]:
        short: dict[str, set[str]] = {}
        for name, code in self._spoken():
            short.setdefault(short_key(name), set()).add(code)
        return short

    def _spoken(self) -> Iterator[tuple[str, str]]:
        """Yield every name with the code that it stands for; no alias comes before a code."""
        for code in self._terms:
            yield from ((code, code), (code.replace("-", "_"), code))
        for term in self._terms.values():
            yield from ((name, term.code) for name in (term.label, *term.aliases))

    def nearest(self, name: str) -> str | None:
        """Return the name most like *name*, to ask "có phải ý bạn là …?"; None if nothing is."""
        spoken = {fold(term.label): term.label for term in self._terms.values()}
        spoken |= {fold(alias): alias for term in self._terms.values() for alias in term.aliases}
        spoken |= {fold(code): code for code in self._terms}
        found = get_close_matches(fold(name), spoken, n=1, cutoff=_LIKENESS)
        return spoken[found[0]] if found else None

    def extended(self, aliases: Mapping[str, Iterable[str]]) -> Self:
        """Return this vocabulary with more aliases for some of its codes."""
        return type(self)(
            Term(term.code, term.label, (*term.aliases, *aliases.get(term.code, ())))
            for term in self._terms.values()
        )

"""The theme's palettes without its script: which one is shown is for the reader's device to say.

The theme writes a palette's names into attributes of `<body>`, and its script changes them. Ours
always stand at the first palette; the rules of another one that has a `media` come again under
that condition, as if they were for the names that stand there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cchc.publish.css import Group, Rule, Selector, Sheet

_NAMES = {"scheme": "default", "primary": "indigo", "accent": "indigo"}
# On paper the first palette stands: a dark page costs ink.
_SCREEN = "@media screen and "


@dataclass(frozen=True, slots=True)
class Palette:
    """One palette: the words (`[data-md-color-scheme="slate"]`) that its rules ask for."""

    media: str
    words: tuple[str, ...]


def palettes_of(setting: object) -> tuple[Palette, ...]:
    """Read `theme.palette` of mkdocs.yml: one palette, or several."""
    entries = setting if isinstance(setting, list) else [setting or {}]
    return tuple(
        Palette(str(entry.get("media", "")), tuple(_words(entry)))
        for entry in entries
        if isinstance(entry, Mapping)
    )


def _words(entry: Mapping[str, object]) -> Iterator[str]:
    for name, default in _NAMES.items():
        value = str(entry.get(name) or default).replace(" ", "-")
        yield f'[data-md-color-{name}="{value}"]'


def by_media(sheets: Sequence[Sheet], palettes: Sequence[Palette]) -> Iterator[Sheet]:
    """Yield the rules of each further palette under its condition."""
    for other in palettes[1:]:
        pairs = zip(other.words, palettes[0].words, strict=True)
        swaps = {theirs: ours for theirs, ours in pairs if theirs != ours}
        rules = tuple(_swapped(sheets, swaps))
        if other.media and rules:
            yield Group(_SCREEN + other.media, rules)


def for_first(sheets: Iterable[Sheet], palettes: Sequence[Palette]) -> Iterator[Sheet]:
    """Yield the rules without those selectors that only other palettes can match."""
    first = set(palettes[0].words)
    for sheet in sheets:
        if isinstance(sheet, Rule):
            kept = tuple(each for each in sheet.selectors if _asked(each) <= first)
            if kept:
                yield replace(sheet, selectors=kept)
        elif isinstance(sheet, Group):
            yield replace(sheet, rules=tuple(for_first(sheet.rules, palettes)))
        else:
            yield sheet


def _asked(selector: Selector) -> set[str]:
    return {word for word in selector.words if word.startswith("[data-md-color-") and "=" in word}


def _swapped(sheets: Iterable[Sheet], swaps: Mapping[str, str]) -> Iterator[Sheet]:
    for sheet in sheets:
        if isinstance(sheet, Group):
            rules = tuple(_swapped(sheet.rules, swaps))
            if rules:
                yield replace(sheet, rules=rules)
        elif isinstance(sheet, Rule):
            asking = (each for each in sheet.selectors if each.words & swaps.keys())
            selectors = tuple(_with(each, swaps) for each in asking)
            if selectors:
                yield replace(sheet, selectors=selectors)


def _with(selector: Selector, swaps: Mapping[str, str]) -> Selector:
    text = selector.text
    for theirs, ours in swaps.items():
        text = text.replace(theirs, ours)
    return Selector(text, frozenset(swaps.get(word, word) for word in selector.words))

"""A page, or a part of one, that can be found and is no post."""

from dataclasses import dataclass

# How much of a text stands below a title in the results.
_OPENING = 160


@dataclass(frozen=True, slots=True)
class Findable:
    """*about* and *day* are shown, *text* only searched; *path* may end in an anchor."""

    path: str
    title: str
    about: str = ""
    text: str = ""
    day: str = ""


def opening(text: str) -> str:
    """Return the beginning of a text, cut after a word."""
    return text if len(text) <= _OPENING else text[:_OPENING].rpartition(" ")[0] + "…"

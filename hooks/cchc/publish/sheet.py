"""A page that is still to be made: where it goes, what makes it, and of what."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc.publish.shell import Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page; *made_of* shapes its key, *day* is when what it shows changed last, if known."""

    path: str
    make: Callable[[], Page]
    made_of: tuple[str, ...]
    day: date | None = None

"""Releases side by side, and a link that is turned from one to the next in a single step.

Where they lie, in a folder of this machine or of another, is a `Side`; what happens there is told
here once. Whatever dies at whatever moment, the link leads to a whole release.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from cchc.deploy.errors import DeployError
from cchc.deploy.names import before, next_name, said, surplus

NO_EARLIER = "Không còn bản nào trước bản đang dùng ở {place}; trang giữ nguyên."
NOTHING_YET = "Chưa có bản nào ở {place}."


@dataclass(frozen=True, slots=True)
class Changes:
    """How a site differs from the release on the air: paths, in order."""

    added: Sequence[str] = ()
    changed: Sequence[str] = ()
    removed: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class Side(Protocol):
    """A place that holds releases."""

    @property
    def place(self) -> str:
        """What people call it."""

    def held(self) -> AbstractContextManager[None]:
        """Hold it for one publisher, cleared of what a killed one left."""

    def names(self) -> list[str]:
        """Return its releases, oldest first."""

    def current(self) -> str:
        """Return the release on the air, "" if there is none."""

    def changes(self, site: Path, current: str) -> Changes:
        """Return how *site* differs from the release *current*."""

    def fill(self, name: str, site: Path, current: str) -> None:
        """Make a release of *site*; what *current* has the same is not stored again."""

    def switch(self, name: str) -> None:
        """Put the release *name* on the air, in a single step."""

    def remove(self, names: Sequence[str]) -> None:
        """Take releases away."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: the release on the air now, and what is different in it."""

    name: str
    changes: Changes


def put(side: Side, site: Path, *, now: datetime, keep: int) -> Outcome:
    """Put *site* on the air, and take away what is older than the last *keep* releases."""
    with side.held():
        current, names = side.current(), side.names()
        changes = side.changes(site, current)
        name = current
        if changes or not current:
            name = next_name(names, now)
            side.fill(name, site, current)
            side.switch(name)
            names.append(name)
        # Also where nothing is new: the one before may have been killed on its way here.
        side.remove(surplus(names, name, keep))
    return Outcome(name, changes)


def back(side: Side) -> str:
    """Put the release before the one on the air back; returns its name."""
    with side.held():
        found = before(side.names(), side.current())
        if not found:
            raise DeployError(NO_EARLIER.format(place=side.place))
        side.switch(found)
    return found


def listed(side: Side) -> str:
    """Return the releases of a place as lines, the newest first."""
    current = side.current()
    lines = [f"  {'→' if name == current else ' '} {said(name)}" for name in reversed(side.names())]
    return "\n".join([side.place, *lines]) if lines else NOTHING_YET.format(place=side.place)

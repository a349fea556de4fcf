"""What is said of commits: who did something, in which words, and what stands in its way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


class MovedError(Exception):
    """The branch does not stand where the change was made from."""


class ConflictError(Exception):
    """Two changes of the same lines cannot be merged; `paths` are the files."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths = tuple(sorted(set(paths)))
        super().__init__(", ".join(self.paths))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a commit names."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something, in which words, at which moment, written down by whom."""

    author: Person
    message: str
    at: datetime
    committer: Person


@dataclass(frozen=True, slots=True)
class Version:
    """One commit that changed a file or said something of it."""

    id: str
    author: str
    at: datetime
    message: str
    blob: str

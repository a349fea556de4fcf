"""What a look at the machine and the project found: well, worth knowing, or wrong."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How much a finding matters; only WRONG is in the way of a build."""

    GOOD = "đạt"
    NOTE = "lưu ý"
    WRONG = "LỖI"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and the words that say how it is and what to do."""

    grade: Grade
    words: str

    def __str__(self) -> str:
        return f"{self.grade:6} {self.words}"


def good(words: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(Grade.GOOD, words)


def note(words: str) -> Finding:
    """Return something that people should know."""
    return Finding(Grade.NOTE, words)


def wrong(words: str) -> Finding:
    """Return something that is in the way."""
    return Finding(Grade.WRONG, words)

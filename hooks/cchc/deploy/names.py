"""The names of releases: a number that only grows, then the moment, for people to read.

The number decides which is later: a clock may be set back.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

FOLDER, CURRENT, LOCK = "releases", "current", ".lock"
# What is being written, or being taken away; a killed one is left and cleared by the next.
WRITING, GOING = ".moi-", ".xoa-"
_NAME = re.compile(r"(\d{5,})-(\d{8})-(\d{6})")


def releases_of(names: Iterable[str]) -> list[str]:
    """Return those of *names* that are releases, oldest first."""
    return sorted((name for name in names if _NAME.fullmatch(name)), key=_number)


def next_name(names: Iterable[str], now: datetime) -> str:
    """Return a name for the release after all of *names*."""
    last = max(map(_number, names), default=0)
    return f"{last + 1:05d}-{now:%Y%m%d-%H%M%S}"


def before(names: Sequence[str], current: str) -> str:
    """Return the release before *current*, "" if there is none."""
    earlier = [name for name in names if current and _number(name) < _number(current)]
    return earlier[-1] if earlier else ""


def surplus(names: Sequence[str], current: str, keep: int) -> list[str]:
    """Return what goes when *keep* stay; the one on the air always does."""
    others = [name for name in names if name != current]
    return others[: max(0, len(others) - (keep - 1))]


def said(name: str) -> str:
    """Return how people are told of a release."""
    found = _NAME.fullmatch(name)
    if not found:
        return name
    moment = datetime.strptime(found[2] + found[3], "%Y%m%d%H%M%S")  # noqa: DTZ007 - only shown
    return f"bản {int(found[1])} ({moment:%H:%M:%S ngày %d/%m/%Y})"


def _number(name: str) -> int:
    return int(name.partition("-")[0])

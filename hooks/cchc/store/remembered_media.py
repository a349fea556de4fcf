"""Look only at the pictures and attachments that changed; the others are remembered.

A file is as remembered if its stamp is the same (see `store.remembered`): it is not opened again.
"""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc.core.medium import Medium
from cchc.store.looking import look_at
from cchc.store.media import LookAt
from cchc.store.memory import Memory
from cchc.store.scan import UNKNOWN, Stamp, sure


@dataclass(frozen=True, slots=True)
class Kept:
    """What lay at a place, with the stamp that it had."""

    stamp: Stamp
    medium: Medium


def remembering(folder: Path, memory: Memory, *, root: str) -> LookAt:
    """Return a way to look at files below *folder* that remembers what it saw."""

    def look(places: list[str]) -> Mapping[str, Medium]:
        return _remembered(folder, places, memory, f"media {root}")

    return look


def _remembered(folder: Path, places: list[str], memory: Memory, name: str) -> dict[str, Medium]:
    known = memory.load(name, dict[str, Kept]) or {}
    now = time.time_ns()
    stamps = {place: _stamp(f"{folder}/{place}") for place in places}
    found = {
        place: known[place].medium
        for place, stamp in stamps.items()
        if place in known and known[place].stamp == stamp != UNKNOWN
    }
    found |= look_at(folder, (place for place in stamps if place not in found), thorough=True)
    kept = {place: Kept(sure(stamps[place], now), medium) for place, medium in found.items()}
    if kept != known:
        memory.save(name, kept)
    return found


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)  # noqa: PTH116 - thousands of times in a build, each twice as fast
    except (OSError, ValueError):
        return UNKNOWN
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size)

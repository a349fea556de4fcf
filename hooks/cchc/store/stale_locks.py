"""Locks that a killed editor left in a repository: known as its own, and taken away."""

import os
import time
from pathlib import Path

_REFS = ("refs/heads", "refs/bien-tap")
_FILES = ("packed-refs.lock", "index.lock", "HEAD.lock")
_MOMENT_SECONDS = 1


class Intent:
    """A sign that an editor is at work in the repository at *folder*; a killed one leaves it."""

    def __init__(self, sign: Path, folder: Path) -> None:
        self._sign = sign
        self._folder = folder

    def clear_stale(self) -> list[str]:
        """Take away the locks of an editor that was killed here, and set the sign anew.

        A lock is one of ours if it was made while that editor ran: before it could be killed.
        """
        gone = []
        if self._sign.is_file() and not _runs(self._sign.read_text("ascii")):
            began = self._sign.stat().st_mtime
            if self._locks():
                time.sleep(_MOMENT_SECONDS)  # That of a git at work is gone by then.
            for lock in self._locks():
                if lock.stat().st_mtime >= began:
                    lock.unlink(missing_ok=True)
                    gone.append(lock.name)
        self._sign.write_text(str(os.getpid()), "ascii")
        return gone

    def done(self) -> None:
        """Take the sign away: whatever is locked from now on is locked by others."""
        self._sign.unlink(missing_ok=True)

    def _locks(self) -> list[Path]:
        inside = [path for name in _REFS for path in (self._folder / name).rglob("*.lock")]
        return [*inside, *(path for name in _FILES if (path := self._folder / name).is_file())]


def _runs(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (OSError, ValueError):
        return False
    return int(process) != os.getpid()

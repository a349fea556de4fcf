"""One process at a time: a lock that the system takes back when its process dies."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO


class BusyError(Exception):
    """Another process holds the lock."""


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock file at *path*, which stays; raises BusyError where another holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        try:
            _take(file)
        except OSError as error:
            raise BusyError from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

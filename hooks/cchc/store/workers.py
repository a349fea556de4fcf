"""Other processes to share work with, where there is enough of it."""

import os
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from multiprocessing.pool import Pool
from typing import NoReturn

# Below so many posts, starting other processes takes longer than it saves.
WORTH_IT = 400
CHUNK = 200
# A process that begins as a copy of this one knows all that was read. Elsewhere than on Linux
# system libraries may not bear it.
CAN_COPY = sys.platform == "linux"


def aside(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin *work* in a copied process; returns what waits for its answer, which is not empty.

    Where there can be no other process, or it fails, the work is done by whoever asks.
    """
    if not CAN_COPY or (os.cpu_count() or 1) == 1:
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _answer(writing, work)
    os.close(writing)
    return partial(_answered, reading, child, work)


def _answer(writing: int, work: Callable[[], bytes]) -> NoReturn:
    """Tell what came of *work*, and end this process without a trace."""
    try:
        with os.fdopen(writing, "wb") as answer:
            answer.write(work())
    finally:
        os._exit(0)


def _answered(reading: int, child: int, work: Callable[[], bytes]) -> bytes:
    with os.fdopen(reading, "rb") as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return told or work()


def workers(begin: Callable[..., None] | None = None, *given: object) -> Pool:
    """Return a process for each core, each begun by *begin*; use it as a context manager."""
    context = get_context("fork" if CAN_COPY else "spawn")
    return context.Pool(os.cpu_count() or 1, begin, given)

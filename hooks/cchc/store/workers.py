"""Other processes to share work with, where there is enough of it.

A process that is killed, as when memory runs out, ends the work with an error and not with waiting
for ever; and none outlives its command, or it would write among the files of the next one.
"""

import ctypes
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import NoReturn, TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
# Below so many posts, starting other processes takes longer than it saves.
WORTH_IT = 400
CHUNK = 200
# A process that begins as a copy of this one knows all that was read. Elsewhere than on Linux
# system libraries may not bear it.
CAN_COPY = sys.platform == "linux"
_PR_SET_PDEATHSIG = 1


def aside(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin *work* in a copied process; returns what waits for its answer, which is not empty.

    Where there can be no other process, or it fails, the work is done by whoever asks.
    """
    if not CAN_COPY or (os.cpu_count() or 1) == 1:
        return work
    reading, writing = os.pipe()
    parent, child = os.getpid(), os.fork()
    if not child:
        _end_with(parent)
        _answer(writing, work)
    os.close(writing)
    return partial(_answered, reading, child, work)


def _answer(writing: int, work: Callable[[], bytes]) -> NoReturn:
    """Tell what came of *work*, and end this process without a trace."""
    code = 1
    try:
        with os.fdopen(writing, "wb") as answer:
            answer.write(work())
        code = 0
    finally:
        os._exit(code)


def _answered(reading: int, child: int, work: Callable[[], bytes]) -> bytes:
    with os.fdopen(reading, "rb") as answer:
        told = answer.read()
    _, status = os.waitpid(child, 0)
    # What was cut short is no answer.
    return told if told and status == 0 else work()


class Workers(ProcessPoolExecutor):
    """Processes that take their parts in turn; use it as a context manager."""

    def imap(
        self, make: Callable[[_Given], _Made], parts: Iterable[_Given], chunksize: int = 1
    ) -> Iterator[_Made]:
        """Yield what *make* returns for each of *parts*, in their order, as soon as it is there.

        Raises BrokenExecutor when one of the processes died.
        """
        left = iter(parts)
        chunks = iter(lambda: tuple(islice(left, chunksize)), ())
        waiting: deque[Future[list[_Made]]] = deque(self.submit(_each, make, c) for c in chunks)
        while waiting:
            yield from waiting.popleft().result()

    def __exit__(self, *error: object) -> None:
        self.shutdown(wait=True, cancel_futures=error[0] is not None)


def workers(begin: Callable[..., None] | None = None, *given: object) -> Workers:
    """Return a process for each core, each begun by *begin*; use it as a context manager."""
    context = get_context("fork" if CAN_COPY else "spawn")
    return Workers(
        os.cpu_count() or 1,
        mp_context=context,
        initializer=_begin,
        initargs=(os.getpid(), begin, given),
    )


def _each(make: Callable[[_Given], _Made], parts: Iterable[_Given]) -> list[_Made]:
    return [make(part) for part in parts]


def _begin(parent: int, begin: Callable[..., None] | None, given: tuple[object, ...]) -> None:
    if CAN_COPY:
        _end_with(parent)
    if begin:
        begin(*given)


def _end_with(parent: int) -> None:
    """Let this process end when *parent* does."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)

"""Run a command as a new process, and tell how long it took and how much memory it held."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmark.programs import Command

_KIB, _STEP = 1024, 0.02


class FailedError(Exception):
    """A program under test ended with an error; the words are its last ones."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds on the clock, seconds of all its processes on all cores."""

    seconds: float
    cpu: float


def run(command: Command) -> Cost:
    """Run *command* to its end; raise FailedError where it fails."""
    _settle()
    before, start = _cpu(), time.perf_counter()
    output(command)
    return Cost(time.perf_counter() - start, _cpu() - before)


def output(command: Command) -> str:
    """Return what *command* prints; raise FailedError where it fails."""
    with _start(command) as process:
        words = process.communicate()[0]
    _expect_success(command, process.returncode, words)
    return words


def peak_mib(command: Command) -> float:
    """Run *command*; return the most memory that all its processes held at one time, in MiB.

    Sampled fifty times a second, in a run that is not timed. What processes share is counted once
    (PSS). 0 where the system does not tell (Linux does).
    """
    peaks = [0]
    with (
        _start(command) as process,
        _repeating(lambda: peaks.append(_held(process.pid)), every=_STEP),
    ):
        words = process.communicate()[0]
    _expect_success(command, process.returncode, words)
    return max(peaks) / _KIB


@contextmanager
def ticking(words: str) -> Iterator[None]:
    """Show *words* and, on a terminal, the seconds gone by while the block runs."""
    print(words, end=" ", flush=True)
    start = time.monotonic()
    if not sys.stdout.isatty():
        yield
        return

    def tick() -> None:
        print(f"\r{words} {time.monotonic() - start:.0f} s ", end="", flush=True)

    with _repeating(tick, every=1):
        yield
    print(f"\r{words} ", end="")


def _surroundings() -> dict[str, str]:
    """Return the environment in which people run programs: Python keeps what it compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _start(command: Command) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command.words,
        cwd=command.folder,
        env={**_surroundings(), **command.variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def _expect_success(command: Command, code: int, words: str) -> None:
    if code:
        last = "\n".join(words.strip().splitlines()[-5:])
        raise FailedError(f"{' '.join(command.words)}: exit {code}\n{last}")


@contextmanager
def _repeating(action: Callable[[], object], *, every: float) -> Iterator[None]:
    """Do *action* again and again beside the block."""
    done = threading.Event()

    def repeat() -> None:
        while not done.wait(every):
            action()

    thread = threading.Thread(target=repeat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _settle() -> None:
    """Let the disk take what the run before wrote, so that this one does not wait for it."""
    if sys.platform != "win32":
        os.sync()


def _cpu() -> float:
    """Return the processor seconds of all ended child processes and of theirs."""
    times = os.times()
    return times.children_user + times.children_system


def _held(pid: int) -> int:
    """Return the KiB that a process and all below it hold."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return 0  # It has just ended, or this is no Linux.
    own = next((line for line in rollup.splitlines() if line.startswith("Pss:")), "Pss: 0 kB")
    return int(own.split()[1]) + sum(_held(int(child)) for child in children)

"""Show how far a command is, once it has taken so long that one wonders."""

import logging
import sys
import time

from cchc.store.progress import STEPS

# Quiet for so many seconds; after that a line for each step, and every so many seconds.
QUIET, PAUSE, PAUSE_IN_A_FILE = 2.0, 0.5, 10.0


class Shown(logging.Handler):
    """Writes the step, over and over on one line of a terminal, line by line elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = time.monotonic()
        self._last = self._begun + QUIET - PAUSE_IN_A_FILE
        self._live = sys.stderr.isatty()

    def emit(self, record: logging.LogRecord) -> None:
        """Show one step, unless it is too soon."""
        step, done, total = record.args or ("", 0, 0)
        now = time.monotonic()
        pause = PAUSE if self._live else PAUSE_IN_A_FILE
        if now < self._begun + QUIET or now < self._last + pause:
            return
        self._last = now
        share = f" {done}/{total}" if total else ""
        words = f"{now - self._begun:4.0f} giây: đang {step}{share} …"
        sys.stderr.write(f"\r{words:70}\r" if self._live else f"{words}\n")
        sys.stderr.flush()


def show_progress() -> None:
    """Show the steps of this command on the standard error."""
    STEPS.handlers[:] = [Shown()]

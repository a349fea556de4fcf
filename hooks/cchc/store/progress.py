"""How far a long work is, told to whoever listens to this logger: nobody, unless a door does."""

import logging

STEPS = logging.getLogger("cchc.progress")
STEPS.addHandler(logging.NullHandler())
STEPS.propagate = False
STEPS.setLevel(logging.INFO)


def progress(step: str, done: int = 0, total: int = 0) -> None:
    """Tell that *step* is being done, and how much of it is; a step without a total just runs."""
    STEPS.info("%s %d/%d", step, done, total)

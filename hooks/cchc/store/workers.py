"""Other processes to share work with, where there is enough of it."""

import os
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.pool import Pool

# Below so many posts, starting other processes takes longer than it saves.
WORTH_IT = 400
CHUNK = 200
# A process that begins as a copy of this one knows all that was read. Elsewhere than on Linux
# system libraries may not bear it.
CAN_COPY = sys.platform == "linux"


def workers(begin: Callable[..., None] | None = None, *given: object) -> Pool:
    """Return a process for each core, each begun by *begin*; use it as a context manager."""
    context = get_context("fork" if CAN_COPY else "spawn")
    return context.Pool(os.cpu_count() or 1, begin, given)

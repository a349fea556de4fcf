"""Other processes to share work with, where there is enough of it."""

import os
import sys
from multiprocessing import get_context
from multiprocessing.pool import Pool

# Below so many posts, starting other processes takes longer than it saves.
WORTH_IT = 400
CHUNK = 200
# A process that begins as a copy of this one knows all that was read. Elsewhere than on Linux
# system libraries may not bear it.
CAN_COPY = sys.platform == "linux"


def workers() -> Pool:
    """Return a process for each core; use it as a context manager."""
    return get_context("fork" if CAN_COPY else "spawn").Pool(os.cpu_count() or 1)

"""Properties are never failed for being slow on a busy machine: speed belongs in benchmarks."""

import os

from hypothesis import settings

settings.register_profile("patient", deadline=None)
if not os.environ.get("CI"):
    # In CI Hypothesis itself is patient, and tries the same examples every time.
    settings.load_profile("patient")

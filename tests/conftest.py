"""One browser for all tests; and properties are never failed for being slow on a busy machine."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

settings.register_profile("patient", deadline=None)
if not os.environ.get("CI"):
    # In CI Hypothesis itself is patient, and tries the same examples every time.
    settings.load_profile("patient")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, which finds no other host than this one; Playwright bears only one."""
    path = shutil.which("chromium")
    if not path:
        pytest.fail("no chromium on PATH: these checks need it (Debian: apt install chromium)")
    rules = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1, EXCLUDE localhost"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", rules])
        yield found
        found.close()

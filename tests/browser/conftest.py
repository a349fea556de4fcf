"""The sample site, built and served once; one browser for all tests."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.kinds import PHONE
from browser.serving import serving

ROOT = Path(__file__).parents[2]
DAY = "2026-11-22"
# Opens a page of the site in a context of its own; the words are those of `new_context`.
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample site as of a fixed day."""
    site = tmp_path_factory.mktemp("browser") / "site"
    command = [sys.executable, "-m", "cchc.cli", "build", "--as-of", DAY, "--site-dir", str(site)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True)
    return site


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where the site is served."""
    with serving(built) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open pages at 360 px unless told otherwise; what was opened is closed at the end."""
    contexts = []

    def opened(path: str = "", *, size: tuple[int, int] = PHONE, **words: Any) -> Page:  # noqa: ANN401 - Playwright's own
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, locale="vi-VN", **words)  # type: ignore[arg-type] # a plain mapping does
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()

"""Asking has an event loop of its own, also where a browser's still waits in this process."""

from asyncio import events
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Put the loop of Playwright aside: it runs only while a browser is being asked."""
    waiting = events._get_running_loop()  # noqa: SLF001 - asyncio has no other name for it
    events._set_running_loop(None)  # noqa: SLF001
    yield
    events._set_running_loop(waiting)  # noqa: SLF001

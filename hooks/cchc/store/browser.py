"""Print pages to PDF with the Chromium, Chrome or Edge of this machine, where there is one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

_NAMES: tuple[str, ...] = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "msedge",
)
_NAMES += ("microsoft-edge", "chrome")
_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_SECONDS = 60


def find_browser() -> str | None:
    """Return a browser that can print by itself, or None."""
    named = (shutil.which(name) for name in _NAMES)
    roots = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
    places = (Path(root) / place for root in roots if root for place in _WINDOWS)
    installed = (str(place) for place in places if place.is_file())
    return next((found for found in (*named, *installed) if found), None)


def print_pdf(browser: str, address: str) -> bytes | None:
    """Return the page at *address* (a URL, `file:` among them) as PDF; None if that fails."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "trang.pdf"
        words = [
            *(browser, "--headless", "--disable-gpu", "--no-pdf-header-footer"),
            *(
                f"--user-data-dir={folder}/nguoi-dung",
                f"--print-to-pdf={made}",
                *_as_root(),
                address,
            ),
        ]
        try:
            subprocess.run(words, capture_output=True, check=True, timeout=_SECONDS)
        except (OSError, subprocess.SubprocessError):
            return None
        return made.read_bytes() if made.is_file() else None


def print_html(browser: str, text: str) -> bytes | None:
    """Return a page that has everything in it as PDF."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trang.html"
        path.write_text(text, encoding="utf-8")
        return print_pdf(browser, path.as_uri())


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve a built site on this machine alone while its pages are printed; gives its address.

    *base* is the path that every link of the site begins with.
    """
    handler = partial(_Site, base, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()


class _Site(SimpleHTTPRequestHandler):
    """A file server for a site that may lie below its host's root; it keeps no log."""

    def __init__(self, base: str, *words: Any, directory: str) -> None:  # noqa: ANN401 - socketserver's
        self._base = base
        super().__init__(*words, directory=directory)

    def translate_path(self, path: str) -> str:
        """Return the file of an address."""
        return super().translate_path(f"/{path.removeprefix(self._base)}")

    def log_message(self, *_words: object) -> None:
        """Say nothing of each request."""


def _as_root() -> tuple[str, ...]:
    """Return what Chromium wants before it runs as root, as in a container."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ("--no-sandbox",) if is_root else ()

"""Serve a folder on this machine for a browser, with the policy that the site is to live under."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'"
)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves quietly, tells browsers to ask again, and keeps what was asked for."""

    extensions_map = {  # noqa: RUF012 - the base class names it so
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
    }
    protocol_version = "HTTP/1.1"

    def __init__(self, asked: list[tuple[str, int]], *args: object, **words: object) -> None:
        self._asked = asked
        super().__init__(*args, **words)  # type: ignore[arg-type]  # as the server calls it

    def end_headers(self) -> None:
        """Add what every answer has."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002
        """Keep the path and the answer's code."""
        self._asked.append((self.path, int(code)))

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Served:
    """A folder being served at *url*; *asked* are the requests so far."""

    def __init__(self, url: str, asked: list[tuple[str, int]]) -> None:
        self.url = url
        self.asked = asked


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve *folder* on a free port."""
    asked: list[tuple[str, int]] = []
    handler = functools.partial(Handler, asked, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{server.server_port}", asked)
        server.shutdown()

"""A small server for a built site: gzip, the strict policy, the 404 page; nothing is kept."""

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

# What every page must run under (docs/phat-trien/giao-dien.md).
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_TEXT = ("text/", "application/json", "application/xml", "image/svg")


@contextmanager
def serving(root: Path, *, policy: str = POLICY) -> Iterator[str]:
    """Serve the folder *root* on a free port; yields the address, which ends in a slash."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            place = root / unquote(urlsplit(self.path).path).lstrip("/")
            file = place / "index.html" if self.path.partition("?")[0].endswith("/") else place
            self._send(200, file) if file.is_file() else self._send(404, root / "404.html")

        def _send(self, status: int, file: Path) -> None:
            kind, body, encoding = answer(file)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if policy:
                self.send_header("Content-Security-Policy", policy)
            self.send_header("Content-Length", str(len(body)))
            if encoding:
                self.send_header("Content-Encoding", encoding)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@cache
def answer(file: Path) -> tuple[str, bytes, str]:
    """Return a file's type, its bytes as sent, and how they are packed."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    body = file.read_bytes()
    if not kind.startswith(_TEXT):
        return kind, body, ""
    return f"{kind}; charset=utf-8", gzip.compress(body, 9, mtime=0), "gzip"

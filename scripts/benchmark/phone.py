"""A cheap phone with a slow line: a server that sends no faster, a browser on a quarter of a core.

A browser's own throttling does not reach web workers, so the line is shaped in the server and the
processor by a control group; where there is none to be had, Chromium's rate 4 stands in for it.
"""

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
# Lighthouse's slow 4G: seconds an answer, seconds a new connection, bytes a second.
_ANSWER, _CONNECT, _RATE, _PIECE = 0.15, 0.3, 200_000, 4_096
_QUARTER, _PERIOD = 25_000, 100_000
_GROUP = Path("/sys/fs/cgroup/cpu/cchc-bench")


class Line:
    """What goes over one line: the bytes of all bodies so far; *slow* or as fast as it goes."""

    def __init__(self, *, slow: bool) -> None:
        self.slow = slow
        self.bytes = 0
        self._free = 0.0
        self._lock = threading.Lock()

    def pause(self, seconds: float) -> None:
        """Wait, on a slow line."""
        if self.slow:
            time.sleep(seconds)

    def wait(self, size: int) -> None:
        """Wait until *size* more bytes are through."""
        with self._lock:
            self.bytes += size
            self._free = max(self._free, time.monotonic()) + size / _RATE
            left = self._free - time.monotonic()
        self.pause(max(0.0, left))


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, line: Line, *args: object, **words: object) -> None:
        self._line = line
        super().__init__(*args, **words)  # type: ignore[arg-type]  # as the server calls it

    def setup(self) -> None:
        super().setup()
        self._line.pause(_CONNECT)

    def do_GET(self) -> None:
        self._line.pause(_ANSWER)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = gzip.compress(path.read_bytes(), 6) if path.is_file() else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), _PIECE):
            piece = body[start : start + _PIECE]
            self._line.wait(len(piece))
            self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that is closed leaves answers half sent."""


@contextmanager
def on_line(folder: Path, line: Line) -> Iterator[str]:
    """Serve *folder* over *line* on a free port; gives the address."""
    handler = functools.partial(_Handler, line, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def quarter_core(folder: Path) -> Iterator[str]:
    """Give the path of a Chromium that has a quarter of a core, all its processes together."""
    try:
        _GROUP.mkdir(exist_ok=True)
        (_GROUP / "cpu.cfs_period_us").write_text(str(_PERIOD), "ascii")
        (_GROUP / "cpu.cfs_quota_us").write_text(str(_QUARTER), "ascii")
    except OSError:
        yield CHROMIUM
        return
    script = folder / "chromium-quarter.sh"
    script.write_text(f'#!/bin/sh\necho $$ > {_GROUP}/tasks\nexec {CHROMIUM} "$@"\n', "utf-8")
    script.chmod(0o755)
    try:
        yield str(script)
    finally:
        # Chromium's last processes may still be going; the group then stays, and is used again.
        time.sleep(2)
        with suppress(OSError):
            _GROUP.rmdir()

"""Web servers on loopback that answer as a test says, good and bad."""

import contextlib
import gzip
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Self, cast

RSS_TYPE = "application/rss+xml; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """What a path answers; *wait* seconds pass before each *part* of an answer without an end."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    part: bytes = b""
    wait: float = 0.0


class Web:
    """Servers on several loopback addresses that share one table of paths."""

    def __init__(self, hosts: int = 1) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: Counter[str] = Counter()
        self.headers: list[Mapping[str, str]] = []
        self.most_at_once: Counter[str] = Counter()
        self.now: Counter[str] = Counter()
        self.folders: dict[str, Path] = {}
        self.closing = Event()
        self._servers = [_Server(f"127.0.0.{number}", self) for number in range(1, hosts + 1)]

    def __enter__(self) -> Self:
        for server in self._servers:
            Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def root(self, number: int = 0) -> str:
        """Return the address of one of the servers, round and round."""
        server = self._servers[number % len(self._servers)]
        return f"http://{server.host}:{server.server_port}"

    def serve(self, path: str, body: bytes, *, number: int = 0, **headers: str) -> str:
        """Let *path* answer *body* as a feed; returns its address."""
        told = {"Content-Type": RSS_TYPE} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        self.replies[path] = Reply(body, headers=told)
        return self.root(number) + path


class _Server(ThreadingHTTPServer):
    """One server; its threads end with the test."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, web: Web) -> None:
        super().__init__((host, 0), _Handler)
        self.host = host
        self.web = web

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a client has hung up."""


class _Handler(BaseHTTPRequestHandler):
    """Answers by the table, with 304 where the client has it, or from a folder."""

    def do_GET(self) -> None:
        """Answer one request."""
        web, host = cast(_Server, self.server).web, cast(_Server, self.server).host
        web.asked[self.path] += 1
        web.headers.append(dict(self.headers.items()))
        web.now[host] += 1
        web.most_at_once[host] = max(web.most_at_once[host], web.now[host])
        try:
            with contextlib.suppress(OSError):
                self._send(web.replies.get(self.path) or self._from_folder(web))
        finally:
            web.now[host] -= 1

    def _send(self, reply: Reply) -> None:
        etag = reply.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            reply = Reply(status=304)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if not reply.part:
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)
        while reply.part and not cast(_Server, self.server).web.closing.wait(reply.wait):
            self.wfile.write(reply.part)
            self.wfile.flush()

    def _from_folder(self, web: Web) -> Reply:
        """Return a file of a built site, as a web server gives it."""
        for base, folder in web.folders.items():
            path = folder / self.path.removeprefix(base).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            if self.path.startswith(base) and path.is_file():
                kind = {".xml": "application/xml", ".html": "text/html"}.get(path.suffix, "")
                return Reply(path.read_bytes(), headers={"Content-Type": kind})
        return Reply(status=404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def entry(guid: str, title: str, html: str, **more: str) -> str:
    """Return an RSS item."""
    day = more.pop("day", "Thu, 12 Mar 2026 08:00:00 +0700")
    tags = "".join(f"<{name}>{value}</{name}>" for name, value in more.items())
    return (
        f"<item><title>{title}</title><guid isPermaLink='false'>{guid}</guid>"
        f"<pubDate>{day}</pubDate><description><![CDATA[{html}]]></description>{tags}</item>"
    )


def rss(*entries: str) -> bytes:
    """Return an RSS feed of *entries*."""
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Nguồn</title>"
        f"<link>https://mau.example.vn/</link>{''.join(entries)}</channel></rss>"
    ).encode()


def packed(body: bytes) -> bytes:
    """Return *body* as gzip, always the same."""
    return gzip.compress(body, mtime=0)


def opml(lines: Iterator[tuple[str, str, str]] | list[tuple[str, str, str]]) -> str:
    """Return an OPML file of (name, unit, address)."""
    told = "\n".join(
        f'<outline text="{name}" type="rss" unit="{unit}" xmlUrl="{url}"/>'
        for name, unit, url in lines
    )
    return f'<opml version="2.0"><head><title>Nguồn</title></head><body>\n{told}\n</body></opml>\n'

"""How long an officer waits: saves, the first page and the list, over a large repository.

The server is the real one, a process of its own; what is timed is one request at a time, as a
browser on the same machine sends them.
"""

import os
import re
import socket
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmark.measuring import FailedError, ticking
from benchmark.ours import Ours
from cchc.editor.accounts import Wanted
from cchc.editor.office import Cabinet

PASSWORD = "một câu rất dễ nhớ"  # noqa: S105 - of an account that lives for one benchmark
_SAVES, _LOOKS, _WAIT_SECONDS = 60, 30, 600
_FIRST = "bai-do-thoi-gian"


def race_editor(ours: Ours) -> str:
    """Time the editor over the corpus of *ours*; returns a table."""
    with ticking("committing the corpus …"):
        for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-qm", "corpus")):
            _git(ours.folder, *words)
    print("done")
    data, site = ours.folder.parent / "data", ours.folder.parent / "site"
    cabinet = Cabinet(data)
    who = Wanted("do", "Người đo", "do@example.vn", tuple(ours.corpus.units), is_reviewer=True)
    cabinet.accounts.create(who, PASSWORD)
    cabinet.database.close()
    with _served(ours, data, site) as address:
        return _table(_measured(Officer(address)), ours.corpus.size)


class Officer:
    """A browser that is signed in."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=120)
        sent = {"csrf": self._hidden("dang-nhap", "csrf"), "login": "do", "password": PASSWORD}
        self.http.post("dang-nhap", data=sent)
        self.csrf = self._hidden("bai-moi", "csrf")

    def look(self, path: str) -> None:
        """Open a page."""
        if self.http.get(path).status_code != httpx.codes.OK:
            raise FailedError(f"{path}: no page")

    def begin(self, unit: str) -> None:
        """Begin a post."""
        sent = {"csrf": self.csrf, "title": "Bài đo thời gian", "unit": unit}
        self.http.post("bai-moi", data={**sent, "category": "tthc"})

    def save(self, number: int, version: str, unit: str) -> None:
        """Save the post, another text each time."""
        sent = {"csrf": self.csrf, "version": version, "title": "Bài đo thời gian", "unit": unit}
        sent |= {"category": "tthc", "date": "2026-11-20", "on_site": "1", "act": "luu"}
        body = f"Lần {number}. " + "Một đoạn văn như mọi đoạn văn. " * 80
        answer = self.http.post(f"bai/{_FIRST}", data={**sent, "body": body})
        if answer.status_code != httpx.codes.SEE_OTHER:
            raise FailedError(f"a save was answered with {answer.status_code}")

    def version(self) -> str:
        """Return the version of the post."""
        return self._hidden(f"bai/{_FIRST}", "version")

    def _hidden(self, path: str, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.http.get(path).text)
        if not found:
            raise FailedError(f"{path}: no {name}")
        return found[1]


def _measured(officer: Officer) -> dict[str, list[float]]:
    unit = "kt"
    officer.begin(unit)
    times: dict[str, list[float]] = {"save, form to commit": []}
    for number in range(_SAVES):
        version = officer.version()
        spent = _timed(lambda turn=number, base=version: officer.save(turn, base, unit))  # type: ignore[misc]
        times["save, form to commit"].append(spent)
    pages = {"first page": "", "list of posts": "tin-bai", "form with hints": f"bai/{_FIRST}"}
    for name, path in pages.items():
        times[name] = [
            _timed(lambda path=path: officer.look(path))  # type: ignore[misc]
            for _ in range(_LOOKS)
        ]
    return times


def _timed(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def _table(times: dict[str, list[float]], size: int) -> str:
    lines = [f"The editor, {size} posts: milliseconds a request", ""]
    lines += [f"{'':24}{'median':>8}{'slowest':>9}"]
    for name, found in times.items():
        lines.append(f"{name:24}{statistics.median(found):8.1f}{max(found):9.1f}")
    return "\n".join(lines)


@contextmanager
def _served(ours: Ours, data: Path, site: Path) -> Iterator[str]:
    """Serve the editor; gives its address once the first build is done and it is at rest."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    words = ("edit", "--port", str(port), "--data", str(data), "--site-dir", str(site))
    command = ours.command(*words)
    with subprocess.Popen(
        command.words, cwd=command.folder, env={**os.environ, **command.variables}
    ) as server:
        try:
            with ticking("first build …"):
                _wait(site / "sitemap.xml")
            print("done")
            yield f"http://127.0.0.1:{port}/bien-tap/"
        finally:
            server.terminate()


def _wait(path: Path) -> None:
    until = time.monotonic() + _WAIT_SECONDS
    while not path.is_file():
        if time.monotonic() > until:
            raise FailedError("the first build did not end")
        time.sleep(1)
    time.sleep(3)


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Bench", "-c", "user.email=bench@example.vn")
    subprocess.run(["git", *who, *words], cwd=folder, check=True)  # noqa: S607

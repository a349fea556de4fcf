"""From main to the site: build, bring the person's work tree along, push to the other copy."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cchc.editor.newsroom import Newsroom
from cchc.store.checkout import Marker, follow
from cchc.store.clock import moment
from cchc.store.commits import ConflictError, Deed, MovedError
from cchc.store.remote import RefusedError, Remote, RemoteError
from cchc.store.repository import Repository

_SECONDS = 900
_TRIES = 5
_PACKAGE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended, in its own words; *at* is the moment."""

    is_good: bool
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RemoteState:
    """How it stands between us and the other copy: `""` (none), ok, away, conflict."""

    kind: str = ""
    words: str = ""
    at: datetime | None = None


class Publisher:
    """Makes the site of what stands on main, and tells the others."""

    def __init__(self, newsroom: Newsroom, site: Path, remote: Remote | None) -> None:
        self._newsroom = newsroom
        self._repository: Repository = newsroom.repository
        self.site = site
        self._remote = remote
        self._lock = threading.Lock()
        self._checkout = Marker(newsroom.project.root.with_name("checkout.commit"))
        if not self._checkout.read():
            # A work tree that no editor has moved yet is where main is.
            self._checkout.write(self._repository.tip() or "")
        self.built: Built | None = None
        self.built_for: tuple[str, date] | None = None
        self.remote = RemoteState("ok" if remote else "")
        self.left_alone: list[str] = []

    def publish(self, day: date) -> Built:
        """Bring everything up to what stands on main now; the old site stays if that fails."""
        with self._lock:
            self._newsroom.refresh()
            commit = self._repository.tip() or ""
            self._follow(commit)
            with self._newsroom.lock:
                self.built = self._build()
            if self.built.is_good:
                self.built_for = (commit, day)
            return self.built

    def is_due(self, day: date) -> bool:
        """Tell whether the site is not what main and the day ask for."""
        return self.built_for != (self._repository.tip() or "", day)

    def exchange(self, deed: Callable[[str], Deed]) -> bool:
        """Take in what came to the other copy, and send ours; tells whether main moved."""
        before = self._repository.tip()
        if self._remote:
            self.remote = self._exchanged(self._remote, deed)
        return self._repository.tip() != before

    def _exchanged(self, remote: Remote, deed: Callable[[str], Deed]) -> RemoteState:
        words = ""
        for _ in range(_TRIES):
            try:
                self._exchange(remote, deed)
            except (RefusedError, MovedError) as error:
                words = str(error)  # Somebody was quicker: look again.
            except RemoteError as error:
                return RemoteState("away", str(error)[:500], moment())
            except ConflictError as error:
                return RemoteState("conflict", ", ".join(error.paths), moment())
            else:
                return RemoteState("ok", "", moment())
        return RemoteState("away", words[:500], moment())

    def _exchange(self, remote: Remote, deed: Callable[[str], Deed]) -> None:
        branch = self._repository.main
        there, ours = remote.fetch(branch), self._repository.tip() or ""
        if there:
            ours = self._repository.take_in(there, deed("Nhận bài từ kho Git từ xa"))
        if ours != there:
            remote.push(branch, ours)

    def _follow(self, commit: str) -> None:
        known = self._checkout.read()
        try:
            self.left_alone = follow(self._repository, known, commit) if known != commit else []
        except (MovedError, KeyError):
            return  # A git is at work there: the next time.
        self._checkout.write(commit)

    def _build(self) -> Built:
        """Build in a process of its own: whatever it does, the editor goes on."""
        root = self._newsroom.project.root
        words = ["-m", "cchc.cli", "build", "--publish", "--site-dir", str(self.site)]
        try:
            ran = subprocess.run(  # noqa: S603 - our own program
                [sys.executable, *words],
                cwd=root,
                env={**os.environ, "PYTHONPATH": str(_PACKAGE), "PYTHONUTF8": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return Built(is_good=False, words=str(error), at=moment())
        return Built(ran.returncode == 0, ran.stdout.strip(), moment())

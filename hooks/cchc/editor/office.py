"""The editor as a whole: opened over one repository and one data folder."""

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from cchc.core.calendar import ZONE
from cchc.editor.accounts import Accounts
from cchc.editor.audit import Audit
from cchc.editor.database import Database
from cchc.editor.drafts import Drafts
from cchc.editor.newsroom import Newsroom
from cchc.editor.publishing import Publisher
from cchc.editor.sessions import Sessions, Throttle
from cchc.editor.single_sign_on import Provider
from cchc.editor.staging import Staging
from cchc.editor.workflow import Desk, Workflow
from cchc.store.clock import clock
from cchc.store.commits import Deed, Person
from cchc.store.remote import Remote
from cchc.store.repository import Repository
from cchc.store.stale_locks import Intent

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
_ROUND_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person who starts the editor asks for; *address* is where browsers find it."""

    project: Path
    data: Path
    site: Path
    address: str = "http://127.0.0.1:8800/"
    remote: str = ""
    provider: Provider | None = None
    hosts: Sequence[str] = field(default=())

    @property
    def is_secure(self) -> bool:
        """Whether browsers come by https."""
        return self.address.startswith("https://")

    @property
    def all_hosts(self) -> list[str]:
        """The host names that browsers may use."""
        own = urlsplit(self.address).hostname or ""
        return [*LOCAL_HOSTS, own, *self.hosts]


class Office:
    """Everything that the pages of the editor ask."""

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        wishes.data.mkdir(parents=True, exist_ok=True)
        wishes.data.chmod(0o700)
        self.database = Database(wishes.data / "bien-tap.sqlite")
        self.repository = Repository(wishes.project)
        self.intent = Intent(wishes.data / "dang-ghi", self.repository.folder)
        self.intent.clear_stale()
        self.newsroom = Newsroom(self.repository, wishes.data / "trang", clock())
        self.drafts = Drafts(self.repository, self.newsroom)
        self.accounts = Accounts(self.database)
        self.sessions = Sessions(self.database, self.accounts)
        self.throttle = Throttle(self.database)
        self.staging = Staging(self.database)
        self.audit = Audit(self.database)
        host = self.newsroom.standing.content.settings.host
        self.itself = Person("Trình biên tập", f"bien-tap@{host}")
        now: Callable[[], datetime] = _now
        desk = Desk(self.repository, self.newsroom, self.drafts, self.staging, self.itself, now)
        self.workflow = Workflow(desk)
        remote = wishes.remote or self.database.setting("remote")
        there = Remote(self.repository.folder, remote) if remote else None
        self.database.set("remote", remote)
        self.publisher = Publisher(self.newsroom, wishes.site, there)
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._rounds, daemon=True)

    @property
    def secret(self) -> str:
        """A secret of this office, made once."""
        if not self.database.setting("secret"):
            self.database.set("secret", secrets.token_urlsafe(32))
        return self.database.setting("secret")

    def begin(self) -> None:
        """Begin the rounds: a build where one is due, a look at the other copy."""
        self._thread.start()

    def end(self) -> None:
        """End the rounds, and close what is open."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=30)
        self.intent.done()
        self.database.close()

    def soon(self) -> None:
        """Let the next round begin now."""
        self._wake.set()

    def go_round(self) -> None:
        """Exchange with the other copy, and build where main or the day has moved on."""
        self.publisher.exchange(lambda words: Deed(self.itself, words, _now(), self.itself))
        self.newsroom.refresh()
        if self.publisher.is_due(clock()):
            self.publisher.publish(clock())
            self.soon_if_moved()

    def soon_if_moved(self) -> None:
        """Send on what a round has built while the other copy was asked."""
        if self.publisher.is_due(clock()) and self.publisher.built_for is not None:
            self._wake.set()

    def _rounds(self) -> None:
        self.newsroom.prepare()
        while not self._stop.is_set():
            self._wake.clear()
            self.go_round()
            self._wake.wait(_ROUND_SECONDS)


def _now() -> datetime:
    return datetime.now(ZONE)

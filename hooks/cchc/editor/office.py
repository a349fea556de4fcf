"""The editor as a whole: opened over one repository and one data folder."""

import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from cchc.core.content import Content
from cchc.core.tally import Count
from cchc.editor.accounts import Accounts
from cchc.editor.amending import Amending
from cchc.editor.audit import Audit
from cchc.editor.database import Database
from cchc.editor.drafts import Drafts
from cchc.editor.newsroom import Newsroom
from cchc.editor.provider import Provider
from cchc.editor.publishing import Publisher
from cchc.editor.sessions import Sessions, Throttle
from cchc.editor.staging import Staging
from cchc.editor.workflow import Desk, Workflow
from cchc.store.clock import clock, moment
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


class Cabinet:
    """What is kept in the data folder's database."""

    def __init__(self, data: Path) -> None:
        data.mkdir(parents=True, exist_ok=True)
        data.chmod(0o700)
        self.database = Database(data / "bien-tap.sqlite")
        self.accounts = Accounts(self.database)
        self.sessions = Sessions(self.database, self.accounts)
        self.throttle = Throttle(self.database)
        self.staging = Staging(self.database)
        self.audit = Audit(self.database)


class Office:
    """Everything that the pages of the editor ask."""

    def __init__(self, wishes: Wishes) -> None:
        self.wishes = wishes
        wishes.site.mkdir(parents=True, exist_ok=True)
        self.cabinet = Cabinet(wishes.data)
        self.repository = Repository(wishes.project)
        self.intent = Intent(wishes.data / "dang-ghi", self.repository.folder)
        self.intent.clear_stale()
        self.newsroom = Newsroom(self.repository, wishes.data / "trang", clock())
        self.drafts = Drafts(self.repository, self.newsroom)
        host = self.newsroom.standing.content.settings.host
        self.itself = Person("Trình biên tập", f"bien-tap@{host}")
        staging = self.cabinet.staging
        self.workflow = Workflow(
            Desk(self.repository, self.newsroom, self.drafts, staging, self.itself, moment)
        )
        self.amending = Amending(self.workflow)
        self.publisher = Publisher(self.newsroom, wishes.site, self._remote(wishes.remote))
        self._stop = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._rounds, daemon=True)

    def _remote(self, address: str) -> Remote | None:
        """Return the other copy; its address is kept for the next start."""
        database = self.cabinet.database
        if address:
            database.set("remote", address)
        known = database.setting("remote")
        return Remote(self.repository.folder, known) if known else None

    @property
    def secret(self) -> str:
        """A secret of this office, made once."""
        database = self.cabinet.database
        if not database.setting("secret"):
            database.set("secret", secrets.token_urlsafe(32))
        return database.setting("secret")

    @property
    def content(self) -> Content:
        """What stands on main, as of today."""
        return self.newsroom.refresh().on(clock())

    @property
    def count(self) -> Count:
        """The count of the plan, as of today."""
        self.newsroom.refresh()
        return self.newsroom.counted(clock())

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
        self.cabinet.database.close()

    def soon(self) -> None:
        """Let the next round begin now."""
        self._wake.set()

    def go_round(self) -> None:
        """Exchange with the other copy, and build where main or the day has moved on."""
        self.publisher.exchange(lambda words: Deed(self.itself, words, moment(), self.itself))
        self.newsroom.refresh()
        if self.publisher.is_due(clock()):
            self.publisher.publish(clock())

    def _rounds(self) -> None:
        self.newsroom.prepare()
        while not self._stop.is_set():
            self._wake.clear()
            self.go_round()
            self._wake.wait(_ROUND_SECONDS)

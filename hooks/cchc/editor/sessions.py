"""Sessions: who is signed in, from where; and how often one may try to be."""

import hashlib
import secrets
import time
from dataclasses import dataclass

from cchc.editor.accounts import Accounts
from cchc.editor.database import Database
from cchc.editor.roles import Account

IDLE_SECONDS = 2 * 3600
LONGEST_SECONDS = 12 * 3600
# Failures within a quarter of an hour after which nobody is let in: by name, by address.
TRIES, TRIES_OF_ADDRESS = 5, 50
WINDOW_SECONDS = 15 * 60
_SEEN_EVERY = 30
_AGENT_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Session:
    """A sign-in that still holds; *key* is a digest of the secret in the browser's cookie."""

    key: str
    account: Account
    csrf: str
    began: float
    seen: float
    address: str
    agent: str


class Sessions:
    """The sessions of one database."""

    def __init__(self, database: Database, accounts: Accounts) -> None:
        self._db = database
        self._accounts = accounts

    def begin(self, account: Account, address: str, agent: str) -> str:
        """Sign somebody in; returns the secret for their browser's cookie."""
        secret, now = secrets.token_urlsafe(32), time.time()
        self._db.run(
            "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)",
            _key(secret),
            account.id,
            secrets.token_urlsafe(24),
            now,
            now,
            address,
            agent[:_AGENT_LENGTH],
        )
        self._db.run("DELETE FROM sessions WHERE began < ?", now - LONGEST_SECONDS)
        return secret

    def find(self, secret: str) -> Session | None:
        """Return the session of a cookie's secret while it holds, and note that it was used."""
        now = time.time()
        found = self._holding("key = ?", _key(secret), now) if secret else []
        if not found:
            return None
        if found[0].seen < now - _SEEN_EVERY:
            self._db.run("UPDATE sessions SET seen = ? WHERE key = ?", now, found[0].key)
        return found[0]

    def of(self, account: Account) -> list[Session]:
        """Return the sessions of one account, the latest first."""
        return self._holding("account = ?", account.id, time.time())

    def end(self, account: Account, key: str) -> None:
        """End one session of an account."""
        self._db.run("DELETE FROM sessions WHERE account = ? AND key = ?", account.id, key)

    def end_all(self, account: Account, *, but: str = "") -> None:
        """End every session of an account, but one."""
        self._db.run("DELETE FROM sessions WHERE account = ? AND key != ?", account.id, but)

    def _holding(self, where: str, value: object, now: float) -> list[Session]:
        rows = self._db.rows(
            f"SELECT * FROM sessions WHERE {where} AND began > ? AND seen > ?"  # noqa: S608
            " ORDER BY seen DESC",
            value,
            now - LONGEST_SECONDS,
            now - IDLE_SECONDS,
        )
        found = []
        for row in rows:
            account = self._accounts.get(int(row["account"]))
            if account and account.is_active:
                told = (row["csrf"], row["began"], row["seen"], row["address"], row["agent"])
                found.append(Session(row["key"], account, *told))
        return found


class Throttle:
    """How often somebody may try to sign in."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def is_open(self, login: str, address: str) -> bool:
        """Tell whether a try is let through."""
        since = time.time() - WINDOW_SECONDS
        by_name, by_address = (
            self._db.rows("SELECT 1 FROM failures WHERE key = ? AND at > ?", key, since)
            for key in _keys(login, address)
        )
        return len(by_name) < TRIES and len(by_address) < TRIES_OF_ADDRESS

    def failed(self, login: str, address: str) -> None:
        """Note a try that failed."""
        now = time.time()
        for key in _keys(login, address):
            self._db.run("INSERT INTO failures VALUES (?, ?)", key, now)
        self._db.run("DELETE FROM failures WHERE at < ?", now - WINDOW_SECONDS)

    def succeeded(self, login: str, address: str) -> None:
        """Forget the failures of somebody who is in."""
        self._db.run("DELETE FROM failures WHERE key = ?", _keys(login, address)[0])


def _keys(login: str, address: str) -> tuple[str, str]:
    return f"tên {login.lower()[:60]}", f"nơi {address}"


def _key(secret: str) -> str:
    # What lies in the database opens nothing.
    return hashlib.sha256(secret.encode()).hexdigest()

"""What the editor knows beside the posts: one SQLite file, outside of the repository."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

# Each is run once, in order; what was released is never changed, only followed by another.
MIGRATIONS = (
    """
    CREATE TABLE accounts (
      id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, email TEXT NOT NULL,
      units TEXT NOT NULL DEFAULT '', is_reviewer INTEGER NOT NULL DEFAULT 0,
      is_admin INTEGER NOT NULL DEFAULT 0, is_active INTEGER NOT NULL DEFAULT 1,
      password TEXT NOT NULL DEFAULT '', totp TEXT NOT NULL DEFAULT '',
      totp_last INTEGER NOT NULL DEFAULT 0, subject TEXT NOT NULL DEFAULT '');
    CREATE TABLE sessions (
      key TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
      csrf TEXT NOT NULL, began REAL NOT NULL, seen REAL NOT NULL,
      address TEXT NOT NULL, agent TEXT NOT NULL);
    CREATE TABLE failures (key TEXT NOT NULL, at REAL NOT NULL);
    CREATE INDEX failures_by_key ON failures (key, at);
    CREATE TABLE autosaves (
      account INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, slug TEXT NOT NULL,
      base TEXT NOT NULL, fields TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (account, slug));
    CREATE TABLE uploads (
      slug TEXT NOT NULL, name TEXT NOT NULL, account INTEGER NOT NULL, type TEXT NOT NULL,
      content BLOB NOT NULL, at REAL NOT NULL, PRIMARY KEY (slug, name));
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY, at REAL NOT NULL, name TEXT NOT NULL, action TEXT NOT NULL,
      subject TEXT NOT NULL, detail TEXT NOT NULL, address TEXT NOT NULL);
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
)


class Database:
    """The file at *path*, made or brought up to date when it is opened."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        path.chmod(0o600)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        # Told to be saved means on the disk, also after a power cut.
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA foreign_keys = ON")
        self._migrate()

    def _migrate(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            msg = f"the database is of a newer version ({version}) than this program"
            raise RuntimeError(msg)
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            with self.change():
                for statement in script.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {number:d}")

    @contextmanager
    def change(self) -> Iterator[None]:
        """Let all that is done inside become true together, or not at all."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def run(self, statement: str, *values: object) -> int:
        """Run one statement; returns the id of the row that it inserted, if it did."""
        with self._lock:
            return self._db.execute(statement, values).lastrowid or 0

    def rows(self, query: str, *values: object) -> Sequence[sqlite3.Row]:
        """Return what a query finds."""
        with self._lock:
            return self._db.execute(query, values).fetchall()

    def row(self, query: str, *values: object) -> sqlite3.Row | None:
        """Return the first row that a query finds, or None."""
        found = self.rows(query, *values)
        return found[0] if found else None

    def setting(self, name: str) -> str:
        """Return a setting, "" if there is none."""
        found = self.row("SELECT value FROM settings WHERE name = ?", name)
        return str(found["value"]) if found else ""

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        self.run("REPLACE INTO settings VALUES (?, ?)", name, value)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

"""What earlier builds left: bytes under names, kept in one SQLite file.

The file may be deleted, shared or damaged at any time: a build without it only takes longer. SQLite
gives what a cache must have: a build holds the one write lock until it commits, so two builds wait
for each other and one that is killed leaves everything as it was; and nothing read back is run, as
a pickle would be. Each value carries its own checksum; one that does not fit is not there.
"""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self, TypeVar

import msgspec

_Kept = TypeVar("_Kept")

_CHECK = 8
_WAIT_SECONDS = 600
_TABLES = """
CREATE TABLE IF NOT EXISTS names (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fragments (key TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class Memory:
    """A cache; use it as a context manager. *version* tells what all its values were made with."""

    def __init__(self, path: Path | None, *, version: str) -> None:
        self._path = path
        self._version = version.encode()
        self._process = os.getpid()
        self._db = self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def reopen(self) -> None:
        """Read on in a copied process, which may not use the connection that it was born with.

        It sees what builds before this one kept.
        """
        if os.getpid() == self._process:
            return
        self._process = os.getpid()
        # Closed here, it would roll back and so remove the journal of the build that goes on.
        self._born = self._db
        place = f"{self._path.absolute().as_uri()}?mode=ro" if self._path else ":memory:"
        self._db = sqlite3.connect(place, timeout=0, uri=bool(self._path), isolation_level=None)

    def get(self, name: str) -> bytes | None:
        """Return what was put under *name*, or None."""
        return self._one("SELECT value FROM names WHERE name = ?", name)

    def put(self, name: str, value: bytes) -> None:
        """Keep *value* under *name*."""
        self._write("REPLACE INTO names VALUES (?, ?)", [(name, _sealed(name, value))])

    def load(self, name: str, kind: type[_Kept]) -> _Kept | None:
        """Return what `save` kept under *name*, or None where nothing fits *kind*."""
        value = self.get(name)
        if value is not None:
            with contextlib.suppress(msgspec.MsgspecError):
                return msgspec.json.decode(value, type=kind)
        return None

    def save(self, name: str, value: object) -> None:
        """Keep *value* as JSON under *name*."""
        self.put(name, msgspec.json.encode(value))

    def fragment(self, key: str) -> bytes | None:
        """Return the fragment made of what *key* is the digest of, or None."""
        return self._one("SELECT value FROM fragments WHERE key = ?", key)

    def keep(self, fragments: Iterable[tuple[str, bytes]]) -> None:
        """Keep fragments by their keys."""
        rows = [(key, _sealed(key, value)) for key, value in fragments]
        self._write("REPLACE INTO fragments VALUES (?, ?)", rows)

    def keys(self) -> set[str]:
        """Return the keys of all fragments."""
        with contextlib.suppress(sqlite3.DatabaseError):
            return {key for (key,) in self._db.execute("SELECT key FROM fragments")}
        self._begin_anew()
        return set()

    def forget(self, keys: Iterable[str]) -> None:
        """Drop fragments that nothing is made of any more."""
        self._write("DELETE FROM fragments WHERE key = ?", [(key,) for key in keys])

    def commit(self) -> bool:
        """Let the next build see what this one kept; False where the disk has no room for it."""
        with contextlib.suppress(sqlite3.DatabaseError):
            self._db.execute("COMMIT")
            return True
        return False

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        with contextlib.suppress(sqlite3.DatabaseError):
            self._db.executemany(statement, rows)
            return
        # Outside of the handler: its traceback would keep the old file open.
        self._begin_anew()
        self._db.executemany(statement, rows)

    def _begin_anew(self) -> None:
        """Leave a damaged file: what it held is lost, and a new one takes its place."""
        self._db.close()
        if self._path:
            _removed(self._path)
        self._db = self._opened()

    def _one(self, query: str, key: str) -> bytes | None:
        try:
            row = self._db.execute(query, (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return _unsealed(key, row[0]) if row else None

    def _opened(self) -> sqlite3.Connection:
        """Open the file, or a new one in its place, or none where there can be no file."""
        for _ in range(2):
            locked = False
            try:
                return self._prepared(self._path)
            except (sqlite3.DatabaseError, OSError, ValueError) as error:
                locked = "locked" in str(error)
            if locked:
                break  # Another build is still at work: its file is sound, we do without.
            if self._path:
                _removed(self._path)
        self._path = None
        return self._prepared(None)

    def _prepared(self, path: Path | None) -> sqlite3.Connection:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path or ":memory:", timeout=_WAIT_SECONDS, isolation_level=None)
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA synchronous = OFF")
        # Until the commit all stays in this process, so that copied ones can read meanwhile.
        db.execute("PRAGMA cache_spill = OFF")
        db.execute("BEGIN IMMEDIATE")
        for statement in _TABLES.split(";"):
            db.execute(statement)
        row = db.execute("SELECT value FROM names WHERE name = 'version'").fetchone()
        if not row or _unsealed("version", row[0]) != self._version:
            db.execute("DELETE FROM names")
            db.execute("DELETE FROM fragments")
            sealed = _sealed("version", self._version)
            db.execute("REPLACE INTO names VALUES ('version', ?)", (sealed,))
        return db


def files_digest(paths: Iterable[Path], *, root: Path) -> str:
    """Return a digest of files in hex: their names below *root* and their bytes."""
    found = hashlib.blake2b(digest_size=16)
    for path in sorted(paths):
        raw = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()}\n{len(raw)}\n".encode())
        found.update(raw)
    return found.hexdigest()


def _sealed(key: str, value: bytes) -> bytes:
    # With the key: a damaged index may lead to the whole and sound value of another.
    check = hashlib.blake2b(value, digest_size=_CHECK, key=key.encode()[:64])
    return check.digest() + value


def _unsealed(key: str, sealed: object) -> bytes | None:
    # A damaged file may give a value of any type.
    value = sealed[_CHECK:] if isinstance(sealed, bytes) else b""
    return value if _sealed(key, value) == sealed else None


def _removed(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-journal")):
        with contextlib.suppress(OSError):
            name.unlink(missing_ok=True)

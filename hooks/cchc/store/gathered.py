"""What was taken in from other sites: how each feed stood, and every entry ever seen.

This is no cache: when an entry was first seen is known from nowhere else. Each feed is committed by
itself, so a run that is killed goes on where it was; one run at a time holds the file.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

import msgspec

from cchc.core.offer import Kept, Offer, Origin

_WAIT_SECONDS = 1.0
_TABLES = """
CREATE TABLE IF NOT EXISTS rounds (number INTEGER PRIMARY KEY, day TEXT NOT NULL, ended INTEGER);
CREATE TABLE IF NOT EXISTS origins (
  url TEXT PRIMARY KEY, etag TEXT, modified TEXT, round INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS offers (
  origin TEXT, guid TEXT, unit TEXT NOT NULL, first_seen TEXT NOT NULL, digest TEXT NOT NULL,
  offer BLOB NOT NULL, file TEXT NOT NULL, made TEXT NOT NULL, changed INTEGER NOT NULL,
  PRIMARY KEY (origin, guid)
);
"""
_COLUMNS = "origin, unit, offer, first_seen, file, made"


class BusyError(Exception):
    """Another run holds the file."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask by whether its feed changed."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """How many entries of a feed were new, changed, and as before."""

    new: int = 0
    changed: int = 0
    same: int = 0


class Gathered:
    """The file with all of it; use it as a context manager."""

    def __init__(self, path: Path, *, day: date) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._day = day
        self._db = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("BEGIN IMMEDIATE")
            for statement in _TABLES.split(";"):
                self._db.execute(statement)
            self._round = self._begun()
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._db.close()
            raise BusyError from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def _begun(self) -> int:
        """Return the number of the round that goes on today, or of a new one."""
        row = self._db.execute("SELECT * FROM rounds ORDER BY number DESC LIMIT 1").fetchone()
        if row and not row[2] and row[1] == str(self._day):
            return int(row[0])
        number = row[0] + 1 if row else 1
        self._db.execute("INSERT INTO rounds VALUES (?, ?, 0)", (number, str(self._day)))
        return int(number)

    def end_round(self) -> None:
        """Note that every feed was asked; the next run asks them all again."""
        self._db.execute("UPDATE rounds SET ended = 1 WHERE number = ?", (self._round,))

    def is_done(self, origin: Origin) -> bool:
        """Tell whether a run that was broken off had taken in this feed already."""
        row = self._db.execute("SELECT round FROM origins WHERE url = ?", (origin.url,)).fetchone()
        return bool(row) and row[0] == self._round

    def validators(self, origin: Origin) -> Validators:
        """Return what the server gave with the feed as it was kept."""
        query = "SELECT etag, modified FROM origins WHERE url = ?"
        row = self._db.execute(query, (origin.url,)).fetchone()
        return Validators(*row) if row else Validators()

    def keep(self, origin: Origin, offers: Iterable[Offer], validators: Validators) -> Seen:
        """Keep what a feed holds now, all of it or nothing."""
        told = [self._row(origin, offer) for offer in offers]
        known = self._digests(origin)
        new = [row for row in told if row[1] not in known]
        changed = [row for row in told if known.get(row[1], row[4]) != row[4]]
        with self._transaction():
            marks = ", ".join("?" * 9)
            self._db.executemany(f"INSERT OR IGNORE INTO offers VALUES ({marks})", new)  # noqa: S608
            self._db.executemany(
                "UPDATE offers SET digest = ?, offer = ?, changed = 1"
                " WHERE origin = ? AND guid = ?",
                [(row[4], row[5], row[0], row[1]) for row in changed],
            )
            self._note(origin, validators)
        return Seen(len(new), len(changed), len(told) - len(new) - len(changed))

    def keep_unchanged(self, origin: Origin) -> Seen:
        """Note that the server says that nothing changed."""
        with self._transaction():
            self._note(origin, self.validators(origin))
        return Seen(same=len(self._digests(origin)))

    def unmade(self) -> list[Kept]:
        """Return what no draft was written of yet, by feed and name."""
        return self._kept("made = '' ORDER BY origin, guid")

    def changed(self) -> list[Kept]:
        """Return what has a draft that was written of an earlier state of it."""
        return self._kept("made != '' AND changed = 1 ORDER BY origin, guid")

    def all(self) -> list[Kept]:
        """Return everything ever seen."""
        return self._kept("1 ORDER BY origin, guid")

    def reserve(self, kept: Sequence[Kept]) -> None:
        """Keep the names of drafts that are about to be written."""
        rows = [(each.file, *each.key) for each in kept]
        with self._transaction():
            self._db.executemany("UPDATE offers SET file = ? WHERE origin = ? AND guid = ?", rows)

    def note_made(self, kept: Iterable[Kept]) -> None:
        """Keep the digests of drafts that are written; *made* tells each."""
        rows = [(each.made, *each.key) for each in kept]
        with self._transaction():
            self._db.executemany(
                "UPDATE offers SET made = ?, changed = 0 WHERE origin = ? AND guid = ?", rows
            )

    def _row(self, origin: Origin, offer: Offer) -> tuple[str, ...]:
        packed = msgspec.json.encode(offer).decode()
        first = str(self._day)
        return (origin.url, offer.guid, origin.unit, first, offer.digest, packed, "", "", "0")

    def _digests(self, origin: Origin) -> dict[str, str]:
        query = "SELECT guid, digest FROM offers WHERE origin = ?"
        return dict(self._db.execute(query, (origin.url,)))

    def _note(self, origin: Origin, validators: Validators) -> None:
        row = (origin.url, validators.etag, validators.modified, self._round)
        self._db.execute("REPLACE INTO origins VALUES (?, ?, ?, ?)", row)

    def _kept(self, condition: str) -> list[Kept]:
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM offers WHERE {condition}")  # noqa: S608
        return [_kept(*row) for row in rows]

    def _transaction(self) -> "_Transaction":
        return _Transaction(self._db)


class _Transaction:
    """All or nothing of what is written inside."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._db.execute("ROLLBACK" if error else "COMMIT")


def _kept(*row: str) -> Kept:
    origin, unit, packed, first_seen, file, made = row
    offer = msgspec.json.decode(packed, type=Offer)
    return Kept(origin, unit, offer, date.fromisoformat(first_seen), file, made)

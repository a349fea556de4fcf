"""Who did what, when, from where: written once, never changed."""

import time
from dataclasses import dataclass
from datetime import datetime

from cchc.core.calendar import ZONE
from cchc.editor.database import Database

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    at: datetime
    name: str
    action: str
    subject: str
    detail: str
    address: str


class Audit:
    """The log of one database."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def note(self, who: tuple[str, str], action: str, subject: str = "", detail: str = "") -> None:
        """Write a line; *who* is a name and the address that they came from."""
        name, address = who
        told = (name[:_LONGEST], action, subject[:_LONGEST], detail[:_LONGEST], address)
        columns = "(at, name, action, subject, detail, address)"
        self._db.run(f"INSERT INTO audit {columns} VALUES (?, ?, ?, ?, ?, ?)", time.time(), *told)  # noqa: S608

    def latest(self, *, before: int = 0, limit: int = 100) -> list[tuple[int, Entry]]:
        """Return lines with their numbers, the newest first; only those below *before*."""
        rows = self._db.rows(
            "SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?", before or 1 << 60, limit
        )
        return [
            (
                int(row["id"]),
                Entry(
                    datetime.fromtimestamp(row["at"], ZONE),
                    row["name"],
                    row["action"],
                    row["subject"],
                    row["detail"],
                    row["address"],
                ),
            )
            for row in rows
        ]

"""What was typed or uploaded and is in no commit yet; it outlasts sign-outs and power cuts."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc.core.calendar import ZONE
from cchc.editor.database import Database
from cchc.editor.roles import Account

# A form as a browser sends it: every name with all its values.
Posted = Mapping[str, Sequence[str]]
LIMIT_OF_ACCOUNT = 300 * 1024 * 1024
_KEPT_SECONDS = 90 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Autosave:
    """What somebody had typed at a moment, upon the version *base*."""

    base: str
    fields: Posted
    at: datetime


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that waits for the next save."""

    name: str
    type: str
    content: bytes


class Staging:
    """What waits in one database."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def keep(self, account: Account, slug: str, base: str, fields: Posted) -> None:
        """Keep what is typed, in place of what was kept before."""
        told = json.dumps({name: list(values) for name, values in fields.items()})
        self._db.run(
            "REPLACE INTO autosaves VALUES (?, ?, ?, ?, ?)",
            account.id,
            slug,
            base,
            told,
            time.time(),
        )

    def find(self, account: Account, slug: str) -> Autosave | None:
        """Return what somebody had typed into a post and not saved."""
        row = self._db.row(
            "SELECT * FROM autosaves WHERE account = ? AND slug = ?", account.id, slug
        )
        if row is None:
            return None
        at = datetime.fromtimestamp(row["at"], ZONE)
        return Autosave(row["base"], json.loads(row["fields"]), at)

    def slugs(self, account: Account) -> dict[str, datetime]:
        """Return the posts in which somebody left words unsaved, and when."""
        rows = self._db.rows("SELECT slug, at FROM autosaves WHERE account = ?", account.id)
        return {row["slug"]: datetime.fromtimestamp(row["at"], ZONE) for row in rows}

    def drop(self, account: Account, slug: str) -> None:
        """Forget what was typed: it is saved, or not wanted."""
        self._db.run("DELETE FROM autosaves WHERE account = ? AND slug = ?", account.id, slug)

    def has_room(self, account: Account, size: int) -> bool:
        """Tell whether somebody may leave *size* bytes more waiting."""
        now = time.time()
        self._db.run("DELETE FROM uploads WHERE at < ?", now - _KEPT_SECONDS)
        query = "SELECT coalesce(sum(length(content)), 0) AS held FROM uploads WHERE account = ?"
        row = self._db.row(query, account.id)
        return (int(row["held"]) if row else 0) + size <= LIMIT_OF_ACCOUNT

    def put(self, account: Account, slug: str, upload: Upload) -> None:
        """Let a file wait for the save of its post."""
        told = (slug, upload.name, account.id, upload.type, upload.content, time.time())
        self._db.run("REPLACE INTO uploads VALUES (?, ?, ?, ?, ?, ?)", *told)

    def upload(self, slug: str, name: str) -> Upload | None:
        """Return a waiting file."""
        query = "SELECT * FROM uploads WHERE slug = ? AND name = ?"
        row = self._db.row(query, slug, name)
        return Upload(row["name"], row["type"], row["content"]) if row else None

    def waiting(self, slug: str) -> dict[str, int]:
        """Return the names of a post's waiting files with their sizes."""
        query = "SELECT name, length(content) AS size FROM uploads WHERE slug = ?"
        return {row["name"]: int(row["size"]) for row in self._db.rows(query, slug)}

    def saved(self, slug: str, names: Sequence[str]) -> None:
        """Forget files that are in a commit now."""
        for name in names:
            self._db.run("DELETE FROM uploads WHERE slug = ? AND name = ?", slug, name)

"""The posts that are on their way: a branch each, its state told in its last commit."""

import re
import threading
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cchc.editor.newsroom import Newsroom
from cchc.editor.post_form import units_in, values_of
from cchc.store.repository import Repository

PREFIX = "bai/"
_TRAILER = re.compile(r"([A-Z][a-z]+(?:-[a-z]+)*): (.*)")
_SUBJECT_LENGTH = 90


class State(StrEnum):
    """How far a post on its way has come."""

    DRAFT = "nhap"
    REVIEW = "cho-duyet"
    RETURNED = "tra-lai"

    @property
    def label(self) -> str:
        """What people read."""
        return {"nhap": "Bản nháp", "cho-duyet": "Chờ duyệt", "tra-lai": "Được trả lại"}[self]


@dataclass(frozen=True, slots=True)
class Draft:
    """A post on its way: the file in the repository, its text, and what was last said of it."""

    slug: str
    file: str
    tip: str
    blob: str
    text: str
    state: State
    note: str
    by: str
    at: datetime
    title: str
    units: tuple[str, ...]

    @property
    def branch(self) -> str:
        """Its branch."""
        return PREFIX + self.slug


def told(subject: str, *, state: State, file: str, note: str = "") -> str:
    """Return the message of a commit on the branch of a post."""
    line = " ".join(subject.split())[:_SUBJECT_LENGTH]
    said = f"\n\n{note.strip()}" if note.strip() else ""
    return f"{line}{said}\n\nTrang-thai: {state.value}\nTep: {file}\n"


class Drafts:
    """Every post on its way; what did not move since it was last looked at is remembered."""

    def __init__(self, repository: Repository, newsroom: Newsroom) -> None:
        self._repository = repository
        self._newsroom = newsroom
        self._known: dict[str, Draft] = {}
        self._lock = threading.Lock()

    def all(self) -> list[Draft]:
        """Return every draft, the latest first."""
        tips = self._repository.branches(PREFIX)
        found = [self._at(name.removeprefix(PREFIX), tip) for name, tip in tips.items()]
        drafts = [draft for draft in found if draft]
        with self._lock:
            self._known = {draft.slug: draft for draft in drafts}
        return sorted(drafts, key=lambda draft: draft.at, reverse=True)

    def find(self, slug: str) -> Draft | None:
        """Return the draft *slug* as it stands now, or None."""
        tip = self._repository.tip(PREFIX + slug)
        return self._at(slug, tip) if tip else None

    def _at(self, slug: str, tip: str) -> Draft | None:
        known = self._known.get(slug)
        if known and known.tip == tip:
            return known
        draft = self._read(slug, tip)
        if draft:
            with self._lock:
                self._known[slug] = draft
        return draft

    def _read(self, slug: str, tip: str) -> Draft | None:
        repository = self._repository
        last = repository.message(tip)
        trailers = _trailers(last.message)
        file = trailers.get("Tep") or self._file(slug, tip)
        text = repository.read(tip, file)
        if text is None:
            return None
        words = text.decode("utf-8", "replace")
        title, units = self._facts(words)
        return Draft(
            slug=slug,
            file=file,
            tip=tip,
            blob=repository.blob(tip, file),
            text=words,
            state=_state(trailers.get("Trang-thai", "")),
            note=_note(last.message),
            by=last.author,
            at=last.at,
            title=title or slug,
            units=units,
        )

    def _facts(self, text: str) -> tuple[str, tuple[str, ...]]:
        fields = values_of(text)
        title = fields.get("title", "")
        units = units_in(fields, self._newsroom.standing.vocabulary.units)
        return (title if isinstance(title, str) else ""), units

    def _file(self, slug: str, tip: str) -> str:
        """Return where a branch that a person made with git keeps its post."""
        known = self._newsroom.file_of(slug)
        changed = self._repository.changed(self._repository.fork(tip), tip)
        ours = (path for path in changed if path.endswith(f"/{slug}.md"))
        return known or next(ours, slug)


def _trailers(message: str) -> dict[str, str]:
    last = message.strip().rpartition("\n\n")[2]
    found = map(_TRAILER.fullmatch, last.split("\n"))
    return {match[1]: match[2].strip() for match in found if match}


def _note(message: str) -> str:
    parts = message.strip().split("\n\n")
    return "\n\n".join(parts[1:-1]) if _trailers(message) else ""


def _state(word: str) -> State:
    return State(word) if word in set(State) else State.DRAFT

"""What the registers hold: documents, events, videos, procedures, answers, contacts, surveys.

Each entry is a frozen value with a code that its anchor or address is made of and that does not
move. A text called *prose* is Markdown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """An official document: its number, day, office and what it is about."""

    code: str
    number: str
    day: date
    issuer: str
    title: str
    kind: str
    file: str = ""
    url: str = ""
    source: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is held on one day or on several; *start* and *end* are times like `08:30`."""

    code: str
    title: str
    kind: str
    days: tuple[date, ...]
    start: str = ""
    end: str = ""
    place: str = ""
    unit: str = ""
    prose: str = ""
    url: str = ""
    cancelled: bool = False
    sample: bool = False

    def coming(self, day: date) -> tuple[date, ...]:
        """Return the days of it that are not over on *day*."""
        return tuple(each for each in self.days if each >= day)


@dataclass(frozen=True, slots=True)
class Video:
    """A video in our own hands (*file*, with captions), or the address of one elsewhere."""

    code: str
    title: str
    day: date
    file: str = ""
    captions: str = ""
    poster: str = ""
    url: str = ""
    summary: str = ""
    prose: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A loudspeaker bulletin as it was aired: its recording, of so many *seconds*."""

    code: str
    title: str
    day: date
    file: str
    seconds: int
    summary: str = ""
    prose: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """An administrative procedure (TTHC), as people need it at the counter."""

    code: str
    title: str
    field: str
    unit: str = ""
    place: str = ""
    time: str = ""
    fee: str = ""
    papers: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    result: str = ""
    basis: str = ""
    url: str = ""
    prose: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question that people ask, and its answer."""

    code: str
    question: str
    prose: str
    category: str
    source: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A question with options; *answer* is the number of the right one, from 1."""

    code: str
    question: str
    options: tuple[str, ...]
    answer: int
    source: str
    prose: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Where an office is reached; what is not known yet is empty."""

    code: str
    kind: str
    name: str = ""
    unit: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    hours: str = ""
    url: str = ""
    note: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey on another page, open from one day to another."""

    code: str
    title: str
    url: str
    first: date | None = None
    last: date | None = None
    unit: str = ""
    summary: str = ""
    sample: bool = False

    def is_open(self, day: date) -> bool:
        """Tell whether one may answer on *day*."""
        return not self.is_over(day) and not (self.first and day < self.first)

    def is_over(self, day: date) -> bool:
        """Tell whether its last day lies before *day*."""
        return bool(self.last and self.last < day)


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers; *sizes* are the bytes of the files that their entries name."""

    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    videos: tuple[Video, ...] = ()
    broadcasts: tuple[Broadcast, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    questions: tuple[Question, ...] = ()
    quiz: tuple[QuizQuestion, ...] = ()
    contacts: tuple[Contact, ...] = ()
    surveys: tuple[Survey, ...] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """How many entries there are."""
        told = (self.documents, self.events, self.videos, self.broadcasts, self.procedures)
        asked = (self.questions, self.quiz, self.contacts, self.surveys)
        return sum(map(len, (*told, *asked)))

    def contacts_of(self, *kinds: str) -> tuple[Contact, ...]:
        """Return the contacts of some kinds, in the order written."""
        return tuple(each for each in self.contacts if each.kind in kinds)

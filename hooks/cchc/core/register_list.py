"""Which registers there are: the name of each one's file, its reader, and its fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from cchc.core import entry_readers as published
from cchc.core import guide_readers as guide
from cchc.core.entries import Document, Registers
from cchc.core.fields import Fields
from cchc.core.register import Entry
from cchc.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of register: where its entries lie in `Registers`, who reads one, of what fields."""

    name: str
    read: Callable[[Fields, Vocabulary], Entry]
    fields: tuple[str, ...]


KINDS: Mapping[str, Kind] = {
    "van-ban": Kind("documents", published.read_document, published.DOCUMENT_FIELDS),
    "su-kien": Kind("events", published.read_event, published.EVENT_FIELDS),
    "video": Kind("videos", published.read_video, published.VIDEO_FIELDS),
    "ban-tin": Kind("broadcasts", published.read_broadcast, published.BROADCAST_FIELDS),
    "thu-tuc": Kind("procedures", guide.read_procedure, guide.PROCEDURE_FIELDS),
    "hoi-dap": Kind("questions", guide.read_question, guide.QUESTION_FIELDS),
    "trac-nghiem": Kind("quiz", guide.read_quiz_question, guide.QUIZ_FIELDS),
    "lien-he": Kind("contacts", guide.read_contact, guide.CONTACT_FIELDS),
    "khao-sat": Kind("surveys", published.read_survey, published.SURVEY_FIELDS),
}


def registers_of(entries: Mapping[str, list[Entry]], sizes: Mapping[str, int]) -> Registers:
    """Return the registers of *entries*, by the names of their files; documents newest first."""
    found = {KINDS[file].name: tuple(each) for file, each in entries.items()}
    registers = replace(Registers(sizes=dict(sizes)), **found)  # type: ignore[arg-type]  # by kind
    newest = sorted(registers.documents, key=_newest_first, reverse=True)
    videos = sorted(registers.videos, key=lambda video: video.day, reverse=True)
    aired = sorted(registers.broadcasts, key=lambda each: (each.day, each.code), reverse=True)
    return replace(
        registers, documents=tuple(newest), videos=tuple(videos), broadcasts=tuple(aired)
    )


def _newest_first(document: Document) -> tuple[str, str]:
    return (document.day.isoformat(), document.code)

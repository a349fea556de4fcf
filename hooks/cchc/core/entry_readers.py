"""Read what is published as it comes: documents, events, videos, surveys."""

import re
from datetime import date

from cchc.core import sentences
from cchc.core.entries import Broadcast, Document, Event, Survey, Video
from cchc.core.entry_words import DOCUMENT_KINDS, EVENT_KINDS
from cchc.core.fields import Fields
from cchc.core.text import slugify
from cchc.core.vocabulary import Vocabulary

DOCUMENT_FIELDS: tuple[str, ...] = (
    "code",
    "number",
    "date",
    "issuer",
    "title",
    "kind",
    "file",
    "url",
)
DOCUMENT_FIELDS += ("source", "sample")
EVENT_FIELDS: tuple[str, ...] = ("code", "title", "kind", "date", "start", "end", "place", "unit")
EVENT_FIELDS += ("about", "url", "cancelled", "sample")
VIDEO_FIELDS: tuple[str, ...] = (
    "code",
    "title",
    "date",
    "file",
    "captions",
    "poster",
    "url",
    "summary",
)
VIDEO_FIELDS += ("transcript", "sample")
BROADCAST_FIELDS = ("code", "title", "date", "file", "length", "summary", "transcript", "sample")
SURVEY_FIELDS = ("code", "title", "url", "from", "to", "unit", "summary", "sample")
TITLE_LENGTH = 200
ABOUT_LENGTH = 1000
_NO_DAY = date(2000, 1, 1)
_LENGTH = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
RECORDINGS = (".mp3", ".m4a")


def read_document(fields: Fields, _: Vocabulary) -> Document:
    """Read one document; without a code its number and year are its code."""
    fields.known(DOCUMENT_FIELDS)
    want = "số, ký hiệu, như 108/KH-UBND"
    number = fields.text("number", want=want, needed=True, limit=TITLE_LENGTH)
    day = fields.day("date", needed=True) or _NO_DAY
    code = fields.code("code", want="mã, như ke-hoach-108") if "code" in fields else ""
    return Document(
        code=code or slugify(f"{number} {day.year}"),
        number=number,
        day=day,
        issuer=fields.text("issuer", want="cơ quan ban hành", needed=True, limit=TITLE_LENGTH),
        title=fields.text("title", want="trích yếu", needed=True, limit=ABOUT_LENGTH),
        kind=fields.term("kind", DOCUMENT_KINDS, what="loại văn bản"),
        file=fields.text("file", want="tên tệp, như ke-hoach-108.pdf"),
        url=fields.address("url"),
        source=fields.text("source", want="nơi văn bản được nêu", limit=ABOUT_LENGTH),
        sample=fields.flag("sample", default=False),
    )


def read_event(fields: Fields, vocabulary: Vocabulary) -> Event:
    """Read one event; its days are in order, each once."""
    fields.known(EVENT_FIELDS)
    if "date" not in fields:
        fields.day("date", needed=True)
    start, end = fields.clock("start"), fields.clock("end")
    if start and end and end <= start:
        fields.tell("end", sentences.END_BEFORE_START.format(start=start, end=end))
    return Event(
        code=fields.code("code", want="mã, như doi-thoai-quy-3"),
        title=fields.text("title", want="tên sự kiện", needed=True, limit=TITLE_LENGTH),
        kind=fields.term("kind", EVENT_KINDS, what="loại sự kiện"),
        days=tuple(sorted(set(fields.days("date")))) or (_NO_DAY,),
        start=start,
        end=end,
        place=fields.text("place", want="địa điểm", limit=ABOUT_LENGTH),
        unit=unit_of(fields, vocabulary),
        prose=fields.prose("about", want="nội dung"),
        url=fields.address("url"),
        cancelled=fields.flag("cancelled", default=False),
        sample=fields.flag("sample", default=False),
    )


def unit_of(fields: Fields, vocabulary: Vocabulary) -> str:
    """Return the code of a unit of the plan, or ""."""
    if "unit" not in fields:
        return ""
    return fields.term("unit", vocabulary.units, what="đơn vị")


def read_video(fields: Fields, _: Vocabulary) -> Video:
    """Read one video: a file of ours with captions, or the address of another page."""
    fields.known(VIDEO_FIELDS)
    video = Video(
        code=fields.code("code", want="mã, như huong-dan-nop-ho-so"),
        title=fields.text("title", want="tên video", needed=True, limit=TITLE_LENGTH),
        day=fields.day("date", needed=True) or _NO_DAY,
        file=fields.text("file", want="tên tệp, như huong-dan.mp4"),
        captions=fields.text("captions", want="tên tệp phụ đề, như huong-dan.vtt"),
        poster=fields.text("poster", want="tên tệp hình bìa, như huong-dan.jpg"),
        url=fields.address("url"),
        summary=fields.text("summary", want="một hai câu tóm tắt", limit=ABOUT_LENGTH),
        prose=fields.prose("transcript", want="lời trong video"),
        sample=fields.flag("sample", default=False),
    )
    if bool(video.file) == bool(video.url):
        fields.tell("file", sentences.FILE_OR_ADDRESS)
    if video.file and not video.captions:
        fields.tell("captions", sentences.NO_CAPTIONS)
    return video


def read_broadcast(fields: Fields, _: Vocabulary) -> Broadcast:
    """Read one bulletin that was aired, with its recording."""
    fields.known(BROADCAST_FIELDS)
    file = fields.text("file", want="tên tệp, như ban-tin-tuan-47.mp3", needed=True)
    if file and not file.lower().endswith(RECORDINGS):
        fields.tell("file", sentences.NOT_RECORDING.format(found=file))
    return Broadcast(
        code=fields.code("code", want="mã, như ban-tin-2026-tuan-47"),
        title=fields.text("title", want="tên bản tin", needed=True, limit=TITLE_LENGTH),
        day=fields.day("date", needed=True) or _NO_DAY,
        file=file,
        seconds=_seconds(fields),
        summary=fields.text("summary", want="một hai câu tóm tắt", limit=ABOUT_LENGTH),
        prose=fields.prose("transcript", want="lời bản tin"),
        sample=fields.flag("sample", default=False),
    )


def _seconds(fields: Fields) -> int:
    """Return a length written as minutes and seconds."""
    text = fields.text("length", want="phút và giây, như 9:45", needed=True)
    match = _LENGTH.fullmatch(text)
    if text and not match:
        fields.tell("length", sentences.NOT_LENGTH.format(found=text))
    return int(match[1]) * 60 + int(match[2]) if match else 0


def read_survey(fields: Fields, vocabulary: Vocabulary) -> Survey:
    """Read one survey; it lies on another page."""
    fields.known(SURVEY_FIELDS)
    if "url" not in fields:
        fields.text("url", want="địa chỉ khảo sát như https://…", needed=True)
    first, last = fields.day("from"), fields.day("to")
    if first and last and first > last:
        fields.tell("from", sentences.FROM_AFTER_TO.format(start=first, end=last))
    return Survey(
        code=fields.code("code", want="mã, như hai-long-2026"),
        title=fields.text("title", want="tên khảo sát", needed=True, limit=TITLE_LENGTH),
        url=fields.address("url"),
        first=first,
        last=last,
        unit=unit_of(fields, vocabulary),
        summary=fields.text("summary", want="một hai câu giới thiệu", limit=ABOUT_LENGTH),
        sample=fields.flag("sample", default=False),
    )

"""Read what people look up: procedures, questions and answers, the quiz, contacts."""

import re

from cchc.core import sentences
from cchc.core.entries import Contact, Procedure, Question, QuizQuestion
from cchc.core.entry_readers import ABOUT_LENGTH, TITLE_LENGTH, unit_of
from cchc.core.entry_words import CONTACT_KINDS
from cchc.core.fields import Fields
from cchc.core.text import shown
from cchc.core.vocabulary import CATEGORIES, Vocabulary

PROCEDURE_FIELDS: tuple[str, ...] = (
    "code",
    "title",
    "field",
    "unit",
    "place",
    "time",
    "fee",
    "papers",
)
PROCEDURE_FIELDS += ("steps", "result", "basis", "url", "note", "sample")
QUESTION_FIELDS = ("code", "question", "answer", "category", "source", "sample")
QUIZ_FIELDS = ("code", "question", "options", "answer", "source", "note", "sample")
CONTACT_FIELDS: tuple[str, ...] = (
    "code",
    "kind",
    "name",
    "unit",
    "address",
    "phones",
    "email",
    "hours",
)
CONTACT_FIELDS += ("url", "note", "sample")
_PHONE = re.compile(r"\+?[0-9][0-9 .()-]{1,22}[0-9]")
EMAIL = re.compile(r"[^\s@<>\"'(),:;]+@[^\s@<>\"'(),:;]+\.[a-zA-Z]{2,}")


def read_procedure(fields: Fields, vocabulary: Vocabulary) -> Procedure:
    """Read one procedure; what is not known yet may be left out."""
    fields.known(PROCEDURE_FIELDS)
    return Procedure(
        code=fields.code("code", want="mã, như dang-ky-khai-sinh"),
        title=fields.text("title", want="tên thủ tục", needed=True, limit=ABOUT_LENGTH),
        field=fields.text("field", want="lĩnh vực, như Hộ tịch", needed=True, limit=TITLE_LENGTH),
        unit=unit_of(fields, vocabulary),
        place=fields.text("place", want="nơi nộp hồ sơ", limit=ABOUT_LENGTH),
        time=fields.text("time", want="thời hạn giải quyết", limit=ABOUT_LENGTH),
        fee=fields.text("fee", want="phí, lệ phí", limit=ABOUT_LENGTH),
        papers=fields.texts("papers", example="Tờ khai theo mẫu, Bản sao giấy tờ"),
        steps=fields.texts("steps", example="Chuẩn bị hồ sơ, Nộp hồ sơ"),
        result=fields.text("result", want="kết quả nhận được", limit=ABOUT_LENGTH),
        basis=fields.text("basis", want="căn cứ pháp lý", limit=ABOUT_LENGTH),
        url=fields.address("url"),
        prose=fields.prose("note", want="điều cần lưu ý"),
        sample=fields.flag("sample", default=False),
    )


def read_question(fields: Fields, _: Vocabulary) -> Question:
    """Read one question with its answer."""
    fields.known(QUESTION_FIELDS)
    return Question(
        code=fields.code("code", want="mã, như nop-ho-so-o-dau"),
        question=fields.text("question", want="câu hỏi", needed=True, limit=ABOUT_LENGTH),
        prose=fields.prose("answer", want="câu trả lời", needed=True),
        category=fields.term("category", CATEGORIES, what="lĩnh vực"),
        source=fields.text("source", want="nguồn của câu trả lời", limit=ABOUT_LENGTH),
        sample=fields.flag("sample", default=False),
    )


def read_quiz_question(fields: Fields, _: Vocabulary) -> QuizQuestion:
    """Read one question of the quiz; its answer says where it is written."""
    fields.known(QUIZ_FIELDS)
    options = fields.texts("options", example="Một tin/bài, Hai tin/bài")
    if "answer" not in fields:
        fields.text("answer", want="số thứ tự của đáp án đúng, như 2", needed=True)
    answer = fields.number("answer", default=1)
    if len(options) <= 1:
        fields.tell("options", sentences.FEW_OPTIONS)
    elif answer > len(options):
        sentence = sentences.NO_SUCH_OPTION.format(found=answer, number=len(options))
        fields.tell("answer", sentence)
    return QuizQuestion(
        code=fields.code("code", want="mã, như so-tin-bai-thang"),
        question=fields.text("question", want="câu hỏi", needed=True, limit=ABOUT_LENGTH),
        options=options,
        answer=answer,
        source=fields.text("source", want="văn bản, chỗ ghi", needed=True, limit=ABOUT_LENGTH),
        prose=fields.prose("note", want="lời giải thích"),
        sample=fields.flag("sample", default=False),
    )


def read_contact(fields: Fields, vocabulary: Vocabulary) -> Contact:
    """Read where one office is reached."""
    fields.known(CONTACT_FIELDS)
    return Contact(
        code=fields.code("code", want="mã, như bo-phan-mot-cua"),
        kind=fields.term("kind", CONTACT_KINDS, what="loại đầu mối"),
        name=fields.text("name", want="tên đầu mối", limit=TITLE_LENGTH),
        unit=unit_of(fields, vocabulary),
        address=fields.text("address", want="địa chỉ", limit=ABOUT_LENGTH),
        phones=_phones(fields),
        email=_email(fields),
        hours=fields.text("hours", want="giờ làm việc", limit=ABOUT_LENGTH),
        url=fields.address("url"),
        note=fields.text("note", want="ghi chú", limit=ABOUT_LENGTH),
        sample=fields.flag("sample", default=False),
    )


def _phones(fields: Fields) -> tuple[str, ...]:
    phones = fields.texts("phones", example="024 3456 7890")
    for phone in phones:
        if not _PHONE.fullmatch(phone):
            fields.tell("phones", sentences.NOT_PHONE.format(found=shown(phone)))
    return phones


def _email(fields: Fields) -> str:
    email = fields.text("email", want="địa chỉ thư điện tử")
    if email and not EMAIL.fullmatch(email):
        fields.tell("email", sentences.NOT_EMAIL.format(found=shown(email)))
    return email

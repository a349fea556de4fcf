"""The JSON Schemas of the registers, by the names of their files."""

from collections.abc import Iterator, Mapping

from cchc.core.entry_words import CONTACT_KINDS, DOCUMENT_KINDS, EVENT_KINDS
from cchc.core.register import ENTRIES
from cchc.core.vocabulary import CATEGORIES, Vocabulary
from cchc.publish.schema_parts import (
    CODE,
    DIALECT,
    Schema,
    day,
    flag,
    form,
    forms,
    many,
    number,
    term,
    text,
    vocabulary,
)

_ADDRESS = "^https?://"
_CLOCK = "^([01]?[0-9]|2[0-3])[:hg][0-5][0-9]$"
_LENGTH = "^[0-9]{1,3}:[0-5][0-9]$"
_PHONE = r"^\+?[0-9][0-9 .()-]{1,22}[0-9]$"
_SAMPLE = flag("true: nội dung mẫu, cchc init sẽ xóa.", default=False)
_UNIT = term("Đơn vị, theo kế hoạch.", "unit", "vhxh")


def register_schemas(words: Vocabulary) -> Iterator[tuple[str, Schema]]:
    """Yield the name of each register, and the schema of its file."""
    for name, (told, fields, required) in _REGISTERS.items():
        entry = form(told, {**fields, "sample": _SAMPLE}, required)
        whole = form(f"Danh mục {name}.", {ENTRIES: forms(f"Các mục. Ví dụ: {told}", entry)}, ())
        yield name, {"$schema": DIALECT, **whole, "$defs": _words(words, used=repr(fields))}


def _words(words: Vocabulary, *, used: str) -> dict[str, Schema]:
    """Return the vocabularies that the fields refer to."""
    all_words = {
        "unit": vocabulary(words.units),
        "category": vocabulary(CATEGORIES),
        "document-kind": vocabulary(DOCUMENT_KINDS),
        "event-kind": vocabulary(EVENT_KINDS),
        "contact-kind": vocabulary(CONTACT_KINDS),
    }
    return {name: each for name, each in all_words.items() if f"#/$defs/{name}'" in used}


def _code(example: str) -> Schema:
    return text("Mã, dùng làm địa chỉ; đặt rồi không đổi.", example, pattern=CODE)


def _url(told: str) -> Schema:
    return text(told, "https://dichvucong.gov.vn/", pattern=_ADDRESS)


def _lines(told: str, *examples: str) -> Schema:
    return many(told, text("", ""), *examples)


_DOCUMENT: Mapping[str, Schema] = {
    "code": _code("ke-hoach-108"),
    "number": text("Số, ký hiệu.", "108/KH-UBND", limit=200),
    "date": day("Ngày ban hành.", "2026-03-06"),
    "issuer": text("Cơ quan ban hành.", "UBND xã Thượng Phúc", limit=200),
    "title": text("Trích yếu.", "Về việc ban hành Kế hoạch năm 2026", limit=1000),
    "kind": term("Loại văn bản.", "document-kind", "ke-hoach"),
    "file": text("Tên tệp trong docs/danh-muc/tep/.", "ke-hoach-108.pdf"),
    "url": _url("Địa chỉ văn bản ở trang khác."),
    "source": text("Văn bản được nêu ở đâu.", "Kế hoạch số 108/KH-UBND", limit=1000),
}
_EVENT: Mapping[str, Schema] = {
    "code": _code("doi-thoai-quy-3"),
    "title": text("Tên sự kiện.", "Hội nghị đối thoại quý III", limit=200),
    "kind": term("Loại sự kiện.", "event-kind", "doi-thoai"),
    "date": many("Ngày, hoặc các ngày.", day(""), "2026-07-09", "2026-07-23"),
    "start": text("Giờ bắt đầu.", "08:00", pattern=_CLOCK),
    "end": text("Giờ kết thúc.", "11:30", pattern=_CLOCK),
    "place": text("Địa điểm.", "Hội trường UBND xã", limit=1000),
    "unit": _UNIT,
    "about": text("Nội dung (Markdown).", "Đối thoại về thủ tục hành chính."),
    "url": _url("Địa chỉ xem thêm."),
    "cancelled": flag("true: đã hoãn, hủy.", default=False),
}
_VIDEO: Mapping[str, Schema] = {
    "code": _code("huong-dan-nop-ho-so"),
    "title": text("Tên video.", "Hướng dẫn nộp hồ sơ trực tuyến", limit=200),
    "date": day("Ngày đăng."),
    "file": text("Tệp video tự lưu, trong docs/danh-muc/tep/.", "huong-dan.mp4"),
    "captions": text("Tệp phụ đề .vtt, bắt buộc khi có file.", "huong-dan.vtt"),
    "poster": text("Hình bìa.", "huong-dan.jpg"),
    "url": _url("Địa chỉ video ở trang khác; chỉ mở khi người xem bấm."),
    "summary": text("Một hai câu tóm tắt.", "Năm bước nộp hồ sơ.", limit=1000),
    "transcript": text("Lời trong video (Markdown).", "Bước một: đăng nhập."),
}
_BROADCAST: Mapping[str, Schema] = {
    "code": _code("ban-tin-2026-tuan-47"),
    "title": text("Tên bản tin.", "Bản tin truyền thanh tuần 47", limit=200),
    "date": day("Ngày phát.", "2026-11-20"),
    "file": text("Tệp ghi âm .mp3, .m4a trong docs/danh-muc/tep/.", "ban-tin-tuan-47.mp3"),
    "length": text("Thời lượng, phút và giây, trong dấu nháy.", "9:45", pattern=_LENGTH),
    "summary": text("Một hai câu tóm tắt.", "Ba tin về dịch vụ công trực tuyến.", limit=1000),
    "transcript": text("Lời bản tin (Markdown).", "Thưa bà con."),
}
_PROCEDURE: Mapping[str, Schema] = {
    "code": _code("dang-ky-khai-sinh"),
    "title": text("Tên thủ tục.", "Đăng ký khai sinh", limit=1000),
    "field": text("Lĩnh vực.", "Hộ tịch", limit=200),
    "unit": _UNIT,
    "place": text("Nơi nộp hồ sơ.", "Bộ phận tiếp nhận và trả kết quả", limit=1000),
    "time": text("Thời hạn giải quyết.", "Trong ngày làm việc", limit=1000),
    "fee": text("Phí, lệ phí.", "Không thu", limit=1000),
    "papers": _lines("Giấy tờ cần có, mỗi dòng một thứ.", "Tờ khai theo mẫu"),
    "steps": _lines("Các bước, mỗi dòng một bước.", "Nộp hồ sơ"),
    "result": text("Kết quả nhận được.", "Giấy khai sinh", limit=1000),
    "basis": text("Căn cứ pháp lý.", "Luật Hộ tịch", limit=1000),
    "url": _url("Địa chỉ nộp trực tuyến."),
    "note": text("Điều cần lưu ý (Markdown).", "Mang theo bản chính để đối chiếu."),
}
_QUESTION: Mapping[str, Schema] = {
    "code": _code("nop-ho-so-o-dau"),
    "question": text("Câu hỏi.", "Nộp hồ sơ trực tuyến ở đâu?", limit=1000),
    "answer": text("Câu trả lời (Markdown).", "Trên Cổng Dịch vụ công quốc gia."),
    "category": term("Lĩnh vực.", "category", "tthc"),
    "source": text("Câu trả lời dựa vào đâu.", "Trang Hướng dẫn", limit=1000),
}
_QUIZ: Mapping[str, Schema] = {
    "code": _code("so-tin-bai-thang"),
    "question": text("Câu hỏi.", "Mỗi tháng bao nhiêu tin, bài?", limit=1000),
    "options": _lines("Các lựa chọn, từ hai trở lên.", "Một tin, bài", "Hai tin, bài"),
    "answer": number("Số thứ tự của lựa chọn đúng.", 2),
    "source": text("Ghi ở văn bản nào, chỗ nào.", "Kế hoạch số 108/KH-UBND, mục IV.2", limit=1000),
    "note": text("Lời giải thích (Markdown).", "Kế hoạch ghi “02 tin/bài”."),
}
_CONTACT: Mapping[str, Schema] = {
    "code": _code("bo-phan-mot-cua"),
    "kind": term("Loại đầu mối.", "contact-kind", "duong-day-nong"),
    "name": text("Tên; bỏ trống thì lấy tên loại.", "Đường dây nóng về CCHC", limit=200),
    "unit": _UNIT,
    "address": text("Địa chỉ.", "Thôn Một, xã Mẫu", limit=1000),
    "phones": many("Số điện thoại.", text("", "", pattern=_PHONE), "024 3456 7890"),
    "email": text("Thư điện tử.", "vanthu@xamau.gov.vn", pattern="^[^@ ]+@[^@ ]+$"),
    "hours": text("Giờ làm việc.", "Sáng 8h00–12h00, thứ Hai đến thứ Sáu", limit=1000),
    "url": _url("Trang của đầu mối."),
    "note": text("Ghi chú.", "Ngoài giờ: xin để lại lời nhắn", limit=1000),
}
_SURVEY: Mapping[str, Schema] = {
    "code": _code("hai-long-2026"),
    "title": text("Tên khảo sát.", "Ý kiến về bộ phận một cửa", limit=200),
    "url": _url("Địa chỉ khảo sát."),
    "from": day("Ngày mở.", "2026-10-01"),
    "to": day("Ngày đóng.", "2026-10-31"),
    "unit": _UNIT,
    "summary": text("Một hai câu giới thiệu.", "Năm câu hỏi, hai phút.", limit=1000),
}
_REGISTERS: Mapping[str, tuple[str, Mapping[str, Schema], tuple[str, ...]]] = {
    "van-ban": ("Một văn bản.", _DOCUMENT, ("number", "date", "issuer", "title", "kind")),
    "su-kien": ("Một sự kiện.", _EVENT, ("code", "title", "kind", "date")),
    "video": ("Một video.", _VIDEO, ("code", "title", "date")),
    "ban-tin": ("Một bản tin.", _BROADCAST, ("code", "title", "date", "file", "length")),
    "thu-tuc": ("Một thủ tục.", _PROCEDURE, ("code", "title", "field")),
    "hoi-dap": ("Một câu hỏi.", _QUESTION, ("code", "question", "answer", "category")),
    "trac-nghiem": ("Một câu.", _QUIZ, ("code", "question", "options", "answer", "source")),
    "lien-he": ("Một đầu mối.", _CONTACT, ("code", "kind")),
    "khao-sat": ("Một khảo sát.", _SURVEY, ("code", "title", "url")),
}

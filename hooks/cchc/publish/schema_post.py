"""The JSON Schema of a post's front matter, under one plan."""

from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.post_reader import POST_FIELDS
from cchc.core.vocabulary import BROADCAST, CATEGORIES, KINDS, TOPICS, Vocabulary
from cchc.publish.schema_parts import (
    DIALECT,
    Schema,
    day,
    default_of,
    flag,
    form,
    forms,
    many,
    number,
    term,
    terms,
    text,
    vocabulary,
)

_REQUIRED = ("title", "unit", "category", "date")
_ADDRESS = r"^[hH][tT][tT][pP][sS]?://[^\s<>\"'{}|\\^`]+$"
_FORMER = "^([0-9]{4}/[0-9]{2}/)?[a-z0-9]+([-_][a-z0-9]+)*$"

_IMAGE = form(
    "Hình đại diện của bài. Ví dụ: {src: mot-cua.jpg, alt: Người dân nộp hồ sơ}",
    {
        "src": text("Tên tệp hình đặt cạnh bài.", "mot-cua.jpg"),
        "alt": text("Lời mô tả hình cho người không nhìn thấy.", "Người dân nộp hồ sơ"),
        "caption": text("Chú thích in dưới hình.", "Hướng dẫn người dân nộp hồ sơ."),
    },
    ("src", "alt"),
)
_FIRST_PUBLISHED = form(
    "Bài đã đăng ở nơi khác từ trước: không còn là tin mới. Ví dụ: {date: 2026-02-01, where: …}",
    {
        "date": day("Ngày đã đăng.", "2026-02-01"),
        "where": text("Nơi đã đăng.", "Báo và Đài Phát thanh"),
    },
    ("date", "where"),
)
_OLD_ADDRESS = r"^/(?!/)[^\s#\\<>\"'{}|^`]+$"
_PERMISSION = form(
    "Chữ nào trong bài, và vì sao được đăng.",
    {
        "found": text("Đúng các chữ đang có trong bài.", "0912 345 678"),
        "reason": text("Lý do được đăng.", "Ông A đồng ý bằng văn bản ngày 01/03/2026"),
    },
    ("found", "reason"),
)
_WITHDRAWN = form(
    "Gỡ bài: ngày và lý do; đừng xóa tệp. Ví dụ: {date: 2026-08-20, reason: …}",
    {
        "date": day("Ngày gỡ bài.", "2026-08-20"),
        "reason": text("Lý do gỡ bài.", "Số liệu chưa đúng, đang rà soát lại."),
    },
    ("date", "reason"),
)


def post_schema(plan: Plan) -> Schema:
    """Return the schema; the units, tasks and names of channels are those of *plan*."""
    words = plan.vocabulary()
    fields = {**_said(), **_counted(words), **_changed()}
    return {
        "$schema": DIALECT,
        "title": "Phần khai báo của một tin bài",
        **form(
            f"Phần giữa hai dòng --- đầu tệp bài viết; đơn vị, nhiệm vụ theo {plan.title}.",
            {name: fields[name] for name in POST_FIELDS},
            _REQUIRED,
        ),
        "$defs": _vocabularies(plan, words),
    }


def _vocabularies(plan: Plan, words: Vocabulary) -> Schema:
    return {
        "unit": vocabulary(words.units),
        "category": vocabulary(CATEGORIES),
        "kind": vocabulary(KINDS),
        "topic": vocabulary(TOPICS),
        "channel": vocabulary(words.channels),
        "task": {
            "enum": [task.id for task in plan.tasks],
            "enumDescriptions": [
                f"{each.source.place}: {each.source.quote}" for each in plan.tasks
            ],
        },
    }


def _said() -> dict[str, Schema]:
    """Return the fields about what a post says."""
    return {
        "title": text("Tiêu đề, một dòng.", "Xã hướng dẫn nộp hồ sơ trực tuyến", limit=200),
        "unit": terms("Đơn vị viết; nhiều đơn vị thì đơn vị đầu chủ trì.", "unit", "vhxh", least=1),
        "category": term("Lĩnh vực cải cách hành chính.", "category", "tthc"),
        "date": day("Ngày đăng, hoặc giờ có múi giờ; ngày chưa tới thì bài chờ."),
        "summary": text("Một hai câu tóm tắt, hiện ở danh sách.", "Các bước nộp hồ sơ.", limit=500),
        "author": text("Tên hoặc bút danh người viết.", "Nhóm biên tập", limit=200),
        "topics": terms("Chủ đề, khi chỉ tiêu đòi nội dung riêng.", "topic", "dvc-truc-tuyen"),
        "image": _IMAGE,
    }


def _counted(words: Vocabulary) -> dict[str, Schema]:
    """Return the fields that quotas and tasks are counted by."""
    kind = default_of(Post, "kind")
    return {
        "kind": term("Loại tin bài, sản phẩm.", "kind", "bai-chuyen-sau", default=kind),
        "publications": forms(
            "Nơi khác đã gửi, đăng, phát; trang của xã không cần ghi. "
            "Ví dụ: [{channel: trang-cchc-tp, sent: 2026-03-12}]",
            _publication(words),
        ),
        "quantity": number(
            "Số lượng, với thứ đếm bằng chiếc.", 6, default=default_of(Post, "quantity")
        ),
        "tasks": terms("Nhiệm vụ có hạn mà bài là minh chứng.", "task", "tp-pl-8"),
        "first_published": _FIRST_PUBLISHED,
        "cross_posted": _flag("cross_posted", "Lấy lại từ trang khác: không tính là tin mới."),
        "on_site": _flag("on_site", "false: chỉ là bản ghi minh chứng, không hiện thành tin."),
    }


def _publication(words: Vocabulary) -> Schema:
    """Return one publication: a channel and a day; only what is broadcast has days of airing."""
    fields = {
        "channel": term("Kênh đã gửi, đăng, phát.", "channel", "trang-cchc-tp"),
        "sent": day("Ngày gửi.", "2026-03-12"),
        "published": day("Ngày đăng.", "2026-03-14"),
        "aired": many("Các ngày phát, với kênh phát sóng.", day(""), "2026-03-15", "2026-03-17"),
        "url": text("Địa chỉ bài ở đó.", "https://example.vn/bai", pattern=_ADDRESS),
    }
    found = (words.channels.terms[code] for code in sorted(BROADCAST))
    heard = [name for each in found for name in (each.code, each.label, *each.aliases)]
    return form(
        "Một lần gửi, đăng hoặc phát.",
        fields,
        ("channel",),
        anyOf=[{"required": [name]} for name in ("sent", "published", "aired")],
        **{
            "if": {"required": ["aired"]},
            "then": {"properties": {"channel": {"enum": heard}}},
        },
    )


def _changed() -> dict[str, Schema]:
    """Return the fields for correcting, withdrawing and trying out."""
    old = text("", "ten-cu", pattern=_FORMER)
    return {
        "updated": day("Ngày sửa nội dung lần cuối, hoặc giờ có múi giờ; trang và RSS cùng nêu."),
        "formerly": many("Tên cũ khi đổi tên tệp: địa chỉ cũ vẫn dùng được.", old, "ten-cu"),
        "old_addresses": many(
            "Địa chỉ của bài trên trang cũ; trang chuyển người đọc sang bài này.",
            text("", "/2019/05/ten-bai/", pattern=_OLD_ADDRESS),
            "/2019/05/ten-bai/",
        ),
        "personal_data": forms(
            "Dữ liệu cá nhân được đăng, và lý do. "
            "Ví dụ: [{found: 0912 345 678, reason: ông A đồng ý ngày 01/03/2026}]",
            _PERMISSION,
        ),
        "withdrawn": _WITHDRAWN,
        "draft": _flag("draft", "true: bản nháp, chưa đăng, chưa đếm."),
        "sample": _flag("sample", "true: nội dung mẫu, có nhãn trên trang."),
    }


def _flag(name: str, told: str) -> Schema:
    return flag(told, default=default_of(Post, name))

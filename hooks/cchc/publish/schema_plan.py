"""The JSON Schema of a plan's file, all but its rules."""

from cchc.core.plan import Unit
from cchc.core.plan_reader import PLAN_FIELDS
from cchc.core.vocabulary import CHANNELS, KINDS, TOPICS
from cchc.publish.schema_parts import (
    CODE,
    DIALECT,
    Schema,
    day,
    default_of,
    flag,
    form,
    forms,
    many,
    term,
    text,
    vocabulary,
)
from cchc.publish.schema_rule import rule_schema

_REQUIRED = ("code", "name", "title", "issuer", "year", "keeper")


def plan_schema() -> Schema:
    """Return the schema; which units a plan names is its own affair, so `cchc check` sees to it."""
    fields = {**_head(), **_bearers()}
    return {
        "$schema": DIALECT,
        "title": "Kế hoạch tuyên truyền cải cách hành chính của một năm",
        **form(
            "Một kế hoạch: đầu đề, đơn vị, nhóm, và từng mục với nguyên văn.",
            {name: fields[name] for name in PLAN_FIELDS},
            _REQUIRED,
        ),
        "$defs": {
            "kind": vocabulary(KINDS),
            "channel": vocabulary(CHANNELS),
            "topic": vocabulary(TOPICS),
        },
    }


def _head() -> dict[str, Schema]:
    """Return the fields about which plan it is."""
    return {
        "code": text("Mã của kế hoạch.", "thuong-phuc-2026", pattern=CODE),
        "name": text("Tên xã, phường.", "xã Thượng Phúc"),
        "title": text("Tên kế hoạch.", "Kế hoạch thông tin, tuyên truyền về CCHC năm 2026"),
        "issuer": text("Cơ quan ban hành.", "UBND xã Thượng Phúc"),
        "number": text("Số, ký hiệu.", "108/KH-UBND"),
        "issued": day("Ngày ban hành; chưa biết thì để trống.", "2026-03-06"),
        "year": _year(),
        "keeper": text("Đơn vị theo dõi, đôn đốc: mã hoặc tên trong units.", "vhxh"),
        "parent": _parent(),
        "follows": text("Tệp kế hoạch năm trước, nằm cạnh tệp này.", "thuong-phuc-2026.yml"),
        "holidays": many(
            "Ngày nghỉ: hạn rơi vào thì lùi sang ngày làm việc kế tiếp.", day(""), "2026-09-02"
        ),
        "reports": forms(
            "Các kỳ báo cáo định kỳ. "
            "Ví dụ: [{code: quy-1, name: Báo cáo quý I, from: …, to: …, due: …}]",
            _report(),
        ),
    }


def _year() -> Schema:
    return {
        "description": "Năm của kế hoạch. Ví dụ: 2026",
        "examples": [2026],
        "type": ["integer", "string"],
        "minimum": 2000,
        "maximum": 2100,
        "pattern": "^(20[0-9]{2}|2100)$",
    }


def _parent() -> Schema:
    fields = {
        "number": text("Số, ký hiệu kế hoạch cấp trên.", "75/KH-UBND"),
        "issuer": text("Cơ quan ban hành.", "UBND thành phố Hà Nội"),
        "issued": day("Ngày ban hành.", "2026-02-27"),
        "file": text("Tệp của kế hoạch cấp trên, nếu có.", "ha-noi-2026.yml"),
        "group": text("Nhóm của xã, phường trong kế hoạch đó.", "xa-phuong", pattern=CODE),
        "unit": text("Đơn vị thay mặt cả xã, phường.", "ubnd-xa", pattern=CODE),
    }
    return form("Kế hoạch của cấp trên. Ví dụ: {number: 75/KH-UBND}", fields, ("number",))


def _report() -> Schema:
    fields = {
        "code": text("Mã kỳ báo cáo.", "quy-1", pattern=CODE),
        "name": text("Tên kỳ báo cáo.", "Báo cáo quý I"),
        "from": day("Ngày đầu của số liệu.", "2025-12-15"),
        "to": day("Ngày cuối của số liệu.", "2026-03-14"),
        "due": day("Hạn gửi.", "2026-03-20"),
    }
    return form("Một kỳ báo cáo.", fields, fields)


def _bearers() -> dict[str, Schema]:
    """Return the fields about who is bound, how channels are called, and the rules."""
    return {
        "units": forms("Các đơn vị. Ví dụ: [{code: kt, name: Phòng Kinh tế}]", _unit()),
        "groups": forms(
            "Nhóm đơn vị. Ví dụ: [{code: phong-chuyen-mon, name: …, members: [{unit: kt}]}]",
            _group(),
        ),
        "channels": forms(
            "Tên kênh theo cách viết của kế hoạch. Ví dụ: [{code: zalo, names: [Zalo OA]}]",
            _channel(),
        ),
        "rules": forms(
            "Mỗi yêu cầu của kế hoạch là một mục, theo thứ tự trong văn bản. "
            "Ví dụ: [{id: tp-2-9, type: quota, place: …, quote: …, units: [vhxh]}]",
            rule_schema(),
        ),
    }


def _unit() -> Schema:
    graded = default_of(Unit, "graded")
    fields = {
        "code": text("Mã đơn vị.", "vhxh", pattern=CODE),
        "name": text("Tên đơn vị.", "Phòng Văn hóa – Xã hội"),
        "aliases": many("Những cách viết khác.", text("", ""), "Phòng Văn hoá - Xã hội"),
        "graded": flag("false: kế hoạch chỉ đề nghị, hoặc là cấp trên.", default=graded),
        "about": text("Chức năng, việc chính.", "Đầu mối theo dõi, đôn đốc, tổng hợp."),
    }
    return form("Một đơn vị.", fields, ("code", "name"))


def _group() -> Schema:
    member = {
        "unit": text("Đơn vị thành viên: mã hoặc tên.", "kt"),
        "from": day("Thuộc nhóm từ ngày.", "2026-01-01"),
        "to": day("Thuộc nhóm đến hết ngày.", "2026-06-30"),
    }
    fields = {
        "code": text("Mã nhóm.", "phong-chuyen-mon", pattern=CODE),
        "name": text("Tên nhóm.", "Các phòng chuyên môn"),
        "aliases": many("Những cách viết khác.", text("", ""), "Phòng chuyên môn"),
        "members": forms(
            "Thành viên, có thể ghi từ ngày nào đến ngày nào. Ví dụ: [{unit: kt}]",
            form("Một thành viên.", member, ("unit",)),
        ),
    }
    return form("Một nhóm đơn vị.", fields, ("code", "name"))


def _channel() -> Schema:
    fields = {
        "code": term("Kênh.", "channel", "zalo"),
        "names": many("Tên mà kế hoạch gọi.", text("", ""), "Zalo OA"),
    }
    return form("Một kênh.", fields, ("code",))

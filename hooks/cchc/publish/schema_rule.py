"""The JSON Schema of one rule of a plan."""

import dataclasses
from enum import StrEnum

from cchc.core.calendar import Per
from cchc.core.rule_reader import RULE_FIELDS
from cchc.core.rules import (
    Basis,
    Bearers,
    Byline,
    Duty,
    Form,
    Measure,
    Novelty,
    Quota,
    Rule,
    Scope,
    Task,
    Wanted,
)
from cchc.publish.schema_parts import (
    CODE,
    Schema,
    choice,
    day,
    default_of,
    flag,
    form,
    many,
    number,
    terms,
    text,
)

_REQUIRED = ("id", "type", "place", "quote", "units")
_TYPES = {
    "quota": "chỉ tiêu đếm theo kỳ",
    "task": "nhiệm vụ có hạn",
    "duty": "việc không có số, không có hạn",
    "chỉ tiêu": "như viết quota",
    "nhiệm vụ": "như viết task",
    "việc thường xuyên": "như viết duty",
}
_KINDS: dict[type[Rule], tuple[str, str]] = {
    Quota: ("quota", "chỉ tiêu"),
    Task: ("task", "nhiệm vụ"),
    Duty: ("duty", "việc thường xuyên"),
}
_ANCHORS = {
    "issued": "ngày ban hành kế hoạch này",
    "parent": "ngày ban hành kế hoạch cấp trên",
    "ngày ban hành": "như viết issued",
    "kế hoạch cấp trên": "như viết parent",
}
_WORDS: dict[StrEnum, str] = {
    Scope.EACH: "mỗi đơn vị một phần",
    Scope.JOINT: "các đơn vị làm chung một số",
    Byline.FIRST: "chỉ đơn vị đứng đầu bài được tính",
    Byline.ALL: "mọi đơn vị ghi ở bài đều được tính",
    Novelty.ANYWHERE: "tin mới, chưa từng đăng ở đâu",
    Novelty.CHANNEL: "chưa từng đăng trên kênh ấy",
    Novelty.NO: "không đòi tin mới",
    Basis.SENT: "ngày gửi; không có thì ngày đăng",
    Basis.PUBLISHED: "ngày đăng",
    Basis.AIRED: "ngày phát",
    Basis.HELD: "ngày diễn ra, ngày làm",
    Measure.WORKS: "số tin bài, sản phẩm khác nhau",
    Measure.AIRINGS: "số lần phát",
    Measure.QUANTITY: "số chiếc, tấm (quantity của bài)",
    Measure.RATE: "tỷ lệ phần trăm, do người nhập",
    Per.WEEK: "tuần, từ thứ Hai đến Chủ nhật",
    Per.MONTH: "tháng",
    Per.QUARTER: "quý",
    Per.YEAR: "năm",
    Form.ONGOING: "thường xuyên",
    Form.ENCOURAGED: "khuyến khích, đề nghị",
    Form.STRUCTURAL: "yêu cầu chung",
}
_PERIODS = {
    Per.WEEK: "^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$",
    Per.MONTH: "^[0-9]{4}-(0[1-9]|1[0-2])$",
    Per.QUARTER: "^[0-9]{4}-Q[1-4]$",
    Per.YEAR: "^[0-9]{4}$",
}
# The plan's files call these two as people do.
_WRITTEN = {"start": "from", "end": "to"}


def rule_schema() -> Schema:
    """Return the schema of a rule; what only one type of rule has is refused in the others."""
    fields = {**_common(), **_bearers(), **_wanted(), **_quota(), **_task()}
    fields["form"] = _choice("Dạng việc.", Form, default=default_of(Duty, "form"))
    properties = {name: fields[name] for name in RULE_FIELDS}
    conditions = [*map(_only, _KINDS), _one_deadline(), *map(_periods, Per)]
    return form("Một mục của kế hoạch.", properties, _REQUIRED, allOf=conditions)


def own_fields(kind: type[Rule]) -> set[str]:
    """Return the fields that a type of rule has beyond those of every rule."""
    every = {field.name for field in dataclasses.fields(Rule)}
    names = (field.name for field in dataclasses.fields(kind))
    return {_WRITTEN.get(name, name) for name in names if name not in every}


def _only(kind: type[Rule]) -> Schema:
    others = set().union(*(own_fields(each) for each in _KINDS)) - own_fields(kind)
    return {"if": _is(kind), "then": {"properties": dict.fromkeys(sorted(others), False)}}


def _one_deadline() -> Schema:
    ways = [{"required": [name]} for name in ("window", "deadline", "reports")]
    return {"if": _is(Task), "then": {"oneOf": ways}}


def _is(kind: type[Rule]) -> Schema:
    return {"properties": {"type": {"enum": list(_KINDS[kind])}}, "required": ["type"]}


def _periods(per: Per) -> Schema:
    """Return what the first and last period look like; with no `per` written it is a month."""
    written: Schema = {"pattern": _PERIODS[per]}
    asked: Schema = {"properties": {"per": {"const": per.value}}}
    if per is not default_of(Quota, "per"):
        asked["required"] = ["per"]
    return {"if": asked, "then": {"properties": {"from": written, "to": written}}}


def _common() -> dict[str, Schema]:
    """Return the fields that every rule has."""
    types = {"description": "Loại mục. Ví dụ: quota", "examples": ["quota"], **choice(_TYPES)}
    return {
        "id": text("Mã của mục, không trùng.", "tp-2-9", pattern=CODE),
        "type": types,
        "number": text("Số thứ tự của dòng.", "000.39"),
        "place": text("Chỗ đứng trong kế hoạch.", "IV.2 gạch 9"),
        "quote": text("Nguyên văn, đúng từng chữ.", "02 tin/bài CCHC trong tháng"),
        "note": text("Ghi chú cách hiểu để đếm.", "Hai đơn vị chung một số."),
        "same_as": _rules("Các mục cùng nội dung ở chỗ khác.", "tp-pl-4"),
        "conflicts_with": _rules("Các mục quy định khác.", "tp-pl-3"),
    }


def _bearers() -> dict[str, Schema]:
    """Return the fields about whom a rule binds."""
    unit = text("", "")
    return {
        "scope": _choice("Mỗi đơn vị, hay làm chung.", Scope, default=Scope.EACH),
        "units": many("Đơn vị, nhóm chịu mục này: mã hoặc tên.", unit, "vhxh", "vp"),
        "also": many("Đơn vị không chịu mục này mà bài vẫn được tính.", unit, "vhxh"),
        "answerable": text("Đơn vị chịu trách nhiệm khi làm chung.", "vhxh"),
        "anyone": flag("Ai viết cũng tính.", default=default_of(Bearers, "anyone")),
        "byline": _choice("Cách tính tác giả.", Byline, default=default_of(Bearers, "byline")),
    }


def _wanted() -> dict[str, Schema]:
    """Return the fields about what counts."""
    return {
        "kinds": terms("Loại được tính; không ghi thì loại nào cũng được.", "kind", "tin-bai"),
        "channels": terms("Kênh được tính.", "channel", "trang-ttdt"),
        "topics": terms("Chủ đề được tính.", "topic", "tai-chinh-cong"),
        "new": _choice("Có đòi tin mới không.", Novelty, default=default_of(Wanted, "new")),
        "date": _choice("Tính theo ngày nào.", Basis, default=default_of(Wanted, "basis")),
        "count": _choice("Đếm cái gì.", Measure, default=default_of(Wanted, "measure")),
    }


def _quota() -> dict[str, Schema]:
    """Return the fields of a quota."""
    period: Schema = {"type": ["string", "integer"]}
    first = {"description": "Từ kỳ nào. Ví dụ: 2026-03", "examples": ["2026-03"], **period}
    last = {"description": "Đến hết kỳ nào. Ví dụ: 2026-12", "examples": ["2026-12"], **period}
    return {
        "at_least": number("Ít nhất bao nhiêu.", 2, default=default_of(Quota, "at_least")),
        "per": _choice("Mỗi kỳ là gì.", Per, default=default_of(Quota, "per")),
        "from": first,
        "to": last,
        "within": text("Mã chỉ tiêu mà mục này là một phần.", "hn-1-d1"),
        "apart_from": text("Mã chỉ tiêu không dùng chung bài với mục này.", "hn-pl-7b"),
    }


def _task() -> dict[str, Schema]:
    """Return the fields of a task."""
    window = {
        "from": day("Từ ngày.", "2026-07-01"),
        "to": day("Đến hết ngày.", "2026-09-30"),
    }
    after = {"description": "Tính từ mốc nào. Ví dụ: issued", **choice(_ANCHORS)}
    days = number("Số ngày theo lịch.", 10, default=10)
    return {
        "window": form("Làm từ ngày đến ngày. Ví dụ: {from: …, to: …}", window, window),
        "deadline": form(
            "Trong bao nhiêu ngày. Ví dụ: {days: 10, after: issued}",
            {"days": days, "after": after},
            ("after",),
        ),
        "reports": flag("Theo các kỳ báo cáo.", default=default_of(Task, "reports")),
        "also_met_by": _rules("Nhiệm vụ có minh chứng dùng được ở đây.", "tp-pl-8"),
        "met_by_issue": flag(
            "Ban hành kế hoạch là xong.", default=default_of(Task, "met_by_issue")
        ),
    }


def _rules(told: str, example: str) -> Schema:
    return many(told, text("", ""), example)


def _choice(told: str, choices: type[StrEnum], *, default: object) -> Schema:
    words = {each.value: _WORDS[each] for each in choices}
    example = next(word for word in words if word != default)
    return {
        "description": f"{told} Ví dụ: {example}",
        "examples": [example],
        "default": default,
        "anyOf": [choice(words)],
    }

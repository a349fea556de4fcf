"""Read one rule of a plan."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar

from cchc.core import sentences
from cchc.core.calendar import Per, read_period
from cchc.core.fields import Fields
from cchc.core.names import Names, Term
from cchc.core.rules import (
    Basis,
    Bearers,
    Byline,
    Deadline,
    Duty,
    Form,
    Measure,
    Novelty,
    Quota,
    Rule,
    Scope,
    Source,
    Task,
    Wanted,
    Window,
)
from cchc.core.vocabulary import CHANNELS, KINDS, TOPICS

E = TypeVar("E", bound=StrEnum)

_COMMON = ("id", "type", "number", "place", "quote", "note", "same_as", "conflicts_with")
_BEARERS = ("scope", "units", "also", "answerable", "anyone", "byline")
_WANTED = ("kinds", "channels", "topics", "new", "date", "count")
_OWN: Mapping[str, tuple[str, ...]] = {
    "quota": ("at_least", "per", "from", "to", "within", "apart_from"),
    "task": ("window", "deadline", "reports", "at_least", "also_met_by", "met_by_issue"),
    "duty": ("form",),
}
RULE_FIELDS = (*_COMMON, *_BEARERS, *_WANTED, *(name for own in _OWN.values() for name in own))
_TYPES = Names(
    [Term("quota", "chỉ tiêu"), Term("task", "nhiệm vụ"), Term("duty", "việc thường xuyên")]
)
_ANCHORS = Names([Term("issued", "ngày ban hành"), Term("parent", "kế hoạch cấp trên")])
_WORDS = {
    Scope: "phạm vi",
    Byline: "cách tính tác giả",
    Novelty: "mức độ mới",
    Basis: "mốc ngày",
    Measure: "cách đếm",
    Per: "kỳ",
    Form: "dạng việc",
}


def read_rule(fields: Fields, bearers: Names) -> Rule:
    """Read a rule; *bearers* are the plan's units and groups. Problems stay in *fields*."""
    kind = fields.term("type", _TYPES, what="loại mục")
    fields.known(RULE_FIELDS)
    _refuse_others(fields, kind)
    readers = {"quota": _quota, "task": _task}
    return readers.get(kind, _duty)(fields, bearers)


def _refuse_others(fields: Fields, kind: str) -> None:
    """Note the fields that only another kind of rule has."""
    others = {name for own in _OWN.values() for name in own} - set(_OWN.get(kind, ()))
    for name in fields.mapping.nodes:
        if kind and name in others:
            fields.tell(name, sentences.NOT_HERE.format(what=_TYPES.label(kind)))


def _quota(fields: Fields, bearers: Names) -> Quota:
    per = _choice(fields, "per", Per.MONTH)
    start, end = _period(fields, "from", per), _period(fields, "to", per)
    if start and end and start > end:
        fields.tell("from", sentences.FROM_AFTER_TO.format(start=start, end=end))
    return Quota(
        *_common(fields, bearers),
        same_as=fields.texts("same_as", example="tp-pl-3"),
        conflicts_with=fields.texts("conflicts_with", example="tp-pl-3"),
        at_least=fields.number("at_least", default=1),
        per=per,
        start=start,
        end=end,
        within=fields.text("within", want="mã một chỉ tiêu"),
        apart_from=fields.text("apart_from", want="mã một chỉ tiêu"),
    )


def _task(fields: Fields, bearers: Names) -> Task:
    times = [name for name in ("window", "deadline", "reports") if name in fields]
    if len(times) != 1:
        fields.tell("window", sentences.ONE_DEADLINE)
    return Task(
        *_common(fields, bearers),
        same_as=fields.texts("same_as", example="tp-pl-3"),
        conflicts_with=fields.texts("conflicts_with", example="tp-pl-3"),
        window=fields.read("window", _window, example="from: 2026-07-01, to: 2026-09-30"),
        deadline=fields.read("deadline", _deadline, example="days: 10, after: issued"),
        reports=fields.flag("reports", default=False),
        at_least=fields.number("at_least", default=1),
        also_met_by=fields.texts("also_met_by", example="tp-pl-8"),
        met_by_issue=fields.flag("met_by_issue", default=False),
    )


def _duty(fields: Fields, bearers: Names) -> Duty:
    return Duty(
        *_common(fields, bearers),
        same_as=fields.texts("same_as", example="tp-pl-3"),
        conflicts_with=fields.texts("conflicts_with", example="tp-pl-3"),
        form=_choice(fields, "form", Form.ONGOING),
    )


def _common(fields: Fields, bearers: Names) -> tuple[str, Source, Bearers, Wanted]:
    return (
        fields.code("id", want="mã của mục, như tp-2-9"),
        _source(fields),
        _bearers(fields, bearers),
        _wanted(fields),
    )


def _source(fields: Fields) -> Source:
    return Source(
        number=fields.text("number", want="số thứ tự của dòng, như 000.39"),
        place=fields.text("place", want="chỗ đứng trong kế hoạch, như IV.2 gạch 9", needed=True),
        quote=fields.text("quote", want="nguyên văn câu trong kế hoạch", needed=True),
        note=fields.text("note", want="ghi chú cách hiểu"),
    )


def _bearers(fields: Fields, names: Names) -> Bearers:
    return Bearers(
        scope=_choice(fields, "scope", Scope.EACH),
        members=fields.terms("units", names, what="đơn vị hay nhóm", needed=True),
        also=fields.terms("also", names, what="đơn vị hay nhóm"),
        answerable=fields.term("answerable", names, what="đơn vị", default="-").strip("-"),
        anyone=fields.flag("anyone", default=False),
        byline=_choice(fields, "byline", Byline.FIRST),
    )


def _wanted(fields: Fields) -> Wanted:
    return Wanted(
        kinds=fields.terms("kinds", KINDS, what="loại"),
        channels=fields.terms("channels", CHANNELS, what="kênh"),
        topics=fields.terms("topics", TOPICS, what="chủ đề"),
        new=_choice(fields, "new", Novelty.NO),
        basis=_choice(fields, "date", Basis.SENT),
        measure=_choice(fields, "count", Measure.WORKS),
    )


def _choice(fields: Fields, name: str, default: E) -> E:
    choices = type(default)
    names = _names_of(choices)
    return choices(fields.term(name, names, what=_WORDS[choices], default=default.value))


@cache
def _names_of(choices: type[StrEnum]) -> Names:
    return Names(Term(each.value, each.value) for each in choices)


def _period(fields: Fields, name: str, per: Per) -> str:
    code = fields.text(name, want="một kỳ như 2026-03")
    if not code:
        return ""
    example = {"week": "2026-W11", "month": "2026-03", "quarter": "2026-Q1", "year": "2026"}[per]
    try:
        fits = read_period(code).per is per
    except ValueError:
        fits = False
    if not fits:
        fields.tell(name, sentences.NOT_PERIOD.format(found=code, example=example))
    return code if fits else ""


def _window(fields: Fields) -> Window | None:
    fields.known(("from", "to"))
    start, end = fields.day("from", needed=True), fields.day("to", needed=True)
    if not start or not end:
        return None
    if start > end:
        fields.tell("from", sentences.FROM_AFTER_TO.format(start=start, end=end))
    return Window(start, end)


def _deadline(fields: Fields) -> Deadline:
    fields.known(("days", "after"))
    days = fields.number("days", default=10)
    return Deadline(days, fields.term("after", _ANCHORS, what="mốc"))

"""How the ambiguous points of a rule were read, each named by its number in the readings (R1–R28).

A reading is a parameter of the rule that a person can change in the plan file; what is said here
is what made the figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core.calendar import Per
from cchc.core.plan import Plan
from cchc.core.rules import Basis, Byline, Measure, Novelty, Quota, Rule, Scope, Task, Wanted


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: its number, the parameter with its value, and the sentence for people."""

    code: str
    parameter: str
    value: str
    told: str


_BASES = {
    Basis.SENT: "tính theo ngày gửi; không ghi ngày gửi thì theo ngày đăng",
    Basis.PUBLISHED: "tính theo ngày đăng trên kênh",
    Basis.AIRED: "tính theo ngày phát sóng",
    Basis.HELD: "tính theo ngày diễn ra, ngày làm",
}
_MEASURES = {
    Measure.WORKS: "đếm tin, bài khác nhau; đăng, phát nhiều lần vẫn là một",
    Measure.AIRINGS: "đếm từng lần phát",
    Measure.QUANTITY: "cộng số lượng ghi trong từng bản ghi",
    Measure.RATE: "tỷ lệ do người nhập, kèm minh chứng; không đếm bằng bài",
}
_NOVELTIES = {
    Novelty.ANYWHERE: "tin mới: chưa đăng ở đâu trước ngày tính; đăng cùng ngày được chấp nhận",
    Novelty.CHANNEL: "tin mới: chưa đăng trên chính kênh này trước ngày tính",
}


def readings_of(rule: Rule, plan: Plan) -> tuple[Reading, ...]:
    """Return the readings that shape the rule's figure, in the order of their numbers."""
    found = [*_of_bearers(rule, plan), *_of_conflicts(rule)]
    if isinstance(rule, Quota):
        found += _of_quota(rule)
    if isinstance(rule, Task):
        found += _of_task(rule)
    return tuple(sorted(found, key=lambda reading: int(reading.code.strip("Rb"))))


def _of_quota(rule: Quota) -> Iterator[Reading]:
    wanted = rule.wanted
    yield Reading("R1", "date", wanted.basis.value, _BASES[wanted.basis])
    if rule.per is Per.WEEK:
        told = "tuần từ thứ Hai đến Chủ nhật, không chia giữa hai tháng"
        yield Reading("R4", "per", rule.per.value, told)
    if rule.start:
        told = f"áp dụng từ kỳ {rule.start}; các kỳ trước không áp dụng"
        yield Reading("R5", "from", rule.start, told)
    yield from _of_wanted(wanted)
    if rule.apart_from:
        told = f"bài đã dùng cho {rule.apart_from} thì không tính lại ở đây; phần dư được tính"
        yield Reading("R9", "apart_from", rule.apart_from, told)
    if rule.within:
        told = f"chỉ tính trong số bài đã tính cho {rule.within}"
        yield Reading("R23", "within", rule.within, told)


def _of_wanted(wanted: Wanted) -> Iterator[Reading]:
    if wanted.new is not Novelty.NO:
        yield Reading("R8", "new", wanted.new.value, _NOVELTIES[wanted.new])
    if {"tin-bai", "bai-chuyen-sau"} <= set(wanted.kinds):
        yield Reading("R10", "kinds", " ".join(wanted.kinds), "bài chuyên sâu cũng là tin, bài")
    number = "R19" if wanted.measure in (Measure.QUANTITY, Measure.RATE) else "R19b"
    yield Reading(number, "count", wanted.measure.value, _MEASURES[wanted.measure])


def _of_task(rule: Task) -> Iterator[Reading]:
    if rule.deadline:
        told = f"{rule.deadline.days} ngày theo lịch, không tính ngày ban hành; "
        told += "hạn rơi vào ngày nghỉ thì lùi sang ngày làm việc kế tiếp"
        yield Reading("R14", "deadline", f"{rule.deadline.days} {rule.deadline.after}", told)
    if rule.window:
        told = "hạn là ngày cuối của khoảng thời gian; làm sớm hơn là xong sớm"
        yield Reading("R15", "window", f"{rule.window.start}/{rule.window.end}", told)
    if rule.reports:
        yield Reading("R17", "reports", "true", "theo lịch báo cáo ghi trong kế hoạch")


def _of_bearers(rule: Rule, plan: Plan) -> Iterator[Reading]:
    bound = rule.bearers
    groups = {group.code: group for group in plan.groups}
    named = [groups[code] for code in bound.members if code in groups]
    several = len(bound.members) > 1 or bool(named)
    if several:
        each = bound.scope is Scope.EACH
        told = "mỗi đơn vị một phần đủ số" if each else "các đơn vị làm chung một số"
        yield Reading("R11", "scope", bound.scope.value, told)
    if bound.anyone:
        yield Reading("R13", "anyone", "true", "tính bài của mọi đơn vị")
    elif bound.scope is Scope.EACH:
        first = bound.byline is Byline.FIRST
        told = "bài nhiều đơn vị tính cho đơn vị đứng đầu"
        told = told if first else "bài nhiều đơn vị tính cho từng đơn vị"
        yield Reading("R12", "byline", bound.byline.value, told)
    if bound.also:
        told = "bài của đơn vị phối hợp cũng được tính"
        yield Reading("R13", "also", " ".join(bound.also), told)
    for group in named:
        told = "thành viên của nhóm theo danh sách có ngày trong kế hoạch"
        yield Reading("R24", "members", group.code, told)


def _of_conflicts(rule: Rule) -> Iterator[Reading]:
    if rule.conflicts_with:
        told = "thân và phụ lục nêu khác nhau: tính cả hai, nêu thành cặp"
        yield Reading("R25", "conflicts_with", " ".join(rule.conflicts_with), told)

"""Where each quota, task and duty of a plan stands: the values that a count gives."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc.core.calendar import Period
from cchc.core.credits import Credit
from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.rules import Duty, Measure, Quota, Rule, Task


class Status(StrEnum):
    """How a quota or a task stands (R16)."""

    MET = "dat"
    RUNNING = "dang-thuc-hien"
    MISSED = "chua-dat"
    NOT_YET = "chua-den-ky"
    NOT_APPLICABLE = "khong-ap-dung"
    UNKNOWN = "chua-xac-dinh"
    DONE = "hoan-thanh"
    DONE_LATE = "hoan-thanh-muon"
    OVERDUE = "qua-han"

    @property
    def label(self) -> str:
        """What people read."""
        return _LABELS[self]


_LABELS = {
    Status.MET: "đạt",
    Status.RUNNING: "đang thực hiện",
    Status.MISSED: "chưa đạt",
    Status.NOT_YET: "chưa đến kỳ",
    Status.NOT_APPLICABLE: "không áp dụng",
    Status.UNKNOWN: "chưa xác định",
    Status.DONE: "hoàn thành",
    Status.DONE_LATE: "hoàn thành muộn",
    Status.OVERDUE: "quá hạn",
}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who one figure is about: the units, and the group that they were named by, if any."""

    units: tuple[str, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How far one bearer of a quota has come in one period.

    `other` is the same under the other reading of who owes the number (R11): all together for a
    quota of each, one by one for a joint quota; nothing where only one unit is bound.
    """

    rule: Quota
    bearer: Bearer
    period: Period
    credits: tuple[Credit, ...]
    status: Status
    other: tuple["Tally", ...] = ()

    @property
    def count(self) -> int:
        """Works, airings or pieces, as the quota counts them; of rates typed in, the highest."""
        measure = self.rule.wanted.measure
        if measure is Measure.WORKS:
            return len(self.posts)
        if measure is Measure.RATE:
            return max((credit.amount for credit in self.credits), default=0)
        return sum(credit.amount for credit in self.credits)

    @property
    def untold(self) -> bool:
        """Whether it is a rate that nobody has typed in yet: posts cannot prove it."""
        return self.rule.wanted.measure is Measure.RATE and not self.credits

    @property
    def needs(self) -> str:
        """What a person must type in before the figure can be known, or nothing."""
        if not self.bearer.units:
            return "chưa xác định thành viên của nhóm: ghi vào groups của kế hoạch"
        if self.untold:
            return (
                "cần nhập số liệu: ghi một bản ghi khảo sát (kind: khao-sat) có quantity là tỷ lệ"
            )
        return ""

    @property
    def missing(self) -> int:
        """What is still to do; never below zero."""
        return max(0, self.rule.at_least - self.count)

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts behind the figure, each once, in the order that they counted."""
        return tuple({credit.post.file: credit.post for credit in self.credits}.values())


@dataclass(frozen=True, slots=True)
class TaskTally:
    """Where one bearer of a dated task stands; `due` is None while the plan leaves it open."""

    rule: Task
    bearer: Bearer
    start: date | None
    due: date | None
    done: date | None
    posts: tuple[Post, ...]
    status: Status
    report: str = ""

    @property
    def count(self) -> int:
        """Pieces of evidence."""
        return len(self.posts)


@dataclass(frozen=True, slots=True)
class DutyTally:
    """What serves a duty; it is never met or missed."""

    rule: Duty
    bearer: Bearer
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A whole plan counted as of the end of a day."""

    plan: Plan
    day: date
    quotas: tuple[Tally, ...]
    tasks: tuple[TaskTally, ...]
    duties: tuple[DutyTally, ...]

    @property
    def rules(self) -> dict[str, Rule]:
        """Every rule that was counted, by its id."""
        every: list[Tally | TaskTally | DutyTally] = [*self.quotas, *self.tasks, *self.duties]
        return {tally.rule.id: tally.rule for tally in every}

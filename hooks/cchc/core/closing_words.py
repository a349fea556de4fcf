"""What is said of a closed period: which figures moved since, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc.core.calendar import Per, read_period
from cchc.core.closing import Closed, Movement, Snapshot, Standing, edited_posts, moved
from cchc.core.history import History
from cchc.core.names import Names
from cchc.core.tally import Status

_ROMAN = ("I", "II", "III", "IV")
_STATUSES = {status.value: status.label for status in Status}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A closed period held against the same figures of today; *units* names the bearers."""

    closed: Closed
    now: Snapshot
    units: Names
    history: History

    def sentences(self) -> Iterator[str]:
        """Yield a sentence for each figure that moved, then for each post that was only edited."""
        movements = moved(self.closed.snapshot, self.now)
        for movement in movements:
            posts = ", ".join(self._posts(movement))
            yield self._told(f"{self._figure(movement)}{': ' * bool(posts)}{posts}")
        told = {slug for each in movements for slug in (*each.gone, *each.changed)}
        for slug in edited_posts(self.closed.snapshot, self.now):
            if slug not in told:
                days = self._edits(slug)
                yield self._told(f"bài {slug} đã sửa{days} sau khi chốt, số liệu không đổi")

    def _told(self, what: str) -> str:
        day = self.closed.closing.day
        return f"Kỳ {self.closed.snapshot.period} đã chốt ngày {day:%d/%m/%Y}: {what}"

    def _figure(self, movement: Movement) -> str:
        standing = movement.figure
        units = " + ".join(map(self._unit, standing.units)) or "chưa xác định thành viên"
        return f"{standing.rule}, {units}, {period_words(standing.period)} {_change(movement)}"

    def _unit(self, code: str) -> str:
        return self.units.label(code) if code in self.units else code

    def _posts(self, movement: Movement) -> Iterator[str]:
        for slug in movement.gone:
            yield f"bài {slug} {self._fate(slug, edited=slug in movement.changed)}"
        for slug in movement.added:
            yield f"thêm bài {slug}"
        for slug in movement.changed:
            if slug not in movement.gone:
                yield f"bài {slug} đã sửa{self._edits(slug)}"

    def _fate(self, slug: str, *, edited: bool) -> str:
        """Say why a post no longer stands behind a figure."""
        post = self.now.posts.get(slug)
        if post is None:
            return "không còn trong kho bài"
        if post.is_withdrawn:
            return "đã gỡ"
        edit = f"đã sửa{self._edits(slug)}, " if edited else ""
        return f"{edit}không còn được tính"

    def _edits(self, slug: str) -> str:
        days = self.history.changed_after(self.now.posts[slug].file, self.closed.closing.day)
        return " ngày " + ", ".join(f"{day:%d/%m/%Y}" for day in days) if days else ""


def period_words(code: str) -> str:
    """Return the period of a figure as people say it: a month, a week, a window, a due day."""
    start, _, end = code.partition("/")
    if end:
        return f"từ {_day(start)} đến {_day(end)}"
    try:
        period = read_period(code)
    except ValueError:
        return f"hạn {_day(code)}"
    year, number = code[:4], code[6:]
    if period.per is Per.WEEK:
        return f"tuần {number}/{year}"
    if period.per is Per.QUARTER:
        return f"quý {_ROMAN[int(number) - 1]}/{year}"
    return f"tháng {period.first:%m/%Y}" if period.per is Per.MONTH else f"năm {year}"


def _day(code: str) -> str:
    return f"{date.fromisoformat(code):%d/%m/%Y}"


def _change(movement: Movement) -> str:
    was, now = movement.was, movement.now
    if was is None:
        return f"mới có trong bảng đếm, {_number(movement.figure.count)}"
    if now is None:
        return f"từ {_number(was.count)} thành không còn trong bảng đếm"
    if was.count != now.count:
        return f"từ {_number(was.count)} {_direction(was, now)} {_number(now.count)}"
    return f"vẫn {_number(now.count)}{_other_change(was, now)}"


def _direction(was: Standing, now: Standing) -> str:
    if was.count is None or now.count is None:
        return "thành"
    return "còn" if now.count < was.count else "lên"


def _number(number: float | None) -> str:
    return "chưa có số liệu" if number is None else f"{number:g}".replace(".", ",")


def _other_change(was: Standing, now: Standing) -> str:
    """Say what changed beside the count: what is asked for, or how it is judged."""
    target = ""
    if was.target != now.target:
        target = f", yêu cầu từ {_number(was.target)} thành {_number(now.target)}"
    if was.status == now.status:
        return target
    old, new = (_STATUSES.get(each.status, each.status) for each in (was, now))
    return f"{target}, từ “{old}” thành “{new}”"

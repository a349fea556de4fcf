"""`cchc close`: freeze the figures of a period that is over; tell what moved in those frozen."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import project_root
from cchc.core import sentences
from cchc.core.calendar import Period, read_period
from cchc.core.closing import Closed, Closing, last_day
from cchc.core.content import Content
from cchc.core.counting import count
from cchc.core.history import late_records
from cchc.publish.figures import Figure, figures
from cchc.store.clock import clock
from cchc.store.closed import (
    FOLDER,
    Today,
    closed_movements,
    closed_periods,
    read_closed,
    write_closed,
)
from cchc.store.git import read_commit, read_history
from cchc.store.project import CONFIG, Project

EXAMPLE = "2026-Q3, 2026-09, 2026-W39 hoặc 2026"
NO_PERIOD = f"Hãy nêu kỳ cần chốt, như {EXAMPLE}; hoặc --list để xem các kỳ đã chốt."
OTHER_YEAR = "Kỳ {period} không thuộc kế hoạch năm {year}."
NOT_OVER = "Kỳ {period} chưa chốt được: phải hết ngày {last:%d/%m/%Y} số liệu mới đủ."
CLOSED_ALREADY = (
    "Kỳ {period} đã chốt ngày {day:%d/%m/%Y}; nếu cần chốt lại, hãy thêm --again và nêu lý do."
)
OTHER_PLAN = "{file} là kỳ đã chốt của kế hoạch {plan}; hãy cất tệp này đi nơi khác trước."
NO_REASON = "Chốt lại thì phải nêu lý do, như: --again 'bổ sung bài gửi muộn'."
FAULTS = "Còn {files} tệp bài viết có lỗi; hãy sửa xong rồi chốt kỳ {period}."
DONE = "Đã chốt kỳ {period} vào {file}: {figures} số liệu, {posts} bài. Hãy lưu tệp này vào Git."
DIRTY = "Lưu ý: bài viết, kế hoạch hoặc cấu hình có chỗ chưa lưu vào Git khi chốt."
LINE = "{period}: chốt ngày {day:%d/%m/%Y}, {figures} số liệu ({rest})"
NOTHING_CLOSED = "Chưa chốt kỳ nào."
NOTHING_MOVED = "Không có gì thay đổi trong các kỳ đã chốt."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("period", nargs="?", metavar="KỲ", help=EXAMPLE)
    parser.add_argument("--again", metavar="LÝ DO", help="chốt lại một kỳ đã chốt, kèm lý do")
    parser.add_argument("--list", action="store_true", help="các kỳ đã chốt và những gì đã đổi")


def run(args: argparse.Namespace) -> int:
    """Close the period, or list those closed; a refusal is one sentence and exit code 1."""
    project = Project(project_root())
    if args.list:
        return _list(project.root, project.read(day=clock()))
    if not args.period:
        print(NO_PERIOD, file=sys.stderr)
        return WRONG_CALL
    try:
        period = read_period(args.period)
    except ValueError:
        print(sentences.NOT_PERIOD.format(found=args.period, example=EXAMPLE), file=sys.stderr)
        return WRONG_CALL
    content = project.read(day=clock())
    for problem in content.problems:
        print(problem, file=sys.stderr)
    closing = Closer(project.root, content, period)
    refusal = next(closing.refusals(args.again), "")
    if refusal:
        print(refusal, file=sys.stderr)
        return FAULTY
    closing.close(args.again or "")
    return 0


class Closer:
    """One period that somebody asks to close."""

    def __init__(self, root: Path, content: Content, period: Period) -> None:
        self.root = root
        self.content = content
        self.period = period
        self.snapshot = Today(root, content, tuple(_rows(content))).snapshot(period.code)

    def refusals(self, reason: str | None) -> Iterator[str]:
        """Yield why it cannot be closed now, the first thing to mend first."""
        code, plan = self.period.code, self.content.plan
        if code[:4] != str(plan.year):
            yield OTHER_YEAR.format(period=code, year=plan.year)
        last = last_day(self.snapshot.rows, self.period)
        if self.content.day <= last:
            yield NOT_OVER.format(period=code, last=last)
        faulty = len({problem.file for problem in self.content.problems})
        if faulty:
            yield FAULTS.format(files=faulty, period=code)
        yield from self._closed_already(reason)

    def _closed_already(self, reason: str | None) -> Iterator[str]:
        if reason is not None and not reason.strip():
            yield NO_REASON
        code, plan = self.period.code, self.content.plan
        closed = read_closed(self.root, code)
        if closed and closed.snapshot.plan != plan.code:
            yield OTHER_PLAN.format(file=f"{FOLDER}/{code}.json", plan=closed.snapshot.plan)
        if closed and reason is None:
            yield CLOSED_ALREADY.format(period=code, day=closed.closing.day)

    def close(self, reason: str) -> None:
        """Write the file, and say what people should know of it."""
        settings, code = self.content.settings, self.period.code
        commit = read_commit(self.root, (settings.posts, settings.plan, CONFIG))
        before = read_closed(self.root, code)
        closing = Closing(
            self.content.day,
            commit.id if commit else None,
            commit.is_dirty if commit else None,
            reason.strip() if before else "",
        )
        earlier = (*before.before, before.closing) if before else ()
        file = write_closed(self.root, Closed(self.snapshot, closing, earlier))
        posts = len(self.snapshot.posts)
        print(DONE.format(period=code, file=file, figures=len(self.snapshot.rows), posts=posts))
        if closing.is_dirty:
            print(DIRTY)
        self._tell_late()

    def _tell_late(self) -> None:
        settings = self.content.settings
        counted = [post for post in self.content.posts if post.slug in self.snapshot.posts]
        for late in late_records(counted, read_history(self.root / settings.posts)):
            print(late.sentence(root=settings.posts))


def _list(root: Path, content: Content) -> int:
    periods = closed_periods(root)
    for period in periods:
        closed = read_closed(root, period)
        if closed:
            print(_line(closed))
    history = read_history(root / content.settings.posts) if periods else None
    told = closed_movements(root, content, _rows(content), history=history)
    print("\n".join(["", *(told or [NOTHING_MOVED])]) if periods else NOTHING_CLOSED)
    return 0


def _line(closed: Closed) -> str:
    closing, snapshot = closed.closing, closed.snapshot
    commit = f"bản {closing.commit[:10]}" if closing.commit else "không rõ bản Git"
    dirty = ", có chỗ chưa lưu" if closing.is_dirty else ""
    again = f", chốt lại: {closing.reason}" if closing.reason else ""
    return LINE.format(
        period=snapshot.period,
        day=closing.day,
        figures=len(snapshot.rows),
        rest=f"{commit}{dirty}{again}",
    )


def _rows(content: Content) -> Iterable[Figure]:
    counted = count(content.plan, content.posts, until=content.day)
    return figures(counted)

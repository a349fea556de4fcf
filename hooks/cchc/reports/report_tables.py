"""The tables in the body of a report (official-report, tables 1 to 5)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from cchc.core.post import Post
from cchc.core.tally import TaskTally
from cchc.core.vocabulary import CATEGORIES, KINDS
from cchc.reports.facts import Facts
from cchc.reports.paper import Align, Column, Look, Row, Table
from cchc.reports.scorecard import Line
from cchc.reports.words import day_words, gap, number, percent

EVENTS: tuple[str, ...] = ("doi-thoai", "toa-dam", "tap-huan", "hoc-tap-kn", "cuoc-thi")
EVENTS += ("hoi-thi", "khao-sat", "hop-bao", "hop-thon", "pbgdpl", "trien-lam", "tieu-pham")
EVENTS += ("kiem-tra",)
# The columns of table 2: a kind, or the rest.
_COUNTED = ("tin-bai", "bai-chuyen-sau", "tin-bai-truyen-thanh", "clip")
_C = Align.CENTER


def plans_table(facts: Facts) -> Table:
    """Return table 1: who has handed in a plan of its own, and when."""
    rows = [
        Row(
            (
                str(at),
                facts.unit_names(task.bearer.units),
                _plan_name(task),
                day_words(task.due) if task.due else "chưa xác định",
                task_words(task),
                facts.cite(task.posts),
            )
        )
        for at, task in enumerate(facts.unit_plans, start=1)
    ]
    columns = (
        Column("TT", 10, _C),
        Column("Đơn vị", 46),
        Column("Số, ngày kế hoạch", 40),
        Column("Hạn", 23, _C),
        Column("Kết quả", 25),
        Column("Minh chứng", 16, _C),
    )
    empty = facts.say("kh-khong")
    return Table(facts.say("bang-1"), columns, tuple(rows), empty=empty)


def task_words(task: TaskTally) -> str:
    """Return how a dated task came out: in time, late by days, or not there."""
    if task.done is None or task.due is None:
        return task.status.label if task.posts else "chưa có"
    days = (task.done - task.due).days
    return f"chậm {number(days)} ngày" if days > 0 else "đúng hạn"


def channels_table(facts: Facts) -> Table:
    """Return table 2: works by channel and kind, and each work once in the total."""
    own = facts.own
    rows = [
        Row((str(at), facts.channel_name(channel), *_kinds(works), _airings(facts, (channel,))))
        for at, (channel, works) in enumerate(own.channels.items(), start=1)
    ]
    total = ("", "Cộng (mỗi tác phẩm một lần)", *_kinds(own.works), _airings(facts, own.channels))
    columns = (
        Column("TT", 10, _C),
        Column("Kênh", 48),
        *(Column(head, width, _C) for head, width in _KIND_HEADS),
    )
    shown = (*rows, Row(total, Look.TOTAL)) if rows else ()
    empty = facts.say("hoat-dong-khong")
    return Table(facts.say("bang-2"), columns, shown, facts.say("bang-2-chu"), empty)


_KIND_HEADS = (
    ("Tin, bài", 14),
    ("Chuyên sâu", 16),
    ("Truyền thanh", 16),
    ("Clip", 12),
    ("Khác", 13),
    ("Cộng", 15),
    ("Lần phát", 16),
)


def _kinds(works: Iterable[Post]) -> tuple[str, ...]:
    found = Counter(post.kind for post in works)
    counted = [found[kind] for kind in _COUNTED]
    return tuple(map(str, (*counted, found.total() - sum(counted), found.total())))


def _airings(facts: Facts, channels: Iterable[str]) -> str:
    return str(sum(len(facts.own.airings(channel)) for channel in channels))


def quotas_table(facts: Facts) -> Table:
    """Return table 3: each quota and its bearers against what the plan asks."""
    rows = [
        Row(
            (
                str(at),
                f"“{line.rule.source.quote}”",
                line.places,
                facts.unit_names(line.bearer.units),
                *score(line),
                line.verdict,
                facts.cite(line.posts),
            )
        )
        for at, line in enumerate(facts.lines, start=1)
    ]
    columns = (
        Column("TT", 8, _C),
        Column("Nội dung chỉ tiêu", 34),
        Column("Căn cứ", 14),
        Column("Đơn vị", 20),
        Column("Phải đạt", 10, _C),
        Column("Thực hiện", 12, _C),
        Column("Tỷ lệ", 15, _C),
        Column("Đánh giá", 31),
        Column("Minh chứng", 16, _C),
    )
    empty = facts.say("kh-khong")
    return Table(facts.say("bang-3"), columns, tuple(rows), facts.say("bang-3-chu"), empty)


def score(line: Line) -> tuple[str, str, str]:
    """Return what was to be done, what was done, and the share; nothing where no period is over."""
    if not line.closed:
        return ("–", "–", "–")
    return (number(line.wanted), number(line.done), percent(line.done, line.wanted))


def fields_table(facts: Facts) -> Table:
    """Return table 4: works by field of reform, and the units that wrote them."""
    works = facts.own.works
    rows = []
    for at, (code, term) in enumerate(CATEGORIES.terms.items(), start=1):
        theirs = [post for post in works if post.category == code]
        units = dict.fromkeys(unit for post in theirs for unit in post.units)
        who = "; ".join(map(facts.unit_name, units)) or "–"
        rows.append(Row((str(at), term.label, str(len(theirs)), who, facts.cite(theirs))))
    total = Row(("", "Cộng", str(len(works)), "", ""), Look.TOTAL)
    columns = (
        Column("TT", 10, _C),
        Column("Lĩnh vực", 50),
        Column("Số tin, bài", 18, _C),
        Column("Đơn vị có tin, bài", 56),
        Column("Minh chứng", 26, _C),
    )
    return Table(facts.say("bang-4"), columns, (*rows, total))


def events_table(facts: Facts) -> Table:
    """Return table 5: what was held in the window; place and people only a person can fill in."""
    events = [credit.post for credit in facts.own.held(*EVENTS)]
    rows = [
        Row(
            (
                str(at),
                f"{KINDS.label(post.kind)}: {post.title}",
                day_words(post.date),
                gap("địa điểm"),
                gap("thành phần, số người"),
                facts.unit_names(post.units),
                facts.cite([post]),
            )
        )
        for at, post in enumerate(events, start=1)
    ]
    columns = (
        Column("TT", 8, _C),
        Column("Hoạt động", 46),
        Column("Ngày", 22, _C),
        Column("Địa điểm", 20),
        Column("Thành phần, số người", 22),
        Column("Đơn vị", 26),
        Column("Minh chứng", 16, _C),
    )
    empty = facts.say("hoat-dong-khong")
    return Table(facts.say("bang-5"), columns, tuple(rows), empty=empty)


def _plan_name(task: TaskTally) -> str:
    if not task.posts:
        return "–"
    days = ", ".join(_dates(post.date for post in task.posts))
    return f"{gap('số')} ngày {days}"


def _dates(days: Iterable[date]) -> Iterator[str]:
    return (day_words(day) for day in dict.fromkeys(days))

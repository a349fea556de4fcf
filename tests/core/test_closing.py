"""What moved since a period was closed, and the words that say so."""

from collections.abc import Iterable
from datetime import date

import pytest

from cchc.core.calendar import read_period
from cchc.core.closing import (
    Closed,
    Closing,
    Evidence,
    Row,
    Snapshot,
    digest,
    last_day,
    moved,
    rows_inside,
    standing_of,
)
from cchc.core.closing_words import Comparison, period_words
from cchc.core.history import History, Track
from cchc.core.names import Names, Term

UNITS = Names([Term("kt", "Phòng Kinh tế"), Term("vhxh", "Phòng Văn hóa – Xã hội")])


def row(period: str, *items: str, rule: str = "tp-pl-3", **fields: object) -> Row:
    """Return a figure as `cchc count` gives it."""
    figure = {
        "rule": rule,
        "type": "quota",
        "scope": "each",
        "units": ["kt"],
        "group": "phong",
        "period": period,
        "count": len(items),
        "target": 2,
        "status": "dat" if len(items) > 1 else "chua-dat",
        "items": list(items),
    }
    return {**figure, **fields}


def snapshot(rows: Iterable[Row], posts: Iterable[str], **others: Evidence) -> Snapshot:
    """Return figures of 2026-Q3 and the posts behind them, each with the same text."""
    evidence = {slug: Evidence(f"2026/08/{slug}.md", "sha256:1") for slug in posts}
    return Snapshot("tp", "2026-Q3", tuple(rows), {**evidence, **others})


def told(was: Snapshot, now: Snapshot, history: History | None = None) -> list[str]:
    """Return what is said, without the words that every sentence begins with."""
    closed = Closed(was, Closing(date(2026, 10, 1)))
    sentences = Comparison(closed, now, UNITS, history or History()).sentences()
    start = "Kỳ 2026-Q3 đã chốt ngày 01/10/2026: "
    return [sentence.removeprefix(start) for sentence in sentences if sentence.startswith(start)]


NO_MORE = "bài a không còn trong kho bài, bài b không còn trong kho bài"
WAS = snapshot([row("2026-08", "a", "b")], "ab")


@pytest.mark.parametrize(
    ("closed", "inside"),
    [
        ("2026-Q3", {"2026-07", "2026-Q3", "2026-W27", "2026-W39", "2026-09-30"}),
        ("2026-07", {"2026-07", "2026-W27"}),
        ("2026-06", set()),
        ("2026-W27", {"2026-W27"}),
        ("2026-W40", {"2026-W40", "2026-09-30"}),
    ],
)
def test_what_lies_inside_a_period(closed: str, inside: set[str]) -> None:
    """Whole periods, weeks by their Thursday (R4: W27 is of July), tasks by their due day."""
    codes = ("2026", "2026-Q3", "2026-07", "2026-W27", "2026-W39", "2026-W40")
    rows = [*map(row, codes), row("2026-01-01/2026-09-30", due="2026-09-30")]

    found = {
        str(each.get("due") or each["period"]) for each in rows_inside(rows, read_period(closed))
    }

    assert found == inside


def test_a_year_holds_everything() -> None:
    """The task whose day the plan leaves open among them."""
    codes = ("2026", "2026-Q1", "2026-12", "2026-W01", "2026-W53")
    rows = [*map(row, codes), row("2026", type="task", due=None)]

    assert len(rows_inside(rows, read_period("2026"))) == 6


@pytest.mark.parametrize(
    ("period", "week", "last"),
    [
        ("2026-07", "2026-W31", date(2026, 8, 2)),
        ("2026-07", "2026-W30", date(2026, 7, 31)),
        ("2026", "2026-W53", date(2026, 12, 31)),
    ],
)
def test_a_period_is_over_when_its_last_week_is(period: str, week: str, last: date) -> None:
    """W31 is July's and ends on 2 August; the plan year cuts W53 short (R3)."""
    assert last_day([row(week)], read_period(period)) == last
    assert last_day([], read_period("2026-07")) == date(2026, 7, 31)


def test_nothing_moved() -> None:
    """The same figures from the same posts: nothing is said, in whatever order they counted."""
    assert moved(WAS, snapshot([row("2026-08", "b", "a")], "ab")) == []
    assert told(WAS, WAS) == []


def test_a_post_that_was_withdrawn_takes_a_figure_down() -> None:
    """The sentence of a withdrawal (R21), whole."""
    gone = Evidence("2026/08/b.md", "sha256:2", is_withdrawn=True)
    now = snapshot([row("2026-08", "a")], "a", b=gone)
    closed = Closed(WAS, Closing(date(2026, 10, 1)))

    (sentence,) = Comparison(closed, now, UNITS, History()).sentences()

    assert sentence == (
        "Kỳ 2026-Q3 đã chốt ngày 01/10/2026: tp-pl-3, Phòng Kinh tế, tháng 08/2026 từ 2 còn 1: "
        "bài b đã gỡ"
    )


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (snapshot([row("2026-08", "a")], "a"), "từ 2 còn 1: bài b không còn trong kho bài"),
        (snapshot([row("2026-08", "a")], "ab"), "từ 2 còn 1: bài b không còn được tính"),
        (
            snapshot([row("2026-08", "a")], "a", b=Evidence("2026/08/b.md", "sha256:2")),
            "từ 2 còn 1: bài b đã sửa ngày 05/10/2026, không còn được tính",
        ),
        (snapshot([row("2026-08", "a", "b", "c")], "abc"), "từ 2 lên 3: thêm bài c"),
        (
            snapshot([row("2026-08", "c", "a")], "abc"),
            "vẫn 2: bài b không còn được tính, thêm bài c",
        ),
        (
            snapshot([row("2026-08", "a", "b", target=3, status="chua-dat")], "ab"),
            "vẫn 2, yêu cầu từ 2 thành 3, từ “đạt” thành “chưa đạt”",
        ),
        (snapshot([], ""), f"từ 2 thành không còn trong bảng đếm: {NO_MORE}"),
        (
            snapshot([row("2026-08", "a", "b", count=None)], "ab"),
            "từ 2 thành chưa có số liệu",
        ),
    ],
)
def test_each_way_to_move_has_its_words(now: Snapshot, sentence: str) -> None:
    """From how many to how many, and which posts made it so."""
    days = (date(2026, 8, 12), date(2026, 10, 5))
    history = History({"2026/08/b.md": Track(days)})

    assert told(WAS, now, history) == [f"tp-pl-3, Phòng Kinh tế, tháng 08/2026 {sentence}"]


def test_a_figure_that_was_not_there_is_told() -> None:
    """A roster that somebody changed backwards brings new figures; unknown codes stay codes."""
    new = row("2026-08", "a", units=["cu", "vhxh"])

    assert told(WAS, snapshot([*WAS.rows, new], "ab")) == [
        "tp-pl-3, cu + Phòng Văn hóa – Xã hội, tháng 08/2026 mới có trong bảng đếm, 1: thêm bài a"
    ]


def test_an_edit_that_moves_no_figure_is_told_once() -> None:
    """However many figures the post stands behind, and with its days if Git knows them."""
    rows = [row("2026-08", "a", "b"), row("2026-08", "a", rule="tp-2-9")]
    now = snapshot(rows, "b", a=Evidence("2026/08/a.md", "sha256:2"))
    days = (date(2026, 8, 12), date(2026, 10, 2), date(2026, 10, 5))

    assert told(snapshot(rows, "ab"), now) == ["bài a đã sửa sau khi chốt, số liệu không đổi"]
    assert told(snapshot(rows, "ab"), now, History({"2026/08/a.md": Track(days)})) == [
        "bài a đã sửa ngày 02/10/2026, 05/10/2026 sau khi chốt, số liệu không đổi"
    ]


def test_a_post_under_a_new_name_is_the_same_post() -> None:
    """`formerly` tells that its file was renamed; only that its text says so is told."""
    renamed = Evidence("2026/08/b-moi.md", "sha256:2")
    now = Snapshot(
        "tp",
        "2026-Q3",
        (row("2026-08", "a", "b-moi"),),
        {"a": WAS.posts["a"], "b-moi": renamed},
        {"b": "b-moi"},
    )

    assert moved(WAS, now) == []
    assert told(WAS, now) == ["bài b-moi đã sửa sau khi chốt, số liệu không đổi"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2026-08", "tháng 08/2026"),
        ("2026-W09", "tuần 09/2026"),
        ("2026-Q3", "quý III/2026"),
        ("2026", "năm 2026"),
        ("2026-09-30", "hạn 30/09/2026"),
        ("2026-07-01/2026-09-30", "từ 01/07/2026 đến 30/09/2026"),
    ],
)
def test_periods_are_said_as_people_say_them(code: str, words: str) -> None:
    """Each form that a figure's period has."""
    assert period_words(code) == words


def test_a_digest_is_of_the_words_not_of_the_machine() -> None:
    """The same file checked out on Windows, or saved with a byte order mark, is the same."""
    assert digest("\ufeffMột\r\nHai\r\n") == digest("Một\nHai\n") != digest("Một\nBa\n")


@pytest.mark.parametrize(
    "wrong", [{"items": "a b"}, {"units": [1]}, {"count": "2"}, {"target": []}]
)
def test_what_is_no_figure_is_refused(wrong: Row) -> None:
    """A file that somebody edited by hand does not pass for figures."""
    with pytest.raises(TypeError):
        standing_of({**row("2026-08"), **wrong})

"""The closed periods of a project's folder, as a build reads them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc.core.closing import Closed, Closing, Row
from cchc.core.content import Content
from cchc.core.plan_reader import read_plan
from cchc.core.settings import Settings
from cchc.store.closed import Today, closed_movements, closed_periods, read_closed, write_closed
from cchc.store.posts import read_posts
from core.samples import PLAN_TEXT

POST = "---\ntitle: Một bài\nunit: kt\ncategory: tthc\ndate: 2026-08-12\n---\n\nNội dung.\n"
FIGURE: Row = {
    "rule": "mau-1",
    "scope": "each",
    "units": ["kt"],
    "group": None,
    "period": "2026-08",
    "count": 1,
    "target": 2,
    "status": "chua-dat",
    "items": ["a"],
}
OTHER: Row = {**FIGURE, "count": 0, "items": []}


@pytest.fixture
def today(tmp_path: Path) -> Today:
    """A project with one post, on the day after its third quarter."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").write_text(POST, "utf-8")
    plan = read_plan(PLAN_TEXT, file="plan.yml")
    posts = read_posts(tmp_path / "posts", plan.vocabulary()).posts
    settings = Settings("https://mau.example.vn/", "Xã Mẫu", "plan.yml")
    return Today(tmp_path, Content(settings, plan, posts, (), date(2026, 10, 1)), (FIGURE,))


def close(today: Today, period: str = "2026-Q3") -> Closed:
    """Close a period and read it again."""
    written = Closed(today.snapshot(period), Closing(today.content.day, "abc", is_dirty=False))
    write_closed(today.root, written)
    read = read_closed(today.root, period)
    assert read is not None
    return read


def test_what_is_written_is_read_again(today: Today) -> None:
    """The figures to the letter, the posts, the closing; and no half file beside it."""
    read = close(today)

    assert replace(read.snapshot, renamed={}) == replace(today.snapshot("2026-Q3"), renamed={})
    assert read.closing == Closing(date(2026, 10, 1), "abc", is_dirty=False)
    assert [path.name for path in (today.root / "closed").iterdir()] == ["2026-Q3.json"]


def test_a_build_hears_what_moved_in_every_closed_period(today: Today) -> None:
    """Quarter and month each say so."""
    close(today)
    close(today, "2026-08")

    assert closed_movements(today.root, today.content, [FIGURE]) == []
    assert [line[:12] for line in closed_movements(today.root, today.content, [OTHER])] == [
        "Kỳ 2026-08 đ",
        "Kỳ 2026-Q3 đ",
    ]


def test_a_build_of_an_earlier_day_compares_nothing(today: Today) -> None:
    """What stood on 1 September is not what moved since 1 October."""
    close(today)
    earlier = replace(today.content, day=date(2026, 9, 1))

    assert closed_movements(today.root, earlier, [OTHER]) == []


def test_a_broken_file_is_told_and_stops_nothing(today: Today) -> None:
    """The other closed periods are still held against today."""
    close(today)
    (today.root / "closed/2026-08.json").write_text("{", "utf-8")

    told = closed_movements(today.root, today.content, [OTHER])

    assert told[0] == (
        "closed/2026-08.json: tệp chốt kỳ không đọc được; "
        "hãy lấy lại bản đã lưu trong Git, không sửa tay"
    )
    assert len(told) == 2


def test_nothing_is_counted_while_nothing_is_closed(today: Today) -> None:
    """A project that never closed a period pays nothing for it."""

    def rows() -> Iterator[Row]:
        pytest.fail("asked for figures")
        yield FIGURE

    assert closed_periods(today.root) == []
    assert closed_movements(today.root, today.content, rows()) == []

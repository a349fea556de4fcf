"""Late records: what the days that a post tells of and its first commit say together."""

from datetime import date

from cchc.core.history import History, Track, late_records
from cchc.core.post import Post, Publication, opening_of


def post(day: str, *publications: Publication) -> Post:
    """Return a post of *day*."""
    moment = opening_of(date.fromisoformat(day))
    return Post("2026/03/a.md", "Bài", ("kt",), "tthc", moment, elsewhere=publications)


def history(*days: str, file: str = "2026/03/a.md") -> History:
    """Return the history of one file."""
    return History({file: Track(tuple(map(date.fromisoformat, days)))})


def told(found: Post, known: History, grace: int = 3) -> list[str]:
    """Return what is said of one post."""
    return [late.sentence() for late in late_records([found], known, grace)]


def test_a_post_that_came_in_long_after_its_day_is_late() -> None:
    """Eight days are told as eight."""
    assert told(post("2026-03-12"), history("2026-03-20", "2026-03-25")) == [
        "posts/2026/03/a.md: ghi ngày 12/03/2026, đưa vào kho ngày 20/03/2026: ghi nhận muộn 8 ngày"
    ]


def test_three_days_are_in_good_time() -> None:
    """The grace is a parameter; with none, one day is late."""
    assert told(post("2026-03-12"), history("2026-03-15")) == []
    assert len(told(post("2026-03-12"), history("2026-03-16"))) == 1
    assert len(told(post("2026-03-12"), history("2026-03-13"), 0)) == 1


def test_a_day_of_publication_elsewhere_is_looked_at_too() -> None:
    """A post dated today that claims to have been sent a month ago was recorded late."""
    sent = Publication("trang-cchc-tp", sent=date(2026, 2, 10))
    aired = Publication("truyen-thanh", aired=(date(2026, 2, 15), date(2026, 3, 11)))

    found = late_records([post("2026-03-12", sent, aired)], history("2026-03-12"))

    assert [(late.told, late.days) for late in found] == [(date(2026, 2, 10), 30)]


def test_what_git_does_not_know_is_not_late() -> None:
    """A post that was never committed, or a project without Git, is not judged."""
    assert told(post("2026-03-12"), History()) == []
    assert told(post("2026-03-12"), history("2026-11-20", file="2026/03/b.md")) == []


def test_a_post_that_waits_for_its_day_is_not_late() -> None:
    """Written before it is published: all the better."""
    assert told(post("2026-03-12"), history("2026-02-01")) == []


def test_changes_after_a_day_are_told_once_a_day() -> None:
    """The day itself is not after it, and coming in is no change."""
    known = history("2026-10-02", "2026-10-05", "2026-10-05", "2026-10-01")

    assert known.changed_after("2026/03/a.md", date(2026, 10, 1)) == (date(2026, 10, 5),)
    assert known.changed_after("2026/03/b.md", date(2026, 10, 1)) == ()

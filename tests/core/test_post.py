"""A post answers questions about itself."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from cchc.core.calendar import ZONE
from cchc.core.post import Post, Publication, Withdrawal, opening_of

DAY = date(2026, 3, 12)
POST = Post("2026/03/bai.md", "Một bài", ("kt", "vp"), "tthc", opening_of(DAY))


def test_a_day_stands_for_the_opening_of_the_office() -> None:
    """A moment stands for itself."""
    moment = datetime(2026, 3, 12, 20, 15, tzinfo=ZONE)

    assert opening_of(DAY) == datetime(2026, 3, 12, 8, 0, tzinfo=ZONE)
    assert opening_of(moment) == moment


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("2026/03/bai.md", "2026/03/bai"),
        ("2025/11/bai.md", "2025/11/bai"),
        ("kinh-te/2026/04/bai.md", "2026/04/bai"),
        ("bai.md", "2026/03/bai"),
        ("2026/bai.md", "2026/03/bai"),
    ],
)
def test_a_posts_place_is_its_files(file: str, place: str) -> None:
    """A file that lies in no month's folder takes the month of its date."""
    post = replace(POST, file=file)

    assert (post.slug, post.place) == ("bai", place)


def test_a_renamed_post_keeps_its_first_place() -> None:
    """Earlier places are in the same month unless they say another; the oldest comes first."""
    post = replace(POST, formerly=("2026/02/goc", "giua"))

    assert post.places_before == ("2026/02/goc", "2026/03/giua")
    assert post.first_place == "2026/02/goc"
    assert POST.first_place == POST.place == "2026/03/bai"


def test_the_first_unit_leads() -> None:
    """A quota of each unit credits it (R12)."""
    assert POST.lead == "kt"


def test_a_post_is_about_its_category_and_its_topics() -> None:
    """A quota's topic is met by either."""
    post = replace(POST, topics=("bau-cu",))

    assert post.subjects == {"tthc", "bau-cu"}


ELSEWHERE = Publication("trang-cchc-tp", sent=DAY)


@pytest.mark.parametrize(
    ("change", "publications"),
    [
        ({}, (Publication("trang-ttdt", published=DAY),)),
        (
            {"elsewhere": (ELSEWHERE,)},
            (Publication("trang-ttdt", published=DAY), ELSEWHERE),
        ),
        ({"on_site": False}, ()),
        ({"on_site": False, "elsewhere": (ELSEWHERE,)}, (ELSEWHERE,)),
        (
            {"elsewhere": (Publication("trang-ttdt", published=date(2026, 3, 20)),)},
            (Publication("trang-ttdt", published=date(2026, 3, 20)),),
        ),
        (
            {"elsewhere": (Publication("trang-ttdt", sent=date(2026, 3, 10)), ELSEWHERE)},
            (Publication("trang-ttdt", sent=date(2026, 3, 10), published=DAY), ELSEWHERE),
        ),
        (
            {"on_site": False, "elsewhere": (Publication("trang-ttdt", published=DAY),)},
            (Publication("trang-ttdt", published=DAY),),
        ),
    ],
    ids=["own", "and-elsewhere", "evidence", "only-elsewhere", "own-day", "own-sent", "said-so"],
)
def test_a_post_is_published_on_our_own_site(
    change: dict[str, object], publications: tuple[Publication, ...]
) -> None:
    """On its date, unless it is no news, or an entry of its own says otherwise."""
    assert replace(POST, **change).publications == publications  # type: ignore[arg-type]


def test_what_people_saw_or_heard_is_shown() -> None:
    """A day of sending is none."""
    aired = (date(2026, 3, 15), date(2026, 3, 17))

    assert Publication("truyen-thanh", sent=DAY).shown == ()
    assert Publication("truyen-thanh", published=DAY, aired=aired).shown == (DAY, *aired)


def test_a_post_waits_for_its_day() -> None:
    """Until then it neither has a page nor counts; a draft waits for ever."""
    eve, draft = DAY - timedelta(days=1), replace(POST, draft=True)

    assert [POST.has_page(eve), POST.counts_on(eve), POST.published_by(eve)] == [False] * 3
    assert [POST.has_page(DAY), POST.counts_on(DAY), POST.published_by(DAY)] == [True] * 3
    assert [draft.has_page(DAY), draft.counts_on(DAY), draft.published_by(DAY)] == [False] * 3


def test_a_withdrawn_post_keeps_its_page_and_counts_no_more() -> None:
    """From the day that it was taken back (R21)."""
    taken = date(2026, 3, 20)
    post = replace(POST, withdrawn=Withdrawal(taken, "Sai số liệu"))

    assert post.counts_on(taken - timedelta(days=1))
    assert not post.counts_on(taken)
    assert post.has_page(taken)


def test_evidence_counts_and_has_no_page() -> None:
    """`on_site: false` keeps it out of the news."""
    post = replace(POST, on_site=False)

    assert post.counts_on(DAY)
    assert not post.has_page(DAY)


def test_a_moment_is_dated_in_viet_nam() -> None:
    """The day is the day here."""
    assert replace(POST, moment=datetime(2026, 4, 1, 0, 30, tzinfo=ZONE)).date == date(2026, 4, 1)

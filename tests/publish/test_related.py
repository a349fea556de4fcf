"""Related posts: older ones of the same field that share words; cheap to know, and safe."""

from dataclasses import replace
from datetime import date, timedelta

from cchc.core.post import Post
from cchc.publish.related import ENOUGH, Related
from publish.feed_samples import DAY, post
from publish.page_samples import view_of

FIRST = date(2026, 1, 5)
TITLE = "Nộp hồ sơ đất đai trực tuyến"


def related(posts: list[Post], slug: str) -> list[str]:
    """Return the slugs of what is related to one of *posts*."""
    records = view_of(posts).records
    found = Related(records)
    return [
        each.post.slug
        for record in records
        if record.post.slug == slug
        for each in found.of(record)
    ]


def key(posts: list[Post], slug: str) -> str:
    """Return what the choice for one of *posts* is known by."""
    # As the build does it, a record's key tells all that the post's file says.
    records = [replace(each, key=repr(each.post)) for each in view_of(posts).records]
    return next(Related(records).key(each) for each in records if each.post.slug == slug)


def test_the_likest_comes_first() -> None:
    """Words that few share say more than words that all share; diacritics do not matter."""
    posts = [
        post("xa", FIRST, title="Xã họp về đất đai"),
        post("gan", FIRST, title="Hướng dẫn nop ho so dat dai tại nhà"),
        post("khac", FIRST, title="Loa truyền thanh"),
        post("moi", DAY, title=TITLE),
    ]

    assert related(posts, "moi") == ["gan", "xa"]


def test_a_shared_topic_counts() -> None:
    """Two posts on one topic are alike, though their titles are not."""
    topics = ("dvc-truc-tuyen",)
    posts = [
        post("cu", FIRST, title="Một", topics=topics),
        post("moi", DAY, title="Hai", topics=topics),
    ]

    assert related(posts, "moi") == ["cu"]


def test_only_older_posts_of_the_field_are_offered() -> None:
    """A page does not change when a newer post comes."""
    posts = [
        post("sau", DAY, title=TITLE),
        post("khac", FIRST, title=TITLE, category="the-che"),
        post("bai", FIRST + timedelta(days=3), title=TITLE),
        post("truoc", FIRST, title=TITLE),
    ]

    assert related(posts, "bai") == ["truoc"]
    assert related(posts, "truoc") == []


def test_among_equals_the_newest_comes_first() -> None:
    """Three at the most."""
    posts = [post(f"bai-{day}", FIRST + timedelta(days=day), title=TITLE) for day in range(5)]

    assert related(posts, "bai-4") == ["bai-3", "bai-2", "bai-1"]


def test_what_it_is_chosen_among_is_in_the_key() -> None:
    """Another title in an older month changes the key; a newer month does not."""
    old, new = post("cu", FIRST, title=TITLE), post("moi", DAY, title=TITLE)
    later = post("sau", DAY, title=TITLE, category="the-che")
    before = key([old, new], "moi")

    assert key([post("cu", FIRST, title="Khác"), new], "moi") != before
    assert key([old, new, later], "moi") == before
    assert key([old], "cu") == key([old, new], "cu")


def test_months_long_past_are_not_looked_at() -> None:
    """Enough posts to choose from are enough."""
    february = [post(f"hai-{each}", date(2026, 2, 1), title="Họp") for each in range(ENOUGH)]
    posts = [post("cu", FIRST, title=TITLE), *february, post("moi", date(2026, 3, 1), title=TITLE)]

    assert related(posts, "moi") == []
    assert related([posts[0], *february[1:], posts[-1]], "moi") == ["cu"]

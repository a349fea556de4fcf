"""What each feed of the site holds, in which order, under which dates."""

import json
import random
from dataclasses import replace
from datetime import date

import feedparser
import pytest

from cchc.core.post import Earlier, Publication
from cchc.core.post_reader import read_post
from cchc.publish.feeds import LIMIT
from publish.feed_rules import atom_problems, rss_problems
from publish.feed_rules_json import json_problems
from publish.feed_samples import DAY, HOST, PLAN, SETTINGS, content_of, feeds_of, post, sample_posts

CITY = "kenh/trang-cchc-tp/"
SITE_GUIDS = [
    f"tag:thuongphuc.example,2026:{slug}"
    for slug in ("da-go", "mang-ve", "gui-muon", "gui-tp", "loa", "phong-phu", "dem", "mot-cua")
]
RULES = {"rss.xml": rss_problems, "atom.xml": atom_problems, "feed.json": json_problems}


def slugs(feed: bytes) -> list[str]:
    """Return the slug in each guid of a JSON Feed, in order."""
    return [entry["id"].rpartition(":")[2] for entry in json.loads(feed)["items"]]


def sent(day: date) -> tuple[Publication, ...]:
    """Return what a post says that was sent to the city page on *day*."""
    return (Publication("trang-cchc-tp", sent=day),)


def test_there_are_feeds_of_the_site_each_field_unit_and_channel() -> None:
    """A field always has feeds, a unit if graded or writing, a channel if named or in use."""
    paths = list(feeds_of(content_of(sample_posts())))

    assert [path.removesuffix("rss.xml") for path in paths if path.endswith("rss.xml")] == [
        "",
        "linh-vuc/the-che/",
        "linh-vuc/tthc/",
        "linh-vuc/to-chuc-bo-may/",
        "linh-vuc/cong-vu/",
        "linh-vuc/tai-chinh-cong/",
        "linh-vuc/chinh-quyen-so/",
        "linh-vuc/chung/",
        "don-vi/vhxh/",
        "don-vi/kt/",
        "kenh/trang-ttdt/",
        "kenh/trang-cchc-tp/",
        "kenh/truyen-thanh/",
        "kenh/fanpage/",
    ]
    assert len(paths) == 3 * 14


def test_every_feed_is_valid() -> None:
    """No feed breaks a rule of its format, be it full or empty."""
    media = {"2026/03/quầy 1.jpg": 48213}
    feeds = feeds_of(content_of(sample_posts()), media) | feeds_of(content_of([]))

    for path, feed in feeds.items():
        assert RULES[path.rpartition("/")[2]](feed) == [], path


def test_readers_find_every_entry_in_order() -> None:
    """RSS, Atom and JSON Feed show the same posts, last changed first, without a stumble."""
    feeds = feeds_of(content_of(sample_posts()))
    rss, atom = feedparser.parse(feeds["rss.xml"]), feedparser.parse(feeds["atom.xml"])

    assert not rss.bozo
    assert not atom.bozo
    assert (rss.version, atom.version) == ("rss20", "atom10")
    assert [entry.id for entry in rss.entries] == SITE_GUIDS
    assert [entry.id for entry in atom.entries] == SITE_GUIDS
    assert [entry["id"] for entry in json.loads(feeds["feed.json"])["items"]] == SITE_GUIDS


def test_fields_and_units_have_their_own() -> None:
    """A post written by two units is in the feeds of both."""
    feeds = feeds_of(content_of(sample_posts()))

    assert slugs(feeds["linh-vuc/cong-vu/feed.json"]) == ["phong-phu"]
    assert slugs(feeds["don-vi/kt/feed.json"]) == ["phong-phu"]
    assert "phong-phu" in slugs(feeds["don-vi/vhxh/feed.json"])
    assert slugs(feeds["linh-vuc/the-che/feed.json"]) == []


def test_the_city_gets_what_was_sent_to_it() -> None:
    """The city's feed is dated by the sending, and holds new items only (R8)."""
    posts = [
        post("cung-ngay", date(2026, 4, 5), elsewhere=sent(date(2026, 4, 5))),
        post("truoc-khi-dang", date(2026, 4, 9), elsewhere=sent(date(2026, 4, 6))),
        post("da-dang-truoc", date(2026, 4, 7), elsewhere=sent(date(2026, 4, 8))),
        post("dang-cheo", date(2026, 4, 9), elsewhere=sent(date(2026, 4, 9)), cross_posted=True),
        post("chua-gui", date(2026, 4, 10)),
        post("gui-mai", DAY, elsewhere=sent(date(2026, 5, 4))),
    ]
    earlier = Earlier(date(2026, 2, 1), "báo")
    posts.append(replace(posts[0], file="2026/04/cu.md", first_published=earlier))
    feed = feedparser.parse(feeds_of(content_of(posts))[f"{CITY}rss.xml"])

    assert [(entry.title, entry.published) for entry in feed.entries] == [
        ("Tin truoc-khi-dang", "Mon, 06 Apr 2026 08:00:00 +0700"),
        ("Tin cung-ngay", "Sun, 05 Apr 2026 08:00:00 +0700"),
    ]


def test_a_channel_shows_each_post_from_its_first_day_there() -> None:
    """A second airing moves nothing; what is still to be aired is not there yet."""
    aired = (date(2026, 4, 14), date(2026, 4, 12))
    posts = [
        post("hai-lan", date(2026, 4, 3), elsewhere=(Publication("truyen-thanh", aired=aired),)),
        post("sap-phat", DAY, elsewhere=(Publication("truyen-thanh", aired=(date(2026, 5, 2),)),)),
    ]
    feed = feedparser.parse(feeds_of(content_of(posts))["kenh/truyen-thanh/rss.xml"])

    assert [(entry.title, entry.published) for entry in feed.entries] == [
        ("Tin hai-lan", "Sun, 12 Apr 2026 08:00:00 +0700")
    ]


def test_a_moment_is_told_in_vietnamese_time() -> None:
    """What was published at 17:30 in Greenwich is of the next day, half past midnight, here."""
    form = "title: Đêm\nunit: vhxh\ncategory: tthc\ndate: 2026-03-31T17:30:00Z\n"
    read = read_post(f"---\n{form}---\n\nChữ.\n", PLAN.vocabulary(), file="2026/04/dem.md")
    feeds = feeds_of(content_of([read]))

    assert b"<pubDate>Wed, 01 Apr 2026 00:30:00 +0700</pubDate>" in feeds["rss.xml"]
    assert b"<lastBuildDate>Wed, 01 Apr 2026 00:30:00 +0700</lastBuildDate>" in feeds["rss.xml"]
    assert b"<published>2026-04-01T00:30:00+07:00</published>" in feeds["atom.xml"]
    assert b'"date_published": "2026-04-01T00:30:00+07:00"' in feeds["feed.json"]


def test_a_feed_holds_the_newest_thirty() -> None:
    """An old post makes room for a new one."""
    posts = [post(f"tin-{number:02}", date(2026, 3, number)) for number in range(1, 32)]

    feeds = feeds_of(content_of(posts))

    assert len(slugs(feeds["feed.json"])) == LIMIT
    assert slugs(feeds["feed.json"])[0] == "tin-31"
    assert slugs(feeds["kenh/trang-ttdt/feed.json"]) == slugs(feeds["feed.json"])


def test_the_guid_outlives_a_new_title_and_a_new_address() -> None:
    """A reader that saw a post knows it again after its title and its slug were mended."""
    first = post("dia-chi-cu", date(2026, 4, 2), title="Tiêu đề cũ")
    mended = replace(
        first, title="Tiêu đề mới", file="2026/04/dia-chi-moi.md", formerly=("dia-chi-cu",)
    )
    before = json.loads(feeds_of(content_of([first]))["feed.json"])["items"][0]
    after = json.loads(feeds_of(content_of([mended]))["feed.json"])["items"][0]

    assert before["id"] == after["id"] == "tag:thuongphuc.example,2026:dia-chi-cu"
    assert after["url"] == f"{HOST}/tin-bai/2026/04/dia-chi-moi/"
    assert after["title"] == "Tiêu đề mới"


def test_what_has_no_page_is_in_no_feed() -> None:
    """Drafts, records of evidence and posts of tomorrow are not told to anyone."""
    posts = [
        post("nhap", date(2026, 4, 1), draft=True),
        post("minh-chung", date(2026, 4, 1), on_site=False, elsewhere=sent(date(2026, 4, 1))),
        post("ngay-mai", date(2026, 5, 1)),
    ]

    assert not any(
        slugs(feed) for path, feed in feeds_of(content_of(posts)).items() if "json" in path
    )


def test_the_same_posts_give_the_same_bytes() -> None:
    """Neither a second build, nor the order of the posts, nor a later day changes a byte."""
    posts = list(sample_posts())
    first = feeds_of(content_of(posts))
    random.Random(7).shuffle(posts)  # noqa: S311 - an order, no secret

    assert feeds_of(content_of(posts)) == first
    assert feeds_of(content_of(posts, day=date(2026, 6, 1))) == first


def test_an_empty_feed_is_dated_by_the_plan_year() -> None:
    """No clock is read for it."""
    feeds = feeds_of(content_of([]))

    assert b"<lastBuildDate>Thu, 01 Jan 2026 08:00:00 +0700</lastBuildDate>" in feeds["rss.xml"]
    assert b"<updated>2026-01-01T08:00:00+07:00</updated>" in feeds["atom.xml"]


@pytest.mark.parametrize("agency", ["UBND xã Thượng Phúc", ""])
def test_a_feed_names_who_publishes_it(agency: str) -> None:
    """The agency answers for a feed, else the site; nobody's e-mail address is made up."""
    feeds = feeds_of(content_of(sample_posts(), settings=replace(SETTINGS, agency=agency)))
    publisher = agency or SETTINGS.name

    assert f"<copyright>© {publisher}</copyright>".encode() in feeds["rss.xml"]
    assert f"<name>{publisher}</name>".encode() in feeds["atom.xml"]
    assert b"<author>" not in feeds["rss.xml"]
    assert b"managingEditor" not in feeds["rss.xml"]

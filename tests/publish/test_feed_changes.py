"""What feeds say of posts that were mended or taken back, and how an archive keeps everything."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest

from cchc.core.post import Post, Publication, Withdrawal
from cchc.publish.feeds import LIMIT
from publish.feed_rules import DCTERMS, atom_problems, rss_problems
from publish.feed_rules_json import json_problems
from publish.feed_samples import HOST, content_of, feeds_of, post

CITY = "kenh/trang-cchc-tp/"
RULES = {"rss": rss_problems, "atom": atom_problems, "feed": json_problems}
SENT = (Publication("trang-cchc-tp", sent=date(2026, 4, 5)),)
TAKEN = Withdrawal(date(2026, 4, 20), "nhầm số liệu")


def slugs(feed: bytes) -> list[str]:
    """Return the slug in each guid of a JSON Feed, in order."""
    return [entry["id"].rpartition(":")[2] for entry in json.loads(feed)["items"]]


def entry_of(feed: bytes) -> dict[str, Any]:
    """Return the only entry of a JSON Feed."""
    [found] = json.loads(feed)["items"]
    return dict(found)


def daily(number: int) -> list[Post]:
    """Return *number* posts, one a day from the first of January."""
    first = date(2026, 1, 1)
    return [post(f"tin-{each:03}", first + timedelta(days=each)) for each in range(number)]


def path_of(url: str) -> str:
    """Return the path of an address on the site."""
    return urlsplit(url).path.removeprefix("/")


def walked(feeds: Mapping[str, bytes], path: str, rel: str) -> list[str]:
    """Return the ids of all entries found from *path* by following the links called *rel*."""
    found: dict[str, None] = {}
    while path:
        read = feedparser.parse(feeds[path])
        found.update((entry.id, None) for entry in read.entries)
        path = next((path_of(link.href) for link in read.feed.links if link.rel == rel), "")
    return list(found)


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """Return the pages of an archive that are other bytes than they were."""
    return [path for path in before if "kho/" in path and before[path] != after[path]]


def test_a_mended_post_says_when() -> None:
    """Its day of publication stays; the feed is as new as the mending."""
    mended = post("bai", date(2026, 4, 2), updated=datetime(2026, 4, 8, 2, 30, tzinfo=UTC))
    feeds = feeds_of(content_of([mended, post("sau", date(2026, 4, 5))]))
    atom = feedparser.parse(feeds["atom.xml"])

    assert slugs(feeds["feed.json"]) == ["bai", "sau"]
    assert b"<lastBuildDate>Wed, 08 Apr 2026 09:30:00 +0700</lastBuildDate>" in feeds["rss.xml"]
    assert b"<pubDate>Thu, 02 Apr 2026 08:00:00 +0700</pubDate>" in feeds["rss.xml"]
    assert feeds["rss.xml"].count(b"<dcterms:modified>2026-04-08T09:30:00+07:00<") == 1
    assert atom.entries[0].updated == "2026-04-08T09:30:00+07:00"
    assert atom.entries[0].published == "2026-04-02T08:00:00+07:00"
    assert json.loads(feeds["feed.json"])["items"][0]["date_modified"].startswith("2026-04-08")


def test_a_mending_of_tomorrow_is_not_told_today() -> None:
    """No date in a feed lies after the day of the build."""
    mended = post("bai", date(2026, 4, 2), updated=datetime(2026, 5, 2, tzinfo=UTC))
    feeds = feeds_of(content_of([mended], day=date(2026, 4, 30)))

    assert feeds == feeds_of(content_of([replace(mended, updated=None)], day=date(2026, 4, 30)))


def test_a_withdrawn_post_becomes_a_notice_in_its_place() -> None:
    """Under its guid and its date: when and why, and nothing of the text; it counts no more."""
    taken_back = post("nham", date(2026, 4, 5), elsewhere=SENT, withdrawn=TAKEN, body="Số sai.")
    before = feeds_of(content_of([taken_back], day=date(2026, 4, 19)))
    after = feeds_of(content_of([taken_back], day=date(2026, 4, 20)))
    was, entry = entry_of(before["feed.json"]), entry_of(after["feed.json"])

    assert list(after) == list(before)
    assert entry["id"] == was["id"]
    assert entry["date_published"] == was["date_published"]
    assert entry["date_modified"] == "2026-04-20T08:00:00+07:00"
    assert entry["title"] == "Đã gỡ: Tin nham"
    assert entry["content_html"] == (
        "<p>Bài đăng ngày 05/04/2026 đã được gỡ ngày 20/04/2026. Lý do: nhầm số liệu."
        " Đề nghị không trích dẫn, chia sẻ lại; nơi đã đăng lại xin gỡ theo.</p>"
    )
    assert entry["_cchc"] == {"about": f"{HOST}/du-lieu/", "condition": "da-go"}
    assert entry["authors"] == [{"name": "UBND xã Thượng Phúc", "url": f"{HOST}/"}]
    assert entry_of(after[f"{CITY}feed.json"])["_cchc"]["condition"] == "da-go"
    assert not any("Số sai".encode() in feed for feed in after.values())
    for path, feed in after.items():
        assert RULES[path.rpartition("/")[2].partition(".")[0]](feed) == [], path


def test_the_city_is_told_the_day_of_sending() -> None:
    """In an element of its own, in every format; no other feed has it."""
    sent = (Publication("trang-cchc-tp", sent=date(2026, 4, 9)),)
    feeds = feeds_of(content_of([post("bai", date(2026, 4, 9), elsewhere=sent)]))
    element = b"<dcterms:dateSubmitted>2026-04-09</dcterms:dateSubmitted>"

    assert element in feeds[f"{CITY}rss.xml"]
    assert element in feeds[f"{CITY}atom.xml"]
    assert entry_of(feeds[f"{CITY}feed.json"])["_cchc"]["sent"] == "2026-04-09"
    assert DCTERMS.strip("{}").encode() in feeds["rss.xml"]
    assert b"dateSubmitted" not in feeds["rss.xml"]


@pytest.mark.parametrize("number", [30, 31, 60, 61, 95])
def test_a_newcomer_finds_everything(number: int) -> None:
    """By the links of RFC 5005, by those of plain pages, and by next_url; each post once."""
    feeds = feeds_of(content_of(daily(number)))
    wanted = [f"tag:thuongphuc.example,2026:tin-{each:03}" for each in reversed(range(number))]
    path, found = "feed.json", dict[str, None]()
    while path:
        read = json.loads(feeds[path])
        found.update((entry["id"], None) for entry in read["items"])
        path = path_of(read.get("next_url", ""))

    assert list(found) == wanted
    for name in ("rss.xml", "atom.xml"):
        assert walked(feeds, name, "prev-archive") == walked(feeds, name, "next") == wanted


def test_every_page_of_the_archive_is_valid() -> None:
    """And says where it stands."""
    feeds = feeds_of(content_of(daily(100)))
    pages = {path: feed for path, feed in feeds.items() if path.startswith("kho/")}

    assert sorted(pages) == sorted(
        f"kho/{name}"
        for n in (1, 2, 3)
        for name in (f"rss-{n}.xml", f"atom-{n}.xml", f"feed-{n}.json")
    )
    for path, feed in pages.items():
        assert RULES[path.removeprefix("kho/").partition("-")[0]](feed) == [], path
    links = {link.rel: link.href for link in feedparser.parse(pages["kho/rss-2.xml"]).feed.links}
    assert {rel: path_of(href) for rel, href in links.items() if rel != "alternate"} == {
        "self": "kho/rss-2.xml",
        "current": "rss.xml",
        "prev-archive": "kho/rss-1.xml",
        "next-archive": "kho/rss-3.xml",
        "first": "rss.xml",
        "previous": "kho/rss-3.xml",
        "next": "kho/rss-1.xml",
        "last": "kho/rss-1.xml",
    }


def test_a_new_post_touches_only_the_newest_page_of_the_archive() -> None:
    """The others stay as they are, byte for byte, also when a page is full and a new one comes."""
    before, more, full = (feeds_of(content_of(daily(each))) for each in (65, 66, 91))

    assert changed(before, more) == []
    assert changed(before, full) == ["kho/rss-2.xml", "kho/atom-2.xml"]


def test_who_subscribes_hears_of_an_old_post_that_was_mended_or_taken_back() -> None:
    """It stands in the feed once more, first, and in its page of the archive; nothing is lost."""
    posts = daily(70)
    posts[3] = replace(posts[3], withdrawn=Withdrawal(date(2026, 4, 2), "nhầm"))
    posts[5] = replace(posts[5], updated=datetime(2026, 4, 1, 3, tzinfo=UTC))
    posts[7] = replace(posts[7], updated=datetime(2026, 1, 20, tzinfo=UTC))
    feeds = feeds_of(content_of(posts))
    current = slugs(feeds["feed.json"])

    assert current[:3] == ["tin-003", "tin-005", "tin-069"]
    assert len(current) == LIMIT + 2
    assert "tin-003" in slugs(feeds["kho/feed-1.json"])
    assert len(walked(feeds, "rss.xml", "prev-archive")) == 70

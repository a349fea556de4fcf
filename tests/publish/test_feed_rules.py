"""The validators do catch what is wrong: each feed here is a valid one with a single fault."""

from datetime import date

import pytest

from cchc.core.post import Image
from publish.feed_rules import atom_problems, rss_problems
from publish.feed_rules_json import json_problems
from publish.feed_samples import content_of, feeds_of, post

IMAGE = Image("a.jpg", "Quầy")
FEEDS = feeds_of(
    content_of([post("hai", date(2026, 4, 2), image=IMAGE), post("mot", date(2026, 4, 1))]),
    {"2026/04/a.jpg": 9},
)
GUID = "tag:thuongphuc.example,2026:mot"
XSL = "<?xml-stylesheet href='a.xsl'?>"


def spoilt(name: str, old: str, new: str) -> bytes:
    """Return the feed *name* with the first *old* in it written otherwise."""
    text = FEEDS[name].decode()
    assert old in text
    return text.replace(old, new, 1).encode()


def test_the_feeds_to_spoil_are_valid() -> None:
    """So each sentence below tells of the fault put in, and of nothing else."""
    assert rss_problems(FEEDS["rss.xml"]) == []
    assert atom_problems(FEEDS["atom.xml"]) == []
    assert json_problems(FEEDS["feed.json"]) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('version="2.0"', 'version="0.91"', "the feed is no <rss version='2.0'> with one channel"),
        ("<rss", f"{XSL}<rss", "a stylesheet or comment stands before the feed"),
        ("<rss", "<!DOCTYPE rss><rss", "a document type stands before the feed"),
        (">vi<", ">Tiếng Việt<", "channel: language: 'Tiếng Việt' is no language tag"),
        (
            "<lastBuildDate>Thu, 02",
            "<lastBuildDate>Fri, 02",
            "channel: lastBuildDate: 'Fri, 02 Apr 2026 08:00:00 +0700' is a Thu",
        ),
        (
            "<lastBuildDate>Thu, 02",
            "<lastBuildDate>Wed, 01",
            "the feed is older than what is in it",
        ),
        (
            "<pubDate>Thu, 02 Apr 2026 08:00:00 +0700",
            "<pubDate>2026-04-02",
            "item 1: pubDate: '2026-04-02' is no RFC 822 date",
        ),
        ('rel="self"', 'rel="alternate"', "channel: 0 links are rel='self', not 1"),
        (GUID, GUID.replace("mot", "hai"), f"guid '{GUID[:-3]}hai' stands 2 times"),
        (' isPermaLink="false"', "", "item 1: guid: isPermaLink is missing"),
        (
            'isPermaLink="false"',
            'isPermaLink="true"',
            "item 1: guid is no permanent link, and does not say so",
        ),
        (
            "<link>https://thuongphuc.example/tin-bai",
            "<link>/tin-bai",
            "item 1: link: '/tin-bai/2026/04/hai/' is no address on the web",
        ),
        (' length="9"', ' length="0"', "item 1: enclosure: '0' is no length in bytes"),
        (' type="image/jpeg"', "", "item 1: enclosure: type is missing"),
        ("image/jpeg", "jpeg", "item 1: enclosure: 'jpeg' is no media type"),
        ("<title>Tin hai</title>", "", "item 1: title stands 0 times"),
        ("Tin hai", "", "item 1: title: is empty"),
        (
            "<pubDate>",
            "<author>Phòng Kinh tế</author><pubDate>",
            "item 1: author: 'Phòng Kinh tế' is no e-mail address",
        ),
        ("<pubDate>", "<tags/><pubDate>", "item 1: tags has no place here"),
        (
            'domain="https://thuongphuc.example',
            'domain="',
            "item 1: category: '/du-lieu/tu-vung/linh-vuc.json' is no absolute URI in ASCII",
        ),
        (
            'img src="https://thuongphuc.example',
            'img src="',
            "item 1: content:encoded: <img src>: '/tin-bai/2026/04/a.jpg' is no address to follow",
        ),
        (' alt="Quầy"', "", "item 1: content:encoded: <img> has no alt"),
        (
            "&lt;figure&gt;",
            "&lt;script&gt;&lt;/script&gt;&lt;figure&gt;",
            "item 1: content:encoded: <script> has no place in a feed",
        ),
        ("&lt;/p&gt;", "", "item 1: content:encoded: <p> is not closed"),
        (
            "<description>Nội",
            "<content:encoded/><description>Nội",
            "item 1: content:encoded stands before description",
        ),
    ],
)
def test_a_fault_in_rss_is_told(old: str, new: str, sentence: str) -> None:
    """The sentence says where and what."""
    told = rss_problems(spoilt("rss.xml", old, new))

    assert sentence in told


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("2005/Atom", "2005/atom", "the feed is no <feed> of Atom"),
        (
            "+07:00</updated>",
            "</updated>",
            "feed: atom:updated: '2026-04-02T08:00:00' is no RFC 3339 date",
        ),
        (
            "<updated>2026-04-02T",
            "<updated>2026-04-31T",
            "feed: atom:updated: '2026-04-31T08:00:00+07:00' is no day of the calendar",
        ),
        ("<updated>2026-04-02", "<updated>2025-04-02", "the feed is older than what is in it"),
        (GUID, GUID.replace("mot", "hai"), f"id '{GUID[:-3]}hai' stands 2 times"),
        (f"<id>{GUID}</id>", "", "entry 2: atom:id stands 0 times"),
        (f"<id>{GUID}", "<id>mot", "entry 2: atom:id: 'mot' is no absolute URI in ASCII"),
        ('rel="enclosure"', 'rel="alternate"', "entry 1: 2 links are rel='alternate', not 1"),
        (' rel="enclosure"', "", "entry 1: atom:link: rel is missing"),
        ('rel="self"', 'rel="via"', "feed: 0 links are rel='self', not 1"),
        ('type="html"', 'type="text"', "entry 1: content is not type='html'"),
        (
            "<name>Phòng",
            "<email>Phòng</email><name>Phòng",
            "author: atom:email: 'Phòng' is no e-mail address",
        ),
        ("<name>UBND xã Thượng Phúc</name>", "", "author: atom:name stands 0 times"),
        ('term="tthc" ', "", "entry 1: atom:category: term is missing"),
        ("<published>", "<pubDate/><published>", "entry 1: atom:pubDate has no place here"),
    ],
)
def test_a_fault_in_atom_is_told(old: str, new: str, sentence: str) -> None:
    """The sentence says where and what."""
    told = atom_problems(spoilt("atom.xml", old, new))

    assert sentence in told


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("version/1.1", "version/1", "feed: version is not https://jsonfeed.org/version/1.1"),
        ('"items"', '"entries"', "feed: items is no list of objects"),
        (f'"{GUID}"', "7", "item 2: id is no text"),
        (GUID, GUID.replace("mot", "hai"), f"id '{GUID[:-3]}hai' stands 2 times"),
        ('"date_published"', '"date"', "item 1: date_published is missing"),
        ("T08:00:00+07:00", "", "item 1: date_published: '2026-04-02' is no RFC 3339 date"),
        ('"content_html"', '"_html"', "item 1: neither content_html nor content_text"),
        ("image/jpeg", "jpeg", "item 1: attachment: mime_type: 'jpeg' is no media type"),
        ('_bytes": 9', '_bytes": null', "item 1: attachment: size_in_bytes is no number"),
        ('"authors"', '"author"', "feed: author has no place here"),
        ('"tags": [', '"tags": [1,', "item 1: tags is no list of texts"),
        ("{", "", "no JSON in UTF-8: Extra data: line 1 column 10 (char 9)"),
    ],
)
def test_a_fault_in_json_is_told(old: str, new: str, sentence: str) -> None:
    """The sentence says where and what."""
    told = json_problems(spoilt("feed.json", old, new))

    assert sentence in told


def test_what_is_no_xml_is_told() -> None:
    """A feed cut in the middle is no feed."""
    [told] = rss_problems(FEEDS["rss.xml"][:500])

    assert told.startswith("no well-formed XML")


ARCHIVE = feeds_of(
    content_of([post(f"tin-{each:02}", date(2026, 3, each)) for each in range(1, 32)])
)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('rel="current"', 'rel="via"', "does not tell what is current (RFC 5005, 4)"),
        ("<fh:archive/>", "", "what is no archive page says that it is one"),
        ("/rss.xml", "/kho/rss-1.xml", "rel='previous' leads to the page itself"),
    ],
)
def test_a_fault_in_an_archive_is_told(old: str, new: str, sentence: str) -> None:
    """RFC 5005 asks for little; that much is looked at."""
    text = ARCHIVE["kho/rss-1.xml"].decode()
    told = rss_problems(text.replace(old, new).encode())

    assert rss_problems(text.encode()) == []
    assert any(sentence in each for each in told)


def test_a_json_page_may_not_lead_to_itself() -> None:
    """Who follows next_url would never come to an end."""
    text = ARCHIVE["feed.json"].replace(b"kho/feed-1.json", b"feed.json")

    assert json_problems(ARCHIVE["feed.json"]) == []
    assert "feed: next_url leads to the page itself" in json_problems(text)

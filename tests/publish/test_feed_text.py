"""What an entry of a feed says: titles, full text, addresses, pictures, subjects."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cchc.core.post import Image
from cchc.publish.feed_html import absolute
from publish.feed_rules import CONTENT, atom_problems, rss_problems
from publish.feed_rules_json import json_problems
from publish.feed_samples import HOST, RICH, SETTINGS, content_of, feeds_of, post

MEDIA_RSS = "{http://search.yahoo.com/mrss/}"
WORDS = f"{HOST}/du-lieu/tu-vung/"
PAGE = f"{HOST}/tin-bai/2026/04/bai/"
PICTURE = Image("ảnh/quầy 1.JPG", 'Quầy "Một cửa" & ghế', "Ảnh: Văn phòng <xã>")
MEDIA = {"2026/04/ảnh/quầy 1.JPG": 48213}
ADDRESS = f"{HOST}/tin-bai/2026/04/%E1%BA%A3nh/qu%E1%BA%A7y%201.JPG"
TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80)


def feeds(**changes: object) -> dict[str, bytes]:
    """Return the feeds of a site with one post."""
    return feeds_of(content_of([post("bai", date(2026, 4, 2), **changes)]), MEDIA)


def json_entry(**changes: object) -> dict[str, Any]:
    """Return the one entry of such a site's JSON Feed."""
    found: dict[str, Any] = json.loads(feeds(**changes)["feed.json"])["items"][0]
    return found


def rss_title(feed: bytes) -> str:
    """Return the title of an RSS feed's only item, as XML has it."""
    return str(etree.fromstring(feed).findtext("channel/item/title"))


def test_the_full_text_stands_with_absolute_addresses() -> None:
    """Files, pages, anchors and footnotes lead to the site from wherever they are read."""
    post_before = post("mot-cua", date(2026, 3, 10))
    found = feeds_of(content_of([post_before, post("bai", date(2026, 4, 2), body=RICH)]))
    html = json.loads(found["feed.json"])["items"][0]["content_html"]

    assert re.findall(r'<[^>]*(?:href|src)="([^"]*)"', html.replace("&amp;", "&")) == [
        f"{HOST}/tin-bai/2026/04/mau.pdf",
        f"{HOST}/tin-bai/2026/03/mot-cua/",
        f"{HOST}/",
        f"{PAGE}#duoi",
        f"{HOST}/tin-bai/2026/04/quay-1.jpg",
        f"{PAGE}#fn-1",
        "https://bao.example/tin?a=1&b=2",
        f"{PAGE}#fnref-1",
    ]
    assert 'Theo kế hoạch href="/khong-doi/".' in html
    assert "<td>Hồ sơ &lt; 5 trang &amp; ảnh</td>" in html


def test_the_three_formats_carry_the_same_text() -> None:
    """RSS has it after the description, Atom as HTML."""
    found = feeds(body=RICH, summary="Phí < 5.000 & nhanh")
    html = json.loads(found["feed.json"])["items"][0]["content_html"]
    rss, atom = etree.fromstring(found["rss.xml"]), etree.fromstring(found["atom.xml"])
    spaces = {"a": "http://www.w3.org/2005/Atom"}

    assert rss.findtext(f"channel/item/{CONTENT}encoded") == html
    assert rss.findtext("channel/item/description") == "Phí &lt; 5.000 &amp; nhanh"
    assert atom.findtext("a:entry/a:content", namespaces=spaces) == html
    assert atom.findtext("a:entry/a:summary", namespaces=spaces) == "Phí < 5.000 & nhanh"


def test_what_only_our_pages_use_stays_at_home() -> None:
    """Ids would clash beside other posts, classes mean nothing, a frame that scrolls traps keys."""
    html = json_entry(body=RICH)["content_html"]

    assert not re.search(r"<[^>]* (?:id|class|rel|role|tabindex)=", html)


def test_a_site_below_a_path_keeps_its_path() -> None:
    """Links to the root of such a site do not lose it."""
    settings = replace(SETTINGS, url=f"{HOST}/xã/")
    found = feeds_of(
        content_of([post("bai", date(2026, 4, 2), body="[A](/rss/)")], settings=settings)
    )

    assert rss_problems(found["rss.xml"]) == []
    assert f"<link>{HOST}/x%C3%A3/tin-bai/2026/04/bai/</link>".encode() in found["rss.xml"]
    assert f"{HOST}/x%C3%A3/rss/".encode() in found["rss.xml"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/du-lieu/", f"{HOST}/du-lieu/"),
        ("#muc", f"{PAGE}#muc"),
        ("", PAGE),
        ("?trang=2", f"{PAGE}?trang=2"),
        ("//bao.example/a", "https://bao.example/a"),
        ("https://bao.example/đ ơ?q=ơ", "https://bao.example/%C4%91%20%C6%A1?q=%C6%A1"),
        ("https://bao.example/a%20b", "https://bao.example/a%20b"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:0241234567", "tel:0241234567"),
        ("http://[hong", PAGE),
    ],
)
def test_an_address_is_absolute_and_ascii(target: str, expected: str) -> None:
    """Whatever a post names, readers get what they can follow."""
    assert absolute(PAGE, target) == expected


def test_the_lead_picture_comes_first_with_its_words() -> None:
    """Alt text and caption survive quotes, signs and brackets; the address is ASCII."""
    entry = json_entry(image=PICTURE)

    assert entry["content_html"].split("\n")[0] == (
        f'<figure><img src="{ADDRESS}" alt="Quầy &quot;Một cửa&quot; &amp; ghế">'
        "<figcaption>Ảnh: Văn phòng &lt;xã&gt;</figcaption></figure>"
    )
    assert entry["image"] == ADDRESS


def test_the_enclosure_tells_true_length_and_type() -> None:
    """It is the lead picture, in every format."""
    found = feeds(image=PICTURE)
    rss, atom = feedparser.parse(found["rss.xml"]), feedparser.parse(found["atom.xml"])

    for feed in (rss, atom):
        [enclosure] = feed.entries[0].enclosures
        assert (enclosure.href, enclosure.type) == (ADDRESS, "image/jpeg")
        assert enclosure.length == "48213"
    assert json.loads(found["feed.json"])["items"][0]["attachments"] == [
        {"url": ADDRESS, "mime_type": "image/jpeg", "title": PICTURE.alt, "size_in_bytes": 48213}
    ]


@pytest.mark.parametrize("source", ["chua-do.jpg", "ảnh/la.bmp"])
def test_no_length_or_type_is_guessed(source: str) -> None:
    """A picture of unknown size or type is shown in the text, and encloses nothing."""
    image = replace(PICTURE, src=source)
    found = feeds(image=image)

    assert b"<enclosure" not in found["rss.xml"]
    assert b'rel="enclosure"' not in found["atom.xml"]
    assert b"attachments" not in found["feed.json"]
    assert b"&lt;figure&gt;" in found["rss.xml"]


def test_an_entry_says_unit_field_kind_and_topics() -> None:
    """Each word comes with the vocabulary that it is from; Atom has the code too."""
    found = feeds(units=("kt", "vhxh"), kind="clip", topics=("dvc-truc-tuyen",))
    rss = etree.fromstring(found["rss.xml"])
    categories = rss.findall("channel/item/category")

    assert [(each.get("domain"), each.text) for each in categories] == [
        (f"{WORDS}linh-vuc.json", "Cải cách thủ tục hành chính"),
        (f"{WORDS}loai.json", "Video, clip"),
        (f"{WORDS}don-vi.json", "Phòng Kinh tế"),
        (f"{WORDS}don-vi.json", "Phòng Văn hóa – Xã hội"),
        (f"{WORDS}chu-de.json", "Dịch vụ công trực tuyến"),
    ]
    assert [each.text for each in rss.iter("{http://purl.org/dc/elements/1.1/}creator")] == [
        "Phòng Kinh tế",
        "Phòng Văn hóa – Xã hội",
    ]
    assert f'term="clip" scheme="{WORDS}loai.json"'.encode() in found["atom.xml"]
    assert json.loads(found["feed.json"])["items"][0]["_cchc"] == {
        "about": f"{HOST}/du-lieu/",
        "category": "tthc",
        "kind": "clip",
        "units": ["kt", "vhxh"],
        "topics": ["dvc-truc-tuyen"],
    }


@pytest.mark.parametrize(
    "title",
    [
        "Phí & lệ phí < 5.000 đ: \"miễn\" hay 'giảm'?",
        "]]> <!-- <script>alert(1)</script> &amp; &nbsp;",
        "🎉 Chúc mừng 👨‍👩‍👧 năm mới",
        "C++ / a => b; 100%",
    ],
)
def test_a_hostile_title_stays_text(title: str) -> None:
    """Signs and emoji come out as they went in, in valid feeds."""
    found = feeds(title=title)

    assert rss_title(found["rss.xml"]) == title
    assert json.loads(found["feed.json"])["items"][0]["title"] == title
    assert rss_problems(found["rss.xml"]) == []
    assert atom_problems(found["atom.xml"]) == []
    assert json_problems(found["feed.json"]) == []


@pytest.mark.parametrize(("title", "expected"), [("A\x00\x0b\ufffeB", "AB"), ("\x01", "bai")])
def test_what_xml_refuses_never_breaks_a_feed(title: str, expected: str) -> None:
    """Such characters are left out; with nothing left, the slug is the title."""
    found = feeds(title=title, body="Chữ\x0b.", summary="\x02")

    assert rss_title(found["rss.xml"]) == expected
    assert rss_problems(found["rss.xml"]) == []
    assert json_problems(found["feed.json"]) == []


@given(TITLES)
def test_any_title_comes_back_from_a_feed(text: str) -> None:
    """What stands in the post stands in the feed; feedparser reads the same.

    Two habits of feedparser are kept out: it reads "&lt;" in a plain title as "<", and takes text
    that could be bytes of Latin-1 for them, which a "Đ" rules out.
    """
    title = f"Đ{text}.".replace("&", "＆")
    found = feeds(title=title)
    read = feedparser.parse(found["atom.xml"])

    assert rss_title(found["rss.xml"]) == re.sub("[\ufffe\uffff]", "", title)
    assert not read.bozo
    assert read.entries[0].title == rss_title(found["rss.xml"])


def test_further_pictures_are_media() -> None:
    """Each picture of the text stands once with type and words; its size where it is known."""
    body = "![Quầy](quay-1.jpg)\n\n![Sơ đồ](so-do.png)\n\n![Quầy](quay-1.jpg)"
    content = content_of([post("bai", date(2026, 4, 2), body=body, image=PICTURE)])
    found = feeds_of(content, {**MEDIA, "2026/04/quay-1.jpg": 77})
    told = [
        ({**each.attrib}, each.findtext(f"{MEDIA_RSS}description"))
        for each in etree.fromstring(found["rss.xml"]).iter(f"{MEDIA_RSS}content")
    ]
    ours, theirs = (f"{HOST}/tin-bai/2026/04/{name}" for name in ("quay-1.jpg", "so-do.png"))

    assert told == [
        ({"url": ours, "fileSize": "77", "type": "image/jpeg", "medium": "image"}, "Quầy"),
        ({"url": theirs, "type": "image/png", "medium": "image"}, "Sơ đồ"),
    ]
    assert rss_problems(found["rss.xml"]) == atom_problems(found["atom.xml"]) == []
    assert [each["url"] for each in json.loads(found["feed.json"])["items"][0]["attachments"]] == [
        ADDRESS,
        ours,
        theirs,
    ]


def test_a_sample_says_so() -> None:
    """Who takes it in can leave it out."""
    found = feeds(sample=True)

    assert f'term="mau" scheme="{WORDS}tinh-trang.json"'.encode() in found["atom.xml"]

"""Reading a stranger's feed: what it says in our words, and what XML may not do to us."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.offer import Offer
from cchc.gather.city import read_city
from cchc.gather.feed import MOST, read_feed
from cchc.gather.limits import FetchError, Limits
from gather.web import RSS_TYPE, Web, entry, rss

URL = "https://mau.example.vn/rss.xml"
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Nguồn</title><id>tag:mau.example.vn,2026:n</id>
<updated>2026-03-31T17:30:00Z</updated><entry><id>tag:mau.example.vn,2026:a</id>
<title>Ho&#768;a</title><link href="https://mau.example.vn/a"/>
<published>2026-03-31T17:30:00Z</published>
<category term="tthc" scheme="https://mau.example.vn/linh-vuc/tthc/" label="Cải cách TTHC"/>
<category term="bai-chuyen-sau" scheme="tag:mau.example.vn,2026:loai"/>
<category term="chi-so" scheme="tag:mau.example.vn,2026:chu-de"/>
<summary>Tóm tắt</summary>
<content type="html">&lt;p&gt;Chữ &lt;a href="b"&gt;b&lt;/a&gt;&lt;/p&gt;</content>
</entry></feed>"""


def read(body: bytes, content_type: str = RSS_TYPE) -> tuple[Offer, ...]:
    """Read a feed as it came from `URL`."""
    return read_feed(body, url=URL, content_type=content_type)


def refused(body: bytes, content_type: str = RSS_TYPE) -> str:
    """Return why a feed was not read."""
    with pytest.raises(FetchError) as caught:
        read(body, content_type)
    return caught.value.reason


def test_our_own_words_are_understood() -> None:
    """Field, kind and topic by their vocabularies; the day is that of Viet Nam; text is in NFC."""
    assert read(ATOM.encode(), "application/atom+xml") == (
        Offer(
            guid="tag:mau.example.vn,2026:a",
            url="https://mau.example.vn/a",
            title="Hòa",
            day=date(2026, 4, 1),
            html='<p>Chữ <a href="https://mau.example.vn/b">b</a></p>',
            summary="Tóm tắt",
            category="tthc",
            kind="bai-chuyen-sau",
            topics=("chi-so",),
        ),
    )


def test_words_of_others_are_taken_where_they_are_ours() -> None:
    """A name of a field without a vocabulary counts; any other word is left."""
    one = entry("1", "Một", "Chữ", category="Thủ tục hành chính")
    two = entry("2", "Hai", "Chữ", category="Thể thao")

    assert [(each.category, each.kind, each.topics) for each in read(rss(one, two))] == [
        ("tthc", "", ()),
        ("", "", ()),
    ]


def test_common_faults_of_programs_are_borne() -> None:
    """Names of HTML, bare ampersands, a tag that stays open: the words are still there."""
    body = b"<rss version='2.0'><channel><item><title>A&nbsp;B & C</title><guid>1</guid>"

    assert [(each.title, each.day) for each in read(body)] == [("A B & C", None)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_declaration_is_refused_in_any_encoding(encoding: str) -> None:
    """Entities can swell or read files; no feed of news needs them."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    body = f'{head}<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel/></rss>'

    words = "có khai báo DOCTYPE, ENTITY trong XML: không đọc, để an toàn"
    assert refused(body.encode(encoding)) == words


def test_what_is_no_feed_is_told() -> None:
    """By its type, or by what it is."""
    assert refused(b"<rss/>", "image/png") == (
        "không phải nguồn tin RSS, Atom (máy chủ ghi kiểu 'image/png')"
    )
    assert refused(b"<html/>") == "không phải nguồn tin RSS, Atom"
    assert refused(b"") == "không phải nguồn tin RSS, Atom"


def test_a_feed_may_be_as_deep_or_long_as_it_likes() -> None:
    """What is deeper or longer than any feed of news is cut, not followed."""
    deep = b"<rss><channel>" + b"<a>" * 50_000
    long = rss(*(entry(str(number), f"Tin {number}", "Chữ") for number in range(MOST + 5)))

    assert read(deep) == ()
    assert len(read(long)) == MOST


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"<rss>{text}".encode()))
def test_no_bytes_break_the_reader(body: bytes) -> None:
    """They are a feed, or it is told that they are none."""
    try:
        assert isinstance(read(body), tuple)
    except FetchError as error:
        assert error.reason  # noqa: PT017 - either is right


def test_an_archived_feed_is_read_to_its_end() -> None:
    """The city's older parts are followed on its own host (RFC 5005), each once."""
    atom = "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='{}' href='{}'/>"
    with Web(hosts=2) as web:
        older = web.serve(
            "/cu.xml", rss(entry("1", "Tin cũ", "Chữ"), atom.format("next", "/moi.xml"))
        )
        link = atom.format("prev-archive", older)
        newest = web.serve("/moi.xml", rss(entry("2", "Tin mới", "Chữ"), link))
        away = atom.format(
            "next", web.serve("/xa.xml", rss(entry("3", "Nơi khác", "Chữ")), number=1)
        )
        alone = web.serve("/mot.xml", rss(entry("4", "Một mình", "Chữ"), away))
        limits = Limits(private=True)

        assert [each.title for each in read_city(newest, limits=limits)] == ["Tin mới", "Tin cũ"]
        assert [each.title for each in read_city(alone, limits=limits)] == ["Một mình"]


def test_a_feed_saved_as_a_file_is_read(tmp_path: Path) -> None:
    """With a byte order mark, as some programs save."""
    path = tmp_path / "luu.xml"
    path.write_bytes(b"\xef\xbb\xbf" + rss(entry("1", "Tin lưu", "Chữ")))

    assert [each.title for each in read_city(str(path))] == ["Tin lưu"]

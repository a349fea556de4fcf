"""The recorded bulletins are heard by whoever follows podcasts."""

import feedparser
from lxml import etree

from cchc.publish.podcast import podcast
from publish.register_samples import pages, register_view, tree_of, words

CONTENT = register_view().content
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def test_a_reader_finds_the_recordings() -> None:
    """Newest first; each with address, true size and type of its file, and its length."""
    found = feedparser.parse(podcast(CONTENT))

    assert not found.bozo
    assert found.feed.title.startswith("Bản tin truyền thanh – ")
    newest, older = found.entries
    assert (newest.title, newest.itunes_duration) == ("Tuần 47 <A & B>", "585")
    base = CONTENT.settings.url
    enclosures = [each.enclosures[0] for each in (newest, older)]
    assert [(each.href, each.length, each.type) for each in enclosures] == [
        (f"{base}tep/tuan-47.mp3", "4680000", "audio/mpeg"),
        (f"{base}tep/tuan-46.m4a", "0", "audio/mp4"),
    ]
    assert newest.id == f"tag:{CONTENT.settings.host},2026:ban-tin/tuan-47"
    assert newest.link == f"{base}ban-tin/#tuan-47"


def test_directories_of_podcasts_take_it() -> None:
    """What they ask for is there: category, picture, language, that nothing in it is explicit."""
    channel = etree.fromstring(podcast(CONTENT)).find("channel")

    assert channel is not None
    assert channel.find(f"{ITUNES}category").get("text") == "Government"  # type: ignore[union-attr]
    assert channel.find(f"{ITUNES}image").get("href").endswith(".png")  # type: ignore[union-attr]
    assert channel.findtext("language") == "vi"
    assert channel.findtext(f"{ITUNES}explicit") == "no"
    assert podcast(CONTENT) == podcast(CONTENT)


def test_the_page_lets_one_listen() -> None:
    """A player that fetches nothing before a click, the length in words, the feed's address."""
    page = tree_of(pages(register_view())["ban-tin/"])

    assert page.xpath("//audio/@preload") == ["none", "none"]
    assert "9 phút 45 giây" in words(page)
    assert "45 giây" in words(page)
    assert any(href.endswith("ban-tin/podcast.xml") for href in page.xpath("//a/@href"))

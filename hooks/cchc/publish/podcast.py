"""The recorded bulletins as a podcast: RSS 2.0 with the itunes names, by feedgen."""

from datetime import date

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from cchc.core.content import Content
from cchc.core.entries import Broadcast
from cchc.core.post import opening_of
from cchc.publish import addresses
from cchc.publish.feed_entries import site_url
from cchc.publish.rss_atom import GENERATOR, LANGUAGE

_TITLE = "Bản tin truyền thanh – {name}"
_ABOUT = "Bản ghi âm các bản tin đã phát trên hệ thống truyền thanh của {agency}."
_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4"}
_COVER = "assets/images/bieu-tuong-512.png"


def podcast(content: Content) -> bytes:
    """Return the feed; no clock is read, the newest bulletin dates it."""
    settings, broadcasts = content.settings, content.registers.broadcasts
    generator = _generator(content)
    generator.podcast.itunes_author(settings.agency or settings.name)
    generator.podcast.itunes_category("Government")
    generator.podcast.itunes_explicit("no")
    generator.podcast.itunes_image(site_url(settings, _COVER))
    for broadcast in broadcasts:
        _fill(generator.add_entry(order="append"), content, broadcast)
    made: bytes = generator.rss_str(pretty=True)
    return made


def _generator(content: Content) -> FeedGenerator:
    settings = content.settings
    generator = FeedGenerator()
    generator.load_extension("podcast")
    generator.title(_TITLE.format(name=settings.name))
    generator.description(_ABOUT.format(agency=settings.agency or settings.name))
    generator.language(LANGUAGE)
    generator.generator(GENERATOR)
    generator.docs("")
    days = (opening_of(each.day) for each in content.registers.broadcasts)
    generator.lastBuildDate(max(days, default=opening_of(date(content.plan.year, 1, 1))))
    itself = {"href": site_url(settings, addresses.PODCAST), "rel": "self"}
    page = {"href": site_url(settings, addresses.BROADCASTS), "rel": "alternate"}
    generator.link([itself | {"type": "application/rss+xml"}, page])
    return generator


def _fill(entry: FeedEntry, content: Content, broadcast: Broadcast) -> None:
    settings, name = content.settings, broadcast.file
    address = site_url(settings, addresses.register_file_path(name))
    kind = _TYPES[name.rpartition(".")[2].lower()]
    size = content.registers.sizes.get(name, 0)
    year = broadcast.day.year
    entry.guid(f"tag:{settings.host},{year}:ban-tin/{broadcast.code}", permalink=False)
    entry.title(broadcast.title)
    entry.link(href=f"{site_url(settings, addresses.BROADCASTS)}#{broadcast.code}")
    entry.description(broadcast.summary or broadcast.title)
    entry.published(opening_of(broadcast.day))
    entry.enclosure(address, str(size), kind)
    entry.podcast.itunes_duration(broadcast.seconds)

"""The loudspeaker bulletins as they were aired: heard on the page, or by an app for podcasts."""

from collections.abc import Iterator
from functools import partial

from cchc.core.entries import Broadcast
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import escape, lines, link, time_tag
from cchc.publish.register_parts import empty, file_link, opening, prose, sample_badge
from cchc.publish.sheet import Sheet
from cchc.publish.shell import Page
from cchc.publish.view import View

_TITLE = "Bản tin truyền thanh"
_ABOUT = "Bản ghi âm các bản tin đã phát trên hệ thống truyền thanh của xã."
_MINUTE = 60


def broadcast_pages(view: View) -> Iterator[Sheet]:
    """Yield the page of all recorded bulletins."""
    registers = view.content.registers
    made_of = (repr(registers.broadcasts), repr(registers.sizes))
    day = registers.broadcasts[0].day if registers.broadcasts else None
    yield Sheet(addresses.BROADCASTS, partial(_page, view), made_of, day)


def length_words(seconds: int) -> str:
    """Return a length as people say it."""
    minutes, rest = divmod(seconds, _MINUTE)
    return f"{minutes} phút {rest:02} giây" if minutes else f"{rest} giây"


def _page(view: View) -> Page:
    broadcasts = view.content.registers.broadcasts
    feed = link(view.at(addresses.PODCAST), "nguồn podcast")
    content = lines(
        opening(view, _TITLE, _ABOUT),
        f"<p>Nghe bằng ứng dụng podcast: dán địa chỉ {feed} vào ứng dụng.</p>",
        *(_broadcast(view, each) for each in broadcasts),
        "" if broadcasts else empty("Chưa có bản ghi âm nào."),
    )
    about = f"{_TITLE} – {view.settings.name}"
    return Page(addresses.BROADCASTS, _TITLE, about, content, feed_head(view))


def _broadcast(view: View, broadcast: Broadcast) -> str:
    words = f"<summary>Lời bản tin</summary>\n{prose(view, broadcast.prose)}"
    badge = sample_badge(sample=broadcast.sample)
    told = f"{time_tag(broadcast.day)} · {length_words(broadcast.seconds)}{badge}"
    file = escape(view.at(addresses.register_file_path(broadcast.file)))
    return lines(
        f'<article class="cc-video" id="{broadcast.code}">',
        f"<h2>{escape(broadcast.title)}</h2>",
        f'<p class="cc-meta">{told}</p>',
        f"<p>{escape(broadcast.summary)}</p>" if broadcast.summary else "",
        f'<audio controls preload="none" src="{file}" aria-label="{escape(broadcast.title)}">',
        "</audio>",
        f"<p>{file_link(view, broadcast.file, about=broadcast.title)}</p>",
        f'<details class="cc-fold">{words}</details>' if broadcast.prose else "",
        "</article>",
    )

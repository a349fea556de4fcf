"""Videos: our own with captions, others behind a link; nothing is fetched before a click."""

from collections.abc import Iterator
from functools import partial

from cchc.core.entries import Video
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import escape, lines, time_tag
from cchc.publish.register_parts import (
    empty,
    file_link,
    opening,
    outside_link,
    prose,
    sample_badge,
)
from cchc.publish.sheet import Sheet
from cchc.publish.shell import Page
from cchc.publish.view import View

_TITLE = "Video"
_ABOUT = (
    "Video có phụ đề và lời viết. Video ở trang khác chỉ được tải khi bạn bấm vào liên kết;"
    " trang này không gọi tới trang khác."
)


def video_pages(view: View) -> Iterator[Sheet]:
    """Yield the page of all videos."""
    registers = view.content.registers
    made_of = (repr(registers.videos), repr(registers.sizes))
    day = registers.videos[0].day if registers.videos else None
    yield Sheet(addresses.VIDEOS, partial(_page, view), made_of, day)


def _page(view: View) -> Page:
    videos = view.content.registers.videos
    content = lines(
        opening(view, _TITLE, _ABOUT),
        *(_video(view, video) for video in videos),
        "" if videos else empty("Chưa có video nào."),
    )
    about = f"Video về cải cách hành chính – {view.settings.name}"
    return Page(addresses.VIDEOS, _TITLE, about, content, feed_head(view))


def _video(view: View, video: Video) -> str:
    words = f"<summary>Lời trong video</summary>\n{prose(view, video.prose)}"
    return lines(
        f'<article class="cc-video" id="{video.code}">',
        f"<h2>{escape(video.title)}</h2>",
        f'<p class="cc-meta">{time_tag(video.day)}{sample_badge(sample=video.sample)}</p>',
        f"<p>{escape(video.summary)}</p>" if video.summary else "",
        _player(view, video) if video.file else _elsewhere(view, video),
        f'<details class="cc-fold">{words}</details>' if video.prose else "",
        "</article>",
    )


def _player(view: View, video: Video) -> str:
    poster = f' poster="{escape(_file(view, video.poster))}"' if video.poster else ""
    return (
        f'<video controls preload="none" width="640" height="360"{poster}'
        f' aria-label="{escape(video.title)}"><source src="{escape(_file(view, video.file))}">'
        f'<track kind="captions" srclang="vi" label="Tiếng Việt" default'
        f' src="{escape(_file(view, video.captions))}"></video>'
        f"<p>{file_link(view, video.file, about=video.title)}</p>"
    )


def _elsewhere(view: View, video: Video) -> str:
    """Return a picture of ours, if there is one, and a link that says where it leads."""
    picture = ""
    if video.poster:
        address = escape(_file(view, video.poster))
        picture = f'<img src="{address}" alt="" loading="lazy" width="640" height="360">'
    return f'<p class="cc-elsewhere">{picture}{outside_link(video.url, "Xem video")}</p>'


def _file(view: View, name: str) -> str:
    return view.at(addresses.register_file_path(name))

"""What a post says on Zalo, Facebook, TikTok and YouTube, each within its lengths.

Lengths are those that the services take (a Zalo OA article 150 and 300 characters, a TikTok
caption 2,200, YouTube 100 and 5,000); Facebook takes far more than it shows before "see more". The
link is plain: nothing in it tells who followed it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core.content import Content
from cchc.core.post import Post
from cchc.core.text import fold
from cchc.core.vocabulary import CATEGORIES, TOPICS
from cchc.publish.addresses import post_path, url
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer, excerpt, plain_text
from cchc.publish.record import paths_of

ZALO_TITLE, ZALO_TEXT = 150, 300
FACEBOOK = 477  # what is shown before "see more"
TIKTOK = 2200
YOUTUBE_TITLE, YOUTUBE_TEXT = 100, 5000
HASHTAGS = 5
_OPEN_WORDS = re.compile(r"[^\w\s]")
_ANGLES = str.maketrans({"<": "‹", ">": "›"})


@dataclass(frozen=True, slots=True)
class Shared:
    """A post as it is shared: its words, its plain link, its hashtags."""

    title: str
    summary: str
    text: str
    link: str
    tags: tuple[str, ...]

    @property
    def hashtags(self) -> str:
        """The hashtags on one line."""
        return " ".join(self.tags)


def shared(content: Content, post: Post) -> Shared:
    """Return what is shared of *post*, which must have its text."""
    renderer = Renderer(Links(content.settings.base, paths_of(content)))
    fragment = renderer.html(post)
    link = url(content.settings, post_path(post)) if post.on_site else ""
    tags = tuple(dict.fromkeys(_tags(content, post)))[:HASHTAGS]
    return Shared(post.title, excerpt(post, fragment), plain_text(fragment), link, tags)


def captions(said: Shared) -> dict[str, str]:
    """Return the text for each service, by the name of its file."""
    return {
        "zalo.txt": zalo(said),
        "facebook.txt": facebook(said),
        "tiktok.txt": tiktok(said),
        "youtube.txt": youtube(said),
    }


def zalo(said: Shared) -> str:
    """Return title, description and link of an article of an Official Account."""
    title, summary = shortened(said.title, ZALO_TITLE), shortened(said.summary, ZALO_TEXT)
    return _parts(title, summary, said.link)


def facebook(said: Shared) -> str:
    """Return a post that is seen whole."""
    rest = _parts(said.link, said.hashtags)
    return _parts(said.title, shortened(said.summary, FACEBOOK - len(said.title) - len(rest)), rest)


def tiktok(said: Shared) -> str:
    """Return a caption: the words first, as only their beginning is seen."""
    rest = _parts(said.link, said.hashtags)
    summary = shortened(said.summary, TIKTOK - len(said.title) - len(rest) - _GAPS)
    return _parts(said.title, summary, rest)


def youtube(said: Shared) -> str:
    """Return a title, and below it a description; neither may hold angle brackets."""
    title = shortened(said.title.translate(_ANGLES), YOUTUBE_TITLE)
    rest = _parts(said.link, said.hashtags)
    room = YOUTUBE_TEXT - len(rest) - len(said.summary) - _GAPS
    text = shortened(said.text.translate(_ANGLES), room)
    return _parts(title, said.summary.translate(_ANGLES), text, rest)


_GAPS = 8


def shortened(text: str, room: int) -> str:
    """Return *text*, cut after a whole word where it is too long."""
    if len(text) <= room:
        return text
    return f"{text[: max(0, room)].rpartition(' ')[0].rstrip(' ,;:.-–')}…"


def hashtag(name: str) -> str:
    """Return a name as a hashtag without diacritics: "#CaiCachHanhChinh"."""
    words = _OPEN_WORDS.sub(" ", fold(name)).split()
    return "#" + "".join(word[:1].upper() + word[1:] for word in words) if words else ""


def _tags(content: Content, post: Post) -> Iterator[str]:
    yield hashtag("cải cách hành chính")
    yield hashtag(content.plan.name)
    if post.category != "chung":
        yield hashtag(CATEGORIES.label(post.category).partition(",")[0])
    for topic in post.topics:
        yield hashtag(TOPICS.label(topic).partition(",")[0])


def _parts(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)

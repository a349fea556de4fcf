"""Which post of ours a piece on the city's page is; what is not certain is told, never taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from urllib.parse import unquote, urlsplit

from cchc.core.likeness import Shelf, Text, likeness, text_of, text_of_post, words
from cchc.core.post import Post
from cchc.core.settings import Settings
from cchc.core.vocabulary import CITY_PAGE
from cchc.gather.listing import Listed
from cchc.publish.addresses import former_paths, guid, post_path

# So like is a text that was shortened or edited a little; two reports by one form are less so.
SURE = 0.8
# So like is worth a person's look; a link to a post proves it from `RELATED` on.
DOUBTFUL = 0.6
RELATED = 0.3
_TITLE_WORDS = 4
_ANY_DAY = date(2000, 1, 1)


class How(Enum):
    """What a piece was known by."""

    GUID = "mã định danh"
    LINK = "địa chỉ bài"
    TEXT = "nội dung"
    NEAR = "gần giống"
    TITLE = "chỉ trùng tên"
    UNLIKE = "có liên kết tới bài, nhưng tên và nội dung khác"
    SEVERAL = "giống nhiều bài"


_CERTAIN = frozenset({How.GUID, How.LINK, How.TEXT})


@dataclass(frozen=True, slots=True)
class Match:
    """That a piece is one of *posts*: of just one, if it is certain; *percent* tells likeness."""

    listed: Listed
    posts: tuple[Post, ...]
    how: How
    percent: int = 0

    @property
    def is_certain(self) -> bool:
        """Whether it may be proposed."""
        return self.how in _CERTAIN


class Ours:
    """Our posts, to be found by guid, address, title and text."""

    def __init__(self, posts: Iterable[Post], settings: Settings) -> None:
        self._guids: dict[str, Post] = {}
        self._pages: dict[str, Post] = {}
        self._titles: dict[str, list[Post]] = {}
        self._sent = Shelf()
        for post in posts:
            self._guids[guid(settings, post)] = post
            for path in (post_path(post), *former_paths(post)):
                self._pages[page_key(settings.url + path)] = post
            self._titles.setdefault(words(post.title), []).append(post)
            if any(each.channel == CITY_PAGE for each in post.elsewhere):
                self._sent.add(text_of_post(post))

    def match(self, listed: Listed) -> Match | None:
        """Return which post *listed* is, or may be; None if it is none of ours."""
        post = self._guids.get(listed.guid)
        if post:
            return Match(listed, (post,), How.GUID)
        post = self._pages.get(page_key(listed.url))
        if post:
            return Match(listed, (post,), How.LINK)
        return self._by_links(listed) or self._by_words(listed)

    def _by_links(self, listed: Listed) -> Match | None:
        """Return the post that the text names as its source: a link alone may be a reference."""
        found = (self._pages.get(page_key(link)) for link in listed.links)
        linked = tuple(dict.fromkeys(post for post in found if post))
        like = tuple(post for post in linked if _share(listed, post) >= RELATED)
        if len(like) == 1:
            return Match(listed, like, How.LINK)
        if len(like) > 1:
            return Match(listed, like, How.SEVERAL)
        # A page of links names many posts and is none of them.
        return Match(listed, linked, How.UNLIKE) if len(linked) == 1 and not like else None

    def _by_words(self, listed: Listed) -> Match | None:
        """Return what was sent to the city and is like it; two that are like it are both told."""
        text = _text(listed.title, listed.text)
        near = self._sent.like(text, threshold=DOUBTFUL) if text.is_long_enough else []
        if not near:
            return self._by_title(listed)
        best = max(near, key=lambda pair: pair.likeness)
        how = How.TEXT if best.likeness >= SURE else How.NEAR
        posts = tuple(pair.earlier.post for pair in near if pair.earlier.post)
        return Match(listed, posts, how if len(near) == 1 else How.SEVERAL, best.percent)

    def _by_title(self, listed: Listed) -> Match | None:
        """Return the posts of the same title: another commune may have written one like it."""
        key = words(listed.title)
        posts = tuple(self._titles.get(key, ()))
        if not posts or key.count(" ") + 1 < _TITLE_WORDS:
            return None
        return Match(listed, posts, How.TITLE if len(posts) == 1 else How.SEVERAL)


def page_key(url: str) -> str:
    """Return what two spellings of one page's address share."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.netloc.rpartition(":")[2].isdigit() else ""
    path = unquote(parts.path).removesuffix("index.html").rstrip("/")
    return f"{host}{port}{path}" if host and path else ""


def _share(listed: Listed, post: Post) -> float:
    """Return how like a piece is to a post, by its title or by its text."""
    title = likeness(_text("", listed.title), _text("", post.title)) if listed.title else 0.0
    text = likeness(_text("", listed.text), _text("", post.body)) if listed.text else 0.0
    return max(title, text)


def _text(title: str, body: str) -> Text:
    return text_of(title, body, address="", day=_ANY_DAY)

"""The numbered list of everything that a figure of a report rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cchc.core.content import Content
from cchc.core.post import Post, Publication
from cchc.core.report_window import Window
from cchc.publish.addresses import post_path, url
from cchc.reports.words import ranges


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One entry: its number, its post, and whether it is dated outside of the window."""

    number: int
    post: Post
    is_outside: bool


class EvidenceList:
    """The posts behind a report by day, then by file, each with its number."""

    def __init__(self, posts: Iterable[Post], window: Window) -> None:
        found = {post.file: post for post in posts}
        self._posts = sorted(found.values(), key=lambda post: (post.date, post.file))
        self._window = window

    def __iter__(self) -> Iterator[Exhibit]:
        for number, post in enumerate(self._posts, start=1):
            yield Exhibit(number, post, post.date not in self._window)

    def __len__(self) -> int:
        return len(self._posts)

    def cite(self, posts: Iterable[Post]) -> str:
        """Return the numbers of *posts*."""
        return ranges(self._numbers[post.file] for post in posts)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {exhibit.post.file: exhibit.number for exhibit in self}


def links(content: Content, post: Post) -> list[str]:
    """Return where a post can be seen: its page, and each page elsewhere that was recorded."""
    own = [url(content.settings, post_path(post))] if post.has_page(content.day) else []
    elsewhere = (each.url for each in post.elsewhere if each.url)
    return list(dict.fromkeys([*own, *elsewhere]))


def record_name(content: Content, post: Post) -> str:
    """Return how a record that has no page is found: its file in the project."""
    return f"Bản ghi {content.settings.posts.rstrip('/')}/{post.file}"


def shown_words(publication: Publication) -> str:
    """Return when it came out: published, and each airing."""
    days = ", ".join(f"{day:%d/%m/%Y}" for day in publication.shown)
    if not days:
        return ""
    return f"phát {days}" if publication.aired else days

"""What a post looks like once it is rendered; pages, lists and feeds are poured from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cchc.core.content import Content
from cchc.core.post import Post
from cchc.publish.addresses import post_path


@dataclass(frozen=True, slots=True)
class Rendered:
    """A post's text as HTML, and its excerpt; links begin at the site's root (`/tin-bai/…`).

    *syllables* is how long it is: Vietnamese puts a space between any two. *words* are those of its
    summary and text as the search knows them (`core.words.line`).
    """

    html: str
    excerpt: str
    syllables: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A post and what is made of it once.

    *path* is that of its page; *key* a digest of all that it is made from; *image* the address of
    its picture; *rendered* gives its text, which is fetched only for what is really made anew.
    """

    post: Post
    path: str
    key: str
    image: str
    rendered: Callable[[], Rendered] = field(compare=False)

    @property
    def html(self) -> str:
        """The post's text as HTML."""
        return self.rendered().html

    @property
    def excerpt(self) -> str:
        """The post's summary, or the opening of its text."""
        return self.post.summary or self.rendered().excerpt


def paths_of(content: Content) -> Mapping[str, str]:
    """Return the path of each page that a post's text may link to, by its file."""
    return {post.file: post_path(post) for post in content.pages}

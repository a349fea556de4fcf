"""What a post looks like once it is rendered; pages, lists and feeds are poured from it."""

from dataclasses import dataclass

from cchc.core.post import Post
from cchc.publish.markdown import Renderer, excerpt


@dataclass(frozen=True, slots=True)
class Record:
    """A post and what is made of it once: its text as HTML, its excerpt, its picture's address.

    Links in *html* and *image* begin at the site's root (`/tin-bai/…`).
    """

    post: Post
    html: str
    excerpt: str
    image: str = ""


def record_of(post: Post, renderer: Renderer) -> Record:
    """Render *post* once."""
    fragment = renderer.html(post)
    image = renderer.address(post, post.image.src) if post.image else ""
    return Record(post, fragment, excerpt(post, fragment), image or "")

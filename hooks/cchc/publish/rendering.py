"""Render a post's text once."""

from cchc.core.post import Post
from cchc.publish.addresses import post_path
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer, excerpt
from cchc.publish.record import Record, Rendered


def render(post: Post, renderer: Renderer) -> Rendered:
    """Render the text of *post*."""
    fragment = renderer.html(post)
    return Rendered(fragment, excerpt(post, fragment))


def record_of(post: Post, links: Links) -> Record:
    """Return the record of *post*, its text rendered at once; it has no key to be remembered by."""
    done = render(post, Renderer(links))
    return Record(post, post_path(post), "", links.image(post), lambda: done)

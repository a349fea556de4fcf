"""Render a post's text once."""

from cchc.core.post import Post
from cchc.publish.markdown import Renderer, excerpt, plain_text
from cchc.publish.record import Rendered


def render(post: Post, renderer: Renderer) -> Rendered:
    """Render the text of *post*."""
    fragment = renderer.html(post)
    syllables = len(plain_text(fragment).split())
    return Rendered(fragment, excerpt(post, fragment), syllables)

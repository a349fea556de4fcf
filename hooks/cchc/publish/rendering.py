"""Render a post's text once."""

from cchc.core.post import Post
from cchc.core.words import line
from cchc.publish.markdown import Renderer, excerpt, plain_text
from cchc.publish.record import Rendered


def render(post: Post, renderer: Renderer) -> Rendered:
    """Render the text of *post*."""
    fragment = renderer.html(post)
    text = plain_text(fragment)
    words = line(f"{post.summary} {text}")
    return Rendered(fragment, excerpt(post, fragment), len(text.split()), words)

"""What a page says of itself in its head for those who share it."""

from collections.abc import Sequence

from cchc.publish.feed_links import feed_head
from cchc.publish.html import lines, meta
from cchc.publish.record import Record
from cchc.publish.structured import article, data_script, trail
from cchc.publish.view import View

NOT_INDEXED = '<meta name="robots" content="noindex">'


SCRIPT = "assets/javascripts/post.js"
# Whoever shares a post without a picture shows the commune's sign.
EMBLEM = "assets/images/bieu-tuong-512.png"


def article_head(view: View, record: Record, steps: Sequence[tuple[str, str]]) -> str:
    """Return a post's kind, date and picture for those who share it, and for search engines.

    *steps* are the way from the home page to it. Title, words and address are in the shell.
    """
    post = record.post
    properties = {
        "og:type": "article",
        "og:image": view.full(record.image or view.at(EMBLEM)),
        "og:image:alt": post.image.alt if post.image else "Biểu tượng của trang",
        "article:published_time": post.moment.isoformat(),
        "article:modified_time": post.updated.isoformat() if post.updated else "",
    }
    data = data_script(article(view, record), trail(view, steps))
    script = f'<script src="{view.at(SCRIPT)}" defer></script>'
    return lines(meta(properties), feed_head(view), data, script)

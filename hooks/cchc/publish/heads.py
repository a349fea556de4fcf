"""What a page says of itself in its head for those who share it."""

from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import lines, meta
from cchc.publish.record import Record
from cchc.publish.view import View

NOT_INDEXED = '<meta name="robots" content="noindex">'


def article_head(view: View, record: Record) -> str:
    """Return a post's dates, and the title, words and picture of its share card."""
    post = record.post
    properties = {
        "og:type": "article",
        "og:locale": "vi_VN",
        "og:site_name": view.settings.name,
        "og:title": post.title,
        "og:description": record.excerpt,
        "og:url": addresses.url(view.settings, addresses.post_path(post)),
        "og:image": _full(view, record.image),
        "og:image:alt": post.image.alt if post.image else "",
        "article:published_time": post.moment.isoformat(),
        "article:modified_time": post.updated.isoformat() if post.updated else "",
    }
    return lines(meta(properties), feed_head(view))


def _full(view: View, address: str) -> str:
    """Return an address on this site with the host before it."""
    if not address.startswith("/"):
        return address
    return view.settings.url + address.removeprefix(view.settings.base)

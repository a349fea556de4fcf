"""What the results show of a page: a list of short parts, a few pages to a file."""

import re

from cchc.core.words import bare
from cchc.publish.findable import Findable
from cchc.publish.record import Record

# Cards in a file; numbers whose cards have one digest in the list.
CARDS, GROUP = 2, 128
_EXCERPT = 120
_SLUG = re.compile("[a-z0-9]+")


def page_card(page: Findable) -> list[object]:
    """Return what is shown of a page that is no post."""
    return [page.path, page.title, page.day, [], "", page.about]


def card(record: Record) -> list[object]:
    """Return what is shown of a post."""
    post, told = record.post, record.excerpt
    slug = "-".join(_SLUG.findall(bare(post.title.lower())))
    # Most addresses are made of the title: then its length says all.
    made = post.folder == f"{post.date:%Y/%m}" and slug.startswith(post.slug)
    path: str | int = len(post.slug) if made else record.path
    if len(told) > _EXCERPT:
        told = told[:_EXCERPT].rpartition(" ")[0] + "…"
    return [path, post.title, post.date.isoformat(), list(post.units), post.category, told]

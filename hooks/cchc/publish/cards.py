"""A post as lists show it."""

from collections.abc import Iterable

from cchc.core.vocabulary import KINDS
from cchc.publish.html import badge, escape, time_tag
from cchc.publish.record import Record
from cchc.publish.view import View

SAMPLE = "Nội dung mẫu"


def card(view: View, record: Record, *, level: int = 2) -> str:
    """Return one card; its title is a heading of *level*."""
    return (
        f'<article class="cc-card">{_picture(record)}<div>'
        f'<h{level} class="cc-card-title">{view.post_link(record)}</h{level}>'
        f'<p class="cc-meta">{byline(view, record)}</p>'
        f"<p>{escape(record.excerpt)}</p></div></article>"
    )


def cards(view: View, records: Iterable[Record], *, level: int = 2) -> str:
    """Return cards one below the other."""
    found = "\n".join(card(view, record, level=level) for record in records)
    return f'<div class="cc-cards">\n{found}\n</div>'


def byline(view: View, record: Record) -> str:
    """Return day, units, field, kind where it is not plain news, and that it is a sample."""
    post = record.post
    parts = [time_tag(post.date), *map(view.unit_link, post.units)]
    parts.append(view.category_link(post.category))
    if post.kind != "tin-bai":
        parts.append(escape(KINDS.label(post.kind)))
    told = " · ".join(parts)
    return f"{told} {badge(SAMPLE)}" if post.sample else told


def _picture(record: Record) -> str:
    """Return the post's picture; the title beside it says what it is about."""
    if not record.image:
        return ""
    return f'<img src="{escape(record.image)}" alt="" loading="lazy" width="160" height="107">'

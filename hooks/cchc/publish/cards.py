"""A post as lists show it."""

from collections.abc import Iterable

from cchc.core.vocabulary import KINDS
from cchc.publish.html import badge, escape, time_tag
from cchc.publish.pictures import IN_CARD, Shown, first_shown, lead_picture
from cchc.publish.record import Record
from cchc.publish.view import View

SAMPLE = "Nội dung mẫu"


def card(view: View, record: Record, *, level: int = 2, first: bool = False) -> str:
    """Return one card; its title is a heading of *level*, and says what the picture is about.

    The picture of the *first* is fetched at once.
    """
    picture = lead_picture(view, record, Shown(IN_CARD, first))
    return (
        f'<article class="cc-card">{picture}<div>'
        f'<h{level} class="cc-card-title">{view.post_link(record)}</h{level}>'
        f'<p class="cc-meta">{byline(view, record)}</p>'
        f"<p>{escape(record.excerpt)}</p></div></article>"
    )


def cards(view: View, records: Iterable[Record], *, level: int = 2) -> str:
    """Return cards one below the other."""
    listed = list(records)
    first = first_shown(listed)
    found = "\n".join(card(view, each, level=level, first=each is first) for each in listed)
    return f'<div class="cc-cards">\n{found}\n</div>'


def byline(view: View, record: Record, *more: str) -> str:
    """Return day, units, field, kind where it is not plain news, *more*, and if it is a sample."""
    post = record.post
    parts = [time_tag(post.date), *map(view.unit_link, post.units)]
    parts.append(view.category_link(post.category))
    if post.kind != "tin-bai":
        parts.append(escape(KINDS.label(post.kind)))
    told = " · ".join([*parts, *more])
    return f"{told} {badge(SAMPLE)}" if post.sample else told

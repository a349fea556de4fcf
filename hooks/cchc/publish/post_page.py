"""A post's own page."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.core.vocabulary import CATEGORIES
from cchc.publish import addresses
from cchc.publish.attachments import attachments, with_sizes
from cchc.publish.cards import byline
from cchc.publish.heads import article_head
from cchc.publish.html import crumbs, escape, heading, lines
from cchc.publish.pictures import IN_TEXT, Shown, lead_picture, with_pictures
from cchc.publish.post_ends import ends, printed, tools
from cchc.publish.post_facts import facts_of
from cchc.publish.record import Record
from cchc.publish.shell import Page
from cchc.publish.view import View

# How many syllables people read in a minute; viet-bai.md tells it.
READING = 200


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a post: its neighbours, and posts like it."""

    newer: Record | None = None
    older: Record | None = None
    related: Sequence[Record] = ()


def post_page(view: View, record: Record, beside: Beside | None = None) -> Page:
    """Return the page of one post."""
    beside, steps = beside or Beside(), _steps(view, record)
    post = record.post
    content = lines(
        '<article class="cc-post">',
        crumbs(*steps),
        _opening(view, record),
        tools(view, record),
        _figure(view, record),
        _text(view, record),
        attachments(view, record.html),
        facts_of(view, post),
        printed(view, record),
        "</article>",
        '<div class="cc-post">',
        ends(view, record, beside.related, (beside.newer, beside.older)),
        "</div>",
    )
    return Page(record.path, post.title, record.excerpt, content, article_head(view, record, steps))


def _steps(view: View, record: Record) -> list[tuple[str, str]]:
    category = record.post.category
    return [
        (view.at(addresses.HOME), "Trang chủ"),
        (view.at(addresses.NEWS), "Tin bài"),
        (view.at(addresses.category_path(category)), CATEGORIES.label(category)),
    ]


def _opening(view: View, record: Record) -> str:
    post = record.post
    minutes = max(1, round(record.rendered().syllables / READING))
    return lines(
        heading(post.title),
        f'<p class="cc-meta">{byline(view, record, f"Đọc khoảng {minutes} phút")}</p>',
        f'<p class="cc-lead">{escape(post.summary)}</p>' if post.summary else "",
    )


def _figure(view: View, record: Record) -> str:
    image = record.post.image
    if not image or not record.image:
        return ""
    caption = f"<figcaption>{escape(image.caption)}</figcaption>" if image.caption else ""
    picture = lead_picture(view, record, Shown(IN_TEXT, first=True), alt=image.alt)
    return f"<figure>{picture}{caption}</figure>"


def _text(view: View, record: Record) -> str:
    text = with_pictures(view, with_sizes(view, record.html), first=not record.image)
    return f'<div class="cc-text">\n{text}\n</div>'

"""A post's own page."""

from collections.abc import Iterator, Sequence

from cchc.core.post import Post, Publication
from cchc.core.vocabulary import CATEGORIES, OWN_SITE, TOPICS
from cchc.publish import addresses
from cchc.publish.cards import byline
from cchc.publish.feed_links import feed_line
from cchc.publish.heads import article_head
from cchc.publish.html import crumbs, escape, heading, lines, link, listed, time_tag, told
from cchc.publish.record import Record
from cchc.publish.shell import Page
from cchc.publish.view import View


def in_turn(
    records: Sequence[Record],
) -> Iterator[tuple[Record, Record | None, Record | None]]:
    """Yield each record with the newer and the older one beside it; *records* are newest first."""
    return zip(records, (None, *records), (*records[1:], None), strict=False)


def post_page(
    view: View, record: Record, *, newer: Record | None = None, older: Record | None = None
) -> Page:
    """Return the page of one post; *newer* and *older* are its neighbours."""
    content = lines(
        '<div class="cc-post">',
        _opening(view, record),
        f'<div class="cc-text">\n{record.html}\n</div>',
        _about(view, record.post),
        _neighbours(view, newer, older),
        _feeds(view, record.post),
        "</div>",
    )
    path = addresses.post_path(record.post)
    return Page(path, record.post.title, record.excerpt, content, article_head(view, record))


def _opening(view: View, record: Record) -> str:
    post = record.post
    return lines(
        crumbs(
            (view.at(addresses.HOME), "Trang chủ"),
            (view.at(addresses.NEWS), "Tin bài"),
            (view.at(addresses.category_path(post.category)), CATEGORIES.label(post.category)),
        ),
        heading(post.title),
        f'<p class="cc-meta">{byline(view, record)}</p>',
        f'<p class="cc-lead">{escape(post.summary)}</p>' if post.summary else "",
        _figure(record),
    )


def _figure(record: Record) -> str:
    image = record.post.image
    if not image or not record.image:
        return ""
    caption = f"<figcaption>{escape(image.caption)}</figcaption>" if image.caption else ""
    picture = f'<img src="{escape(record.image)}" alt="{escape(image.alt)}">'
    return f"<figure>{picture}{caption}</figure>"


def _about(view: View, post: Post) -> str:
    """Return what else is known of the post: who wrote it, where else it stands, what it proves."""
    facts = [
        ("Tác giả", escape(post.author)),
        ("Sửa lần cuối", time_tag(post.updated.date()) if post.updated else ""),
        ("Chủ đề", ", ".join(escape(TOPICS.label(topic)) for topic in post.topics)),
        ("Đăng lần đầu", _earlier(post)),
        ("Đã đăng, phát trên", listed(_elsewhere(view, post))),
        ("Minh chứng cho nhiệm vụ", listed(_tasks(view, post))),
    ]
    rows = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return f'<dl class="cc-about">\n{rows}\n</dl>' if rows else ""


def _earlier(post: Post) -> str:
    if not post.first_published:
        return "Bài đăng lại từ trang khác" if post.cross_posted else ""
    return f"{escape(post.first_published.where)}, {time_tag(post.first_published.date)}"


def _elsewhere(view: View, post: Post) -> Iterator[str]:
    for publication in post.elsewhere:
        if publication.channel != OWN_SITE:
            yield _publication(view, publication)


def _publication(view: View, publication: Publication) -> str:
    name = view.channels.label(publication.channel)
    days = [
        f"gửi {told(publication.sent)}" if publication.sent else "",
        f"đăng {told(publication.published)}" if publication.published else "",
        "phát " + ", ".join(map(told, publication.aired)) if publication.aired else "",
    ]
    where = link(publication.url, name, attributes=' rel="noopener"') if publication.url else name
    return f"{where}: {', '.join(day for day in days if day)}"


def _tasks(view: View, post: Post) -> Iterator[str]:
    for task in post.tasks:
        yield f"{view.rule_link(task)}: {escape(view.rule(task).source.quote)}"


def _neighbours(view: View, newer: Record | None, older: Record | None) -> str:
    found = (
        _neighbour(view, older, "Bài trước", rel="prev") if older else "",
        _neighbour(view, newer, "Bài sau", rel="next") if newer else "",
    )
    inside = lines(*found)
    if not inside:
        return ""
    return f'<nav class="cc-neighbours" aria-label="Bài trước, bài sau">\n{inside}\n</nav>'


def _neighbour(view: View, record: Record, name: str, *, rel: str) -> str:
    title = view.post_link(record, attributes=f' rel="{rel}"')
    return f'<p class="cc-{rel}"><span>{name}</span> {title}</p>'


def _feeds(view: View, post: Post) -> str:
    unit = addresses.unit_path(post.lead), view.units.label(post.lead)
    category = addresses.category_path(post.category), CATEGORIES.label(post.category)
    return feed_line(view, unit, category)

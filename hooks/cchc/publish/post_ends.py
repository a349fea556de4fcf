"""What stands around a post's text: ways to pass it on, and ways to go on from it."""

from collections.abc import Sequence
from urllib.parse import quote

from cchc.core.vocabulary import CATEGORIES
from cchc.publish import addresses
from cchc.publish.feed_links import feed_line
from cchc.publish.html import escape, lines, link, listed, time_tag
from cchc.publish.record import Record
from cchc.publish.view import View


def tools(view: View, record: Record) -> str:
    """Return how to pass the post on; `post.js` adds what takes a script."""
    url = addresses.url(view.settings, record.path)
    mail = f"mailto:?subject={quote(record.post.title)}&body={quote(url)}"
    return f'<p class="cc-tools" data-url="{escape(url)}">{link(mail, "Gửi qua thư")}</p>'


def printed(view: View, record: Record) -> str:
    """Return what a sheet of paper must say of where it came from; screens do not show it."""
    name, url = escape(view.settings.name), escape(addresses.url(view.settings, record.path))
    return f'<p class="cc-printed">Nguồn: {name}, {time_tag(record.post.date)}. {url}</p>'


def ends(
    view: View,
    record: Record,
    related: Sequence[Record],
    beside: tuple[Record | None, Record | None],
) -> str:
    """Return where to go on: what the readers think, posts like it, the newer and older one."""
    return lines(
        _feedback(view), _related(view, related), _neighbours(view, *beside), _feeds(view, record)
    )


def _feedback(view: View) -> str:
    wrong = link(view.at(f"{addresses.CONTACT}#bao-loi"), "báo lỗi cho cơ quan")
    opinion = link(view.at(addresses.FEEDBACK), "gửi phản ánh, kiến nghị")
    return f'<p class="cc-feedback">Thấy bài có chỗ sai: {wrong}. Có ý kiến: {opinion}.</p>'


def _related(view: View, related: Sequence[Record]) -> str:
    entries = listed(f"{view.post_link(each)} {time_tag(each.post.date)}" for each in related)
    if not entries:
        return ""
    return (
        f'<section class="cc-related"><h2 id="lien-quan">Bài liên quan</h2>\n{entries}\n</section>'
    )


def _neighbours(view: View, newer: Record | None, older: Record | None) -> str:
    inside = lines(
        _neighbour(view, older, "Bài trước", rel="prev") if older else "",
        _neighbour(view, newer, "Bài sau", rel="next") if newer else "",
    )
    if not inside:
        return ""
    return f'<nav class="cc-neighbours" aria-label="Bài trước, bài sau">\n{inside}\n</nav>'


def _neighbour(view: View, record: Record, name: str, *, rel: str) -> str:
    title = view.post_link(record, attributes=f' rel="{rel}"')
    return f'<p class="cc-{rel}"><span>{name}</span> {title}</p>'


def _feeds(view: View, record: Record) -> str:
    post = record.post
    unit = addresses.unit_path(post.lead), view.units.label(post.lead)
    category = addresses.category_path(post.category), CATEGORIES.label(post.category)
    return feed_line(view, unit, category)

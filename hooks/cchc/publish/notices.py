"""Pages that stand where a post was: it was taken back, or it has moved."""

from collections.abc import Callable, Collection, Iterator
from functools import partial

from cchc.core.post import Post
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.heads import NOT_INDEXED
from cchc.publish.html import crumbs, escape, heading, lines, link, time_tag
from cchc.publish.old_addresses import old_pages
from cchc.publish.shell import Page
from cchc.publish.view import View

_WITHDRAWN = "Bài viết đã được gỡ"
_MOVED = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={address}">
<link rel="canonical" href="{url}">
{robots}
<meta name="viewport" content="width=device-width,initial-scale=1">
</head>
<body>
<p>Bài viết đã chuyển sang địa chỉ mới: {link}</p>
</body>
</html>
"""


def withdrawn_pages(view: View) -> Iterator[Page]:
    """Yield a page for each post that was taken back: that it was, when and why, and no text."""
    for post in view.content.pages:
        if post.withdrawn_by(view.content.day):
            yield _withdrawn_page(view, post)


def _withdrawn_page(view: View, post: Post) -> Page:
    taken = post.withdrawn
    when = f" ngày {time_tag(taken.date)}" if taken else ""
    reason = f"<p><strong>Lý do:</strong> {escape(taken.reason)}</p>" if taken else ""
    units = ", ".join(map(view.unit_link, post.units))
    content = lines(
        '<div class="cc-post">',
        crumbs((view.at(addresses.HOME), "Trang chủ"), (view.at(addresses.NEWS), "Tin bài")),
        heading(_WITHDRAWN),
        f"<p>Bài “{escape(post.title)}” của {units}, đăng ngày {time_tag(post.date)}, đã được"
        f" gỡ{when}. Nội dung bài không còn trên trang; đề nghị không trích dẫn, chia sẻ lại.</p>",
        reason,
        f"<p>{link(view.at(addresses.NEWS), 'Xem tin bài mới nhất')}</p>",
        "</div>",
    )
    path = addresses.post_path(post)
    return Page(
        path, _WITHDRAWN, "Bài viết này đã được gỡ.", content, lines(NOT_INDEXED, feed_head(view))
    )


def redirects(view: View) -> Iterator[tuple[str, str]]:
    """Yield the path and the HTML of each earlier address; it leads to where the post is now."""
    for post in view.content.pages:
        for path in addresses.former_paths(post):
            yield path, _moved(view, post)


Moved = tuple[str, Callable[[], str], str]


def old_redirects(view: View, taken: Collection[str]) -> Iterator[Moved]:
    """Yield path, how it is made, and what it is made of, for each address of a former site.

    *taken* are the first parts of our own pages' paths.
    """
    told: set[str] = set()
    for post in view.content.pages:
        if post.old_addresses:
            made_of = f"{post.title} {post.place} {post.withdrawn_by(view.content.day)}"
            # `/a` and `/a/` are one page.
            paths = [path for path in old_pages(post, taken) if path not in told]
            for path in dict.fromkeys(paths):
                told.add(path)
                yield path, partial(_moved, view, post), made_of


def _moved(view: View, post: Post) -> str:
    path = addresses.post_path(post)
    shown = _WITHDRAWN if post.withdrawn_by(view.content.day) else post.title
    return _MOVED.format(
        title=escape(shown),
        address=escape(view.at(path)),
        url=escape(addresses.url(view.settings, path)),
        robots=NOT_INDEXED,
        link=link(view.at(path), shown),
    )

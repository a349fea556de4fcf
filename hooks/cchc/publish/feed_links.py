"""Links to the feeds: in a page's head for programs, in its text for people."""

from cchc.core.vocabulary import CATEGORIES
from cchc.publish import addresses
from cchc.publish.html import crumbs, escape, heading, lines, link, listed
from cchc.publish.shell import Page
from cchc.publish.view import View

_TYPES = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
_NAMES = {"rss.xml": "RSS", "atom.xml": "Atom", "feed.json": "JSON Feed"}
_PAGE = "rss/"


def feed_head(view: View, base: str = "", *, name: str = "") -> str:
    """Return the links by which a program finds the feeds that lie at the path *base*."""
    title = escape(name or view.settings.name)
    return "\n".join(
        f'<link rel="alternate" type="{_TYPES[feed]}" title="{title} ({_NAMES[feed]})"'
        f' href="{view.at(base + feed)}">'
        for feed in addresses.FEEDS
    )


def feed_line(view: View, *bases: tuple[str, str]) -> str:
    """Return a line that offers the RSS feeds at some paths; each comes with a name."""
    feeds = ", ".join(link(view.at(f"{base}rss.xml"), name) for base, name in bases)
    help_link = link(view.at(_PAGE), "cách dùng")
    return f'<p class="cc-feeds">Nhận tin mới qua RSS: {feeds} ({help_link})</p>'


def feeds_page(view: View) -> Page:
    """Return the page that lists every feed."""
    title = "Nhận tin mới qua RSS"
    content = lines(
        crumbs((view.at(addresses.HOME), "Trang chủ")),
        heading(title),
        "<p>Dùng một ứng dụng đọc tin (RSS), hoặc chức năng nhận tin của trang khác, và dán một"
        " địa chỉ dưới đây: tin mới sẽ tự đến. Mỗi nguồn có ba định dạng, nội dung như nhau.</p>",
        _group(view, "Toàn trang", [("", "Mọi tin bài")]),
        _group(view, "Theo lĩnh vực", _categories()),
        _group(view, "Theo đơn vị", _units(view)),
        _group(view, "Tin bài đã gửi, đăng hoặc phát trên kênh khác", _channels(view)),
    )
    about = "Danh sách nguồn tin RSS, Atom, JSON Feed của trang."
    return Page(_PAGE, title, about, content, feed_head(view))


def _group(view: View, title: str, bases: list[tuple[str, str]]) -> str:
    if not bases:
        return ""
    entries = (f"{escape(name)}: {_formats(view, base, name)}" for base, name in bases)
    return f"<h2>{title}</h2>\n{listed(entries)}"


def _formats(view: View, base: str, name: str) -> str:
    return " · ".join(
        link(
            view.at(base + feed),
            _NAMES[feed],
            attributes=f' aria-label="{_NAMES[feed]}, {escape(name)}"',
        )
        for feed in addresses.FEEDS
    )


def _categories() -> list[tuple[str, str]]:
    return [(addresses.category_path(code), term.label) for code, term in CATEGORIES.terms.items()]


def _units(view: View) -> list[tuple[str, str]]:
    return [(addresses.unit_path(unit.code), unit.name) for unit in view.listed_units]


def _channels(view: View) -> list[tuple[str, str]]:
    used = view.content.channels
    return [
        (addresses.channel_path(code), view.channels.label(code))
        for code in view.channels
        if code in used
    ]

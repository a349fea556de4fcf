"""Links to the feeds: in a page's head for programs, in its text for people."""

from collections.abc import Iterator

from cchc.core.vocabulary import CATEGORIES, CITY_PAGE
from cchc.publish import addresses
from cchc.publish.feed_outlines import feed_channels
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
        _podcast(view),
        _rules(view),
    )
    about = "Danh sách nguồn tin RSS, Atom, JSON Feed của trang."
    return Page(_PAGE, title, about, content, feed_head(view))


def _podcast(view: View) -> str:
    """Return where the recorded bulletins are heard."""
    page = link(view.at(addresses.BROADCASTS), "Bản tin truyền thanh")
    feed = link(view.at(addresses.PODCAST), "RSS có tệp âm thanh")
    return f"<h2>Podcast</h2>\n<ul><li>{page}: {feed}</li></ul>"


def _rules(view: View) -> str:
    """Return what whoever takes the feeds in may rely on."""
    words = link(view.at(f"{addresses.FIGURES}#danh-muc"), "danh mục mã")
    rules = (
        "Mỗi nguồn có 30 tin mới nhất, toàn văn, và tối đa 10 tin cũ hơn vừa được sửa hoặc gỡ.",
        (
            "Tin cũ hơn nữa nằm ở các trang lưu trữ nối tiếp nhau (RFC 5005; JSON Feed:"
            " next_url), có ở nguồn của toàn trang và của các kênh. Mỗi tin ghi mã đơn vị,"
            " lĩnh vực, nên lấy hết nguồn toàn trang là có đủ tin của từng đơn vị, từng lĩnh vực."
        ),
        (
            "Mỗi tin có một mã (guid) không bao giờ đổi: đổi tiêu đề, đổi địa chỉ, sửa nội dung"
            " thì mã vẫn thế, ứng dụng cập nhật tin cũ chứ không nhân đôi. Tin đã sửa"
            " có ngày sửa riêng."
        ),
        (
            "Tin bị gỡ ở lại đúng chỗ, dưới mã cũ, đổi thành lời báo “Đã gỡ” kèm ngày và lý do; nội"
            " dung không còn. Tin ấy không còn ghi đơn vị, lĩnh vực, loại, nên không được tính."
        ),
        f"Mỗi tin ghi đơn vị, lĩnh vực, loại, chủ đề theo {words}.",
        *_city_rule(view),
    )
    return f"<h2>Quy ước của nguồn tin</h2>\n{listed(rules)}"


def _city_rule(view: View) -> Iterator[str]:
    if CITY_PAGE not in feed_channels(view.content):
        return
    city = link(view.at(addresses.channel_path(CITY_PAGE) + "rss.xml"), "nguồn tin gửi Thành phố")
    yield (
        f"Trong {city} chỉ có tin mới đã gửi Thành phố; ngày gửi ở phần tử"
        " <code>dcterms:dateSubmitted</code> (JSON Feed: <code>_cchc.sent</code>)."
    )


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
        for code in feed_channels(view.content)
        if code in used
    ]

"""The register of a year's posts as CSV: what was published when, by whom, on what, and where."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from cchc.core.calendar import ZONE
from cchc.core.content import Content
from cchc.core.post import Post
from cchc.publish import addresses
from cchc.publish.feed_entries import site_url
from cchc.publish.feed_shown import Shown
from cchc.publish.product import Product, product
from cchc.publish.vocabularies import GONE, SAMPLE

COLUMNS = {
    "id": "Mã của tin bài, trùng với guid trong RSS; không bao giờ đổi",
    "url": "Địa chỉ đang dùng",
    "title": "Tiêu đề",
    "published": "Thời điểm đăng, có múi giờ",
    "updated": "Thời điểm sửa hoặc gỡ lần cuối; trống nếu chưa",
    "units": "Mã đơn vị viết, đơn vị chủ trì đứng đầu",
    "category": "Mã lĩnh vực",
    "kind": "Mã loại",
    "topics": "Mã chủ đề",
    "channels": "Mã các kênh khác đã gửi, đăng, phát",
    "condition": "Tình trạng: trống, da-go (đã gỡ) hoặc mau (nội dung mẫu)",
}


def register_products(content: Content, shown: Iterable[Shown]) -> Iterator[Product]:
    """Yield the register of each year that has news; *shown* is all that may be told."""
    years: dict[int, list[Shown]] = {}
    for each in shown:
        years.setdefault(each.moment.year, []).append(each)
    for year, found in years.items():
        path, make = addresses.register_path(year), partial(_register, content, found)
        yield product(path, make, content.settings.url, *(each.key for each in found))


def register_years(content: Content) -> list[int]:
    """Return the years that have a register, the newest first."""
    return sorted({post.moment.year for post in content.pages}, reverse=True)


def _register(content: Content, shown: Sequence[Shown]) -> str:
    page = io.StringIO()
    table = csv.writer(page, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows(_row(content, each) for each in reversed(shown))
    return page.getvalue()


def _row(content: Content, shown: Shown) -> Iterator[str]:
    post, settings = shown.post, content.settings
    yield addresses.guid(settings, post)
    yield site_url(settings, addresses.post_path(post))
    yield post.title
    yield shown.moment.astimezone(ZONE).isoformat()
    yield shown.changed.astimezone(ZONE).isoformat() if shown.changed != shown.moment else ""
    yield " ".join(post.units)
    yield post.category
    yield post.kind
    yield " ".join(post.topics)
    yield " ".join(dict.fromkeys(each.channel for each in post.elsewhere))
    yield _condition(post, gone=shown.gone)


def _condition(post: Post, *, gone: bool) -> str:
    if gone:
        return GONE
    return SAMPLE if post.sample else ""

"""What the tests of the pages are made from: many posts, a view of them, a shell to pour into."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from cchc.core.counting import count
from cchc.core.post import Post
from cchc.publish import shell
from cchc.publish.links import Links
from cchc.publish.list_page import list_page, shelves
from cchc.publish.paging import leaves
from cchc.publish.post_page import Beside, post_page
from cchc.publish.post_products import in_turn
from cchc.publish.product import Batch
from cchc.publish.record import paths_of
from cchc.publish.shell import Page, Shell
from cchc.publish.site import SECTIONS, Site
from cchc.publish.view import View
from publish.feed_samples import DAY, SETTINGS, content_of, post, record_of

THEME = f"""<!doctype html><head><title>{shell.TITLE} - Xã</title>
<meta name="description" content="{shell.DESCRIPTION}">
<link rel="canonical" href="{shell.CANONICAL}">
<link rel="icon" href="../assets/a.svg">
<script>__md_scope=new URL("..",location)</script>{shell.HEAD}</head>
<body><a href="#noi-dung">Bỏ qua</a><a href="./">Tin</a><a href="..">Nhà</a>
<a href="https://ngoai.example/?a=1&amp;b=2">Ngoài</a><a href="mailto:a@b.vn">Thư</a>
<img src="../anh.png" alt=""><span>{shell.TITLE}</span>
<main>{shell.CONTENT}</main>
<script type="application/json">{{"base": "..", "search": "../assets/search.js"}}</script></body>
"""


def view_of(posts: Sequence[Post], *, figures: str = "public", day: date = DAY) -> View:
    """Return a view of *posts*, rendered and counted as the build does it."""
    settings = replace(SETTINGS, figures=figures)
    content = content_of(posts, day=day, settings=settings)
    links = Links(settings.base, paths_of(content))
    records = [record_of(each, links) for each in content.news]
    return View(content, records, count(content.plan, posts, until=day))


def many(number: int) -> list[Post]:
    """Return *number* posts of one unit and field, a day apart, from January on."""
    first = date(2025, 1, 1)
    return [post(f"bai-{each:03}", first + timedelta(days=each)) for each in range(number)]


def files_of(view: View) -> dict[str, str]:
    """Return every text file that is made of *view*, by its path."""
    shells = {each: Shell.cut(THEME, base="/", path=f"{each}/") for each in SECTIONS}
    site, standing = Site(view, shells), {"": "Trang chủ", "lien-he/": "Liên hệ"}
    asked = (*site.posts(), *site.others(standing=standing, media={}))
    opened = (each.products() if isinstance(each, Batch) else (each,) for each in asked)
    return {
        path: made.decode()
        for product in chain.from_iterable(opened)
        for path, made in zip(product.paths, product.make(), strict=True)
    }


def post_pages(view: View) -> list[Page]:
    """Return the page of every post, newest first."""
    return [
        post_page(view, record, Beside(newer, older))
        for record, newer, older in in_turn(view.records)
    ]


def list_pages(view: View) -> list[Page]:
    """Return every page of every list."""
    return [
        list_page(view, shelf, leaf)
        for shelf in shelves(view)
        for leaf in leaves(shelf.base, shelf.records)
    ]


def page_of(pages: Iterable[Page], path: str) -> Page:
    """Return the page at *path*."""
    return next(page for page in pages if page.path == path)

"""Every file that we make ourselves, in the order in which it is to be put in place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from cchc.core.content import Content
from cchc.publish.addresses import ALL_UNITS, FIGURES, UNITS, calendar_path, file_of
from cchc.publish.feed_links import feeds_page
from cchc.publish.feeds import feed_products
from cchc.publish.figures import figures_csv, figures_json
from cchc.publish.index_pages import index_pages
from cchc.publish.list_page import list_page, shelves
from cchc.publish.notices import redirects, withdrawn_pages
from cchc.publish.paging import leaves
from cchc.publish.plan_page import plan_page
from cchc.publish.post_page import in_turn, post_page
from cchc.publish.product import Product, product
from cchc.publish.rule_page import rule_pages
from cchc.publish.search_page import search_page
from cchc.publish.shell import Page, Shell
from cchc.publish.sitemap import robots, sitemap
from cchc.publish.view import View

# The parts of the site that we make; the theme lends each a shell with its own door lit.
SECTIONS = ("tin-bai", "linh-vuc", "don-vi", "chi-tieu", "luu-tru", "rss", "tim-kiem")


class Site:
    """The products of one view of the content, poured into the theme's shells."""

    def __init__(self, view: View, shells: Mapping[str, Shell]) -> None:
        self._view = view
        self._shells = shells
        self._keys = {name: shell.key for name, shell in shells.items()}

    def products(self, *, standing: Iterable[str], media: Mapping[str, int]) -> Iterator[Product]:
        """Yield everything: posts, then the lists that name them, then feeds and data.

        *standing* are the paths of the pages that MkDocs makes; *media* the files that posts
        name, as paths below the posts folder, with their sizes in bytes.
        """
        view = self._view
        yield from self._posts()
        for page in [*withdrawn_pages(view), *rule_pages(view)]:
            yield self._made(page)
        yield from self._lists()
        for page in [*index_pages(view), plan_page(view), feeds_page(view), search_page(view)]:
            yield self._made(page)
        for path, text in redirects(view):
            yield product(file_of(path), text.encode)
        yield from feed_products(view.content, view.records, media=media)
        yield self._calendars()
        yield from self._data(standing)

    def _posts(self) -> Iterator[Product]:
        view = self._view
        for record, newer, older in in_turn(view.records):
            beside = [f"{each.path} {each.post.title}" if each else "" for each in (newer, older)]
            make = partial(post_page, view, record, newer=newer, older=older)
            yield self._page(record.path, make, record.key, *beside)

    def _lists(self) -> Iterator[Product]:
        view = self._view
        for shelf in shelves(view):
            for leaf in leaves(shelf.base, shelf.records):
                make = partial(list_page, view, shelf, leaf)
                if leaf.is_first and shelf.base.startswith(UNITS):
                    # A unit's first page tells where it stands: of everything, every day.
                    yield self._page(leaf.path, make)
                    continue
                number = str(len(shelf.records)) if leaf.is_first else ""
                told = (leaf.newer, leaf.older, shelf.title, number)
                keys = (record.key for record in leaf.records)
                yield self._page(leaf.path, make, *told, *keys)

    def _made(self, page: Page) -> Product:
        """Return the product of a page that is made in every build."""
        return self._page(page.path, lambda: page)

    def _page(self, path: str, make: Callable[[], Page], *made_of: str) -> Product:
        section = path.partition("/")[0]
        shell, address = self._shells[section], self._view.settings.url
        told = (self._keys[section], self._view.words, *made_of) if made_of else ()
        return product(file_of(path), lambda: shell.pour(make(), site_url=address), *told)

    def _calendars(self) -> Product:
        content = self._view.content
        graded = (unit.code for unit in content.plan.units if unit.graded)
        paths = [calendar_path(name) for name in (ALL_UNITS, *graded)]
        made_of = (repr(content.plan), repr(content.settings))
        return Product.of(paths, partial(_calendars, content), *made_of)

    def _data(self, standing: Iterable[str]) -> Iterator[Product]:
        view = self._view
        if view.shows_figures:
            yield product(f"{FIGURES}chi-tieu.json", lambda: figures_json(view.count))
            yield product(f"{FIGURES}chi-tieu.csv", lambda: figures_csv(view.count))
        yield product("sitemap.xml", lambda: sitemap(view, standing))
        yield product("robots.txt", lambda: robots(view.settings))


def _calendars(content: Content) -> list[bytes]:
    # Calendars change with the plan, once a year; what makes them takes 50 ms to load.
    from cchc.publish.calendars import calendar_files  # noqa: PLC0415

    return [made for _, made in calendar_files(content)]

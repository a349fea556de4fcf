"""Every file that we make ourselves, in the order in which it is to be put in place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice

from cchc.core.content import Content
from cchc.core.digest import digest
from cchc.publish import manifest
from cchc.publish.addresses import ALL_UNITS, FIGURES, calendar_path, file_of
from cchc.publish.data_page import data_page
from cchc.publish.feed_links import feeds_page
from cchc.publish.feed_shown import all_shown
from cchc.publish.feeds import feed_products
from cchc.publish.figures import figures_csv, figures_json
from cchc.publish.index_pages import index_pages
from cchc.publish.list_page import Shelf, list_page, shelves
from cchc.publish.notices import old_redirects, redirects, withdrawn_pages
from cchc.publish.paging import leaves
from cchc.publish.plan_page import plan_page
from cchc.publish.post_products import Made, months_of_posts
from cchc.publish.product import Batch, Product, product
from cchc.publish.register_pages import SECTIONS as REGISTERS
from cchc.publish.register_pages import event_calendar_product, podcast_product, register_pages
from cchc.publish.registers import register_products
from cchc.publish.rule_page import rule_pages
from cchc.publish.search_page import search_page
from cchc.publish.shell import Page, Shell
from cchc.publish.site_map import site_map
from cchc.publish.sitemap import robots, sitemap
from cchc.publish.view import View
from cchc.publish.vocabularies import vocabulary_products

# The parts of the site that we make; the theme lends each a shell with its own door lit.
_NEWS = ("tin-bai", "linh-vuc", "don-vi", "chu-de", "luu-tru", "rss")
SECTIONS = (*_NEWS, "chi-tieu", *REGISTERS, "so-do-trang", "du-lieu", "tim-kiem")

_APART = frozenset({"assets", "hinh", "kenh", "lich", "tep", "404.html"})

# What only a few pages need is no part of the one stylesheet, which every first visit waits for.
_SHEETS = {"chi-tieu": "plan.css", "don-vi": "plan.css", "tim-kiem": "search.css"}


class Site:
    """The products of one view of the content, poured into the theme's shells."""

    def __init__(self, view: View, shells: Mapping[str, Shell]) -> None:
        self._view = view
        self._shells = {**shells, **{name: self._styled(name, shells[name]) for name in _SHEETS}}
        self._keys = {name: shell.key for name, shell in self._shells.items()}

    def others(
        self, *, standing: Mapping[str, str], media: Mapping[str, int]
    ) -> Iterator[Product | Batch]:
        """Yield all but the posts' own pages: the lists that name them, then feeds and data.

        *standing* are the names of the pages that MkDocs makes, by their paths; *media* the files
        that posts name, as paths below the posts folder, with their sizes in bytes.
        """
        view = self._view
        for page in [*withdrawn_pages(view), *rule_pages(view)]:
            yield self._made(page)
        yield from self._lists()
        yield from self._registers()
        overview = (*index_pages(view), plan_page(view), feeds_page(view), data_page(view))
        for page in (*overview, search_page(view), site_map(view, standing)):
            yield self._made(page)
        for path, text in redirects(view):
            yield product(file_of(path), text.encode)
        yield from self._old_redirects(standing)
        shown = all_shown(view.content, view.records, media)
        yield from feed_products(view.content, shown, media=media)
        yield from vocabulary_products(view.content)
        yield from register_products(view.content, shown)
        yield self._calendars()
        yield from self._data(standing)

    def _old_redirects(self, standing: Mapping[str, str]) -> Iterator[Product]:
        view = self._view
        taken = {path.partition("/")[0] for path in standing} | {*SECTIONS, *_APART}
        told = str(view.settings.url)
        for path, text, made_of in old_redirects(view, taken):
            yield product(file_of(path), text, told, made_of)

    def posts(self) -> Iterator[Batch]:
        """Yield the page of each post."""
        for month in months_of_posts(self._view):
            made = partial(self._pages, month.posts)
            yield self._batch(month.folder, made, *month.made_of)

    def _lists(self) -> Iterator[Product | Batch]:
        for shelf in shelves(self._view):
            keys = (shelf.title, *(record.key for record in shelf.records))
            yield next(self._list(shelf))
            yield self._batch(shelf.base, partial(self._older, shelf), *keys)

    def _older(self, shelf: Shelf) -> Iterator[Product]:
        return islice(self._list(shelf), 1, None)

    def _list(self, shelf: Shelf) -> Iterator[Product]:
        """Yield the pages of one list, the newest first."""
        view = self._view
        for leaf in leaves(shelf.base, shelf.records):
            make = partial(list_page, view, shelf, leaf)
            if leaf.is_first and shelf.unit:
                # A unit's first page tells where it stands: of everything, every day.
                yield self._page(leaf.path, make)
                continue
            number = str(len(shelf.records)) if leaf.is_first else ""
            told = (leaf.newer, leaf.older, shelf.title, number)
            yield self._page(leaf.path, make, *told, *(record.key for record in leaf.records))

    def _registers(self) -> Iterator[Product]:
        for sheet in register_pages(self._view):
            yield self._page(sheet.path, sheet.make, *sheet.made_of)
        yield event_calendar_product(self._view.content)
        yield podcast_product(self._view.content)

    def _made(self, page: Page) -> Product:
        """Return the product of a page that is made in every build."""
        return self._page(page.path, lambda: page)

    def _pages(self, made: Callable[[], Iterable[Made]]) -> Iterator[Product]:
        return (self._page(path, make, *made_of) for path, make, made_of in made())

    def _batch(self, path: str, products: Callable[[], Iterable[Product]], *made_of: str) -> Batch:
        """Return a batch of the pages below *path*."""
        shell = self._keys[path.partition("/")[0]]
        return Batch(path, digest(shell, self._view.words, *made_of), products)

    def _page(self, path: str, make: Callable[[], Page], *made_of: str) -> Product:
        section = path.partition("/")[0]
        shell, address = self._shells[section], self._view.settings.url
        told = (self._keys[section], self._view.words, *made_of) if made_of else ()
        return product(file_of(path), lambda: shell.pour(make(), site_url=address), *told)

    def _styled(self, section: str, shell: Shell) -> Shell:
        path = self._view.at(f"assets/stylesheets/{_SHEETS[section]}")
        return shell.with_head(f'<link rel="stylesheet" href="{path}">')

    def _calendars(self) -> Product:
        content = self._view.content
        graded = (unit.code for unit in content.plan.units if unit.graded)
        paths = [calendar_path(name) for name in (ALL_UNITS, *graded)]
        made_of = (repr(content.plan), repr(content.settings))
        return Product.of(paths, partial(_calendars, content), *made_of)

    def _data(self, standing: Mapping[str, str]) -> Iterator[Product]:
        view = self._view
        if view.shows_figures:
            yield product(f"{FIGURES}chi-tieu.json", lambda: figures_json(view.count))
            yield product(f"{FIGURES}chi-tieu.csv", lambda: figures_csv(view.count))
        yield product("sitemap.xml", lambda: sitemap(view, standing))
        yield product("robots.txt", lambda: robots(view.settings))
        yield product(manifest.PATH, lambda: manifest.manifest(view.settings, view.content.plan))


def _calendars(content: Content) -> list[bytes]:
    # Calendars change with the plan, once a year; what makes them takes 50 ms to load.
    from cchc.publish.calendars import calendar_files  # noqa: PLC0415

    return [made for _, made in calendar_files(content)]

"""Every file that we make ourselves, in the order in which it is to be put in place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cchc.publish.addresses import FIGURES, NEWS, file_of
from cchc.publish.feed_links import feeds_page
from cchc.publish.feeds import feed_files
from cchc.publish.figures import figures_csv, figures_json
from cchc.publish.index_pages import index_pages
from cchc.publish.list_page import list_pages
from cchc.publish.notices import redirects, withdrawn_pages
from cchc.publish.plan_page import plan_page
from cchc.publish.post_page import post_pages
from cchc.publish.shell import Page, Shell
from cchc.publish.sitemap import robots, sitemap
from cchc.publish.view import View

# The parts of the site that we make; the theme lends each a shell with its own door lit.
SECTIONS = ("tin-bai", "linh-vuc", "don-vi", "chi-tieu", "luu-tru", "rss")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site: its path, and its bytes or the file beside the posts that it copies."""

    path: str
    content: bytes | None
    copy_of: str = ""


def site_files(
    view: View, shells: Mapping[str, Shell], *, standing: Iterable[str], media: Mapping[str, int]
) -> Iterator[SiteFile]:
    """Yield every file: what posts show, posts, then the lists that name them, feeds, data.

    *standing* are the paths of the pages that MkDocs makes; *media* the files that posts name,
    as paths below the posts folder, with their sizes in bytes.
    """
    for file in media:
        yield SiteFile(NEWS + file, None, copy_of=file)
    for page in _pages(view):
        shell = shells[page.path.partition("/")[0]]
        yield _text(file_of(page.path), shell.pour(page, site_url=view.settings.url))
    for path, text in redirects(view):
        yield _text(file_of(path), text)
    for path, content in feed_files(view.content, view.records, media=media):
        yield SiteFile(path, content)
    yield from _data(view, standing)


def _pages(view: View) -> Iterator[Page]:
    yield from post_pages(view)
    yield from withdrawn_pages(view)
    yield from list_pages(view)
    yield from index_pages(view)
    yield plan_page(view)
    yield feeds_page(view)


def _data(view: View, standing: Iterable[str]) -> Iterator[SiteFile]:
    if view.shows_figures:
        yield _text(f"{FIGURES}chi-tieu.json", figures_json(view.count))
        yield _text(f"{FIGURES}chi-tieu.csv", figures_csv(view.count))
    yield _text("sitemap.xml", sitemap(view, standing))
    yield _text("robots.txt", robots(view.settings))


def _text(path: str, text: str) -> SiteFile:
    return SiteFile(path, text.encode())

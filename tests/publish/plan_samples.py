"""A view of a real plan with a few posts, for the tests of the pages of the plan."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cchc.core.content import Content
from cchc.core.counting import count
from cchc.core.inherited import inherited
from cchc.core.plan import Plan
from cchc.publish.home import home
from cchc.publish.index_pages import index_pages
from cchc.publish.plan_page import plan_page
from cchc.publish.rule_page import rule_pages
from cchc.publish.shell import Page
from cchc.publish.view import View
from core.count_samples import plan, read
from publish.feed_samples import SETTINGS
from publish.page_samples import list_pages


def plan_view(
    of: str | Plan, until: str, *sources: str, figures: str = "public", above: str = ""
) -> View:
    """Return a view of a plan and of posts as `count_samples.post` writes them."""
    chosen = plan(of) if isinstance(of, str) else of
    posts = tuple(read(source, chosen) for source in sources)
    day = date.fromisoformat(until)
    settings = replace(SETTINGS, figures=figures)
    content = Content(settings, chosen, posts, (), day, _above(chosen, above) if above else None)
    return View(content, (), count(chosen, posts, until=day))


def _above(of: Plan, name: str) -> Plan:
    parent = of.parent
    assert parent
    return inherited(plan(name), group=parent.group, commune=of.unit(parent.unit))


def pages_of(view: View) -> Iterator[Page]:
    """Yield every page that says anything of the plan."""
    yield plan_page(view)
    yield from rule_pages(view)
    yield from list_pages(view)
    yield from index_pages(view)
    yield Page("", "Trang chủ", "", home(view))


def text_of(view: View, path: str) -> str:
    """Return the content of the page at *path*."""
    return next(page.content for page in pages_of(view) if page.path == path)

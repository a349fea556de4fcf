"""Make the site from content and theme: only what changed is made, only what differs is written."""

from dataclasses import dataclass
from pathlib import Path

from cchc.build.making import Work, make_changed
from cchc.build.records import Records
from cchc.build.search import Search
from cchc.build.theme import Theme
from cchc.core.content import Content
from cchc.core.counting import count
from cchc.publish.addresses import NEWS, file_of
from cchc.publish.fills import PLACE, UNKNOWN_PLACE, filled
from cchc.publish.site import Site
from cchc.publish.view import View
from cchc.store.media import media_below
from cchc.store.memory import Memory
from cchc.store.output import Output, Summary


@dataclass(frozen=True, slots=True)
class Done:
    """A finished build: what it was made from, what was written, and what people should know."""

    view: View
    summary: Summary
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """The project's folder, and what is remembered of earlier builds."""

    root: Path
    memory: Memory


def make_site(content: Content, theme: Theme, output: Output, *, tools: Tools) -> Done:
    """Make everything but the theme's own files, and put the site in place.

    What the output should hold of the theme is put or kept before.
    """
    posts = tools.root / content.settings.posts
    records = Records(content, tools.memory, posts)
    counted = count(content.plan, content.posts, until=content.day)
    view = View(content, records.all(), counted)
    media = _media(content)
    for file in media:
        output.copy(NEWS + file, posts / file)
    sizes = {file: (posts / file).stat().st_size for file in media}
    products = Site(view, theme.shells).products(standing=theme.standing, media=sizes)
    make_changed(products, Work(output, tools.memory, records))
    # After the posts: by then their words are known, found by several processes.
    search = Search(view, theme.standing, tools.memory)
    make_changed(search.products(), Work(output, tools.memory, records, alone=True))
    records.keep()
    remarks = tuple(_make_standing(view, theme, output))
    return Done(view, output.commit(), remarks)


def _make_standing(view: View, theme: Theme, output: Output) -> list[str]:
    """Put the standing pages, with their places filled; returns what is wrong with them."""
    remarks = []
    for path, page in theme.standing.items():
        text = filled(view, page)
        if PLACE in text:
            remarks.append(f"{path or 'trang chủ'}: {UNKNOWN_PLACE}")
        output.put(file_of(path), text.encode())
    return remarks


def _media(content: Content) -> list[str]:
    """Return the pictures and attachments of the news, below the posts folder."""
    found = (
        file
        for post in content.news
        for file in media_below(post.file, content.sources[post.file].mentions)
    )
    return list(dict.fromkeys(found))

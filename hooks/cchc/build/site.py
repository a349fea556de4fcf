"""Make the site from content and theme: only what changed is made, only what differs is written."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cchc.build.batches import Batches
from cchc.build.copies import copies
from cchc.build.making import Work, make_changed
from cchc.build.media import put_media, put_register_files
from cchc.build.records import Records
from cchc.build.search import Search
from cchc.build.theme import Theme
from cchc.core.content import Content
from cchc.core.counting import count
from cchc.publish.addresses import file_of
from cchc.publish.fills import PLACE, UNKNOWN_PLACE, filled
from cchc.publish.site import Site
from cchc.publish.view import View
from cchc.store.memory import Memory
from cchc.store.output import Output, Summary
from cchc.store.progress import progress
from cchc.store.registers import FILES

_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Done:
    """A site in its place: what it was made from, what was written, what people should know.

    *made* is the number of files that were made anew; the others were used again.
    """

    view: View
    summary: Summary
    made: int = 0
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
    work = Work(output, tools.memory, records, Batches(tools.memory, output))
    sizes = put_media(work, content, posts)
    put_register_files(work, content, tools.root / FILES)
    made = _make_all(view, theme, work, media=sizes)
    records.keep()
    work.batches.keep()
    remarks = tuple(_make_standing(view, theme, output))
    if content.settings.compress:
        make_changed(copies(output), work)
    progress("đưa trang vào chỗ")
    return Done(view, output.commit(), made, remarks)


def _make_all(view: View, theme: Theme, work: Work, *, media: Mapping[str, int]) -> int:
    """Make all pages, lists, feeds and data of ours; returns how many files were made anew."""
    fill = partial(filled, view)
    shells = {name: shell.with_texts(fill) for name, shell in theme.shells.items()}
    names = {path: _name_of(page) for path, page in theme.standing.items()}
    site = Site(view, shells)
    # First what renders each post once; feeds and lists then take it from there.
    made = make_changed(site.posts(), work)
    made += make_changed(site.others(standing=names, media=media), work)
    # After the posts: by then their words are known, found by several processes.
    search = Search(view, theme.standing, work.memory)
    return made + make_changed(search.products(), replace(work, alone=True))


def _make_standing(view: View, theme: Theme, output: Output) -> list[str]:
    """Put the standing pages, with their places filled; returns what is wrong with them."""
    remarks = []
    for path, page in theme.standing.items():
        text = filled(view, page)
        if PLACE in text:
            remarks.append(f"{path or 'trang chủ'}: {UNKNOWN_PLACE}")
        output.put(file_of(path), text.encode())
    return remarks


def _name_of(page: str) -> str:
    """Return what a standing page calls itself: the words of its heading."""
    found = _HEADING.search(page)
    return html.unescape(_TAG.sub("", found[1])).strip() if found else ""

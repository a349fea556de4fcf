"""The door to MkDocs: reads once, borrows the theme, hands over every page; holds no rule.

MkDocs builds the standing pages of docs/, and renders one page for each section that we make
ourselves. That page is never written: it is the section's shell (see `cchc.publish.shell`).
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from cchc.core.content import Content
from cchc.core.counting import count
from cchc.core.history import late_records
from cchc.core.problem import ContentError
from cchc.publish import shell
from cchc.publish.addresses import FEEDS, url
from cchc.publish.figures import figures
from cchc.publish.fills import PLACE, UNKNOWN_PLACE, filled
from cchc.publish.markdown import Renderer
from cchc.publish.record import record_of
from cchc.publish.shell import Shell
from cchc.publish.site import SECTIONS, site_files
from cchc.publish.summary import month_table
from cchc.publish.view import View
from cchc.store.clock import clock
from cchc.store.closed import closed_movements
from cchc.store.git import read_history
from cchc.store.media import media_of
from cchc.store.output import Output, Summary
from cchc.store.project import Project

log = logging.getLogger("mkdocs.cchc")
# So many late records are told one by one; the rest as a number.
_FEW = 5

# The theme writes these where a page's own words go; overrides/main.html knows `shell` and `head`.
SOURCE = f"""\
---
title: "{shell.TITLE}"
description: "{shell.DESCRIPTION}"
head: "{shell.HEAD}"
shell: "{shell.CONTENT}"
hide: [navigation, toc]
---
# Nội dung
"""


@dataclass
class Build:
    """What one build carries from event to event."""

    view: View
    shells: dict[str, Shell] = field(default_factory=dict)
    standing: list[str] = field(default_factory=list)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything before MkDocs touches the old site; a bad plan or setting stops here."""
    root = Path(config.config_file_path).parent
    try:
        content = Project(root, config=Path(config.config_file_path).name).read(day=_day(config))
    except ContentError as error:
        raise PluginError(str(error)) from error
    for problem in content.problems:
        log.warning("%s", problem)
    config.extra["cchc_build"] = Build(_view(content))
    # We write our own.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for each section that we make; its place in the navigation is real."""
    for section in SECTIONS:
        files.append(File.generated(config, f"{section}/index.md", content=SOURCE))
    return files


def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG001
    """Give a shell its hole for the canonical address, and no neighbours."""
    if _section(page):
        page.canonical_url = shell.CANONICAL
        page.previous_page = page.next_page = None
    return page


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Keep a section's page as its shell; fill the places of a standing page."""
    build: Build = config.extra["cchc_build"]
    section = _section(page)
    if not section:
        build.standing.append(page.url.removeprefix("./"))
        filled_in = filled(build.view, output)
        if PLACE in filled_in:
            log.warning("docs/%s: %s", page.file.src_uri, UNKNOWN_PLACE)
        return filled_in
    base = build.view.settings.base
    build.shells[section] = Shell.cut(output, base=base, path=page.url)
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Write what we make beside what MkDocs made, and tell where the plan stands."""
    build: Build = config.extra["cchc_build"]
    posts = Path(config.config_file_path).parent / build.view.settings.posts
    made = Path(config.site_dir)
    root = Path(config.extra.get("cchc_run", {}).get("output") or made)
    with Output(root) as output:
        for path in _mkdocs_files(made):
            if root.resolve() == made.resolve():
                output.keep(path)
            else:
                output.copy(path, made / path)
        media = _media(build.view.content, posts)
        for file in site_files(build.view, build.shells, standing=build.standing, media=media):
            if file.content is None:
                output.copy(file.path, posts / file.copy_of)
            else:
                output.put(file.path, file.content)
        _tell(build.view, output.commit(), root)
    _tell_honestly(build.view, Path(config.config_file_path).parent)


def _day(config: MkDocsConfig) -> date:
    """Return the day that the build stands for: asked for, or fixed, or the clock's."""
    asked = config.extra.get("cchc_run", {}).get("as_of")
    if asked:
        return date.fromisoformat(str(asked))
    return clock()


def _view(content: Content) -> View:
    renderer = Renderer(content.settings, content.by_file)
    records = [record_of(post, renderer) for post in content.news]
    return View(content, records, count(content.plan, content.posts, until=content.day))


def _section(page: Page) -> str:
    """Return the section that a page is the shell of, or ""."""
    section = page.file.src_uri.removesuffix("/index.md")
    return section if page.file.generated_by and section in SECTIONS else ""


def _mkdocs_files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def _media(content: Content, posts: Path) -> dict[str, int]:
    files = dict.fromkeys(file for post in content.news for file in media_of(post))
    return {file: (posts / file).stat().st_size for file in files}


def _tell(view: View, summary: Summary, root: Path) -> None:
    settings = view.settings
    for line in month_table(view.count, view.content.plan).splitlines():
        log.info("%s", line)
    for feed in FEEDS:
        log.info("Nguồn tin: %s", url(settings, feed))
    log.info(
        "%d bài đã dựng vào %s: ghi %d tệp, giữ nguyên %d, xóa %d.",
        len(view.content.pages),
        root,
        summary.written,
        summary.kept,
        summary.removed,
    )
    _tell_left_out(view)


def _tell_honestly(view: View, root: Path) -> None:
    """Tell what moved in closed periods, and which posts were recorded late."""
    content = view.content
    history = read_history(root / content.settings.posts)
    for line in closed_movements(root, content, figures(view.count), history=history):
        log.info("%s", line)
    late = late_records((post for post in content.posts if not post.sample), history)
    for each in late[:_FEW]:
        log.info("%s", each.sentence(root=content.settings.posts))
    if len(late) > _FEW:
        log.info("… và %d bài khác ghi nhận muộn.", len(late) - _FEW)


def _tell_left_out(view: View) -> None:
    left_out = len({problem.file for problem in view.content.problems})
    if left_out:
        log.warning("%d bài có lỗi bị để lại, chưa đăng; xem các dòng ở trên.", left_out)

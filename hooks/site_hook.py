"""The door to MkDocs: borrows its theme, hands over every page; holds no rule.

MkDocs builds the standing pages of docs/, and renders one page for each section that we make
ourselves. Neither is written by it: a section's page is a shell (see `cchc.publish.shell`), and a
standing page has places that we fill. `mkdocs build` by itself makes the whole site here, without
a memory; `cchc build` borrows the theme through here and goes on by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from cchc.build.scripts import lighten_scripts
from cchc.build.site import Tools, make_site
from cchc.build.styles import Styles, take_styles
from cchc.build.theme import Theme, theme_key
from cchc.build.told import faults, left_out, state, summed_up, tell
from cchc.core.content import Content
from cchc.core.problem import ContentError
from cchc.publish import shell
from cchc.publish.shell import Shell
from cchc.publish.site import SECTIONS
from cchc.store.clean_files import clean_pictures
from cchc.store.clock import clock
from cchc.store.memory import Memory
from cchc.store.output import Output
from cchc.store.project import Project

# MkDocs makes these too; ours tell of the posts as well.
OURS = {"sitemap.xml", "sitemap.xml.gz"}
# No page to MkDocs, but it has places to fill as others have.
NOT_FOUND = "404.html"
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
    """What one build carries from event to event; *content* is None when only borrowing."""

    project: Project
    base: str
    memory: Memory
    content: Content | None = None
    styles: Styles | None = None
    sections: dict[str, tuple[str, str]] = field(default_factory=dict)
    standing: dict[str, str] = field(default_factory=dict)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything before MkDocs touches the old site; a bad plan or setting stops here."""
    path = Path(config.config_file_path)
    project = Project(path.parent, config=path.name)
    memory = Memory(None, version="")
    try:
        build = Build(project, project.settings().base, memory)
        if not config.extra.get("cchc_borrow"):
            build.content = project.read(day=clock(), memory=memory)
            tell(faults(build.content))
    except ContentError as error:
        raise PluginError(str(error)) from error
    config.extra["cchc_build"] = build
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for each section that we make; its place in the navigation is real."""
    build: Build = config.extra["cchc_build"]
    build.styles = take_styles(files, config)
    lighten_scripts(files, config)
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
    """Keep a section's page as its shell, and a standing page with the places in it."""
    build: Build = config.extra["cchc_build"]
    section = _section(page)
    if section:
        build.sections[section] = page.url, output
    else:
        build.standing[page.url.removeprefix("./")] = output
    return ""


def on_post_build(config: MkDocsConfig) -> None:
    """Hand over the theme; by itself MkDocs then has the whole site made into its own folder."""
    build: Build = config.extra["cchc_build"]
    folder = Path(config.site_dir)
    try:
        clean_pictures(folder, root=Path(config.docs_dir).name)
    except ContentError as error:
        raise PluginError(str(error)) from error
    config.extra["cchc_theme"] = theme = _theme(build, folder)
    files = theme.files
    if build.content:
        with Output(folder) as output:
            for path in files:
                output.keep(path)
            tools = Tools(build.project.root, build.memory)
            done = make_site(build.content, theme, output, tools=tools)
        tell(state(done, root=tools.root))
        tell(left_out(build.content))
        posts = len(build.content.pages)
        tell([summed_up(done.summary, posts=posts, made=done.made, target=folder)])


def _theme(build: Build, folder: Path) -> Theme:
    """Return what MkDocs made, with the site's stylesheet written and named in every page."""
    if (folder / NOT_FOUND).is_file():
        build.standing[NOT_FOUND] = (folder / NOT_FOUND).read_text("utf-8")
    pages = {path: path.read_text("utf-8") for path in folder.rglob("*.html")}
    sections = [output for _, output in build.sections.values()]
    assert build.styles is not None  # noqa: S101 - on_files comes before
    sheet = build.styles.sheet([*sections, *build.standing.values(), *pages.values()])
    for path, text in pages.items():
        path.write_text(sheet.linked(text), "utf-8", newline="")
    target = folder / sheet.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(sheet.text, "utf-8", newline="")
    shells = {
        section: Shell.cut(sheet.linked(output), base=build.base, path=path)
        for section, (path, output) in build.sections.items()
    }
    standing = {path: sheet.linked(output) for path, output in build.standing.items()}
    return Theme(theme_key(build.project), shells, standing, tuple(_files(folder)))


def _section(page: Page) -> str:
    """Return the section that a page is the shell of, or ""."""
    section = page.file.src_uri.removesuffix("/index.md")
    return section if page.file.generated_by and section in SECTIONS else ""


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in {*OURS, NOT_FOUND}:
            yield path.relative_to(folder).as_posix()

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

from cchc.build.site import Tools, make_site
from cchc.build.theme import Theme, theme_key
from cchc.build.told import tell, tell_problems
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
    shells: dict[str, Shell] = field(default_factory=dict)
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
            tell_problems(build.content)
    except ContentError as error:
        raise PluginError(str(error)) from error
    config.extra["cchc_build"] = build
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
    """Keep a section's page as its shell, and a standing page with the places in it."""
    build: Build = config.extra["cchc_build"]
    section = _section(page)
    if section:
        build.shells[section] = Shell.cut(output, base=build.base, path=page.url)
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
    files = tuple(_files(folder))
    key = theme_key(build.project)
    config.extra["cchc_theme"] = theme = Theme(key, build.shells, build.standing, files)
    if build.content:
        with Output(folder) as output:
            for path in files:
                output.keep(path)
            tools = Tools(build.project.root, build.memory)
            done = make_site(build.content, theme, output, tools=tools)
        tell(done, root=tools.root, target=folder)


def _section(page: Page) -> str:
    """Return the section that a page is the shell of, or ""."""
    section = page.file.src_uri.removesuffix("/index.md")
    return section if page.file.generated_by and section in SECTIONS else ""


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in OURS:
            yield path.relative_to(folder).as_posix()

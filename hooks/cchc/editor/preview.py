"""How a post will look: the site's own page, in the theme that the last build borrowed."""

import html
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from cchc.build.run import MEMORY
from cchc.build.theme import remembered_theme, theme_key
from cchc.build.versions import made_with
from cchc.core.counting import count
from cchc.core.post import Post
from cchc.editor.newsroom import Newsroom
from cchc.editor.pages import ROOT
from cchc.publish.addresses import NEWS, post_path
from cchc.publish.fills import filled
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from cchc.publish.post_page import post_page
from cchc.publish.record import Record, paths_of
from cchc.publish.rendering import render
from cchc.publish.shell import Shell
from cchc.publish.view import View
from cchc.store.memory import Memory

# The page before may be the answer to a form, which a browser's own button does not go back to.
_BACK = (
    '<p class="cc-note">Bản xem trước, chưa lên trang. '
    '<a href="{root}bai/{slug}">Quay lại soạn bài</a></p>'
)


class Preview:
    """Shows posts before they are published."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._shell: tuple[str, Shell] | None = None

    def page(self, post: Post, files: Iterable[str]) -> str | None:
        """Return the page of a post; None while no build has made a theme.

        *files* are the names beside it that are not on the site yet.
        """
        shell = self._theme()
        if shell is None:
            return None
        content = self._newsroom.standing.content
        day = max(content.day, post.date)
        shown = replace(post, draft=False)
        others = [each for each in content.posts if each.file != post.file]
        content = replace(content, day=day, posts=(*others, shown))
        links = Links(content.settings.base, paths_of(content))
        rendered = render(shown, Renderer(links))
        path = post_path(shown)
        record = Record(shown, path, "", links.image(shown), lambda: rendered)
        view = View(content, [record], count(content.plan, [shown], until=day))
        shell = shell.with_texts(partial(filled, view))
        page = post_page(view, record)
        page = replace(page, content=_BACK.format(root=ROOT, slug=post.slug) + page.content)
        made = shell.pour(page, site_url=content.settings.url)
        return _with_own_files(made, content.settings.base, post, files)

    def fragment(self, post: Post, files: Iterable[str]) -> str:
        """Return the text of a post as HTML, cleaned as the site cleans it."""
        content = self._newsroom.standing.content
        links = Links(content.settings.base, paths_of(content))
        made = render(post, Renderer(links)).html
        return _with_own_files(made, content.settings.base, post, files)

    def _theme(self) -> Shell | None:
        """Return the shell of the news, as the last build left it."""
        project = self._newsroom.project
        with self._newsroom.lock:
            key = theme_key(project)
            if self._shell and self._shell[0] == key:
                return self._shell[1]
            memory = project.root / MEMORY
            if not memory.is_file():
                return None
            with Memory(memory, version=made_with()) as known:
                theme = remembered_theme(known, key)
        if theme:
            self._shell = (key, theme.shells[NEWS.strip("/")])
        return self._shell[1] if theme and self._shell else None


def _with_own_files(page: str, base: str, post: Post, files: Iterable[str]) -> str:
    for name in files:
        on_site = html.escape(f'"{base}{NEWS}{post.folder}/{name}"', quote=False)
        page = page.replace(on_site, f'"{ROOT}bai/{post.slug}/tep/{name}"')
    return page

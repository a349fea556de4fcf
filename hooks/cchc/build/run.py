"""Build a project's site, and remember what was made for the next build."""

import contextlib
import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cchc.build.last import Last, keep_last, origin_of, remembered_files, remembered_last
from cchc.build.site import Done, Tools, make_site
from cchc.build.theme import Theme, keep_theme, remembered_theme, theme_key
from cchc.build.told import Line, faults, left_out, state, summed_up, tell
from cchc.build.versions import made_with
from cchc.store.memory import Memory
from cchc.store.output import Output, Summary
from cchc.store.progress import progress
from cchc.store.project import Project
from cchc.store.scan import scan_project
from cchc.store.site_files import is_untouched

MEMORY = ".cchc/build.sqlite"
UNFINISHED = ".cchc/unfinished"
FORGETFUL = (
    "Trang đã dựng xong, nhưng không ghi được bộ nhớ tạm (.cchc/), có thể đĩa đã hết chỗ;"
    " lần dựng sau sẽ lâu hơn."
)
# Makes the theme of a project in a folder of its own.
Borrow = Callable[[Project, Path], Theme]


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: what it wrote, and the lines with which it tells how it went."""

    summary: Summary
    lines: tuple[Line, ...]


def build_site(project: Project, target: Path, *, day: date, borrow: Borrow) -> Built:
    """Build *project* into *target* as of *day*; *borrow* runs MkDocs, when that is needed.

    Tells the posts' faults on the way. Raises ContentError for a bad plan or setting, before
    anything is replaced.
    """
    with Memory(project.root / MEMORY, version=made_with()) as memory:
        unfinished = project.root / UNFINISHED
        # What a killed build put in place is found only where nothing is taken as known.
        known = {} if unfinished.exists() else remembered_files(memory, target)
        scan = scan_project(project.root, site=target)
        origin = origin_of(scan, day=day)
        last = remembered_last(memory, target)
        if known and origin and origin == last.origin and is_untouched(str(target), known):
            tell(last.before)
            return _built(last, Summary(0, len(known), 0), target)
        with Output(target, known) as output:
            content = project.read(day=day, memory=memory, scan=scan)
            tell(faults(content))
            _mark(unfinished)
            theme = _theme(project, output, memory, borrow)
            done = make_site(content, theme, output, tools=Tools(project.root, memory))
        last = _last(project, done, origin)
        keep_last(memory, target, last, output.made)
        last = _remembered(memory, unfinished, last)
    return _built(last, done.summary, target, made=done.made)


def _remembered(memory: Memory, unfinished: Path, last: Last) -> Last:
    """End the build; where the disk is full the site is whole, but the next build knows nothing."""
    if memory.commit():
        unfinished.unlink(missing_ok=True)
        return last
    return replace(last, after=(*last.after, Line(logging.WARNING, FORGETFUL)))


def _last(project: Project, done: Done, origin: str) -> Last:
    content = done.view.content
    after = (*state(done, root=project.root), *left_out(content))
    # What lies outside of the project's folder could change unseen.
    sure = origin if project.holds(content.settings) else ""
    return Last(sure, len(content.pages), tuple(faults(content)), after)


def _built(last: Last, summary: Summary, target: Path, *, made: int = 0) -> Built:
    total = summed_up(summary, posts=last.posts, made=made, target=target)
    return Built(summary, (*last.after, total))


def _mark(unfinished: Path) -> None:
    """Leave a sign that a build has begun; where nothing can be written, nothing is remembered."""
    with contextlib.suppress(OSError):
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch()


def _theme(project: Project, output: Output, memory: Memory, borrow: Borrow) -> Theme:
    """Return the theme, its own files put into *output* or found there untouched."""
    key = theme_key(project)
    theme = remembered_theme(memory, key)
    if theme and output.kept(theme.files, key):
        return theme
    progress("dựng giao diện và các trang hướng dẫn")
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        theme = borrow(project, Path(folder))
        for path in theme.files:
            output.copy(path, Path(folder) / path, key=key)
    keep_theme(memory, theme)
    return theme

"""Build a project's site, and remember what was made for the next build."""

import contextlib
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from cchc.build.site import Done, Tools, make_site
from cchc.build.theme import Theme, keep_theme, remembered_theme, theme_key
from cchc.build.told import tell_problems
from cchc.build.versions import made_with
from cchc.store.memory import Memory
from cchc.store.output import Made, Output
from cchc.store.project import Project

MEMORY = ".cchc/build.sqlite"
UNFINISHED = ".cchc/unfinished"
# Makes the theme of a project in a folder of its own.
Borrow = Callable[[Project, Path], Theme]


def build_site(project: Project, target: Path, *, day: date, borrow: Borrow) -> Done:
    """Build *project* into *target* as of *day*; *borrow* runs MkDocs, when that is needed.

    Raises ContentError for a bad plan or setting, before anything is replaced.
    """
    with Memory(project.root / MEMORY, version=made_with()) as memory:
        unfinished = project.root / UNFINISHED
        content = project.read(day=day, memory=memory)
        tell_problems(content)
        name = f"made {target}"
        # What a killed build put in place is found only where nothing is taken as known.
        known = {} if unfinished.exists() else _known(memory.get(name))
        _mark(unfinished)
        with Output(target, known) as output:
            theme = _theme(project, output, memory, borrow)
            done = make_site(content, theme, output, tools=Tools(project.root, memory))
        memory.put(name, msgspec.json.encode(output.made))
        memory.commit()
        unfinished.unlink(missing_ok=True)
    return done


def _mark(unfinished: Path) -> None:
    """Leave a sign that a build has begun; where nothing can be written, nothing is remembered."""
    with contextlib.suppress(OSError):
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        unfinished.touch()


def _known(value: bytes | None) -> Mapping[str, Made]:
    if value is None:
        return {}
    try:
        return msgspec.json.decode(value, type=dict[str, Made])
    except msgspec.MsgspecError:
        return {}


def _theme(project: Project, output: Output, memory: Memory, borrow: Borrow) -> Theme:
    """Return the theme, its own files put into *output* or found there untouched."""
    key = theme_key(project)
    theme = remembered_theme(memory, key)
    if theme and all(output.has(path, key) for path in theme.files):
        for path in theme.files:
            output.keep(path, key=key)
        return theme
    with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
        theme = borrow(project, Path(folder))
        for path in theme.files:
            output.copy(path, Path(folder) / path, key=key)
    keep_theme(memory, theme)
    return theme

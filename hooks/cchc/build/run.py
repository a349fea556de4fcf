"""Build a project's site, and remember what was made for the next build."""

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
# Makes the theme of a project in a folder of its own.
Borrow = Callable[[Project, Path], Theme]


def build_site(project: Project, target: Path, *, day: date, borrow: Borrow) -> Done:
    """Build *project* into *target* as of *day*; *borrow* runs MkDocs, when that is needed.

    Raises ContentError for a bad plan or setting, before anything is replaced.
    """
    project.settings()
    with Memory(project.root / MEMORY, version=made_with()) as memory:
        content = project.read(day=day, memory=memory)
        tell_problems(content)
        name = f"made {target}"
        with Output(target, _known(memory.get(name))) as output:
            theme = _theme(project, output, memory, borrow)
            done = make_site(content, theme, output, tools=Tools(project.root, memory))
        memory.put(name, msgspec.json.encode(output.made))
        memory.commit()
    return done


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

"""Run MkDocs for what it lends, in a folder of its own, for it wipes what it is given."""

import os
from pathlib import Path

from cchc.build.theme import Theme
from cchc.core.problem import ContentError, Problem
from cchc.store.project import Project


def borrow(project: Project, folder: Path) -> Theme:
    """Let MkDocs build docs/ into *folder*; returns the theme that the hook collected.

    Raises ContentError with MkDocs' own words when it cannot.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build  # noqa: PLC0415 - half a second, seldom needed
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    try:
        config = load_config(str(project.root / project.config), site_dir=str(folder))
        config.extra["cchc_borrow"] = True
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, MkDocsException) as error:
        raise ContentError([Problem(project.config, 0, "", str(error))]) from error
    theme: Theme = config.extra["cchc_theme"]
    return theme

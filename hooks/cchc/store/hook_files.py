"""The small programs that git starts, written where it looks for them."""

import shlex
import sys
from pathlib import Path

from cchc.store.staged import git_words
from cchc.store.text_files import write_text

MARK = "cchc hook"
PRE_COMMIT, PRE_RECEIVE = "pre-commit", "pre-receive"
_PACKAGE = Path(__file__).resolve().parents[2]
# -P: nothing that lies in the folder where git is at work is taken for a part of the program.
_SCRIPT = """\
#!/bin/sh
# Do `{mark} install` đặt; đặt lại bằng chính lệnh ấy.
PYTHONPATH={package} PYTHONUTF8=1 exec {python} -P -m cchc.cli hook {hook}
"""


class TakenError(Exception):
    """Another program of that name is there already; it is left alone."""


def install_hook(folder: Path, hook: str) -> Path | None:
    """Write the hook of the repository in *folder*; None if there is no repository.

    Raises TakenError where somebody else's hook stands.
    """
    found = git_words(folder, "rev-parse", "--git-path", "hooks")
    if found is None:
        return None
    path = (folder / found) / hook
    if path.exists() and MARK not in path.read_text("utf-8", "replace"):
        raise TakenError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    package, python = (shlex.quote(Path(each).as_posix()) for each in (_PACKAGE, sys.executable))
    write_text(path, _SCRIPT.format(mark=MARK, package=package, python=python, hook=hook))
    path.chmod(0o755)
    return path


def guard_bare(folder: Path) -> None:
    """Let git itself refuse broken objects, whatever a hook says."""
    git_words(folder, "config", "receive.fsckObjects", "true")

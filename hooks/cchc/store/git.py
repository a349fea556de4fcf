"""What Git remembers of a folder, asked of the git command.

Without git, outside a repository, or in a clone that was cut short (`--depth`), nothing is
known; nothing is ever guessed. All files are asked for together, in one run of `git log`.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cchc.core.calendar import ZONE
from cchc.core.history import History, Track

# A commit hook runs with these set for its own repository, by paths that hold only in its folder.
_LOCAL = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"}
_LOCAL |= {"GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_SHALLOW_FILE"}
# A person's own settings must not change what is said: no colours, the first commit with its files.
_PLAIN = ("-c", "color.ui=false", "-c", "log.showRoot=true", "-c", "log.showSignature=false")
_COMMIT = "\x01"
_LOG = ("log", "-z", "--reverse", "--topo-order", "--no-merges", "--name-status", "--find-renames")
_FORM = (f"--format={_COMMIT}%ct", "--relative", "--no-ext-diff", "--", ".")


@dataclass(frozen=True, slots=True)
class Commit:
    """The commit that a folder stands at; *is_dirty* if what was asked about differs from it."""

    id: str
    is_dirty: bool


def read_history(folder: Path) -> History:
    """Return the days on which each file below *folder* was committed."""
    if _git(folder, "rev-parse", "--is-shallow-repository") != "false\n":
        return History()
    log = _git(folder, *_LOG, *_FORM)
    return History({file: Track(tuple(sorted(days))) for file, days in _tracks(log or "").items()})


def read_commit(root: Path, paths: Iterable[str]) -> Commit | None:
    """Return the commit that *root* stands at, and whether *paths* below it differ from it."""
    commit = _git(root, "rev-parse", "--verify", "HEAD")
    status = _git(root, "status", "--porcelain", "--untracked-files=all", "--", *paths)
    if commit is None or status is None:
        return None
    return Commit(commit.strip(), is_dirty=bool(status))


def last_commit_time(root: Path) -> datetime | None:
    """Return when the commit that *root* stands at was made; None where there is none."""
    told = _git(root, "log", "-1", "--format=%ct")
    return datetime.fromtimestamp(int(told), ZONE) if told and told.strip() else None


def _tracks(log: str) -> dict[str, list[date]]:
    """Return the days of each file from a log, oldest commit first."""
    tracks: dict[str, list[date]] = {}
    left: set[str] = set()
    for day, status, before, file in _changes(log):
        if status == "R":
            # A change to the old name on another branch is one to the same file.
            tracks[file] = tracks.setdefault(before, [])
            left.add(before)
        elif status == "A" and file in left:
            tracks[file] = []
            left.discard(file)
        tracks.setdefault(file, []).append(day)
    return tracks


def _changes(log: str) -> Iterator[tuple[date, str, str, str]]:
    """Yield the day, the kind of change, the name before and the name after of each change."""
    words = iter(log.split("\0"))
    day = date.min
    for raw in words:
        word = raw.strip("\n")
        if word.startswith(_COMMIT):
            day = datetime.fromtimestamp(int(word[1:]), ZONE).date()
        elif word[:1] in ("R", "C"):
            before = next(words)
            yield day, word[0], before, next(words)
        elif word:
            name = next(words)
            yield day, word[0], name, name


def _git(folder: Path, *words: str) -> str | None:
    """Return what git says in *folder*; None if it is not there or has nothing to say."""
    kept = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    try:
        ran = subprocess.run(
            ["git", *_PLAIN, *words],
            cwd=folder,
            env={**kept, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return ran.stdout.decode("utf-8", "surrogateescape") if ran.returncode == 0 else None

"""Releases in a folder of this machine, which nginx or Caddy stands on (`<folder>/current`)."""

import filecmp
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cchc.deploy.errors import BUSY, DeployError
from cchc.deploy.frozen import stamps
from cchc.deploy.names import CURRENT, FOLDER, GOING, LOCK, WRITING, releases_of
from cchc.deploy.releases import Changes
from cchc.store.alone import BusyError, alone

NO_LINKS = "Không tạo được liên kết {path} ({reason}); máy này cần cho phép liên kết (symlink)."
_FILE, _FOLDER = 0o644, 0o755


class Folder:
    """The releases below *path*."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._releases = path / FOLDER

    @property
    def place(self) -> str:
        """What people call it."""
        return str(self._path)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for one publisher, cleared of what a killed one left."""
        try:
            with alone(self._path / LOCK):
                self._releases.mkdir(mode=_FOLDER, exist_ok=True)
                for path in self._releases.iterdir():
                    if path.name.startswith((WRITING, GOING)):
                        shutil.rmtree(path)
                yield
        except BusyError as error:
            raise DeployError(BUSY.format(place=self.place)) from error

    def names(self) -> list[str]:
        """Return its releases, oldest first."""
        if not self._releases.is_dir():
            return []
        return releases_of(path.name for path in self._releases.iterdir())

    def current(self) -> str:
        """Return the release on the air, "" if there is none."""
        link = self._path / CURRENT
        name = link.readlink().name if link.is_symlink() else ""
        return name if name in self.names() else ""

    def changes(self, site: Path, current: str) -> Changes:
        """Return how *site* differs from the release *current*."""
        there = self._releases / current
        ours, theirs = stamps(site), stamps(there) if current else {}
        both = sorted(ours.keys() & theirs.keys())
        changed = [path for path in both if not _is_same(site / path, there / path)]
        return Changes(sorted(ours.keys() - theirs), changed, sorted(theirs.keys() - ours))

    def fill(self, name: str, site: Path, current: str) -> None:
        """Make a release of *site*; files that *current* has the same are links to those."""
        writing = self._releases / f"{WRITING}{name}"
        made: set[Path] = set()
        for path in stamps(site):
            target, known = writing / path, self._releases / current / path
            if target.parent not in made:
                target.parent.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
                made.add(target.parent)
            if current and _is_same(site / path, known):
                os.link(known, target)
            else:
                shutil.copyfile(site / path, target)
                shutil.copystat(site / path, target)
                target.chmod(_FILE)
        writing.rename(self._releases / name)

    def switch(self, name: str) -> None:
        """Put the release *name* on the air: the link is renamed over the one before."""
        link, fresh = self._path / CURRENT, self._path / f"{WRITING}{CURRENT}"
        fresh.unlink(missing_ok=True)
        try:
            fresh.symlink_to(Path(FOLDER) / name, target_is_directory=True)
        except OSError as error:
            raise DeployError(NO_LINKS.format(path=link, reason=error)) from error
        if hasattr(os, "sync"):
            # After a power cut the link must not lead to files without their bytes.
            os.sync()
        fresh.replace(link)

    def remove(self, names: Sequence[str]) -> None:
        """Take releases away; none is ever to be seen with half its files."""
        for name in names:
            going = self._releases / f"{GOING}{name}"
            (self._releases / name).rename(going)
            shutil.rmtree(going)


def _is_same(ours: Path, theirs: Path) -> bool:
    """Tell whether two files hold the same: by size and time, or by their bytes."""
    if not theirs.is_file():
        return False
    mine, other = ours.stat(), theirs.stat()
    if mine.st_size != other.st_size:
        return False
    return mine.st_mtime_ns == other.st_mtime_ns or filecmp.cmp(ours, theirs, shallow=False)

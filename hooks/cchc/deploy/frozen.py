"""The site as it stood at one moment, however long it takes to send it."""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cchc.deploy.errors import BUSY, DeployError
from cchc.store.alone import BusyError, alone

NO_SITE = "Chưa có trang ở {site}; hãy dựng trang trước: python3 scripts/build.py"
MOVING = (
    "Trang ở {site} đang được dựng, hoặc lần dựng trước bị ngắt; hãy dựng lại "
    "(python3 scripts/build.py) rồi đưa lên."
)
_TRIES, _PAUSE_SECONDS = 40, 0.25
# A file's size and time of change.
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Frozen:
    """A folder of links to the site's files, which no build changes any more."""

    folder: Path
    files: Mapping[str, Stamp]


@contextmanager
def frozen(site: Path, *, unfinished: Path) -> Iterator[Frozen]:
    """Give *site* as it stood between two builds; while *unfinished* is there, one goes on.

    A build never writes into a file that stands, it puts another in its place: so links hold the
    bytes of the moment.
    """
    aside = site.with_name(f".cchc-publish-{site.name}")
    if not (site / "index.html").is_file():
        raise DeployError(NO_SITE.format(site=site))
    try:
        with alone(aside / "lock"):
            try:
                yield _freeze(site, aside / "site", unfinished)
            finally:
                shutil.rmtree(aside / "site", ignore_errors=True)
    except BusyError as error:
        raise DeployError(BUSY.format(place=site)) from error


def _freeze(site: Path, folder: Path, unfinished: Path) -> Frozen:
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        before, linked = stamps(site), not unfinished.exists()
        linked = linked and _is_linked(site, folder, before)
        # What changed while it was linked would be a site that never was.
        if linked and stamps(site) == before and not unfinished.exists():
            return Frozen(folder, before)
        time.sleep(_PAUSE_SECONDS)
    raise DeployError(MOVING.format(site=site))


def _is_linked(site: Path, folder: Path, files: Mapping[str, Stamp]) -> bool:
    made: set[Path] = set()
    try:
        for path in files:
            target = folder / path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            _link(site / path, target)
    except FileNotFoundError:
        return False
    return True


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        # Not every disk knows links.
        shutil.copy2(source, target)


def stamps(folder: Path) -> dict[str, Stamp]:
    """Return the size and the time of change of every file below *folder*, by its path there."""
    return dict(_below(str(folder), ""))


def _below(folder: str, path: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{path}{entry.name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield path + entry.name, (found.st_size, found.st_mtime_ns)

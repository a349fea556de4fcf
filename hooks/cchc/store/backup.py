"""One archive with all that is kept: the repository with every branch, and the editor's data.

The archive is a ZIP whose first entry lists the others with their digests. It holds password
digests and what was never published: nobody but its owner may read the file.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

FORM = "cchc-backup-1"
LIST, BUNDLE, DATABASE = "ban-ke.json", "kho.bundle", "bien-tap.sqlite"
# What is in no commit: a person's unfinished work, and what was gathered (no cache).
UNSAVED, GATHERED = "chua-luu/", ".cchc/gather.sqlite"
INSIDE = "hãy ghi tệp sao lưu ra ngoài thư mục {root}, tốt nhất là ở đĩa khác"
_BLOCK = 1 << 20
_GIT_SECONDS = 3600


class BackupError(Exception):
    """Nothing was written; the words are those of git, SQLite or the system, or ours."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What an archive holds: files by name with size and digest; *branch* is checked out."""

    branch: str
    commit: str
    made: str
    files: dict[str, tuple[int, str]]

    @property
    def unsaved(self) -> list[str]:
        """The files that were in no commit, by their paths in the project."""
        return [name.removeprefix(UNSAVED) for name in self.files if name.startswith(UNSAVED)]


def back_up(root: Path, database: Path, target: Path, *, now: datetime) -> Backup:
    """Write the archive *target* of the project in *root*, whole or not at all."""
    if target.resolve().is_relative_to(root.resolve()):
        # The next one would hold it, and the disk that loses the project would lose it too.
        raise BackupError(INSIDE.format(root=root))
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".sao-luu-", dir=target.parent) as inside:
        folder = Path(inside)
        try:
            # First the data, then the commits: what is saved in between leaves the data for a
            # commit, and so stands in both rather than in neither.
            if database.is_file():
                copy_database(database, folder / DATABASE)
            git(root, "bundle", "create", "--quiet", str(folder / BUNDLE), "--all")
            files = {path.name: path for path in sorted(folder.iterdir())}
            files |= _unsaved(root, folder)
            told = _told(root, files, now)
            _pack(folder / "archive", told, files)
        except (OSError, sqlite3.Error) as error:
            raise BackupError(str(error)) from error
        (folder / "archive").replace(target)
    return told


def copy_database(source: Path, target: Path) -> None:
    """Copy a database that others may be writing to, as it stood at one moment."""
    place = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(place, uri=True)) as there, closing(sqlite3.connect(target)) as to:
        there.backup(to)


def git(folder: Path, *words: str) -> str:
    """Return what git says in *folder*."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        ran = subprocess.run(
            ["git", *words],
            cwd=folder,
            env={**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BackupError(str(error)) from error
    if ran.returncode:
        raise BackupError(ran.stderr.strip() or f"git {words[0]}: {ran.returncode}")
    return ran.stdout


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, as `sha256sum` writes it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unsaved(root: Path, folder: Path) -> dict[str, Path]:
    """Return copies of what lies in the project and in no commit, by their names in the archive."""
    found: dict[str, Path] = {}
    if (root / GATHERED).is_file():
        copy_database(root / GATHERED, folder / "gather.sqlite")
        found[UNSAVED + GATHERED] = folder / "gather.sqlite"
    words = ("ls-files", "-z", "--modified", "--others", "--exclude-standard")
    for name in sorted(set(git(root, *words).split("\0")) - {""}):
        path = root / name
        # A link could lead anywhere; a folder is somebody else's repository.
        if path.is_file() and not path.is_symlink():
            copied = folder / f"unsaved-{len(found)}"
            shutil.copyfile(path, copied)
            found[UNSAVED + PurePosixPath(name).as_posix()] = copied
    return found


def _told(root: Path, files: dict[str, Path], now: datetime) -> Backup:
    branch = git(root, "rev-parse", "--symbolic-full-name", "HEAD").strip()
    commit = git(root, "rev-parse", "HEAD").strip()
    told = {name: (path.stat().st_size, digest_of(path)) for name, path in files.items()}
    return Backup(branch, commit, now.isoformat(timespec="seconds"), told)


def _pack(target: Path, told: Backup, files: dict[str, Path]) -> None:
    listed = {
        "form": FORM,
        "made": told.made,
        "branch": told.branch,
        "commit": told.commit,
        "files": told.files,
    }
    target.touch(mode=0o600)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(LIST, json.dumps(listed, ensure_ascii=False, indent=1))
        for name, path in files.items():
            archive.write(path, name)
    with target.open("rb") as file:
        os.fsync(file.fileno())


def blocks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the bytes of an entry, piece by piece."""
    with archive.open(name) as entry:
        while block := entry.read(_BLOCK):
            yield block

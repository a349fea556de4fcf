"""Bring an archive back, on an empty place: all of it is looked at before anything is made."""

import hashlib
import json
import os
import shutil
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cchc.store.backup import (
    BUNDLE,
    DATABASE,
    FORM,
    LIST,
    UNSAVED,
    Backup,
    BackupError,
    blocks,
    git,
)

DAMAGED = "tệp sao lưu bị hỏng hoặc chép chưa trọn ({part}); hãy dùng một tệp sao lưu khác"
NOT_OURS = "tệp không phải là bản sao lưu của phần mềm này"
NOT_EMPTY = "thư mục {folder} không trống; hãy khôi phục vào một thư mục mới"
_HEADS = "refs/heads/"
# Names that lead into git's own files or out of the folder are never ours.
_NEVER = {"..", ".git", ""}
# What zipfile raises on bytes that are none of a ZIP.
_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError)
_ListForm = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Places:
    """Where an archive is brought back to: the project, and the folder of the editor's data."""

    project: Path
    data: Path


def restore(source: Path, places: Places) -> Backup:
    """Bring the archive *source* back; raises BackupError before anything is there."""
    for folder in (places.project, places.data):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BackupError(NOT_EMPTY.format(folder=folder))
    try:
        with zipfile.ZipFile(source) as archive:
            told = _checked(archive)
            _bring(archive, told, places)
    except _UNREADABLE as error:
        raise BackupError(DAMAGED.format(part=error)) from error
    except OSError as error:
        raise BackupError(str(error)) from error
    return told


def _checked(archive: zipfile.ZipFile) -> Backup:
    """Return what the archive holds, once every byte of it is what it was."""
    told = _listed(archive)
    if {*told.files, LIST} != set(archive.namelist()) or BUNDLE not in told.files:
        raise BackupError(DAMAGED.format(part=LIST))
    for name, (_, expected) in told.files.items():
        digest = hashlib.sha256()
        for block in blocks(archive, name):
            digest.update(block)
        if digest.hexdigest() != expected or not _is_ours(name):
            raise BackupError(DAMAGED.format(part=name))
    return told


def _listed(archive: zipfile.ZipFile) -> Backup:
    try:
        found = json.loads(archive.read(LIST))
        if found["form"] != FORM:
            raise BackupError(NOT_OURS)
        files: _ListForm = {name: (size, mark) for name, (size, mark) in found["files"].items()}
        return Backup(found["branch"], found["commit"], found["made"], files)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise BackupError(NOT_OURS) from error


def _is_ours(name: str) -> bool:
    if name in {BUNDLE, DATABASE}:
        return True
    path = PurePosixPath(name.removeprefix(UNSAVED))
    inside = not path.is_absolute() and not _NEVER & {part.lower() for part in path.parts}
    return name.startswith(UNSAVED) and inside and "\\" not in name and ":" not in name


def _bring(archive: zipfile.ZipFile, told: Backup, places: Places) -> None:
    """Make both folders beside their places, then put them there."""
    project, data = _aside(places.project), _aside(places.data)
    try:
        _bring_project(archive, told, project)
        if DATABASE in told.files:
            _write(archive, DATABASE, data / DATABASE)
            (data / DATABASE).chmod(0o600)
        data.chmod(0o700)
        _place(data, places.data)
        _place(project, places.project)
    finally:
        for folder in (project, data):
            shutil.rmtree(folder, ignore_errors=True)


def _bring_project(archive: zipfile.ZipFile, told: Backup, folder: Path) -> None:
    bundle = folder / ".git" / BUNDLE
    git(folder, "init", "--quiet")
    _write(archive, BUNDLE, bundle)
    git(folder, "fetch", "--quiet", "--update-head-ok", str(bundle), "+refs/*:refs/*")
    if told.branch.startswith(_HEADS):
        git(folder, "symbolic-ref", "HEAD", told.branch)
    else:
        git(folder, "update-ref", "--no-deref", "HEAD", told.commit)
    git(folder, "reset", "--quiet", "--hard")
    bundle.unlink()
    for name in told.unsaved:
        _write(archive, UNSAVED + name, folder / name)


def _write(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        for block in blocks(archive, name):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _aside(place: Path) -> Path:
    folder = place.with_name(f".{place.name}.khoi-phuc")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _place(folder: Path, place: Path) -> None:
    if place.is_dir():
        place.rmdir()
    folder.rename(place)

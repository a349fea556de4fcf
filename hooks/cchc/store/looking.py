"""Look at the files beside posts: what each is by its content, how large, whether it is whole.

At a glance only a picture's head is read, and its end where that tells enough; a thorough look
decodes it and takes its digest, as a build needs it.
"""

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from cchc.core.medium import LIMIT_MB, Fault, Medium
from cchc.core.sniffing import HEAD, PICTURES, kind_of, zip_kind
from cchc.store.media import stays_in
from cchc.store.workers import workers

# Below so many pictures, starting other processes takes longer than it saves.
_WORTH_IT = 8
_CHUNK = 4
_TAIL = 64
_ENDS = {"jpeg": b"\xff\xd9", "png": b"IEND\xaeB`\x82", "gif": b";"}


def look_at(folder: Path, places: Iterable[str], *, thorough: bool = False) -> dict[str, Medium]:
    """Return what lies at each of *places* below *folder*; where there is no file, nothing."""
    wanted = list(dict.fromkeys(places))
    look = partial(_look, folder, thorough)
    if not thorough or len(wanted) < _WORTH_IT:
        found = map(look, wanted)
        return _there(wanted, found)
    with workers() as pool:
        return _there(wanted, pool.imap(look, wanted, chunksize=_CHUNK))


def _there(places: Iterable[str], found: Iterable[Medium | None]) -> dict[str, Medium]:
    pairs = zip(places, found, strict=True)
    return {place: medium for place, medium in pairs if medium}


def _look(folder: Path, thorough: bool, place: str) -> Medium | None:  # noqa: FBT001 - see look_at
    path = folder / place
    if not stays_in(folder, place):
        return Medium("", 0, fault=Fault.OUTSIDE)
    try:
        size = path.stat().st_size
        if not path.is_file():
            return None
        if size > LIMIT_MB * 1024 * 1024:
            return Medium("", size)
        with path.open("rb") as file:
            return _looked(file, size, thorough=thorough)
    except OSError:
        return None


def _looked(file: BufferedReader, size: int, *, thorough: bool) -> Medium:
    kind = kind_of(file.read(HEAD))
    if kind == "zip":
        kind = _zip_kind(file)
    if kind not in PICTURES:
        return Medium(kind, size)
    # Pillow takes a while to load: who has no picture does without.
    from cchc.store.pictures import PictureError, examined, measured  # noqa: PLC0415

    try:
        measure = examined if thorough or not _seems_whole(file, kind, size) else measured
        file.seek(0)
        width, height = measure(file)
    except PictureError as error:
        return Medium(kind, size, fault=error.fault)
    return Medium(kind, size, _digest(file) if thorough else "", width, height)


def _seems_whole(file: BinaryIO, kind: str, size: int) -> bool:
    """Tell whether a picture ends as its kind does; one that was cut off does not."""
    if kind == "webp":
        file.seek(4)
        return int.from_bytes(file.read(4), "little") + 8 <= size
    file.seek(max(0, size - _TAIL))
    return kind in _ENDS and _ENDS[kind] in file.read()


def _zip_kind(file: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(file) as held:
            names = held.namelist()
            return zip_kind(names, "".join(_mimetype(held)))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return "zip"


def _mimetype(held: zipfile.ZipFile) -> Iterator[str]:
    """Yield what an OpenDocument file says it is: a short entry that is not compressed."""
    if "mimetype" in held.namelist():
        with held.open("mimetype") as entry:
            yield entry.read(_TAIL * 2).decode("ascii", "replace").strip()


def _digest(file: BufferedReader) -> str:
    file.seek(0)
    return hashlib.file_digest(file, partial(hashlib.blake2b, digest_size=16)).hexdigest()

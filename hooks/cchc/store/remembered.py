"""Read only the posts that changed; the others are remembered from the build before.

A post is as remembered if its file's stamp is the same, or else its bytes are. A file that was
touched in the very moment of the scan could change again within the clock's tick: its stamp is not
kept, so that the next build looks at its bytes.
"""

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cchc.core.vocabulary import Vocabulary
from cchc.store.memory import Memory
from cchc.store.posts import Posts, judged
from cchc.store.readings import Reading, read_files
from cchc.store.remembered_media import remembering
from cchc.store.scan import Stamp, scan, sure


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading, with the stamp of the file that it was read from."""

    stamp: Stamp
    reading: Reading


def remembered_posts(folder: Path, vocabulary: Vocabulary, memory: Memory, *, root: str) -> Posts:
    """Read the posts below *folder*, those that changed without their text as well."""
    name = f"readings {root} {vocabulary.key}"
    known = _known(memory.get(name))
    now = time.time_ns()
    stamps = scan(folder)
    found = {
        file: known[file].reading
        for file, stamp in stamps.items()
        if file in known and _is_same(known[file], stamp, folder)
    }
    changed = [file for file in stamps if file not in found]
    for reading in read_files(folder, changed, vocabulary, root=root):
        found[reading.file] = reading.without_text()
    kept = [Kept(sure(stamp, now), found[file]) for file, stamp in stamps.items()]
    if kept != list(known.values()):
        memory.put(name, msgspec.json.encode(kept))
    look = remembering(folder, memory, root=root)
    return judged((found[file] for file in stamps), look, root=root)


def _known(value: bytes | None) -> Mapping[str, Kept]:
    if value is None:
        return {}
    try:
        kept: Iterable[Kept] = msgspec.json.decode(value, type=list[Kept])
    except msgspec.MsgspecError:
        return {}
    return {each.reading.file: each for each in kept}


def _is_same(kept: Kept, stamp: Stamp, folder: Path) -> bool:
    if kept.stamp == stamp:
        return True
    # A post without a digest could not be read at all: look again.
    known = kept.reading.source.digest
    return bool(known) and known == _digest_of(folder / kept.reading.file)


def _digest_of(path: Path) -> str:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""

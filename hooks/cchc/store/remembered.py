"""Read only the posts that changed; the others are remembered from the build before.

A post is as remembered if its file's stamp is the same, or else its bytes are. A file that was
touched in the very moment of the scan could change again within the clock's tick: its stamp is not
kept, so that the next build looks at its bytes. What is remembered lies folder by folder, so that a
new post costs a month of them to write, not all.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cchc.core.vocabulary import Vocabulary
from cchc.store.memory import Memory
from cchc.store.posts import Posts, judged
from cchc.store.readings import Reading, read_files
from cchc.store.remembered_media import remembering
from cchc.store.scan import Scan, Stamp


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading, with the stamp of the file that it was read from."""

    stamp: Stamp
    reading: Reading


class Shelves:
    """The readings that a memory holds, by the folder of their files."""

    def __init__(self, memory: Memory, name: str) -> None:
        self._memory = memory
        self._name = name
        self._decoder = msgspec.json.Decoder(list[Kept])

    def take(self, folder: str) -> dict[str, Kept]:
        """Return what is remembered of a folder, by file."""
        value = self._memory.get(f"{self._name} {folder}")
        if value is None:
            return {}
        try:
            kept: Iterable[Kept] = self._decoder.decode(value)
        except msgspec.MsgspecError:
            return {}
        return {each.reading.file: each for each in kept}

    def put(self, folder: str, kept: Sequence[Kept]) -> None:
        """Remember *kept* of a folder, and nothing else."""
        self._memory.put(f"{self._name} {folder}", msgspec.json.encode(kept))


def remembered_posts(scan: Scan, vocabulary: Vocabulary, memory: Memory, *, root: str) -> Posts:
    """Read the posts of *scan*; all come without their text. Problems name them below *root*."""
    shelves = Shelves(memory, f"readings {root} {vocabulary.key}")
    found: dict[str, Reading] = {}
    stale: dict[str, Sequence[str]] = {}
    for name, files in _by_folder(scan.stamps):
        known = shelves.take(name)
        same = {
            file: known[file].reading for file in files if _is_same(known.get(file), file, scan)
        }
        found.update(same)
        if len(same) < len(files) or len(known) > len(files) or _is_moved(known, scan):
            stale[name] = files
    changed = [file for files in stale.values() for file in files if file not in found]
    for reading in read_files(scan.folder, changed, vocabulary, root=root):
        found[reading.file] = reading.without_text()
    for name, files in stale.items():
        shelves.put(name, [Kept(scan.sure(file), found[file]) for file in files])
    look = remembering(scan.folder, memory, root=root)
    return judged((found[file] for file in scan.stamps), look, root=root)


def _by_folder(files: Iterable[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each folder with its files; they come in order."""
    by_folder: dict[str, list[str]] = {}
    for file in files:
        by_folder.setdefault(file.rpartition("/")[0], []).append(file)
    yield from by_folder.items()


def _is_same(kept: Kept | None, file: str, scan: Scan) -> bool:
    """Tell whether a file still holds what was read from it."""
    if kept is None or kept.stamp == scan.stamps[file]:
        return kept is not None
    # A post without a digest could not be read at all: look again.
    known = kept.reading.source.digest
    return bool(known) and known == _digest_of(scan.folder / file)


def _is_moved(known: Mapping[str, Kept], scan: Scan) -> bool:
    """Tell whether a file holds the same under another stamp, which is to be remembered then."""
    return any(kept.stamp != scan.sure(file) for file, kept in known.items())


def _digest_of(path: Path) -> str:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""

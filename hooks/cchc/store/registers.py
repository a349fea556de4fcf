"""The registers of a project: docs/danh-muc/<name>.yml, and the files beside them in tep/.

What was read is remembered by the digest of all that it was read from, for YAML takes long.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from cchc.core import sentences
from cchc.core.body import Mention, is_file_name
from cchc.core.digest import digest
from cchc.core.entries import Registers
from cchc.core.fields import Fields
from cchc.core.medium import LIMIT_MB
from cchc.core.problem import ContentError, Problem
from cchc.core.register import Entry, Found, read_register
from cchc.core.register_list import KINDS, registers_of
from cchc.core.sniffing import FITS, IMAGES
from cchc.core.text import shown
from cchc.core.vocabulary import Vocabulary
from cchc.store.memory import Memory, files_digest
from cchc.store.text_files import read_text

FOLDER = "docs/danh-muc"
FILES = f"{FOLDER}/tep"
ENDING = ".yml"
_NAME = "registers"
_TYPES: Mapping[str, frozenset[str]] = {
    "file": frozenset({*FITS, ".webm"}),
    "captions": frozenset({".vtt"}),
    "poster": IMAGES,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What the registers hold, and what is wrong with what was left out; *key* is a digest."""

    key: str
    registers: Registers
    problems: tuple[Problem, ...] = ()


def read_registers(root: Path, vocabulary: Vocabulary, memory: Memory | None = None) -> Reading:
    """Read the registers of the project in *root*; a bad entry is told, the good ones are kept."""
    paths = register_paths(root)
    sizes = {path.name: path.stat().st_size for path in _files(root)}
    key = digest(files_digest(paths, root=root), repr(sorted(sizes.items())), vocabulary.key)
    known = memory.load(_NAME, Reading) if memory else None
    if known and known.key == key:
        return known
    reading = _read(paths, sizes, vocabulary, key)
    if memory:
        memory.save(_NAME, reading)
    return reading


def register_paths(root: Path) -> list[Path]:
    """Return the files of the registers, in order."""
    return sorted(each for each in (root / FOLDER).glob(f"*{ENDING}") if each.is_file())


def _files(root: Path) -> Iterator[Path]:
    folder = root / FILES
    if folder.is_dir():
        # A link could lead anywhere on the machine.
        yield from (each for each in sorted(folder.iterdir()) if _is_ours(each))


def _is_ours(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.name.startswith(".")


def _read(paths: list[Path], sizes: Mapping[str, int], vocabulary: Vocabulary, key: str) -> Reading:
    entries: dict[str, list[Entry]] = {}
    problems: list[Problem] = []
    named: dict[str, int] = {}
    for path in paths:
        file = f"{FOLDER}/{path.name}"
        found, told = _read_file(path, file, vocabulary)
        problems += told
        for each in found:
            faults = list(_file_problems(each, file, sizes))
            problems += faults
            if not faults:
                entries.setdefault(path.stem, []).append(each.entry)
                named |= {mention.target: sizes[mention.target] for mention in each.files}
    return Reading(key, registers_of(entries, named), tuple(sorted(problems)))


def _read_file(path: Path, file: str, vocabulary: Vocabulary) -> tuple[list[Found], list[Problem]]:
    if path.stem not in KINDS:
        sentence = sentences.UNKNOWN_REGISTER.format(found=path.stem, known=", ".join(KINDS))
        return [], [Problem(file, 0, "", sentence)]
    try:
        text = read_text(path, file=file)
    except ContentError as error:
        return [], list(error.problems)
    return read_register(text, partial(read_entry, path.stem, vocabulary), file=file)


def read_entry(name: str, vocabulary: Vocabulary, fields: Fields) -> Entry:
    """Read one entry of the register *name*."""
    return KINDS[name].read(fields, vocabulary)


def _file_problems(found: Found, file: str, sizes: Mapping[str, int]) -> Iterator[Problem]:
    for mention in found.files:
        sentence = _fault(mention, sizes)
        if sentence:
            yield Problem(file, mention.line, f"{found.place}{mention.field}", sentence)


def _fault(mention: Mention, sizes: Mapping[str, int]) -> str:
    name = mention.target
    known = _TYPES[mention.field]
    if name not in sizes or not is_file_name(name):
        return sentences.NO_REGISTER_FILE.format(found=shown(name), folder=FILES)
    if PurePosixPath(name).suffix.lower() not in known:
        allowed = ", ".join(sorted(each.removeprefix(".") for each in known))
        return sentences.FILE_TYPE.format(found=name, known=allowed)
    size = sizes[name] // (1024 * 1024)
    if size >= LIMIT_MB:
        return sentences.FILE_TOO_LARGE.format(found=name, size=size, limit=LIMIT_MB)
    return ""

"""Read a text file that a person wrote: UTF-8, not too large, and really in its folder."""

import os
from pathlib import Path

from cchc.core import sentences
from cchc.core.problem import ContentError, Problem

LIMIT_KB = 1024


def read_text(path: Path, *, file: str) -> str:
    """Return the text of *path*; raises ContentError, in which the file is called *file*."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _fault(file, sentences.UNREADABLE) from error
    return text_of(raw, file=file)


def text_of(raw: bytes, *, file: str) -> str:
    """Return the text that bytes are; raises ContentError, in which the file is called *file*."""
    if len(raw) > LIMIT_KB * 1024:
        size = len(raw) // 1024
        raise _fault(file, sentences.TOO_LARGE.format(found=size, limit=LIMIT_KB))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        sentence = sentences.NOT_UTF8.format(place=error.start + 1)
        raise _fault(file, sentence, line=line) from error


def _fault(file: str, sentence: str, *, line: int = 0) -> ContentError:
    return ContentError([Problem(file, line, "", sentence)])


def write_new(path: Path, text: str) -> bool:
    """Write *text* to a file that is not there yet, whole or not at all; False if it is there."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
    return True


def write_text(path: Path, text: str) -> None:
    """Write *text* as UTF-8 with line feeds at the ends of lines, whole or not at all."""
    staged = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    staged.write_text(text, encoding="utf-8", newline="\n")
    staged.replace(path)


def write_bytes(path: Path, made: bytes) -> None:
    """Write *made*, whole or not at all."""
    staged = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    staged.write_bytes(made)
    staged.replace(path)

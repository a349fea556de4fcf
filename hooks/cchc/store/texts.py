"""Read the texts brought from elsewhere, that our posts are held against: the folder `texts/`.

A text is a file `.txt` or `.md`. Its first line says where it stood, then the day:

    https://caicachhanhchinh.hanoi.gov.vn/mot-bai.html 2026-03-12
    The title
    The text, as plain text or Markdown, to the end of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc.core.characters import tidy
from cchc.core.likeness import Text, text_of
from cchc.core.problem import ContentError, Problem
from cchc.store.text_files import read_text

FOLDER = "texts"
SUFFIXES = (".md", ".txt")
_FIRST_LINE = re.compile(r"(?P<where>\S.*?)[\s,|]+(?P<day>\d{4}-\d{2}-\d{2})")
_WRONG_LINE = "dòng đầu phải ghi nơi đã đăng rồi đến ngày đăng; hãy viết như https://… 2026-03-12"


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that could be read, and what was wrong with the others."""

    texts: tuple[Text, ...]
    problems: tuple[Problem, ...]


def read_texts(root: Path) -> Texts:
    """Read every text in the project's folder *root*; without a folder there are none."""
    texts: list[Text] = []
    problems: list[Problem] = []
    for path in _files(root / FOLDER):
        try:
            texts.append(_read_file(path, file=path.relative_to(root).as_posix()))
        except ContentError as error:
            problems.extend(error.problems)
    return Texts(tuple(texts), tuple(problems))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
        if path.suffix in SUFFIXES and path.stem != "README" and not hidden and path.is_file():
            yield path


def _read_file(path: Path, *, file: str) -> Text:
    head, _, rest = tidy(read_text(path, file=file)).partition("\n")
    match = _FIRST_LINE.fullmatch(head.strip())
    day = _day(match["day"]) if match else None
    if match is None or day is None:
        raise ContentError([Problem(file, 1, "", _WRONG_LINE)])
    title, _, body = rest.lstrip().partition("\n")
    return text_of(title.strip("# "), body, address=match["where"], day=day)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

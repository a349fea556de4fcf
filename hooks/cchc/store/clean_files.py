"""Clean the pictures that standing pages show: what goes on the site says nothing of its maker."""

from pathlib import Path

from cchc.core import sentences
from cchc.core.problem import ContentError, Problem
from cchc.core.sniffing import IMAGES


def clean_pictures(folder: Path, *, root: str) -> None:
    """Write every picture below *folder* anew where it lies, or raise what is wrong with them.

    In problems the files are named below *root*.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in IMAGES]
    if not files:
        return
    from cchc.store.pictures import PictureError, cleaned  # noqa: PLC0415 - it loads Pillow

    problems = []
    for path in files:
        try:
            path.write_bytes(cleaned(path.read_bytes(), path.suffix.lower()))
        except PictureError:
            name = path.relative_to(folder).as_posix()
            sentence = sentences.PICTURE_BROKEN.format(found=path.name)
            problems.append(Problem(f"{root}/{name}", 0, "", sentence))
    if problems:
        raise ContentError(problems)

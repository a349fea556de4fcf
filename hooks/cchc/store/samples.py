"""Take the samples out of a project: posts, entries of registers, and the files only they show."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cchc.core.register import ENTRIES, Found, pieces, read_register
from cchc.core.vocabulary import Vocabulary
from cchc.store.media import media_of
from cchc.store.posts import read_posts
from cchc.store.registers import FILES, FOLDER, read_entry, register_paths
from cchc.store.text_files import read_text, write_text


def remove_samples(folder: Path, vocabulary: Vocabulary) -> int:
    """Remove every post marked `sample: true` below *folder*; returns how many there were."""
    posts = read_posts(folder, vocabulary).posts
    samples = [post for post in posts if post.sample]
    in_use = {file for post in posts if not post.sample for file in media_of(post)}
    shown = {file for post in samples for file in media_of(post)}
    for file in [*(post.file for post in samples), *(shown - in_use)]:
        (folder / file).unlink(missing_ok=True)
    for place in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        if not any(place.iterdir()):
            place.rmdir()
    return len(samples)


def remove_sample_entries(root: Path, vocabulary: Vocabulary) -> int:
    """Remove every entry marked `sample: true` from the registers; returns how many there were.

    What is written above the entries, and between those that stay, is left as it is.
    """
    gone: set[str] = set()
    kept: set[str] = set()
    number = 0
    for path in register_paths(root):
        file = f"{FOLDER}/{path.name}"
        text = read_text(path, file=file)
        read = partial(read_entry, path.stem, vocabulary)
        found, _ = read_register(text, read, file=file)
        samples = [each for each in found if each.entry.sample]
        gone.update(_names(samples))
        kept.update(_names([each for each in found if not each.entry.sample]))
        number += len(samples)
        if samples:
            write_text(path, _without(text, {each.line for each in samples}))
    for name in gone - kept:
        (root / FILES / name).unlink(missing_ok=True)
    return number


def _names(found: list[Found]) -> Iterator[str]:
    return (mention.target for each in found for mention in each.files)


def _without(text: str, lines: set[int]) -> str:
    """Return a register's text without the entries that begin on *lines*."""
    whole = list(pieces(text))
    head = "\n".join(text.split("\n")[: whole[0].above])
    left = [piece.text for piece in whole if piece.above + 1 not in lines]
    if not left:
        head = head.removesuffix(f"{ENTRIES}:") + f"{ENTRIES}: []\n"
    return "\n".join([head, *left]).rstrip("\n") + "\n"

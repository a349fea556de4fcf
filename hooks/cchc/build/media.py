"""Put the pictures and attachments of the news on the site: pictures anew, attachments as they are.

A picture's products are one file under its own name, clean and upright, which feeds and share cards
name, and the widths that pages choose from.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from cchc.build.making import Work, make_changed
from cchc.core.content import Content
from cchc.core.medium import Fault, Medium, medium_fault, suffix_of
from cchc.core.problem import ContentError, Problem
from cchc.core.sniffing import IMAGES
from cchc.publish.addresses import NEWS, REGISTER_FILES, variant_paths
from cchc.publish.product import Product
from cchc.store.media import media_below


def put_media(work: Work, content: Content, folder: Path) -> Mapping[str, int]:
    """Put every file that the news name from the posts *folder*; returns their sizes in bytes.

    The sizes are those of the files on the site, by their paths below the posts folder.
    """
    files = media_of_news(content)
    pictures = {file for file in files if content.media[file].is_picture}
    products = (_picture(file, content, folder) for file in files if file in pictures)
    make_changed(products, work, costly=True)
    for file in files:
        if file not in pictures:
            work.output.copy(NEWS + file, folder / file)
    return {file: work.output.made[NEWS + file].size for file in files}


def put_register_files(work: Work, content: Content, folder: Path) -> None:
    """Put the files that entries of registers name from *folder*; pictures are made anew."""
    pictures = [name for name in content.registers.sizes if suffix_of(name) in IMAGES]
    make_changed((_register_picture(folder / name) for name in pictures), work, costly=True)
    for name in content.registers.sizes:
        if name not in pictures:
            work.output.copy(REGISTER_FILES + name, folder / name)


def _register_picture(source: Path) -> Product:
    found = source.stat()
    key = f"register picture {source.name} {found.st_size} {found.st_mtime_ns}"
    return Product((REGISTER_FILES + source.name,), partial(_cleaned, source), key)


def _cleaned(source: Path) -> Sequence[bytes]:
    from cchc.store.pictures import cleaned  # noqa: PLC0415 - it loads Pillow

    return (cleaned(source.read_bytes(), suffix_of(source.name)),)


def media_of_news(content: Content) -> list[str]:
    """Return the pictures and attachments of the news, below the posts folder."""
    found = (
        file
        for post in content.news
        if content.sources[post.file].mentions
        for file in media_below(post.file, content.sources[post.file].mentions)
    )
    return list(dict.fromkeys(found))


def _picture(file: str, content: Content, folder: Path) -> Product:
    medium = content.media[file]
    paths = (NEWS + file, *(path for _, path in variant_paths(file, medium)))
    make = partial(_made, file, medium, content.settings.posts, folder)
    key = f"picture {suffix_of(file)} {medium.digest}" if medium.digest else ""
    return Product(paths, make, key)


def _made(file: str, medium: Medium, root: str, folder: Path) -> Sequence[bytes]:
    # Pillow takes a while to load, and is seldom needed.
    from cchc.store.pictures import PictureError, make_variants  # noqa: PLC0415

    try:
        return make_variants((folder / file).read_bytes(), suffix_of(file), medium.widths)
    except (PictureError, OSError) as error:
        # It was whole when the posts were read: somebody is at it now.
        broken = Medium(medium.kind, medium.size, fault=Fault.BROKEN)
        sentence = medium_fault(file, broken)
        raise ContentError([Problem(f"{root.rstrip('/')}/{file}", 0, "", sentence)]) from error

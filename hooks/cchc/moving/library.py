"""The folder with the former site's pictures and attachments: what lies there, by old address."""

import re
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from cchc.core.medium import medium_fault, type_fault
from cchc.core.sniffing import FITS, IMAGES
from cchc.core.text import nfc, slugify
from cchc.store.looking import look_at

_SIZED = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled)(?=\.[a-z]+$)")
_MARKERS = ("wp-content/uploads/", "uploads/", "files/")
_LONGEST = 60
MISSING = "không thấy tệp {found} trong thư mục hình, tệp"


@dataclass(slots=True)
class Library:
    """The files below *root*; copies of them go beside posts below *posts*."""

    root: Path | None
    posts: Path
    copied: dict[tuple[str, str], str] = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for path in sorted(self.root.rglob("*")) if self.root else ():
            if path.is_file() and not path.is_symlink():
                place = path.relative_to(self.root or path).as_posix()
                self._files[nfc(place).lower()] = place
                self._named[nfc(path.name).lower()].append(place)

    def find(self, url: str) -> str:
        """Return the place of what an old address names, the largest of its sizes, or ""."""
        path = nfc(unquote(urlsplit(url).path)).lower().lstrip("/")
        for wanted in dict.fromkeys((_SIZED.sub("", path), path)):
            ends = (wanted.rpartition(marker)[2] for marker in _MARKERS if marker in wanted)
            for place in (wanted, *ends):
                if place in self._files:
                    return self._files[place]
            alike = self._named.get(wanted.rpartition("/")[2], ())
            if len(alike) == 1:
                return alike[0]
        return ""

    def take(self, url: str, file: str, *, is_image: bool) -> tuple[str, str]:
        """Return the name beside the post *file* that a copy gets, or why there can be none."""
        place = self.find(url)
        if not place or self.root is None:
            return "", MISSING.format(found=unquote(urlsplit(url).path))
        fault = type_fault(place, is_image=is_image)
        medium = None if fault else look_at(self.root, [place]).get(place)
        fault = fault or (medium_fault(place, medium) if medium else MISSING.format(found=place))
        return ("", fault) if fault else (self._name(place, file), "")

    def copy(self) -> None:
        """Put the copies in place; what lies there already is left."""
        for (place, folder), name in self.copied.items():
            target = self.posts / folder / name
            if self.root and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.root / place, target)
        self.copied.clear()

    def _name(self, place: str, file: str) -> str:
        folder, _, post = file.rpartition("/")
        if (place, folder) in self.copied:
            return self.copied[place, folder]
        stem, _, ending = place.rpartition("/")[2].rpartition(".")
        base = f"{post.removesuffix('.md')[:_LONGEST]}-{slugify(stem)[:_LONGEST] or 'tep'}"
        taken = {name for (_, at), name in self.copied.items() if at == folder}
        number, name = 1, f"{base}.{ending.lower()}"
        while name in taken or (self.posts / folder / name).exists():
            number += 1
            name = f"{base}-{number}.{ending.lower()}"
        self.copied[place, folder] = name
        return name


def is_picture(url: str) -> bool:
    """Tell whether an address names a picture."""
    return _suffix(url) in IMAGES


def is_file(url: str) -> bool:
    """Tell whether an address names a file that may lie beside a post."""
    return _suffix(url) in FITS


def _suffix(url: str) -> str:
    return Path(urlsplit(url).path).suffix.lower()

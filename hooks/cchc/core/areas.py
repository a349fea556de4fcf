"""What a file of the project is to those who change it: a post, figures, the program."""

import re
from enum import StrEnum

from cchc.core.sniffing import FITS

CLOSED_FOLDER = "closed"
MEMBER_FILE = "thanh-vien.yml"
_ATTACHMENT = re.compile(r"(?:[a-z0-9_-]+/)*[^./][^/]*", re.IGNORECASE)
# What people write and no program runs.
_WRITTEN = re.compile(
    r"(?:plans/[^/]+\.yml|texts/.+|loi-van\.yml|cach-doc\.yml"
    r"|docs/danh-muc/[^/]+\.yml|docs/danh-muc/tep/[^/]+|docs/.+\.md|docs/assets/images/.+)"
)


class Area(StrEnum):
    """The kinds of files, each with those who may change it."""

    POST = "bài"
    ATTACHMENT = "tệp cạnh bài"
    CLOSED = "số liệu kỳ đã chốt"
    WRITTEN = "kế hoạch, danh mục, trang giới thiệu"
    PROGRAM = "cấu hình, giao diện, chương trình"
    MEMBERS = "danh sách thành viên"


def area_of(path: str, posts: str) -> Area:
    """Return what the file at *path* is; *posts* is the folder that posts lie in."""
    if path == MEMBER_FILE:
        return Area.MEMBERS
    inside = path.removeprefix(f"{posts}/")
    if inside != path:
        return _area_inside(inside)
    if path.startswith(f"{CLOSED_FOLDER}/"):
        return Area.CLOSED
    return Area.WRITTEN if _WRITTEN.fullmatch(path) else Area.PROGRAM


def _area_inside(inside: str) -> Area:
    if is_post(inside):
        return Area.POST
    ending = inside.rpartition(".")[2].lower()
    plain = _ATTACHMENT.fullmatch(inside) is not None
    return Area.ATTACHMENT if plain and f".{ending}" in FITS else Area.PROGRAM


def is_post(file: str) -> bool:
    """Tell whether a file below the posts folder is a post, going by its path."""
    if file[-3:].lower() != ".md" or f"/{file}".endswith("/README.md"):
        return False
    return file[0] not in "._" and "/." not in file and "/_" not in file

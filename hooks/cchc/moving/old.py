"""What a former site holds, whatever form it comes in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

# Why something is not brought over.
DRAFT = "bản nháp, chưa đăng ở trang cũ"
HIDDEN = "bài riêng tư hoặc có mật khẩu"
PAGE = "trang cố định, không phải tin bài; hãy viết lại trong docs/ nếu còn dùng"
TRASH = "bài trong thùng rác của trang cũ"
FUTURE = "bài hẹn ngày, chưa đăng ở trang cũ"
NO_DATE = "không thấy ngày đăng"
NO_TITLE = "không có tiêu đề"
NO_TEXT = "không có nội dung"


@dataclass(frozen=True, slots=True)
class OldPicture:
    """A picture that the former site keeps by a number: its address, and what is said of it."""

    url: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class OldItem:
    """One piece of news; *addresses* are paths on the former site, *page* the full address.

    *left_out* says why it is not brought over; *picture* stands for it in lists.
    """

    page: str
    addresses: tuple[str, ...]
    title: str
    html: str
    moment: datetime | None = None
    summary: str = ""
    author: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    slug: str = ""
    picture: OldPicture | None = None
    left_out: str = ""

    @property
    def name(self) -> str:
        """What a report calls it."""
        return self.addresses[0] if self.addresses else self.title


@dataclass(frozen=True, slots=True)
class OldSite:
    """What was read: pieces of news, pictures by their numbers, and what could not be read."""

    items: tuple[OldItem, ...]
    pictures: Mapping[str, OldPicture] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


class UnreadableError(Exception):
    """That a file is no export, feed or folder of pages, with the reason."""


def old_address(url: str) -> str:
    """Return the path of a full address, with its query; "" for the first page or none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = "/" + parts.path.lstrip("/")
    found = f"{path}?{parts.query}" if parts.query else path
    plain = not any(char in "\\<>\"'{}|^`" or char.isspace() for char in found)
    return found if plain and found != "/" else ""

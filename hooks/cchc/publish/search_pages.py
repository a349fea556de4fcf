"""The pages beside the posts that can be found: those of docs/, the units, the fields, the lists.

Another kind of page joins by yielding a `Findable` in `findable`.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cchc.core.text import nfc
from cchc.core.vocabulary import CATEGORIES
from cchc.publish import addresses
from cchc.publish.view import View

# How much of a page's text stands below its title in the results.
_EXCERPT = 160
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>(.*?)</(?:article|main)>", re.DOTALL)
_UNREAD = re.compile(r"<!--.*?-->|<(script|style|nav|svg|button)\b.*?</\1>|<[^>]+>", re.DOTALL)
_LISTS = (
    (addresses.NEWS, "Tin bài", "Mọi tin bài của trang, tin mới ở trên."),
    (addresses.CATEGORIES, "Lĩnh vực", "Tin bài theo sáu lĩnh vực cải cách hành chính."),
    (addresses.UNITS, "Đơn vị", "Các cơ quan, đơn vị, phòng, ban của xã."),
    (addresses.ARCHIVE, "Lưu trữ", "Tin bài theo tháng đăng."),
    (addresses.PLAN, "Chỉ tiêu", "Chỉ tiêu, nhiệm vụ của kế hoạch năm và kết quả đến nay."),
    ("rss/", "Nhận tin mới qua RSS", "Nguồn tin RSS, Atom, JSON Feed của trang."),
)


@dataclass(frozen=True, slots=True)
class Findable:
    """A page that is no post: *about* is shown, *text* only searched."""

    path: str
    title: str
    about: str = ""
    text: str = ""
    day: str = ""


def findable(view: View, standing: Mapping[str, str]) -> Iterator[Findable]:
    """Yield every such page; *standing* are those of docs/ as MkDocs made them, by their paths."""
    for path, page in standing.items():
        # The home page shows of everything something; the page of errors is no page.
        found = _HEADING.search(page) if path not in {addresses.HOME, "404.html"} else None
        if found:
            text = _text(found[2])
            yield Findable(path, _text(found[1]), _opening(text), text)
    for path, title, about in _LISTS:
        yield Findable(path, title, about)
    for code, term in CATEGORIES.terms.items():
        about = f"Tin bài của lĩnh vực {term.label}."
        yield Findable(addresses.category_path(code), term.label, about, " · ".join(term.aliases))
    for unit in view.listed_units:
        names = " · ".join((unit.about, *unit.aliases))
        yield Findable(addresses.unit_path(unit.code), unit.name, unit.about, names)


def _text(fragment: str) -> str:
    return nfc(" ".join(html.unescape(_UNREAD.sub(" ", fragment)).replace("¶", " ").split()))


def _opening(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rpartition(" ")[0] + "…"

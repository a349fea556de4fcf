"""What can be found beside the posts: pages of docs/, units, fields, lists, registers, the plan.

Another kind of page joins by yielding a `Findable` in `findable`; what few people look for joins
in `more_findable`, and is ranked as a post is.
"""

import html
import re
from collections.abc import Iterator, Mapping

from cchc.core.text import nfc
from cchc.core.vocabulary import CATEGORIES, TOPICS
from cchc.publish import addresses
from cchc.publish.findable import Findable, opening
from cchc.publish.search_entries import entries, procedures, rules
from cchc.publish.view import View

_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>(.*?)</(?:article|main)>", re.DOTALL)
_UNREAD = re.compile(r"<!--.*?-->|<(script|style|nav|svg|button)\b.*?</\1>|<[^>]+>", re.DOTALL)
_LISTS = (
    (addresses.NEWS, "Tin bài", "Mọi tin bài của trang, tin mới ở trên."),
    (addresses.CATEGORIES, "Lĩnh vực", "Tin bài theo sáu lĩnh vực cải cách hành chính."),
    (addresses.UNITS, "Đơn vị", "Các cơ quan, đơn vị, phòng, ban của xã."),
    (addresses.ARCHIVE, "Lưu trữ", "Tin bài theo tháng đăng."),
    (addresses.PLAN, "Chỉ tiêu", "Chỉ tiêu, nhiệm vụ của kế hoạch năm và kết quả đến nay."),
    (addresses.DOCUMENTS, "Văn bản", "Văn bản về cải cách hành chính của xã và cấp trên."),
    (addresses.PROCEDURES, "Thủ tục hành chính", "Nộp gì, ở đâu, bao lâu, phí bao nhiêu."),
    (addresses.QUESTIONS, "Hỏi đáp", "Những câu người dân hay hỏi."),
    (addresses.EVENTS, "Lịch, sự kiện", "Hội nghị, đối thoại, lịch tiếp công dân."),
    (addresses.VIDEOS, "Video", "Video có phụ đề và lời viết."),
    (addresses.QUIZ, "Trắc nghiệm", "Câu hỏi về cải cách hành chính để tự trả lời."),
    (addresses.SURVEYS, "Khảo sát", "Khảo sát ý kiến người dân, tổ chức."),
    (addresses.TOPICS, "Chủ đề", "Tin bài theo chủ đề."),
    (addresses.FIGURES, "Dữ liệu mở", "Số liệu của trang ở dạng JSON, CSV."),
    (addresses.SITE_MAP, "Sơ đồ trang", "Mọi trang, theo từng phần."),
    ("rss/", "Nhận tin mới qua RSS", "Nguồn tin RSS, Atom, JSON Feed của trang."),
)


def findable(view: View, standing: Mapping[str, str]) -> Iterator[Findable]:
    """Yield what is meant most often; *standing* are the pages of docs/, made, by their paths."""
    for path, page in standing.items():
        # The home page shows of everything something; the page of errors is no page.
        found = _HEADING.search(page) if path not in {addresses.HOME, "404.html"} else None
        if found:
            text = _text(found[2])
            yield Findable(path, _text(found[1]), opening(text), text)
    for path, title, about in _LISTS:
        yield Findable(path, title, about)
    for code, term in CATEGORIES.terms.items():
        about = f"Tin bài của lĩnh vực {term.label}."
        yield Findable(addresses.category_path(code), term.label, about, " · ".join(term.aliases))
    for unit in view.listed_units:
        names = " · ".join((unit.about, *unit.aliases))
        yield Findable(addresses.unit_path(unit.code), unit.name, unit.about, names)
    yield from procedures(view)


def more_findable(view: View) -> Iterator[Findable]:
    """Yield the others: topics that posts have, other entries of registers, rules of the plan."""
    used = {topic for record in view.records for topic in record.post.topics}
    for code in TOPICS:
        if code in used:
            about = f"Tin bài của chủ đề {TOPICS.label(code)}."
            yield Findable(addresses.topic_path(code), TOPICS.label(code), about)
    yield from entries(view)
    yield from rules(view)


def _text(fragment: str) -> str:
    return nfc(" ".join(html.unescape(_UNREAD.sub(" ", fragment)).replace("¶", " ").split()))

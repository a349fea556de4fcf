"""The text of a post as paragraphs to be read aloud: no pictures, tables, notes or addresses.

What helps only the eye is left out: headings, and lines that lead to other pages. The entries of a
list are numbered, so that the ear can tell them apart.
"""

import re
from collections.abc import Iterator

from cchc.publish.markdown import plain_text

_UNSPOKEN = re.compile(
    r"<(table|figure|pre|figcaption|h[1-6])\b.*?</\1>|<div class=\"footnote\">.*"
    r"|<sup\b.*?</sup>|<img\b[^>]*>",
    re.DOTALL,
)
_TAG = re.compile(r"<(/?)(p|li|ul|ol|dt|dd|blockquote)\b[^>]*>")
_ENDED = (".", "!", "?", ":", ";", "…")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_COUNTED = (
    "Một là",
    "Hai là",
    "Ba là",
    "Bốn là",
    "Năm là",
    "Sáu là",
    "Bảy là",
    "Tám là",
    "Chín là",
)
_NUMBERED = re.compile(
    r"(?:Bước|Thứ|Điều|Khoản|Điểm|Việc) (?:thứ |một|hai|ba|bốn|năm|nhất|tư|\d)|(?:Một|Hai|Ba) là|\d"
)
# Other pages cannot be heard; a farewell is said once, by the bulletin itself.
_ELSEWHERE = re.compile(
    r"(?:Bài (?:trước|sau|liên quan)|Đọc thêm|Xem thêm|Tham khảo|Tin liên quan|Xem tại)\b"
    r"|(?:Xin )?[Cc]ảm ơn (?:bà con|quý vị)|(?:Xin )?(?:[Hh]ẹn gặp lại|[Cc]hào tạm biệt)"
)


def paragraphs(fragment: str) -> list[str]:
    """Return the words of a post's HTML, a paragraph or list entry each, ended by a mark."""
    found = ((_heard(text), number) for text, number in _blocks(fragment))
    return [_counted(_ended(text), number) for text, number in found if text]


def printed(fragment: str) -> list[str]:
    """Return the same for a sheet of paper: entries of a list with a dot before them."""
    found = ((_heard(text), number) for text, number in _blocks(fragment))
    return [f"• {text}" if number else text for text, number in found if text]


def _heard(text: str) -> str:
    """Return a paragraph without the sentences that lead elsewhere."""
    return " ".join(each for each in sentences(text) if not _ELSEWHERE.match(each))


def _blocks(fragment: str) -> Iterator[tuple[str, int]]:
    """Yield the text between the tags of blocks; an entry of a list with its number, else 0."""
    html = _UNSPOKEN.sub("", fragment)
    place, number = 0, 0
    for tag in _TAG.finditer(html):
        text = plain_text(html[place : tag.start()])
        if text:
            yield text, number
        place = tag.end()
        number = _next(number, tag[1], tag[2])
    rest = plain_text(html[place:])
    if rest:
        yield rest, 0


def _next(number: int, slash: str, name: str) -> int:
    """Return the number of the list entry that a tag begins; 0 outside of lists."""
    if name in {"ul", "ol"}:
        return 0
    return number + 1 if name == "li" and not slash else number


def _counted(text: str, number: int) -> str:
    if not 0 < number <= len(_COUNTED) or _NUMBERED.match(text):
        return text
    return f"{_COUNTED[number - 1]}, {text}"


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph."""
    return [sentence for sentence in _SENTENCE.split(text) if sentence]


def syllables(text: str) -> int:
    """Return how many syllables are said: in Vietnamese each is a word by itself."""
    return len(re.findall(r"[^\W_]+", text))


def _ended(text: str) -> str:
    return text if text.endswith(_ENDED) else f"{text}."

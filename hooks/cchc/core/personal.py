"""Personal data in a text: found so that a person is asked, never to decide.

What may be published of a person is for the officer to know (Luật Bảo vệ dữ liệu cá nhân,
91/2025/QH15); a number that only looks like one costs a question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = r"[ .\-]?"
# Căn cước: province 001–096, century and sex, two digits of the year, six of one's own.
_CCCD = re.compile(
    rf"(?<![\d.,/-])0(?:0[1-9]|[1-8]\d|9[0-6]){_GAP}\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}(?![\d/])"
)
_CMND = re.compile(
    r"(?:CMND|CMTND|CCCD|căn cước|chứng minh (?:nhân dân|thư))[^\d\n]{0,30}(\d{9}|\d{12})(?!\d)",
    re.IGNORECASE,
)
# Mobile numbers belong to persons; those of offices are landlines, 1800, 1900 and short ones.
_PHONE = re.compile(rf"(?<![\d.,/+-])(?:\+?84|0){_GAP}[35789]\d(?:{_GAP}\d){{7}}(?!\d)")
_ACCOUNT = re.compile(
    r"(?:STK|số tài khoản|tài khoản(?: ngân hàng)?(?: số)?|TK(?: số)?)[^\d\n]{0,30}"
    r"(\d(?:[ .\-]?\d){7,18})(?!\d)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_OFFICIAL = re.compile(r"@(?:[\w-]+\.)*gov\.vn$", re.IGNORECASE)

KINDS = {
    "can-cuoc": "số căn cước, chứng minh nhân dân",
    "dien-thoai": "số điện thoại cá nhân",
    "tai-khoan": "số tài khoản",
    "thu": "địa chỉ thư điện tử cá nhân",
}
_QUESTION = "Dòng {line} có {kind}: “{found}”. Người này đã đồng ý cho đăng chưa?"


@dataclass(frozen=True, slots=True)
class Finding:
    """What looks like personal data: the kind, the words found, and their line (1 is the first)."""

    kind: str
    found: str
    line: int

    def __str__(self) -> str:
        return _QUESTION.format(line=self.line, kind=KINDS[self.kind], found=self.found)


def personal_data(text: str) -> list[Finding]:
    """Return what in *text* looks like personal data, each once, in the order of the lines."""
    found = [
        Finding(kind, words, number)
        for number, line in enumerate(text.split("\n"), start=1)
        for kind, words in _in_line(line)
    ]
    return list({(each.kind, each.found): each for each in reversed(found)}.values())[::-1]


def _in_line(line: str) -> Iterator[tuple[str, str]]:
    if not any(char.isdigit() for char in line) and "@" not in line:
        return
    taken: list[str] = []
    for kind, words in (*_numbers(line), *_addresses(line)):
        # A number found by its neighbours is not told a second time by its form.
        if not any(words in other for other in taken):
            taken.append(words)
            yield kind, words


def _numbers(line: str) -> Iterator[tuple[str, str]]:
    yield from (("tai-khoan", found[1]) for found in _ACCOUNT.finditer(line))
    yield from (("can-cuoc", found[1]) for found in _CMND.finditer(line))
    yield from (("can-cuoc", found[0]) for found in _CCCD.finditer(line))
    yield from (("dien-thoai", found[0]) for found in _PHONE.finditer(line))


def _addresses(line: str) -> Iterator[tuple[str, str]]:
    for found in _EMAIL.finditer(line):
        if not _OFFICIAL.search(found[0]):
            yield "thu", found[0]

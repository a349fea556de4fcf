"""Personal data in a text: found so that a person is asked, never to decide.

What may be published of a person is for the officer to know (Luật Bảo vệ dữ liệu cá nhân,
91/2025/QH15); words that only look like it cost a question, and an answer with its reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LAW = "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15"
_GAP = r"[ .\-]?"
# Căn cước: a province of before 2025, century and sex, two digits of the year, six of one's own.
_PROVINCES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035"
    " 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072"
    " 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096"
)
_CCCD = re.compile(
    rf"(?<![\d.,/-])(?:{'|'.join(_PROVINCES.split())}){_GAP}"
    rf"(?:[01]\d\d|[23][0-4]\d){_GAP}\d{{3}}{_GAP}\d{{3}}(?![\d/]|[.,-]\d)"
)
_CMND = re.compile(
    r"(?:CMND|CMTND|CCCD|căn cước|chứng minh (?:nhân dân|thư))[^\d\n]{0,30}(\d{9}|\d{12})(?!\d)",
    re.IGNORECASE,
)
# Mobile numbers belong to persons; those of offices are landlines, 1800, 1900 and short ones.
_PHONE = re.compile(rf"(?<![\d.,/+=-])(?:\+?84|0){_GAP}[35789]\d(?:{_GAP}\d){{7}}(?![\w/]|[.,-]\d)")
# Of an office's accounts, those at the State Treasury are told by its name.
_ACCOUNT = re.compile(
    r"(?:STK|số tài khoản|tài khoản(?: ngân hàng)?(?: số)?|TK(?: số)?)[^\d\n]{0,30}"
    # Years from one to another, and days, are as long as short accounts.
    r"(?!(?:19|20)\d\d-(?:19|20)\d\d\b|[0-3]?\d[.-][01]?\d[.-]20\d\d\b)"
    r"(\d(?:[ .\-]?\d){7,18})(?!\d)(?![^\n]{0,40}kho bạc)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_OFFICIAL = re.compile(r"(?:[\w-]+\.)*gov\.vn", re.IGNORECASE)
_CAPITALS = "A-ZĐĂÂÊÔƠƯÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_NAME = rf"[{_CAPITALS}]\w*(?: [{_CAPITALS}]\w*){{1,4}}"
_NEAR = r"[^.;:!?\n]{0,60}?"
_ILLNESSES = (
    "ung thư", "tâm thần", "trầm cảm", "tự kỷ", "suy thận", "chạy thận", "tiểu đường", "lao phổi",
    "tàn tật", "mang thai", "nghiện", "tai biến", "đột quỵ", "bệnh hiểm nghèo", "dương tính",
    "mắc bệnh", "bị bệnh", "mang bệnh", "nhiễm HIV", "nhiễm chất độc", "khuyết tật",
)  # fmt: skip
_ILLNESS = f"(?:{'|'.join(_ILLNESSES)})"
# The words of an office's work: preventing, helping, an association of.
_OF_ILLNESS = rf"(?<!chống )(?<!Hội Người )(?<!hội người )(?<!trợ người )(?<!cho người ){_ILLNESS}"
_HEALTH = re.compile(
    rf"\b(?:(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Bb]é|[Cc]ụ|[Cc]ô|[Cc]hú|[Bb]ác)"
    rf" {_NAME}{_NEAR}{_OF_ILLNESS}|(?:[Bb]ệnh nhân|[Nn]gười (?:bệnh|khuyết tật)) {_NAME})"
)
_CHILD = re.compile(
    rf"\b(?:[Cc]háu|[Bb]é|[Ee]m|[Hh]ọc sinh) {_NAME}{_NEAR}"
    r"(?:\b(?:[1-9]|1[0-5]) tuổi|sinh năm 20[12]\d|học sinh|lớp \d)"
)
# One look at a text tells what there is to look for in its lines; most have nothing of it.
_LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){7}")
_PERSONS = (*_ILLNESSES, "ệnh nhân ", "gười bệnh ", " tuổi", "sinh năm 20", "học sinh", "lớp ")

KINDS = {
    "can-cuoc": "số căn cước, chứng minh nhân dân",
    "dien-thoai": "số điện thoại cá nhân",
    "tai-khoan": "số tài khoản",
    "thu": "địa chỉ thư điện tử cá nhân",
    "suc-khoe": "thông tin sức khỏe của một người",
    "tre-em": "thông tin của trẻ em",
}
FIELDS = {
    "title": "Tiêu đề",
    "summary": "Tóm tắt",
    "image.alt": "Lời mô tả hình",
    "image.caption": "Chú thích hình",
}
_QUESTION = "{place} có {kind}: “{found}”. Người này đã đồng ý cho đăng chưa?"


@dataclass(frozen=True, slots=True)
class Finding:
    """What looks like personal data: the kind, the words found, and their line (1 is the first).

    *field* is that of the front matter in which it stands; "" for the text.
    """

    kind: str
    found: str
    line: int
    field: str = ""

    def __str__(self) -> str:
        place = FIELDS.get(self.field, self.field) if self.field else f"Dòng {self.line}"
        return _QUESTION.format(place=place, kind=KINDS[self.kind], found=self.found)


@dataclass(frozen=True, slots=True)
class Known:
    """What belongs to the office and not to a person: its host, its numbers and addresses."""

    host: str = ""
    numbers: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def holds(self, finding: Finding) -> bool:
        """Tell whether *finding* is the office's own."""
        if finding.kind == "dien-thoai":
            return digits(finding.found) in self.numbers
        if finding.kind == "thu":
            return finding.found.lower() in self.addresses or self._is_home(finding.found)
        return False

    def _is_home(self, address: str) -> bool:
        domain = address.rpartition("@")[2].lower()
        return f".{self.host}".endswith(f".{domain}") or domain.endswith(f".{self.host}")


def digits(number: str) -> str:
    """Return a telephone number by its digits alone, as it is dialled inside the country."""
    found = "".join(char for char in number if char.isdigit())
    return f"0{found[2:]}" if found.startswith("84") and number.lstrip().startswith("+") else found


def personal_data(text: str) -> list[Finding]:
    """Return what in *text* looks like personal data, each once, in the order of the lines."""
    if not _is_worth_a_look(text):
        return []
    found = [
        Finding(kind, " ".join(words.split()), number)
        for number, line in enumerate(text.split("\n"), start=1)
        if _is_worth_a_look(line)
        for kind, words in _in_line(line)
    ]
    return list({(each.kind, each.found): each for each in reversed(found)}.values())[::-1]


def _is_worth_a_look(text: str) -> bool:
    return (
        "@" in text
        or _LONG_NUMBER.search(text) is not None
        or any(word in text for word in _PERSONS)
    )


def _in_line(line: str) -> Iterator[tuple[str, str]]:
    taken: list[str] = []
    for kind, words in (*_numbers(line), *_addresses(line), *_persons(line)):
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
        if not _OFFICIAL.fullmatch(found[0].rpartition("@")[2]):
            yield "thu", found[0]


def _persons(line: str) -> Iterator[tuple[str, str]]:
    yield from (("suc-khoe", found[0]) for found in _HEALTH.finditer(line))
    yield from (("tre-em", found[0]) for found in _CHILD.finditer(line))

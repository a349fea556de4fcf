"""Numbers as they are said aloud in Vietnamese."""

from dataclasses import dataclass

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_TEN = 10
_GROUP = 1000
_LETTERS = {
    "A": "a",
    "Ă": "á",
    "Â": "ớ",
    "B": "bê",
    "C": "xê",
    "D": "dê",
    "Đ": "đê",
    "E": "e",
    "Ê": "ê",
    "F": "ép",
    "G": "giê",
    "H": "hát",
    "I": "i",
    "J": "gi",
    "K": "ka",
    "L": "lờ",
    "M": "mờ",
    "N": "en",
    "O": "o",
    "Ô": "ô",
    "Ơ": "ơ",
    "P": "pê",
    "Q": "quy",
    "R": "rờ",
    "S": "ét",
    "T": "tê",
    "U": "u",
    "Ư": "ư",
    "V": "vê",
    "W": "vê kép",
    "X": "ích",
    "Y": "i dài",
    "Z": "dét",
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True)
class Speech:
    """What differs between the North and the South: "linh" or "lẻ", "nghìn" or "ngàn"."""

    zero: str = "linh"
    thousand: str = "nghìn"

    def number(self, value: int) -> str:
        """Return a whole number: 2026 is "hai nghìn không trăm hai mươi sáu"."""
        if value < 0:
            return f"âm {self.number(-value)}"
        if not value:
            return _DIGITS[0]
        groups = []
        while value:
            value, group = divmod(value, _GROUP)
            groups.append(group)
        words = []
        for at in range(len(groups) - 1, -1, -1):
            whole = at < len(groups) - 1
            words += self._named(groups[at], at, whole=whole)
        return " ".join(words)

    def _named(self, group: int, at: int, *, whole: bool) -> list[str]:
        """Return a group of three with its name; "tỷ" is kept for every third power of them."""
        names = {1: self.thousand, 2: "triệu", 0: "tỷ"}
        name = names[at % 3] if at else ""
        if not group:
            return [name] if at and at % 3 == 0 else []
        said = [self._three(group, whole=whole)]
        return [*said, name] if name else said

    def _three(self, group: int, *, whole: bool) -> str:
        """Return a number below a thousand; *whole* says its hundreds even where there are none."""
        hundreds, rest = divmod(group, 100)
        said = [f"{_DIGITS[hundreds]} trăm"] if hundreds or whole else []
        if rest and (rest >= _TEN or not said):
            said.append(_below_hundred(rest))
        elif rest:
            said.append(f"{self.zero} {_DIGITS[rest]}")
        return " ".join(said)

    def decimal(self, whole: str, part: str) -> str:
        """Return a number with decimals: "83,3" is "tám mươi ba phẩy ba"."""
        stripped = part.lstrip("0")
        zeros = ["không"] * (len(part) - len(stripped))
        rest = [self.number(int(stripped))] if stripped else []
        return " ".join([self.number(int(whole)), "phẩy", *zeros, *rest])


def _below_hundred(value: int) -> str:
    tens, ones = divmod(value, _TEN)
    if not tens:
        return _DIGITS[ones]
    said = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not ones:
        return said
    return f"{said} {_last_digit(tens, ones)}"


def _last_digit(tens: int, ones: int) -> str:
    special = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return special.get(ones, _DIGITS[ones])


def digits(text: str) -> str:
    """Return the digits of *text* one by one."""
    return " ".join(_DIGITS[int(char)] for char in text if char.isdecimal())


def letters(text: str) -> str:
    """Return the letters of *text* one by one: "KH" is "ka hát"; digits among them likewise."""
    said = (digits(char) if char.isdecimal() else _LETTERS.get(char.upper(), "") for char in text)
    return " ".join(filter(None, said))


def ordinal(value: int, speech: Speech) -> str:
    """Return the number behind "thứ": the first is "nhất", the fourth "tư"."""
    return {1: "nhất", 4: "tư"}.get(value) or speech.number(value)


def roman(text: str) -> int:
    """Return the value of a Roman number; 0 for what is none."""
    total, before = 0, 0
    for char in reversed(text):
        value = _ROMAN.get(char, 0)
        total += value if value >= before else -value
        before = max(before, value)
    return total if to_roman(total) == text else 0


def to_roman(value: int) -> str:
    """Return a number below forty in Roman letters, as plans and congresses use them."""
    tens, ones = divmod(max(0, value), _TEN)
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * tens + units[ones] if tens < len("XXXX") else ""

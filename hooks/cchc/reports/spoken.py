"""Text as an announcer says it: numbers, days, hours, money, document numbers, abbreviations.

Each pattern is taken from left to right over what the ones before it left; what one has written
in words no other touches again. Links and addresses are not said at all.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from re import Match

from cchc.reports.spoken_numbers import Speech, digits, letters, ordinal, roman
from cchc.reports.spoken_patterns import (
    BARE_HOST,
    CAPITALS,
    CLEAN,
    DATE,
    DAY,
    DAYS,
    DOCUMENT,
    EXPLAINED,
    FIRST_KEPT,
    FRACTION,
    INSIDE,
    ISO,
    KEPT,
    LINK,
    MAIL,
    MEASURE,
    MONTH,
    ORDINAL,
    PHONE,
    PLACE,
    PLAIN,
    PRIVATE,
    QUARTER,
    RANGE,
    ROMAN_AFTER,
    ROMAN_ALONE,
    SHORT_DATE,
    SHORT_PHONE,
    TIME,
    TIMES,
    UNITS,
    UP_TO_DATE,
    VOWELS,
)

Say = Callable[[Match[str]], str]


@dataclass(frozen=True)
class Voice:
    """How one commune's announcer speaks: numbers, and the words for abbreviations."""

    words: Mapping[str, str]
    speech: Speech = field(default_factory=Speech)
    full_numbers: bool = True

    def say(self, text: str) -> str:
        """Return one text as it is said."""
        return Speaker(self).say(text)


class Speaker:
    """An announcer with one script: a document's number is said in full the first time only."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._n = voice.speech.number
        self._kept: list[str] = []
        self._named: set[str] = set()

    def say(self, text: str) -> str:
        """Return *text* as it is said; what is in words already is put aside meanwhile."""
        self._kept.clear()
        text = PRIVATE.sub(" ", text)
        for pattern in (LINK, MAIL, BARE_HOST, EXPLAINED):
            text = pattern.sub("", text)
        text = DOCUMENT.sub(self._paused, text)
        text = self._special(text)
        for pattern, say in self._steps():
            text = pattern.sub(partial(self._kept_as, say), text)
        text = CAPITALS.sub(self._spell, text)
        for clean, instead in CLEAN:
            text = clean.sub(instead, text)
        said = KEPT.sub(lambda match: self._kept[ord(match[0]) - FIRST_KEPT], text)
        return re.sub(" {2,}", " ", said).strip(" ,")

    def _steps(self) -> Iterable[tuple[re.Pattern[str], Say]]:
        """Return the patterns, the most particular first."""
        return (
            (PHONE, lambda match: _phone(match[0])),
            (SHORT_PHONE, lambda match: f"{match[1]} {digits(match[2])}"),
            (ISO, lambda match: self._date("", match[3], match[2], match[1])),
            (DAYS, self._days),
            (DATE, lambda match: self._date(match[1], match[2], match[3], match[4])),
            (SHORT_DATE, self._short_date),
            (UP_TO_DATE, self._up_to),
            (TIMES, self._times),
            (TIME, self._time),
            (QUARTER, self._quarter),
            (MONTH, self._month),
            (DAY, lambda match: f"{match[1]} {self._day(match[2])}"),
            (RANGE, self._range),
            (MEASURE, lambda match: f"{self._amount(match[1])} {UNITS[match[2]]}"),
            (ORDINAL, self._ordinal),
            (PLACE, self._place),
            (ROMAN_AFTER, lambda match: f"{match[1]} {self._roman(match[2])}"),
            (ROMAN_ALONE, lambda match: self._roman(match[0])),
            (FRACTION, lambda match: f"{self._n(int(match[1]))} trên {self._n(int(match[2]))}"),
            (PLAIN, lambda match: self._amount(match[1])),
            (INSIDE, lambda match: f" {self._amount(match[0])} "),
        )

    def _kept_as(self, say: Say, match: Match[str]) -> str:
        return self._keep(say(match))

    def _keep(self, said: str) -> str:
        self._kept.append(said)
        return chr(FIRST_KEPT + len(self._kept) - 1)

    def _special(self, text: str) -> str:
        """Say the abbreviations and names of the list, the longest first."""
        words = self._voice.words
        if not words:
            return text
        names = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        pattern = re.compile(rf"(?<![\w/])(?:{names})(?![\w/])")
        return pattern.sub(lambda match: self._keep(words[match[0]]), text)

    def _spell(self, match: Match[str]) -> str:
        """Spell capitals that are no word: "SXD"; "XÃ" and "BAN" are read as they stand."""
        text = match[0]
        return self._keep(letters(text)) if not VOWELS & set(text) else text

    def _paused(self, match: Match[str]) -> str:
        """Say a document's number; behind signs that were spelled an announcer draws breath."""
        said = self._document(match)
        return self._keep(said) + ("," if ", " in said else "")

    def _document(self, match: Match[str]) -> str:
        number, rest = self._n(int(match[1])), match[2]
        if match[0] in self._named or not self._voice.full_numbers:
            return number
        self._named.add(match[0])
        parts = re.findall(r"([-/–&])([^-/–&]+)", rest)
        said = [number]
        for mark, part in parts:
            name = self._n(int(part)) if part.isdigit() else _SIGNS.get(part) or letters(part)
            said.append(f"gạch chéo, {name}" if mark == "/" else name)
        return ", ".join(said)

    def _date(self, before: str | None, day: str, month: str, year: str) -> str:
        return f"{before or ''}{self._day(day)} {self._of_month(month)} {self._of_year(year)}"

    def _day(self, day: str) -> str:
        value = int(day)
        return f"mùng {self._n(value)}" if value <= _MUNG else self._n(value)

    def _of_month(self, month: str) -> str:
        return f"tháng {'tư' if int(month) == _APRIL else self._n(int(month))}"

    def _of_year(self, year: str | None) -> str:
        return f"năm {self._n(int(year))}" if year else ""

    def _days(self, match: Match[str]) -> str:
        word = match[1] or ""
        first, last = self._day(match[2]), self._day(match[3])
        said = f"{word}{first} đến {word}{last} {self._of_month(match[4])}"
        return f"{said} {self._of_year(match[5])}".rstrip()

    def _short_date(self, match: Match[str]) -> str:
        if int(match[3]) > _MONTHS:
            return f"{match[1]} {self._n(int(match[2]))} trên {self._n(int(match[3]))}"
        word = match[1] if match[1].lower() != "mùng" else ""
        return f"{word} {self._day(match[2])} {self._of_month(match[3])}".strip()

    def _up_to(self, match: Match[str]) -> str:
        """Say "đến 14/9" as a day; "và 5/16" can be none."""
        if int(match[3]) > _MONTHS:
            return f"{match[1]} {self._n(int(match[2]))} trên {self._n(int(match[3]))}"
        return f"{match[1]} {self._day(match[2])} {self._of_month(match[3])}"

    def _month(self, match: Match[str]) -> str:
        month = "tư" if int(match[2]) == _APRIL else self._n(int(match[2]))
        return f"{match[1]} {month} {self._of_year(match[3])}".rstrip()

    def _quarter(self, match: Match[str]) -> str:
        number = int(match[2]) if match[2].isdigit() else roman(match[2])
        return f"{match[1]} {self._n(number)} {self._of_year(match[3])}".rstrip()

    def _times(self, match: Match[str]) -> str:
        first = self._clock(match[1], match[2])
        return f"từ {first} đến {self._clock(match[3], match[4])}"

    def _time(self, match: Match[str]) -> str:
        return self._clock(match[1], match[2] or match[3] or match[4])

    def _clock(self, hour: str, minute: str | None) -> str:
        said = f"{self._n(int(hour))} giờ"
        return f"{said} {self._n(int(minute))} phút" if minute and int(minute) else said

    def _range(self, match: Match[str]) -> str:
        first, last = self._amount(match[2]), self._amount(match[3])
        unit = f" {UNITS[match[4]]}" if match[4] else ""
        return f"{match[1] or ''}{first} đến {last}{unit}"

    def _amount(self, text: str) -> str:
        whole, _, part = text.replace(".", "").partition(",")
        if len(whole) > _LONGEST:
            return digits(text)
        return self._voice.speech.decimal(whole, part) if part else self._n(int(whole))

    def _ordinal(self, match: Match[str]) -> str:
        number = int(match[2]) if match[2].isdigit() else roman(match[2])
        return f"{match[1]} {ordinal(number, self._voice.speech)}" if number else match[0]

    def _place(self, match: Match[str]) -> str:
        """Say a place in a plan: "IV.2" is "bốn chấm hai"."""
        first = self._n(int(match[1])) if match[1].isdigit() else self._roman(match[1])
        rest = match[2].strip(".").split(".")
        said = (self._n(int(each)) if each.isdigit() else letters(each) for each in rest)
        return " chấm ".join([first, *said])

    def _roman(self, text: str) -> str:
        value = roman(text)
        return self._n(value) if value else letters(text)


_MUNG, _APRIL, _MONTHS = 10, 4, 12
_LONGEST = 15
_SIGNS = {"TW": "trung ương", "TTr": "tờ trình"}


def _phone(text: str) -> str:
    """Say a telephone number digit by digit, in the groups that it is written in."""
    groups = [group for group in re.split(r"\D+", text) if group]
    if len(groups) == 1:
        number = groups[0]
        groups = [number[:4], number[4:7], number[7:]]
    return ", ".join(digits(group) for group in groups if group)

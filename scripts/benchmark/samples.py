"""Sample posts of any number: the same seed and number give the same posts, in order of date."""

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from benchmark.syllables import Chain, learn

CATEGORIES = {
    "the-che": "Cải cách thể chế",
    "tthc": "Cải cách thủ tục hành chính",
    "to-chuc-bo-may": "Cải cách tổ chức bộ máy",
    "cong-vu": "Cải cách chế độ công vụ",
    "tai-chinh-cong": "Cải cách tài chính công",
    "chinh-quyen-so": "Chính quyền điện tử, chính quyền số",
    "chung": "Tin chung về cải cách hành chính",
}
TOPICS = ("ket-qua", "mo-hinh", "dvc-truc-tuyen", "chi-so", "phap-luat")
KINDS = ("tin-bai", "tin-bai", "tin-bai", "tin-bai", "bai-chuyen-sau", "do-hoa")
FIRST_YEAR = 2006
_WORDS, _PARAGRAPH = 400, 70
_THIRD = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """One post, before any program's own spelling; `{POST:place}` in *body* links to a post."""

    number: int
    slug: str
    title: str
    units: tuple[str, ...]
    category: str
    day: dt.date
    summary: str
    body: str
    kind: str = "tin-bai"
    topics: tuple[str, ...] = ()
    channel: str = ""

    @property
    def place(self) -> str:
        """Its address below the list of posts: `2026/03/slug`."""
        return f"{self.day:%Y/%m}/{self.slug}"


@dataclass(frozen=True)
class Corpus:
    """*size* posts, *current* of them in the plan's *year*, by all of *units*."""

    posts: Path
    units: Sequence[str]
    year: int
    size: int
    current: int
    seed: int = 108

    @property
    def today(self) -> dt.date:
        """The day that builds stand for: every post is out by then."""
        return dt.date(self.year, 12, 31)

    @cached_property
    def chains(self) -> tuple[Chain, Chain]:
        """The chains of sentences and of titles."""
        return learn(self.posts)

    def samples(self, *, more: int = 0) -> Iterator[Sample]:
        """Yield the posts, oldest first, and *more* dated on the last day but one."""
        places: list[tuple[str, str]] = []
        slugs: set[str] = set()
        for number in range(self.size + more):
            random = Random(f"{self.seed} {number}")  # noqa: S311 - no secret hangs on it
            sample = self._sample(number, random, places)
            while sample.slug in slugs:
                sample = self._sample(number, random, places)
            slugs.add(sample.slug)
            places.append((sample.place, sample.title))
            yield sample

    def day(self, number: int) -> dt.date:
        """Return the day of post *number*: evenly over the past years, then over the plan's."""
        before = self.size - self.current
        if number >= self.size:
            return self.today - dt.timedelta(days=1)
        if number < before:
            first, last, part = FIRST_YEAR, self.year, number / before
        else:
            first, last, part = self.year, self.year + 1, (number - before) / self.current
        start, end = dt.date(first, 1, 1), dt.date(last, 1, 1)
        # The last two days of the plan's year are kept for posts added while timing.
        return start + part * (end - start - dt.timedelta(days=2))

    def _sample(self, number: int, random: Random, places: list[tuple[str, str]]) -> Sample:
        sentences, titles = self.chains
        title = titles.title(random)
        shared = random.random() < 0.1  # noqa: PLR2004 - one in ten is written by two units
        return Sample(
            number=number,
            slug=slug_of(title),
            title=title,
            units=tuple(random.sample(self.units, 2 if shared else 1)),
            category=random.choice(list(CATEGORIES)),
            day=self.day(number),
            summary=f"{sentences.sentence(random)} {sentences.sentence(random)}"[:300],
            body=body(sentences, random, places),
            kind=random.choice(KINDS),
            topics=tuple(random.sample(TOPICS, random.randrange(_THIRD))),
            channel=random.choice(("", "", "", "trang-cchc-tp", "truyen-thanh", "fanpage")),
        )


def slug_of(title: str) -> str:
    """Return the address part for *title*, at most 80 letters."""
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in letters)
    return "-".join(words.split())[:80].strip("-")


def body(chain: Chain, random: Random, places: list[tuple[str, str]]) -> str:
    """Return a text of about 480 syllables: paragraphs, and in some a list, a table, links."""
    blocks: list[str] = []
    left = _WORDS
    while left > 0:
        paragraph = chain.sentence(random)
        while paragraph.count(" ") < _PARAGRAPH:
            paragraph += f" {chain.sentence(random)}"
        left -= paragraph.count(" ") + 1
        blocks.append(paragraph)
    for extra in _extras(chain, random, places):
        blocks.insert(random.randrange(1, len(blocks)), extra)
    return "\n\n".join(blocks) + "\n"


def _extras(chain: Chain, random: Random, places: list[tuple[str, str]]) -> Iterator[str]:
    if random.random() < 1 / 2:
        yield f"## {' '.join(chain.walk(random, longest=8)).strip(',;:')}"
    if random.random() < 1 / 3:
        yield "\n".join(f"- {chain.sentence(random)}" for _ in range(4))
    if random.random() < 1 / 6:
        yield _table(chain, random)
    if places and random.random() < 1 / 3:
        place, title = random.choice(places)
        yield f"Xem thêm: [{title}]({{POST:{place}}})."


def _table(chain: Chain, random: Random) -> str:
    cells = (" ".join(chain.walk(random, longest=6)).strip(",;:|") for _ in range(4))
    rows = "\n".join(f"| {cell} | {random.randrange(1000)} |" for cell in cells)
    return f"| Nội dung | Số lượng |\n|---|---|\n{rows}"

"""How like two texts are, by the runs of syllables that they share (reading R8).

A likeness only warns. Whether a post is new is for people to say (`first_published`,
`cross_posted`); no count reads anything from here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rensa import RMinHash, RMinHashLSH

from cchc.core.post import Post
from cchc.core.text import name_key, nfc, shown

THRESHOLD = 0.6
SHINGLE = 3
# A record of a few words ("Phát sóng lúc 7 giờ") is like that of every other week.
SHORTEST = 30
# 32 bands of 4 find a pair of 60 % in 98.8 of 100 cases, one of 70 % in all but 2 of 10,000.
_SLOTS, _BANDS, _SEED = 128, 32, 1
# A signature errs by 0.04 at 60 %; four times that is measured exactly.
_MARGIN = 0.17
_SENTENCE = (
    "Bài {later} ({later_day:%d/%m/%Y}) giống {percent}% bài “{title}” "
    "({earlier_day:%d/%m/%Y}, {earlier}): nếu là bài đăng lại, ghi first_published hoặc "
    "cross_posted; nếu là tin mới thì không cần làm gì."
)
_MARKS = re.compile(
    r"!\[[^\[\]]*\]\([^()]*\)"  # a picture
    r"|\]\([^()]*\)|^ {0,3}\[[^\[\]]+\]:.*$"  # where a link leads to
    r"|<[^<>]*>|\bhttps?://\S+",
    re.MULTILINE,
)
_MARKED = ("](", "]:", "<", "://")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Text:
    """What stood at an address on a day; *head* and *body* are words as `words` gives them."""

    address: str
    day: date
    title: str
    head: str
    body: str
    post: Post | None = None

    @property
    def is_long_enough(self) -> bool:
        """Whether there are words enough to tell a copy from a form filled in again."""
        return self.body.count(" ") + 1 >= SHORTEST

    @property
    def shingles(self) -> set[str]:
        """Every run of `SHINGLE` words in its title and text."""
        found = f"{self.head} {self.body}".split()
        return set(map(" ".join, zip(*(found[start:] for start in range(SHINGLE)), strict=False)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that are alike, from 0 to 1."""

    later: Text
    earlier: Text
    likeness: float

    @property
    def percent(self) -> int:
        """The likeness in whole percent; 100 only if the texts are the same."""
        return int(100 * self.likeness + 1e-9)

    @property
    def is_open(self) -> bool:
        """Whether it is worth a warning: the later one is a post of ours that might be no news.

        What stands elsewhere from the same day on takes nothing from a post (R8), nor does a
        publication that the post itself tells of.
        """
        post = self.later.post
        if post is None or post.cross_posted or post.first_published:
            return False
        if self.earlier.post is not None:
            return True
        own = {publication.url for publication in post.publications}
        return self.earlier.day < self.later.day and self.earlier.address not in own

    def __str__(self) -> str:
        return _SENTENCE.format(
            later=self.later.address,
            later_day=self.later.day,
            percent=self.percent,
            title=shown(self.earlier.title),
            earlier_day=self.earlier.day,
            earlier=self.earlier.address,
        )


def words(markdown: str) -> str:
    """Return the words of a text, one space between: lower case, NFC, one spelling of tones."""
    if any(mark in markdown for mark in _MARKED):
        markdown = _MARKS.sub(" ", markdown)
    return " ".join(filter(None, map(_words_between_spaces, markdown.split())))


# A text has few words that the texts before it had not.
@lru_cache(maxsize=1 << 16)
def _words_between_spaces(run: str) -> str:
    return " ".join(map(name_key, _WORD.findall(nfc(run).lower())))


def text_of(title: str, body: str, *, address: str, day: date) -> Text:
    """Return a text that stood elsewhere, ready to be compared."""
    return Text(address, day, title, words(title), words(body))


def text_of_post(post: Post, *, root: str = "posts") -> Text:
    """Return a post, ready to be compared; its address is its file's name below *root*."""
    head, body = words(post.title), words(post.body)
    return Text(f"{root}/{post.file}", post.date, post.title, head, body, post)


def signature(text: Text) -> RMinHash:
    """Return a sketch of the text's shingles, of one size however long the text is."""
    sketch = RMinHash(_SLOTS, _SEED)
    sketch.update(text.shingles)
    return sketch


def likeness(one: Text, other: Text) -> float:
    """Return the share of their shingles that two texts have in common; 1 if the body is one."""
    if one.body == other.body:
        return 1.0
    ones, others = one.shingles, other.shingles
    return len(ones & others) / max(1, len(ones | others))


class Shelf:
    """Texts with their signatures, so that one more is held only against those that may be like."""

    def __init__(self) -> None:
        self._texts: list[Text] = []
        self._signatures: list[RMinHash] = []
        self._bodies: dict[str, Text] = {}
        self._index = RMinHashLSH(THRESHOLD, _SLOTS, _BANDS)

    def add(self, text: Text) -> None:
        """Keep a text; one with the same body as another is found through that one."""
        if text.body not in self._bodies:
            self._keep(text, signature(text))

    def like(self, text: Text, *, threshold: float = THRESHOLD) -> list[Pair]:
        """Return a pair of *text* with each kept one that is at least so like it."""
        if text.body in self._bodies:
            return [Pair(text, self._bodies[text.body], 1.0)]
        return list(self._near(text, signature(text), threshold))

    def meet(self, text: Text, *, threshold: float = THRESHOLD) -> list[Pair]:
        """Return what `like` does, and keep the text."""
        if text.body in self._bodies:
            return self.like(text)
        sketch = signature(text)
        found = list(self._near(text, sketch, threshold))
        self._keep(text, sketch)
        return found

    def _keep(self, text: Text, sketch: RMinHash) -> None:
        self._bodies[text.body] = text
        self._index.insert(len(self._texts), sketch)
        self._texts.append(text)
        self._signatures.append(sketch)

    def _near(self, text: Text, sketch: RMinHash, threshold: float) -> Iterator[Pair]:
        for place in sorted(self._index.query(sketch)):
            if sketch.jaccard(self._signatures[place]) >= threshold - _MARGIN:
                alike = likeness(text, self._texts[place])
                if alike >= threshold:
                    yield Pair(text, self._texts[place], alike)


def find_pairs(texts: Iterable[Text], threshold: float = THRESHOLD) -> list[Pair]:
    """Return the pairs that are alike, most alike first; copies are held against their first.

    *threshold* is the likeness from which on a pair is told; below 0.6 some are not found.
    """
    shelf, found = Shelf(), []
    for text in sorted(texts, key=lambda text: (text.day, text.address)):
        if text.is_long_enough:
            found.extend(shelf.meet(text, threshold=threshold))
    return sorted(found, key=lambda pair: (-pair.likeness, pair.later.address))

"""Which posts a post's page leads on to: older ones of its field, by the words that they share.

Only older ones, so that a new post changes no page of an older one; and only those of its own
month and of the months before it, until there are enough to choose from. What a choice was made
among is then told by a few digests, one for each field and month: a build in which nothing changed
looks at no words at all.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from cchc.core.digest import digest
from cchc.core.post import Post
from cchc.core.text import fold
from cchc.publish.record import Record

ENOUGH = 24
SHOWN = 3
# A topic that two posts share says as much as this many pairs of rare words.
_TOPIC = 2
_RARE = 1000
# Records of one field and month with their places among all, newest first.
_Group = list[tuple[int, Record]]


class Related:
    """Finds the related posts of each of *records*, which are newest first."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._groups: dict[tuple[str, str], _Group] = {}
        for place in enumerate(records):
            self._groups.setdefault(_home(place[1]), []).append(place)
        self._words: dict[str, frozenset[str]] = {}

    def key(self, record: Record) -> str:
        """Return a digest of all that `of` depends on."""
        return self._keys[_home(record)]

    def of(self, record: Record) -> tuple[Record, ...]:
        """Return the posts most like *record*, the likest first, among likes the newest."""
        home, words = _home(record), self._words_of(record.post)
        own = next(number for number, each in self._groups[home] if each is record)
        found = [
            (number, each, words & self._words_of(each.post))
            for number, each in self._pool(home)
            if number > own
        ]
        known = Counter(word for _, _, shared in found for word in shared)
        liked = sorted(
            (-sum(_RARE // known[word] for word in shared), number, each)
            for number, each, shared in found
            if shared
        )
        return tuple(each for _, _, each in liked[:SHOWN])

    @cached_property
    def _keys(self) -> dict[tuple[str, str], str]:
        told = {
            home: digest(*(each.key for _, each in group)) for home, group in self._groups.items()
        }
        return {home: digest(*(told[each] for each in self._homes(home))) for home in told}

    @cached_property
    def _months(self) -> dict[str, list[str]]:
        """The months of each field, the newest first."""
        found: dict[str, list[str]] = {}
        for category, month in sorted(self._groups, reverse=True):
            found.setdefault(category, []).append(month)
        return found

    def _homes(self, home: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """Yield *home*, and the months before it until there are enough to choose from."""
        category, month = home
        months, left = self._months[category], ENOUGH
        for each in months[months.index(month) :]:
            yield category, each
            left -= len(self._groups[category, each]) if each != month else 0
            if left <= 0:
                return

    def _pool(self, home: tuple[str, str]) -> Iterator[tuple[int, Record]]:
        for each in self._homes(home):
            yield from self._groups[each]

    def _words_of(self, post: Post) -> frozenset[str]:
        """Return the pairs of syllables in a post's title and summary, and its topics."""
        if post.file not in self._words:
            syllables = fold(f"{post.title} . {post.summary}").split()
            pairs = {f"{one} {two}" for one, two in pairwise(syllables)}
            topics = {f"{topic} {number}" for topic in post.topics for number in range(_TOPIC)}
            self._words[post.file] = frozenset(pairs | topics)
        return self._words[post.file]


def _home(record: Record) -> tuple[str, str]:
    """Return a post's field and the folder of its month."""
    return record.post.category, record.path.rsplit("/", 2)[0]

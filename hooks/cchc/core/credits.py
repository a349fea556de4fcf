"""Which posts count towards a rule, and on which day (readings R1, R8, R19, R19b, R22)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter

from cchc.core.post import Post, Publication
from cchc.core.rules import Basis, Measure, Novelty, Wanted


@dataclass(frozen=True, slots=True)
class Credit:
    """That a post counts on a day, for so many pieces."""

    post: Post
    day: date
    amount: int = 1


_BY_DAY = attrgetter("day", "post.file")


class Ledger:
    """The posts that may be counted as of the end of a day, with what each earned by each demand.

    Everything that counts asks one ledger, so that no demand is worked out twice.
    """

    def __init__(self, posts: Iterable[Post], *, until: date) -> None:
        standing = (post for post in posts if post.counts_on(until))
        self.posts = sorted(standing, key=lambda post: post.file)
        self.until = until
        self._credits: dict[Wanted, list[Credit]] = {}

    def credits(self, wanted: Wanted) -> list[Credit]:
        """Return what counts towards *wanted*, in order of day, then of the posts' files."""
        if wanted not in self._credits:
            credits_of = _every_day if _counts_every_day(wanted) else _first_day
            found = [
                credit
                for post, days in self._days(wanted)
                for credit in credits_of(wanted, post, days)
            ]
            self._credits[wanted] = sorted(found, key=_BY_DAY)
        return self._credits[wanted]

    def _days(self, wanted: Wanted) -> Iterable[tuple[Post, list[date]]]:
        """Return the posts that fit, each with the days on which it counts."""
        if wanted.basis is Basis.HELD or not wanted.channels:
            posts = (post for kind in self._kinds(wanted) for post in self._by_kind[kind])
            return ((post, [post.date]) for post in posts if _is_about(wanted, post))
        days: dict[str, tuple[Post, list[date]]] = {}
        for channel in wanted.channels:
            for kind in self._kinds(wanted):
                for post, publication in self._by_channel.get((channel, kind), ()):
                    found = self._days_on(wanted, post, publication)
                    if found:
                        days.setdefault(post.file, (post, []))[1].extend(found)
        return days.values()

    def _days_on(self, wanted: Wanted, post: Post, publication: Publication) -> list[date]:
        if not _is_about(wanted, post):
            return []
        days = [day for day in _DAYS[wanted.basis](publication) if day <= self.until]
        if wanted.new is Novelty.NO:
            return days
        channel, novelty = publication.channel, wanted.new
        return [day for day in days if is_new(post, day, channel=channel, novelty=novelty)]

    def _kinds(self, wanted: Wanted) -> Iterable[str]:
        return (kind for kind in wanted.kinds or self._by_kind if kind in self._by_kind)

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Post]]:
        index: dict[str, list[Post]] = {}
        for post in self.posts:
            index.setdefault(post.kind, []).append(post)
        return index

    @cached_property
    def _by_channel(self) -> Mapping[tuple[str, str], list[tuple[Post, Publication]]]:
        """The publications by channel and by the kind of their post."""
        index: dict[tuple[str, str], list[tuple[Post, Publication]]] = {}
        for post in self.posts:
            for publication in post.publications:
                key = (publication.channel, post.kind)
                index.setdefault(key, []).append((post, publication))
        return index


def is_new(post: Post, day: date, *, channel: str, novelty: Novelty) -> bool:
    """Tell whether *post* had appeared nowhere before *day* (R8).

    An appearance elsewhere on the same day is accepted; what was taken over from another page
    is never new.
    """
    if novelty is Novelty.NO:
        return True
    if post.cross_posted:
        return False
    if novelty is Novelty.ANYWHERE and post.first_published and post.first_published.date < day:
        return False
    return all(
        shown >= day
        for publication in post.publications
        if novelty is Novelty.ANYWHERE or publication.channel == channel
        for shown in publication.shown
    )


def _is_about(wanted: Wanted, post: Post) -> bool:
    topics = wanted.topics
    if not topics or post.category in topics:
        return True
    for topic in post.topics:  # noqa: SIM110 - asked a hundred thousand times, and twice as fast
        if topic in topics:
            return True
    return False


def _counts_every_day(wanted: Wanted) -> bool:
    """Tell whether each airing counts, or a work anew in each period that it is aired in."""
    aired = wanted.measure is Measure.WORKS and wanted.basis is Basis.AIRED
    return aired or wanted.measure is Measure.AIRINGS


def _every_day(_: Wanted, post: Post, days: list[date]) -> list[Credit]:
    return [Credit(post, day) for day in days]


def _first_day(wanted: Wanted, post: Post, days: list[date]) -> list[Credit]:
    # R19b: the same work twice on one channel, or on two that the rule names, is one work.
    pieces = post.quantity if wanted.measure in (Measure.QUANTITY, Measure.RATE) else 1
    return [Credit(post, min(days), pieces)]


def _sent(publication: Publication) -> tuple[date, ...]:
    """Return the day of sending; where none is recorded, that of publication or airing (R1)."""
    day = publication.sent or publication.published
    return (day,) if day else publication.aired[:1]


def _published(publication: Publication) -> tuple[date, ...]:
    return (publication.published,) if publication.published else ()


def _aired(publication: Publication) -> tuple[date, ...]:
    return publication.aired


_DAYS: Mapping[Basis, Callable[[Publication], tuple[date, ...]]] = {
    Basis.SENT: _sent,
    Basis.PUBLISHED: _published,
    Basis.AIRED: _aired,
}

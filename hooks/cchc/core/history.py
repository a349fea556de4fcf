"""What Git remembers of the posts: when each came in, and when it was changed after that.

A day here is that of the committer, in Viet Nam. Where Git remembers nothing, nothing is said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cchc.core.post import Post

# A post written on Friday and put in on Monday is in good time.
GRACE = 3
_LATE = (
    "{file}: ghi ngày {told:%d/%m/%Y}, đưa vào kho ngày {first:%d/%m/%Y}: ghi nhận muộn {days} ngày"
)


@dataclass(frozen=True, slots=True)
class Track:
    """The days on which one file was committed, the first of them first; renames are followed."""

    days: tuple[date, ...]

    @property
    def first(self) -> date:
        """The day on which the file came in."""
        return self.days[0]

    def changed_after(self, day: date) -> tuple[date, ...]:
        """Return the days after *day* on which the file was changed."""
        return tuple(dict.fromkeys(each for each in self.days[1:] if each > day))


@dataclass(frozen=True, slots=True)
class History:
    """The tracks of the posts, by file below the posts folder; empty if nothing is known."""

    tracks: Mapping[str, Track] = field(default_factory=dict)

    def changed_after(self, file: str, day: date) -> tuple[date, ...]:
        """Return the days after *day* on which *file* is known to have been changed."""
        track = self.tracks.get(file)
        return track.changed_after(day) if track else ()


@dataclass(frozen=True, slots=True)
class Late:
    """A post that came in long after the first day that it tells of."""

    post: Post
    told: date
    first: date

    @property
    def days(self) -> int:
        """How late it was recorded."""
        return (self.first - self.told).days

    def sentence(self, *, root: str = "posts") -> str:
        """Say so; *root* goes before the file's name."""
        file = f"{root}/{self.post.file}"
        return _LATE.format(file=file, told=self.told, first=self.first, days=self.days)


def late_records(posts: Iterable[Post], history: History, grace: int = GRACE) -> tuple[Late, ...]:
    """Return the posts with a day that counts more than *grace* days before their first commit."""
    found = []
    for post in posts:
        track = history.tracks.get(post.file)
        told = min(_days(post))
        if track and (track.first - told).days > grace:
            found.append(Late(post, told, track.first))
    return tuple(found)


def _days(post: Post) -> Iterable[date]:
    """Yield every day of a post that a rule may count it on (R1)."""
    yield post.date
    for publication in post.publications:
        yield from (publication.sent,) if publication.sent else ()
        yield from publication.shown

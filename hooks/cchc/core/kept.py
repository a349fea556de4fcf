"""What no push may take away: a post that was published, the figures of a closed period.

Looked at from what the branch holds to what it would hold, whatever happened in between.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from cchc.core import refusals
from cchc.core.closing import Closed
from cchc.core.post import Post
from cchc.core.problem import Problem


@dataclass(frozen=True, slots=True)
class PostPair:
    """A post before and after a push; None where it is not there or cannot be read."""

    path: str
    before: Post | None
    after: Post | None
    is_gone: bool


def post_problems(pairs: Iterable[PostPair], day: date) -> Iterator[Problem]:
    """Yield every post published by *day* that a push would take off the site without a word."""
    pairs = list(pairs)
    heirs = {
        place: pair.after for pair in pairs if pair.after for place in pair.after.places_before
    }
    for pair in pairs:
        was = pair.before
        if not was or not was.published_by(day):
            continue
        now = heirs.get(was.place) if pair.is_gone else pair.after
        if pair.is_gone and not now:
            yield Problem(pair.path, 0, "", refusals.POST_GONE)
        elif now and was.has_page(day) and not now.has_page(day):
            sentence = refusals.POST_HIDDEN.format(field=_hiding(now))
            yield Problem(pair.path, 0, "", sentence)


def _hiding(post: Post) -> str:
    if post.draft:
        return "draft"
    return "date" if post.on_site else "on_site"


def closed_problems(
    pairs: Mapping[str, tuple[Closed | None, Closed | None]],
) -> Iterator[Problem]:
    """Yield every closed period, by its file, that a push would take away or write anew by hand."""
    for path, (was, now) in pairs.items():
        if was and not now:
            yield Problem(path, 0, "", refusals.CLOSED_GONE)
        elif was and now and not now.follows(was):
            sentence = refusals.CLOSED_REWRITTEN.format(period=was.snapshot.period)
            yield Problem(path, 0, "", sentence)

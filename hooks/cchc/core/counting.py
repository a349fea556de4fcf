"""Count posts against a yearly plan.

Nothing here reads a file or a clock: the caller hands in the posts, the plan,
and the day that the count stands for.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from cchc.core.bearers import expand
from cchc.core.credits import Ledger
from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.quota_count import QuotaCount
from cchc.core.rules import Duty, Wanted
from cchc.core.tally import Bearer, Count, DutyTally
from cchc.core.task_count import TaskCount


def count(plan: Plan, posts: Iterable[Post], *, until: date, since: date | None = None) -> Count:
    """Tally every rule of *plan* with what stands at the end of the day *until* (inclusive).

    What serves a duty is told from the day *since* on, or from the beginning of the plan year.
    """
    ledger = Ledger(posts_of_year(posts, plan.year), until=until)
    return Count(
        plan=plan,
        day=until,
        quotas=tuple(QuotaCount(plan, ledger).tallies()),
        tasks=tuple(TaskCount(plan, ledger).tallies()),
        duties=tuple(_duty_tallies(plan, ledger, since)),
    )


def posts_of_year(posts: Iterable[Post], year: int) -> Iterator[Post]:
    """Yield the posts that can count in a plan year: of an archive of decades, few can."""
    return (post for post in posts if _touches(post, year))


def _touches(post: Post, year: int) -> bool:
    if post.date.year == year or post.tasks:
        return True
    return any(
        day is not None and day.year == year
        for each in post.elsewhere
        for day in (each.sent, each.published, *each.aired)
    )


def _duty_tallies(plan: Plan, ledger: Ledger, since: date | None) -> Iterator[DutyTally]:
    """Yield what serves each duty in the plan year; where nothing could tell, nothing is listed."""
    year, last = date(plan.year, 1, 1), date(plan.year, 12, 31)
    first = max(since or year, year)
    for duty in plan.duties:
        units = expand(plan, duty.bearers.members, first, last)
        theirs = frozenset(units)
        found = ledger.credits(duty.wanted) if _tells(duty.wanted) else []
        serving = {
            credit.post.file: credit.post
            for credit in found
            if first <= credit.day <= last and _is_theirs(duty, theirs, credit.post)
        }
        yield DutyTally(duty, Bearer(units), tuple(serving.values()))


def _is_theirs(duty: Duty, units: frozenset[str], post: Post) -> bool:
    return duty.bearers.anyone or not units.isdisjoint(post.units)


def _tells(wanted: Wanted) -> bool:
    return bool(wanted.kinds or wanted.channels or wanted.topics)

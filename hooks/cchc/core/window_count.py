"""What a count gives between two days: the figures of a periodic report (reading R17).

The quotas keep their own months, weeks and quarters: those that touch the window are told as they
stand at its end, and one that is still running then is told as running. What was shown, sent and
aired in the window comes from the same ledger of credits as every quota.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from cchc.core.counting import count
from cchc.core.credits import Credit, Ledger
from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.report_window import Window
from cchc.core.rules import Basis, Measure, Wanted
from cchc.core.tally import Count, DutyTally, Status, Tally, TaskTally
from cchc.core.vocabulary import CHANNELS

_OPEN = {Status.RUNNING: Status.MISSED}
_DUE = {Status.RUNNING: Status.OVERDUE}


@dataclass(frozen=True)
class WindowCount:
    """The figures of one window, drawn up on *day*; *posts* are the whole archive."""

    plan: Plan
    posts: tuple[Post, ...]
    window: Window
    day: date

    @property
    def until(self) -> date:
        """The last day that figures are known for: the window's, or the day of drawing up."""
        return min(self.window.last, self.day)

    @cached_property
    def count(self) -> Count:
        """The whole plan at the end of the window; *until* is over if the day lies behind it."""
        found = count(self.plan, self._standing, until=self.until, since=self.window.first)
        if self.day <= self.until:
            return found
        quotas = tuple(_over(tally, self.until) for tally in found.quotas)
        tasks = tuple(_past_due(task, self.until) for task in found.tasks)
        return replace(found, quotas=quotas, tasks=tasks)

    @cached_property
    def quotas(self) -> tuple[Tally, ...]:
        """The figures of the periods that touch the window, where the plan asks for something."""
        return tuple(
            tally
            for tally in self.count.quotas
            if tally.period.last >= self.window.first
            and tally.period.first <= self.until
            and tally.status is not Status.NOT_APPLICABLE
        )

    @cached_property
    def tasks(self) -> tuple[TaskTally, ...]:
        """The dated tasks that were due or done in the window, and those that are overdue."""
        return tuple(
            task
            for task in self.count.tasks
            if task.status is Status.OVERDUE
            or any(day is not None and day in self.window for day in (task.due, task.done))
        )

    @property
    def duties(self) -> tuple[DutyTally, ...]:
        """What served each duty in the window."""
        return self.count.duties

    def credits(self, wanted: Wanted) -> list[Credit]:
        """Return what counts towards *wanted* on a day of the window."""
        return [credit for credit in self._ledger.credits(wanted) if credit.day in self.window]

    def shown(self, channel: str) -> tuple[Post, ...]:
        """Return the works that came out on *channel*, published there or aired."""
        published = Wanted(channels=(channel,), basis=Basis.PUBLISHED)
        return _works([*self.credits(published), *self.airings(channel)])

    def airings(self, channel: str) -> list[Credit]:
        """Return each time that something was aired on *channel*."""
        aired = Wanted(channels=(channel,), basis=Basis.AIRED, measure=Measure.AIRINGS)
        return self.credits(aired)

    def sent(self, channel: str) -> tuple[Post, ...]:
        """Return the works sent to *channel*; without a day of sending that of publication (R1)."""
        return _works(self.credits(Wanted(channels=(channel,), basis=Basis.SENT)))

    def held(self, *kinds: str) -> list[Credit]:
        """Return the records of *kinds* dated in the window, with their pieces (R19)."""
        return self.credits(Wanted(kinds=kinds, basis=Basis.HELD, measure=Measure.QUANTITY))

    @cached_property
    def channels(self) -> dict[str, tuple[Post, ...]]:
        """The works shown on each channel that was used, in the order of the vocabulary."""
        found = {channel: self.shown(channel) for channel in CHANNELS}
        return {channel: works for channel, works in found.items() if works}

    @cached_property
    def works(self) -> tuple[Post, ...]:
        """Every work that came out on some channel, each once (R19b), by day, then by file."""
        every = {post.file: post for works in self.channels.values() for post in works}
        return tuple(sorted(every.values(), key=lambda post: (post.date, post.file)))

    @cached_property
    def _standing(self) -> tuple[Post, ...]:
        # R21: what was taken back before the report is drawn up is no evidence for it.
        return tuple(post for post in self.posts if not post.withdrawn_by(self.day))

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger(self._standing, until=self.until)


def of_unit(counted: WindowCount, unit: str) -> WindowCount:
    """Return the same for the posts of one unit alone: its own share, and what it owes."""
    theirs = tuple(post for post in counted.posts if unit in post.units)
    return replace(counted, posts=theirs)


def _works(found: Iterable[Credit]) -> tuple[Post, ...]:
    return tuple({credit.post.file: credit.post for credit in found}.values())


def _over(tally: Tally, last: date) -> Tally:
    """Return a figure whose period ended with the window as one that is over."""
    if tally.period.last > last:
        return tally
    other = tuple(_over(each, last) for each in tally.other)
    return replace(tally, status=_OPEN.get(tally.status, tally.status), other=other)


def _past_due(task: TaskTally, last: date) -> TaskTally:
    over = task.due is not None and task.due <= last
    return replace(task, status=_DUE.get(task.status, task.status)) if over else task

"""What one report is made of: the count of its window, the same days a year before, its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cchc.core.content import Content
from cchc.core.inherited import posts_of_commune
from cchc.core.names import Names
from cchc.core.post import Post
from cchc.core.report_window import Window, a_year_before
from cchc.core.tally import Tally, TaskTally
from cchc.core.vocabulary import Vocabulary
from cchc.core.window_count import WindowCount, of_unit
from cchc.publish.reminders import plan_words
from cchc.publish.short_words import says_the_same
from cchc.reports.evidence_list import EvidenceList
from cchc.reports.phrases import Phrases
from cchc.reports.scorecard import Line, lines_of

PLAN_KIND = "ke-hoach"


@dataclass(frozen=True)
class Facts:
    """One report's figures and names; *unit* is the unit whose own report it is, or nothing."""

    content: Content
    window: Window
    phrases: Phrases
    unit: str = ""

    @cached_property
    def whole(self) -> WindowCount:
        """The count of every unit's posts."""
        content = self.content
        return WindowCount(content.plan, content.posts, self.window, content.day)

    @cached_property
    def own(self) -> WindowCount:
        """The works that the report is about: the unit's, or everybody's."""
        return of_unit(self.whole, self.unit) if self.unit else self.whole

    @cached_property
    def before(self) -> WindowCount | None:
        """The works of the same days a year before; None where the archive does not reach back."""
        window = a_year_before(self.window)
        content = self.content
        if not any(post.date <= window.last and not post.draft for post in self.own.posts):
            return None
        return WindowCount(content.plan, self.own.posts, window, content.day)

    @cached_property
    def quotas(self) -> tuple[Tally, ...]:
        """The figures of the window that the report is about."""
        return tuple(tally for tally in self.whole.quotas if self.concerns(tally.bearer.units))

    @cached_property
    def tasks(self) -> tuple[TaskTally, ...]:
        """The dated tasks of the window that the report is about."""
        return tuple(task for task in self.whole.tasks if self.concerns(task.bearer.units))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The quotas, each bearer's periods together; what the plan says twice stands once."""
        return lines_of(self.quotas, until=self.until)

    @cached_property
    def lines_above(self) -> tuple[Line, ...]:
        """What the plan of the level above asks of the whole commune in the window (R26)."""
        above = self.content.above
        if not above or self.unit:
            return ()
        posts = tuple(posts_of_commune(above, self.content.posts))
        counted = WindowCount(above, posts, self.window, self.content.day)
        return lines_of(counted.quotas, until=self.until)

    @cached_property
    def unit_plans(self) -> tuple[TaskTally, ...]:
        """The tasks of handing in a plan of one's own; what the plan says twice stands once."""
        found: list[TaskTally] = []
        for task in self.whole.count.tasks:
            is_plan = PLAN_KIND in task.rule.wanted.kinds and not task.rule.met_by_issue
            if is_plan and task.rule.deadline and self.concerns(task.bearer.units):
                twins = (each for each in found if each.bearer.units == task.bearer.units)
                if not any(says_the_same(each.rule, task.rule) for each in twins):
                    found.append(task)
        return tuple(found)

    @cached_property
    def evidence(self) -> EvidenceList:
        """Every post behind a figure of the report, numbered."""
        found = {post.file for post in self.own.works}
        found |= {post.file for line in (*self.lines, *self.lines_above) for post in line.posts}
        found |= {post.file for task in (*self.tasks, *self.unit_plans) for post in task.posts}
        found |= {credit.post.file for credit in self.own.held()}
        return EvidenceList(
            (post for post in self.content.posts if post.file in found), self.window
        )

    @property
    def until(self) -> date:
        """The last day that figures are known for."""
        return self.whole.until

    @property
    def agency(self) -> str:
        """Who reports."""
        return self.unit_name(self.unit) if self.unit else self.content.plan.issuer

    @property
    def plan_words(self) -> str:
        """Which plan it is about, with its number and day."""
        return plan_words(self.content.plan)

    @cached_property
    def commune(self) -> str:
        """The level of the commune: "xã" or "phường"."""
        return self.content.plan.name.partition(" ")[0].lower()

    def concerns(self, units: Iterable[str]) -> bool:
        """Tell whether a figure of *units* belongs in the report."""
        return not self.unit or self.unit in units

    def unit_name(self, code: str) -> str:
        """Return a unit's name."""
        return self._units.label(code)

    def unit_names(self, codes: Iterable[str]) -> str:
        """Return the names of several units; commas stand within names, so not between them."""
        return "; ".join(map(self.unit_name, codes)) or "Chưa xác định thành viên"

    def channel_name(self, code: str) -> str:
        """Return a channel's name."""
        return self._channels.label(code)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return self.content.plan.vocabulary(self.content.above)

    @cached_property
    def _units(self) -> Names:
        return self._vocabulary.units

    @cached_property
    def _channels(self) -> Names:
        return self._vocabulary.channels

    def say(self, name: str, /, **blanks: object) -> str:
        """Return a phrase with its blanks filled."""
        return self.phrases.say(name, **blanks)

    def cite(self, posts: Iterable[Post]) -> str:
        """Return the numbers of *posts* in the list of evidence."""
        return self.evidence.cite(posts)

    def cited(self, posts: Iterable[Post]) -> str:
        """Return where *posts* stand in the list of evidence, in brackets; nothing of none."""
        numbers = self.cite(posts)
        return f" (minh chứng số {numbers})" if numbers else ""

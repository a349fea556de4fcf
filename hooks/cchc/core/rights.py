"""Whether a member may make a change: of posts, of what the commune keeps, of the program."""

from collections.abc import Iterator
from dataclasses import dataclass

from cchc.core import refusals
from cchc.core.airings import is_only_aired
from cchc.core.areas import Area, area_of
from cchc.core.change import Change, Step, units_of
from cchc.core.members import Member, Members, may_lead, may_write
from cchc.core.names import Names
from cchc.core.problem import Problem
from cchc.core.vocabulary import CHANNELS


@dataclass(frozen=True, slots=True)
class Rules:
    """What is held against a change, as the branch had it before; *posts* is the posts' folder.

    *stations* are the units that put on the air what all units write.
    """

    members: Members
    units: Names
    posts: str
    stations: frozenset[str] = frozenset()
    channels: Names = CHANNELS

    def words(self, codes: tuple[str, ...]) -> str:
        """Return the names of units, as people read them."""
        return ", ".join(self.units.label(each) if each in self.units else each for each in codes)


def step_problems(step: Step, rules: Rules) -> Iterator[Problem]:
    """Yield why a commit may not come in; its changes are judged by the rights of its author."""
    for sentence in _identity(step, rules.members):
        yield Problem("", 0, step.told, sentence)
    author = rules.members.of(step.author)
    if not author:
        return
    writer = _Writer(author, rules)
    for change in step.changes:
        for line, sentence in writer.refusals(change):
            yield Problem(change.path, line, step.told, sentence)


def _identity(step: Step, members: Members) -> Iterator[str]:
    """Yield what is wrong with who did a step, and with what kind of step it is."""
    author, committer = members.of(step.author), members.of(step.committer)
    if not author:
        yield refusals.UNKNOWN_AUTHOR.format(email=step.author)
    if not committer:
        yield refusals.UNKNOWN_COMMITTER.format(email=step.committer)
    elif author and not committer.may_commit_for(author):
        yield refusals.FORGED.format(author=author.name, committer=committer.name)
    if step.parents > 2:  # noqa: PLR2004 - a merge has two parents
        yield refusals.OCTOPUS


@dataclass(frozen=True, slots=True)
class _Writer:
    """A member under the rules; each refusal comes with the line that it is about."""

    member: Member
    rules: Rules

    def refusals(self, change: Change) -> Iterator[tuple[int, str]]:
        member = self.member
        if change.after and not change.after.is_plain:
            yield 0, refusals.NOT_PLAIN
        area = area_of(change.path, self.rules.posts)
        if area in (Area.POST, Area.ATTACHMENT):
            yield from self._of_news(change, area)
        elif area in (Area.CLOSED, Area.WRITTEN):
            if not (member.is_reviewer or member.is_admin):
                yield 0, refusals.NOT_REVIEWER.format(what=area.value)
        elif not member.is_admin:
            yield 0, refusals.NOT_ADMIN.format(what=area.value)

    def _of_news(self, change: Change, area: Area) -> Iterator[tuple[int, str]]:
        if self.member.is_reviewer:
            return
        if not self.member.units:
            yield 0, refusals.NO_WRITER.format(name=self.member.name)
            return
        told = self._of_post if area is Area.POST else self._of_attachment
        yield from told(change)

    def _of_post(self, change: Change) -> Iterator[tuple[int, str]]:
        names = self.rules.units
        before = [units_of(side.content or b"", names) for side in change.before]
        after = units_of(change.after.content or b"", names) if change.after else None
        if change.stands and None in before:
            yield 0, refusals.FAULTY_STANDS
        known = [units.codes for units in before if units]
        for codes in known:
            if not may_write(self.member.units, codes) and not self._airs(change):
                yield after.line if after else 0, self._words(refusals.OTHER_UNIT, codes)
                return
        # A new text that cannot be read is told of by its faults.
        leads = (may_lead(self.member.units, after.codes, each) for each in known or [()] if after)
        if after and not any(leads):
            yield after.line, self._words(refusals.FOREIGN_LEAD, after.codes[:1])

    def _airs(self, change: Change) -> bool:
        """Tell whether the station only notes that a post was aired."""
        if not change.after or not may_write(self.member.units, self.rules.stations):
            return False
        now, channels = change.after.content or b"", self.rules.channels
        return all(is_only_aired(side.content or b"", now, channels) for side in change.before)

    def _of_attachment(self, change: Change) -> Iterator[tuple[int, str]]:
        for post, content in change.named_in:
            units = units_of(content, self.rules.units)
            if units and not may_write(self.member.units, units.codes):
                yield 0, self._words(refusals.OTHERS_FILE, units.codes).replace("{post}", post)
                return

    def _words(self, template: str, codes: tuple[str, ...]) -> str:
        units, own = self.rules.words(codes), self.rules.words(self.member.units)
        return template.format(units=units, name=self.member.name, own=own, post="{post}")

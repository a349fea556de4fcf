"""A yearly plan: who is bound, by what, in which words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc.core.names import Names, Term
from cchc.core.rules import Duty, Quota, Rule, Task
from cchc.core.vocabulary import CHANNELS, Vocabulary


@dataclass(frozen=True, slots=True)
class Unit:
    """An office that writes posts; *graded* is false where the plan only asks ("đề nghị")."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    graded: bool = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """That a unit belongs to a group, from and to which day (inclusive; None: no bound)."""

    unit: str
    start: date | None = None
    end: date | None = None

    def overlaps(self, first: date, last: date) -> bool:
        """Tell whether it holds on some day from *first* to *last*."""
        return (self.start is None or self.start <= last) and (
            self.end is None or self.end >= first
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Several units under one name, with a dated roster (R24)."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    roster: tuple[Membership, ...] = ()

    def members(self, first: date, last: date) -> tuple[str, ...]:
        """Return the units that belonged to it on some day from *first* to *last*."""
        found = (each.unit for each in self.roster if each.overlaps(first, last))
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """One periodic report: the days that its figures cover, and when it is due (R17)."""

    code: str
    name: str
    first: date
    last: date
    due: date


@dataclass(frozen=True, slots=True)
class Parent:
    """The plan of the level above: its number, its day, and its file if we have it (R26).

    `group` is the group of that plan which this commune belongs to, `unit` the unit of this plan
    that stands for the commune as a whole.
    """

    number: str
    issuer: str = ""
    issued: date | None = None
    file: str = ""
    group: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan as issued, with every one of its rules.

    *follows* is the file of the year before's plan, *former* the rules of all years before, which
    older posts go on to name.
    """

    file: str
    code: str
    name: str
    title: str
    issuer: str
    number: str
    issued: date | None
    year: int
    keeper: str
    units: tuple[Unit, ...]
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    channel_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    holidays: tuple[date, ...] = ()
    reports: tuple[ReportPeriod, ...] = ()
    parent: Parent | None = None
    follows: str = ""
    former: tuple[Rule, ...] = ()

    @property
    def quotas(self) -> Iterator[Quota]:
        """The rules that are counted."""
        return (rule for rule in self.rules if isinstance(rule, Quota))

    @property
    def tasks(self) -> Iterator[Task]:
        """The rules that have a day."""
        return (rule for rule in self.rules if isinstance(rule, Task))

    @property
    def duties(self) -> Iterator[Duty]:
        """The rules that have neither number nor day."""
        return (rule for rule in self.rules if isinstance(rule, Duty))

    def unit(self, code: str) -> Unit:
        """Return the unit *code*; raises KeyError if the plan does not name it."""
        for unit in self.units:
            if unit.code == code:
                return unit
        raise KeyError(code)

    def units_of(self, code: str, first: date, last: date) -> tuple[str, ...]:
        """Return the unit *code*, or the members of the group *code* from *first* to *last*."""
        for group in self.groups:
            if group.code == code:
                return group.members(first, last)
        return (code,)

    def vocabulary(self, above: "Plan | None" = None) -> Vocabulary:
        """Return the words that a post may use under this plan, and under the one *above* it."""
        kinds = {Quota: "quota", Task: "task", Duty: "duty"}
        rules = (*self.former, *self.rules, *(above.rules if above else ()))
        rule_kinds = {rule.id: kinds[type(rule)] for rule in rules}
        return Vocabulary(
            units=Names(Term(each.code, each.name, each.aliases) for each in self.units),
            channels=CHANNELS.extended(dict(self.channel_names)),
            rules=Names(Term(rule, rule) for rule in rule_kinds),
            rule_kinds=rule_kinds,
        )

"""A count sorted for the pages: by rule, by unit, by what stands now."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from cchc.core.tally import Bearer, Count, DutyTally, Status, Tally, TaskTally

_RUNNING = frozenset({Status.MET, Status.RUNNING, Status.MISSED})
_OPEN = frozenset({Status.RUNNING, Status.OVERDUE})


def bearer_key(bearer: Bearer) -> str:
    """Return a bearer as addresses name it: its units, else the group that has no roster."""
    return "-".join(bearer.units) or bearer.group or "chua-xac-dinh"


@dataclass(frozen=True)
class Tallies:
    """One count; every list keeps the order of the count."""

    count: Count

    @cached_property
    def quotas(self) -> dict[str, list[Tally]]:
        """The figures of each quota, by its id."""
        found: dict[str, list[Tally]] = defaultdict(list)
        for tally in self.count.quotas:
            found[tally.rule.id].append(tally)
        return found

    @cached_property
    def tasks(self) -> dict[str, list[TaskTally]]:
        """The figures of each task, by its id."""
        found: dict[str, list[TaskTally]] = defaultdict(list)
        for tally in self.count.tasks:
            found[tally.rule.id].append(tally)
        return found

    @cached_property
    def duties(self) -> dict[str, DutyTally]:
        """What serves each duty, by its id."""
        return {tally.rule.id: tally for tally in self.count.duties}

    @cached_property
    def quotas_of_unit(self) -> dict[str, list[Tally]]:
        """The figures that each unit bears, alone or with others."""
        found: dict[str, list[Tally]] = defaultdict(list)
        for tally in self.count.quotas:
            for unit in tally.bearer.units:
                found[unit].append(tally)
        return found

    @cached_property
    def tasks_of_unit(self) -> dict[str, list[TaskTally]]:
        """The dated tasks of each unit, the earliest due first, those without a day last."""
        found: dict[str, list[TaskTally]] = defaultdict(list)
        for tally in self.dated:
            for unit in tally.bearer.units:
                found[unit].append(tally)
        return found

    @cached_property
    def dated(self) -> list[TaskTally]:
        """Every dated task, the earliest due first, those without a day last."""
        return sorted(self.count.tasks, key=lambda tally: str(tally.due or "9999"))

    @cached_property
    def now(self) -> list[Tally]:
        """The figures of the periods that the day lies in, where the plan asks for something."""
        return [tally for tally in self.count.quotas if self.is_running(tally)]

    @cached_property
    def running(self) -> list[Tally]:
        """Of those, the figures that are known."""
        return [tally for tally in self.now if tally.status in _RUNNING]

    def is_running(self, tally: Tally) -> bool:
        """Tell whether the day lies in the figure's period, and the plan asks for something."""
        return self.count.day in tally.period and tally.status is not Status.NOT_APPLICABLE

    def owed(self, unit: str) -> list[Tally]:
        """Return what *unit* is short of in the running periods, the first to end first."""
        day = self.count.day
        short = [
            tally
            for tally in self.quotas_of_unit.get(unit, ())
            if day in tally.period and (tally.status is Status.RUNNING or tally.untold)
        ]
        return sorted(short, key=lambda tally: tally.period.last)

    def open_tasks(self, unit: str) -> list[TaskTally]:
        """Return the tasks of *unit* that are overdue, or may be done now and are not."""
        return [tally for tally in self.tasks_of_unit.get(unit, ()) if tally.status in _OPEN]

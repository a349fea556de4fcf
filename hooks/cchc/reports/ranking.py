"""Proposals for commendation by a rule that anybody can check; the decision is not ours.

First the share of the periods that are over which the unit met, then its works shown in the
window (those it is named first on), then its in-depth works. Who still owes anything is not
proposed.
"""

from collections import Counter
from dataclasses import dataclass

from cchc.core.tally import Status
from cchc.reports.facts import Facts
from cchc.reports.paper import Align, Column, Look, Row, Table
from cchc.reports.scorecard import is_closed
from cchc.reports.words import number, percent

IN_DEPTH = "bai-chuyen-sau"
_C = Align.CENTER
_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """How one unit did in the window."""

    unit: str
    met: int
    closed: int
    works: int
    in_depth: int
    overdue: int

    @property
    def is_proposed(self) -> bool:
        """Whether the unit met everything, and owes nothing."""
        return bool(self.closed) and self.met == self.closed and not self.overdue

    @property
    def order(self) -> tuple[float, int, int]:
        """What it is ranked by, the best last."""
        return (self.met / self.closed if self.closed else 0, self.works, self.in_depth)


def ranking(facts: Facts) -> list[Place]:
    """Return the units that the plan grades and that had something to do, the best first."""
    graded = [unit.code for unit in facts.content.plan.units if unit.graded]
    places = [place_of(facts, unit) for unit in graded]
    bound = [place for place in places if place.closed or place.works]
    return sorted(bound, key=lambda place: place.order, reverse=True)


def place_of(facts: Facts, unit: str) -> Place:
    """Return how *unit* did."""
    known = [
        tally
        for line in facts.lines
        for tally in line.tallies
        if unit in tally.bearer.units and is_closed(tally, facts.until)
    ]
    works = [post for post in facts.whole.works if post.lead == unit]
    overdue = [task for task in facts.whole.tasks if task.status is Status.OVERDUE]
    return Place(
        unit=unit,
        met=sum(tally.status is Status.MET for tally in known),
        closed=len(known),
        works=len(works),
        in_depth=sum(post.kind == IN_DEPTH for post in works),
        overdue=sum(unit in task.bearer.units for task in overdue),
    )


def ranking_table(facts: Facts, places: list[Place]) -> Table:
    """Return table 6."""
    rows = [
        Row(
            (
                str(at),
                facts.unit_name(place.unit),
                f"{number(place.met)}/{number(place.closed)}",
                percent(place.met, place.closed),
                str(place.works),
                str(place.in_depth),
                str(place.overdue),
                "đề xuất" if place.is_proposed else "–",
            ),
            Look.TOTAL if place.is_proposed else Look.PLAIN,
        )
        for at, place in enumerate(places, start=1)
    ]
    columns = (
        Column("TT", 10, _C),
        Column("Đơn vị", 46),
        Column("Kỳ đạt/kỳ đã hết", 20, _C),
        Column("Tỷ lệ", 16, _C),
        Column("Số tin, bài", 14, _C),
        Column("Chuyên sâu", 16, _C),
        Column("Nhiệm vụ quá hạn", 18, _C),
        Column("Đề xuất", 20, _C),
    )
    return Table(facts.say("bang-6"), columns, tuple(rows), empty=facts.say("hoat-dong-khong"))


def authors(facts: Facts) -> list[tuple[str, int]]:
    """Return the authors with the most works in the window; nobody where none is recorded."""
    found = Counter(post.author for post in facts.own.works if post.author)
    ranked = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return ranked[:_AUTHORS]

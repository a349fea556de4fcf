"""Tally the quotas of a plan, period by period (readings R3–R6, R9–R13, R16, R23, R24)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cchc.core.bearers import bearers_of, expand
from cchc.core.calendar import Per, Period, code_of, periods_of_year
from cchc.core.credits import Credit, Ledger
from cchc.core.plan import Plan
from cchc.core.rules import Byline, Quota, Scope, Wanted
from cchc.core.tally import Bearer, Status, Tally

# A bearer's credits under one rule, by the code of their period.
_Slots = Mapping[str, list[Credit]]


@dataclass(frozen=True, slots=True)
class _Index:
    """The credits of one kind of demand: all, by the unit named first, by every unit named."""

    all: list[Credit]
    by_lead: Mapping[str, list[Credit]]
    by_unit: Mapping[str, list[Credit]]


class QuotaCount:
    """The posts of one plan year, ready to be tallied rule by rule."""

    def __init__(self, plan: Plan, ledger: Ledger) -> None:
        self._plan = plan
        self._ledger = ledger
        self._until = ledger.until
        self._rules = {rule.id: rule for rule in plan.quotas}
        self._indexes: dict[Wanted, _Index] = {}
        self._codes: dict[tuple[date, Per], str] = {}

    def tallies(self) -> Iterator[Tally]:
        """Yield a tally for each quota, bearer and period, up to the period after today's."""
        for rule in self._plan.quotas:
            yield from self._tallies_of(rule, self._other_reading(rule))

    def _tallies_of(self, rule: Quota, other: Mapping[str, tuple[Tally, ...]]) -> Iterator[Tally]:
        for bearer, periods in self._bound(rule).items():
            slots = self._slots(rule, bearer)
            for period in periods:
                found = tuple(slots.get(period.code, ()))
                told = other.get(period.code, ())
                tally = Tally(rule, bearer, period, found, Status.UNKNOWN, told)
                yield replace(tally, status=self._status(tally))

    def _other_reading(self, rule: Quota) -> Mapping[str, tuple[Tally, ...]]:
        """Return the tallies by period if the number were owed the other way (R11)."""
        bound = rule.bearers
        other = Scope.EACH if bound.scope is Scope.JOINT else Scope.JOINT
        found: dict[str, tuple[Tally, ...]] = defaultdict(tuple)
        if bound.anyone:
            return found
        for tally in self._tallies_of(replace(rule, bearers=replace(bound, scope=other)), {}):
            found[tally.period.code] += (tally,)
        units = {unit for told in found.values() for tally in told for unit in tally.bearer.units}
        return found if len(units) > 1 else {}

    def _bound(self, rule: Quota) -> dict[Bearer, list[Period]]:
        """Return each bearer with the periods in which it is bound: a roster has dates."""
        bound: dict[Bearer, list[Period]] = defaultdict(list)
        for period in self._periods(rule.per):
            for bearer in bearers_of(
                self._plan, rule.bearers, first=period.first, last=period.last
            ):
                bound[bearer].append(period)
        return bound

    def _periods(self, per: Per) -> Iterator[Period]:
        for period in periods_of_year(self._plan.year, per):
            yield period
            if period.first > self._until:
                return

    def _status(self, tally: Tally) -> Status:
        if not tally.bearer.units:
            return Status.UNKNOWN
        if not self._applies(tally.rule, tally.period.code):
            return Status.NOT_APPLICABLE
        return Status.NOT_YET if tally.period.first > self._until else self._standing(tally)

    def _standing(self, tally: Tally) -> Status:
        """Return the status in a period that has begun (R16)."""
        if tally.untold:
            return Status.UNKNOWN
        if not tally.missing:
            return Status.MET
        return Status.MISSED if tally.period.last < self._until else Status.RUNNING

    def _applies(self, rule: Quota, code: str) -> bool:
        """Tell whether the rule asks for anything in the period *code* (R5)."""
        return rule.start <= code and not (rule.end and code > rule.end)

    def _slots(self, rule: Quota, bearer: Bearer) -> _Slots:
        slots: dict[str, list[Credit]] = defaultdict(list)
        spent = self._spent(rule, bearer)
        inside = self._inside(rule, bearer)
        for credit in self._credits(rule, bearer):
            file = credit.post.file
            if file not in spent and (inside is None or file in inside):
                slots[self._code(credit.day, rule.per)].append(credit)
        return slots

    def _spent(self, rule: Quota, bearer: Bearer) -> set[str]:
        """Return the posts already used by the other half of an "A và B" demand (R9)."""
        if not rule.apart_from:
            return set()
        other = self._rules[rule.apart_from]
        used: set[str] = set()
        for found in self._slots(other, bearer).values():
            files = dict.fromkeys(credit.post.file for credit in found)
            used.update(list(files)[: other.at_least])
        return used

    def _inside(self, rule: Quota, bearer: Bearer) -> set[str] | None:
        """Return the posts that counted under the quota that this one is a part of (R23)."""
        if not rule.within:
            return None
        whole = self._rules[rule.within]
        return {
            credit.post.file
            for code, found in self._slots(whole, bearer).items()
            if self._applies(whole, code)
            for credit in found
            if credit.day.year == self._plan.year
        }

    def _credits(self, rule: Quota, bearer: Bearer) -> Iterable[Credit]:
        index = self._index(rule.wanted)
        if rule.bearers.anyone:
            return index.all if bearer.units else ()
        first, last = date(self._plan.year, 1, 1), date(self._plan.year, 12, 31)
        also = expand(self._plan, rule.bearers.also, first, last)
        units = dict.fromkeys((*bearer.units, *also))
        of_first = rule.bearers.scope is Scope.EACH and rule.bearers.byline is Byline.FIRST
        credits_of = index.by_lead if of_first else index.by_unit
        if len(units) == 1:
            return credits_of.get(next(iter(units)), ())
        found = {id(each): each for unit in units for each in credits_of.get(unit, ())}
        return sorted(found.values(), key=lambda each: (each.day, each.post.file))

    def _index(self, wanted: Wanted) -> _Index:
        if wanted not in self._indexes:
            self._indexes[wanted] = _indexed(self._ledger.credits(wanted))
        return self._indexes[wanted]

    def _code(self, day: date, per: Per) -> str:
        """Return the period of *day*; a day outside the plan year falls in no period of it."""
        key = (day, per)
        if key not in self._codes:
            inside = day.year == self._plan.year
            self._codes[key] = code_of(day, per) if inside else ""
        return self._codes[key]


def _indexed(found: list[Credit]) -> _Index:
    by_lead: dict[str, list[Credit]] = defaultdict(list)
    by_unit: dict[str, list[Credit]] = defaultdict(list)
    for credit in found:
        by_lead[credit.post.lead].append(credit)
        for unit in credit.post.units:
            by_unit[unit].append(credit)
    return _Index(found, by_lead, by_unit)

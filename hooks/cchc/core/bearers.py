"""Who a rule binds in a span of days: units, and groups by their dated rosters (R11, R24)."""

from collections.abc import Iterator
from datetime import date

from cchc.core.plan import Plan
from cchc.core.rules import Bearers, Rule, Scope
from cchc.core.tally import Bearer
from cchc.core.vocabulary import BROADCAST


def bearers_of(plan: Plan, bearers: Bearers, *, first: date, last: date) -> tuple[Bearer, ...]:
    """Return those bound from *first* to *last*; an empty group is a bearer of no units."""
    if bearers.scope is Scope.JOINT:
        return (_together(plan, bearers, first, last),)
    found: dict[tuple[str, ...], Bearer] = {}
    for bearer in _each(plan, bearers, first, last):
        found.setdefault(bearer.units or (bearer.group,), bearer)
    return tuple(found.values())


def _each(plan: Plan, bearers: Bearers, first: date, last: date) -> Iterator[Bearer]:
    groups = {group.code for group in plan.groups}
    for member in bearers.members:
        group = member if member in groups else ""
        units = plan.units_of(member, first, last)
        if not units:
            yield Bearer((), group)
        yield from (Bearer((unit,), group) for unit in units)


def _together(plan: Plan, bearers: Bearers, first: date, last: date) -> Bearer:
    units = expand(plan, bearers.members, first, last)
    groups = {group.code for group in plan.groups}
    return Bearer(units, next((code for code in bearers.members if code in groups), ""))


def expand(plan: Plan, codes: tuple[str, ...], first: date, last: date) -> tuple[str, ...]:
    """Return the units that *codes* (of units and groups) stand for, each once, in order."""
    units = (unit for code in codes for unit in plan.units_of(code, first, last))
    return tuple(dict.fromkeys(units))


def stations(plan: Plan) -> frozenset[str]:
    """Return the units that put on the air what others write.

    A plan says so where it counts airings on broadcast channels alone, and either whoever wrote
    counts for one bearer, or one unit answers for a quota of several.
    """
    aired = [rule for rule in plan.rules if _is_broadcast(rule)]
    answering = {rule.bearers.answerable for rule in aired} - {""}
    serving = {rule.bearers.members[0] for rule in aired if _serves_all(rule.bearers)}
    return frozenset((answering | serving) & {unit.code for unit in plan.units})


def _is_broadcast(rule: Rule) -> bool:
    return bool(rule.wanted.channels) and BROADCAST.issuperset(rule.wanted.channels)


def _serves_all(bearers: Bearers) -> bool:
    return bearers.anyone and bearers.scope is Scope.EACH and len(bearers.members) == 1

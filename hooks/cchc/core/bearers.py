"""Who a rule binds in a span of days: units, and groups by their dated rosters (R11, R24)."""

from collections.abc import Iterator
from datetime import date

from cchc.core.plan import Plan
from cchc.core.rules import Bearers, Scope
from cchc.core.tally import Bearer


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

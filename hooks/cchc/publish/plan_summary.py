"""The head of the plan's page: how many figures are met, what is due, how each unit stands."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from cchc.core.tally import Bearer, Status, TaskTally
from cchc.publish import addresses
from cchc.publish.html import escape, lines, link, listed
from cchc.publish.plan_words import bearer_words, name_of
from cchc.publish.reminders import folded
from cchc.publish.rule_periods import report_name
from cchc.publish.short_words import days_left, says_the_same
from cchc.publish.view import View

_SOON = 30
_SHOWN = 6
_NAMED = 3
_MANY = 20
_COUNTED = (
    "Chỉ tiêu đếm theo từng dòng của bảng dưới đây;"
    " nhiệm vụ nêu ở cả thân và phụ lục của kế hoạch đếm một lần."
)


def plan_summary(view: View) -> str:
    """Return the numbers, the tasks that press, and what each unit is short of."""
    overdue, soon = _gathered(_overdue(view)), _gathered(_soon(view))
    return lines(
        listed(_tiles(view, _number(overdue), _number(soon)), css="cc-tiles"),
        f'<p class="cc-meta">{_COUNTED}</p>',
        _tasks(view, "Nhiệm vụ quá hạn", overdue),
        _tasks(view, f"Nhiệm vụ đến hạn trong {_SOON} ngày tới", soon),
        '<h3 id="theo-don-vi">Theo đơn vị</h3>',
        _units(view),
    )


def _tiles(view: View, overdue: int, soon: int) -> Iterator[str]:
    running = view.tallies.running
    met = sum(tally.status is Status.MET for tally in running)
    unknown = sum(tally.status is Status.UNKNOWN for tally in view.tallies.now)
    yield _tile(f"{met}/{len(running)}", "chỉ tiêu kỳ này đã đạt", Status.MET)
    yield _tile(f"{len(running) - met}", "chỉ tiêu kỳ này còn thiếu", Status.RUNNING)
    if unknown:
        yield _tile(f"{unknown}", "chỉ tiêu chưa xác định", Status.UNKNOWN)
    yield _tile(f"{soon}", f"nhiệm vụ đến hạn trong {_SOON} ngày tới", Status.RUNNING)
    yield _tile(f"{overdue}", "nhiệm vụ quá hạn", Status.OVERDUE if overdue else Status.MET)


def _tile(number: str, words: str, status: Status) -> str:
    return f'<strong class="cc-{status.value}">{number}</strong> {words}'


def _overdue(view: View) -> list[TaskTally]:
    return [tally for tally in view.tallies.dated if tally.status is Status.OVERDUE]


def _soon(view: View) -> list[TaskTally]:
    day = view.content.day
    last = day + timedelta(days=_SOON)
    return [
        tally
        for tally in view.tallies.dated
        if tally.due and not tally.done and tally.bearer.units and day <= tally.due <= last
    ]


def _gathered(tallies: Iterable[TaskTally]) -> list[list[TaskTally]]:
    """Put together what falls due on one day by one rule, or by two that say the same (R25)."""
    groups: list[list[TaskTally]] = []
    for tally in tallies:
        group = next((each for each in groups if _is_with(each[0], tally)), None)
        if group is None:
            groups.append([tally])
        else:
            group.append(tally)
    return groups


def _is_with(tally: TaskTally, other: TaskTally) -> bool:
    same = tally.rule.id == other.rule.id or says_the_same(tally.rule, other.rule)
    return same and tally.due == other.due


def _number(groups: Iterable[list[TaskTally]]) -> int:
    """Return how many tasks there are: one for each bearer, however often the plan says it."""
    return sum(len({tally.bearer.units for tally in group}) for group in groups)


def _tasks(view: View, title: str, groups: Iterable[list[TaskTally]]) -> str:
    found = [_task(view, group) for group in groups]
    if not found:
        return ""
    more = f"\n<p>và {len(found) - _SHOWN} nhiệm vụ khác</p>" if len(found) > _SHOWN else ""
    return f'<section class="cc-box"><h3>{title}</h3>\n{listed(found[:_SHOWN])}{more}</section>'


def _task(view: View, tallies: list[TaskTally]) -> str:
    tally = tallies[0]
    name = report_name(view, tally) or name_of(view, tally.rule)
    left = f" ({days_left(tally.due, view.content.day)})" if tally.due else ""
    rules = ", ".join(map(view.rule_link, dict.fromkeys(each.rule.id for each in tallies)))
    return f"<strong>{escape(name)}</strong>{left} – {_who(view, tallies)} [{rules}]"


def _who(view: View, tallies: Iterable[TaskTally]) -> str:
    units = tuple(dict.fromkeys(unit for tally in tallies for unit in tally.bearer.units))
    return f"{len(units):02} đơn vị" if len(units) > _NAMED else bearer_words(view, Bearer(units))


def _units(view: View) -> str:
    """Return the doors to the units; a long list is folded up."""
    doors = list(_doors(view))
    entries = listed(doors, css="cc-units")
    if len(doors) <= _MANY:
        return entries
    summary = f"Danh sách {len(doors)} đơn vị"
    return f'<details class="cc-duties"><summary>{summary}</summary>\n{entries}</details>'


def _doors(view: View) -> Iterator[str]:
    """Yield a door to each unit that bears something, with how much it is short of."""
    for unit in view.listed_units:
        if unit.code in view.tallies.quotas_of_unit or unit.code in view.tallies.tasks_of_unit:
            door = link(view.at(addresses.unit_path(unit.code)), unit.name)
            yield f'{door}: <span class="cc-meta">{_state(view, unit.code)}</span>'


def _state(view: View, unit: str) -> str:
    """Return how much a unit is short of; what the plan says twice is told once, as on its page."""
    short = len(folded(view.tallies.owed(unit)))
    tasks = folded(view.tallies.open_tasks(unit))
    late = sum(group[0].status is Status.OVERDUE for group in tasks)
    owed = f"còn thiếu {short:02} chỉ tiêu" if short else "đủ chỉ tiêu kỳ này"
    return f"{owed}, quá hạn {late:02} nhiệm vụ" if late else owed

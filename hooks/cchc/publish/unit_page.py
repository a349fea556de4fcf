"""What stands above a unit's posts: what the plan gives it, what it still owes, its history."""

from collections.abc import Iterable, Iterator
from datetime import date

from cchc.core.plan import Unit
from cchc.core.rules import Measure, Rule, Scope
from cchc.core.tally import Tally, TaskTally
from cchc.publish import addresses
from cchc.publish.contacts import unit_contact
from cchc.publish.feed_links import feed_line
from cchc.publish.html import escape, lines, link, listed, told
from cchc.publish.plan_rows import rows_of
from cchc.publish.plan_rules import demands_of_unit
from cchc.publish.plan_table import unit_table
from cchc.publish.plan_words import name_of, period_words, status_words
from cchc.publish.reminders import folded
from cchc.publish.rule_periods import report_name, task_place, task_standing, window_words
from cchc.publish.short_words import days_left, demand
from cchc.publish.unit_above import above_part
from cchc.publish.view import View


def unit_part(view: View, code: str) -> str:
    """Return what the page of the unit *code* says before its posts."""
    unit = view.content.plan.unit(code)
    return lines(
        f"<p>{escape(unit.about)}</p>" if unit.about else "",
        unit_contact(view, code),
        _links(view, unit),
        *(_figures(view, code) if view.shows_figures else _demands(view, code)),
        _duties(view, code),
        above_part(view, code),
        '<h2 id="tin-bai">Tin bài của đơn vị</h2>',
    )


def _links(view: View, unit: Unit) -> str:
    feeds = feed_line(view, (addresses.unit_path(unit.code), unit.name))
    contact = link(view.at(addresses.CONTACT), "địa chỉ, điện thoại của xã")
    reach = f'<p class="cc-feeds">Liên hệ đơn vị: {contact}</p>'
    if not unit.graded:
        return lines(reach, feeds)
    calendar = link(view.at(addresses.calendar_path(unit.code)), "lịch của đơn vị (.ics)")
    due = f'<p class="cc-feeds">Hạn của từng chỉ tiêu, nhiệm vụ: {calendar}</p>'
    return lines(reach, due, feeds)


def _demands(view: View, code: str) -> Iterator[str]:
    asked = demands_of_unit(view, code)
    if asked:
        yield '<h2 id="duoc-giao">Được giao trong kế hoạch</h2>'
        yield asked


def _figures(view: View, code: str) -> Iterator[str]:
    tallies = view.tallies
    quotas, tasks = tallies.quotas_of_unit.get(code, []), tallies.tasks_of_unit.get(code, [])
    if quotas or tasks:
        yield '<h2 id="con-phai-lam">Còn phải làm</h2>'
        yield _owed(view, code)
    if quotas:
        yield '<h2 id="ket-qua">Kết quả từng tháng</h2>'
        yield unit_table(view, list(rows_of(view, quotas)), code)
    if tasks:
        yield '<h2 id="nhiem-vu">Nhiệm vụ có thời hạn</h2>'
        yield listed((_task(view, group) for group in folded(tasks)), css="cc-tasks")


def _owed(view: View, code: str) -> str:
    """Return what the unit owes now; what the plan says twice is told once (R25)."""
    quotas = (_short(view, group, code) for group in folded(view.tallies.owed(code)))
    tasks = (_open(view, group) for group in folded(view.tallies.open_tasks(code)))
    entries = listed([*quotas, *tasks], css="cc-owed")
    return entries or '<p class="cc-good">Kỳ này đơn vị đã làm đủ phần việc được giao.</p>'


def _short(view: View, tallies: list[Tally], code: str) -> str:
    tally = tallies[0]
    when = f"{period_words(tally.period)}, {_by(tally.period.last, view.content.day)}"
    return (
        f"<strong>{escape(_missing(view, tally))}</strong>: {when}"
        f"{_source(view, [each.rule for each in tallies])}{_partners(view, tallies, code)}"
    )


def _missing(view: View, tally: Tally) -> str:
    asked = tally.rule.at_least
    if tally.untold:
        return f"Cần nhập số liệu (yêu cầu đạt {asked}%)"
    if tally.rule.wanted.measure is Measure.RATE:
        return f"Mới đạt {tally.count}%, yêu cầu đạt {asked}%"
    words = demand(tally.rule, tally.missing, view.channels)
    return f"Thiếu {words} (đã có {tally.count:02}/{asked:02})"


def _by(last: date, day: date) -> str:
    return f"{days_left(last, day)} (hạn: hết ngày {told(last)})"


def _source(view: View, rules: Iterable[Rule]) -> str:
    links = ", ".join(view.rule_link(rule.id) for rule in rules)
    return f' <span class="cc-meta">Kế hoạch, {links}</span>'


def _partners(view: View, tallies: list[Tally], code: str) -> str:
    """Return with whom the number is shared; of rules that say it twice, by which one."""
    told = []
    for tally in tallies:
        others = ", ".join(view.unit_link(unit) for unit in tally.bearer.units if unit != code)
        place = f" ({escape(tally.rule.source.place)})" if len(tallies) > 1 else ""
        if others and tally.rule.bearers.scope is Scope.JOINT:
            told.append(f'<br><span class="cc-meta">Làm chung với: {others}{place}</span>')
    return "".join(told)


def _open(view: View, tallies: list[TaskTally]) -> str:
    tally = tallies[0]
    name = report_name(view, tally) or name_of(view, tally.rule)
    when = _by(tally.due, view.content.day) if tally.due else status_words(tally.status)
    source = _source(view, [each.rule for each in tallies])
    return f"<strong>{escape(name)}</strong>: {when}{source}"


def _task(view: View, tallies: list[TaskTally]) -> str:
    """Return one task: what it is, where it stands, and the rules that ask for it."""
    tally = tallies[0]
    name = report_name(view, tally) or name_of(view, tally.rule)
    title = link(f"{view.rule_address(tally.rule.id)}#{task_place(tally)}", name)
    source = _source(view, [each.rule for each in tallies])
    return f"{title} {source}<br>{task_standing(view, tally)} · hạn {window_words(tally)}"


def _duties(view: View, code: str) -> str:
    """Return the standing duties that name the unit itself, folded up."""
    rules = [rule for rule in view.content.plan.duties if code in rule.bearers.members]
    if not rules:
        return ""
    entries = listed(f"{view.rule_link(each.id)} “{escape(each.source.quote)}”" for each in rules)
    summary = f"Việc thường xuyên, được đề nghị ({len(rules)})"
    return f'<details class="cc-duties"><summary>{summary}</summary>\n{entries}</details>'

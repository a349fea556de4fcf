"""What the plan of the level above asks of the commune as a whole, told apart (R26).

It stands on the page of the unit that stands for the commune; its rules have no pages of their own.
"""

from collections.abc import Iterator

from cchc.core.plan import Plan
from cchc.core.rules import Duty, Quota, Rule
from cchc.core.tally import Tally, TaskTally
from cchc.publish.evidence import evidence
from cchc.publish.html import escape, lines, listed, told
from cchc.publish.plan_rows import rows_of
from cchc.publish.plan_table import unit_table
from cchc.publish.plan_words import name_of, standing
from cchc.publish.rule_facts import facts
from cchc.publish.rule_periods import (
    period_table,
    report_name,
    task_standing,
    task_states,
    window_words,
)
from cchc.publish.tallies import Tallies
from cchc.publish.view import View


def above_part(view: View, code: str) -> str:
    """Return the section; nothing on the page of any other unit, or where the plan is not there."""
    plan, parent, tallies = view.content.above, view.content.plan.parent, view.tallies_above
    if not plan or not parent or not tallies or parent.unit != code:
        return ""
    return lines(
        '<section class="cc-above"><h2 id="cap-tren">Theo kế hoạch cấp trên '
        f"({escape(_name(plan))})</h2>",
        f"<p>{escape(plan.title)} giao chung cho mọi xã, phường; tính bằng tin bài của mọi đơn vị"
        " trong xã, tách riêng với kế hoạch của xã.</p>",
        _table(view, tallies) if view.shows_figures else "",
        *(_rule(view, tallies, rule) for rule in plan.rules if not isinstance(rule, Duty)),
        _duties(plan),
        "</section>",
    )


def _name(plan: Plan) -> str:
    day = f" ngày {told(plan.issued)}" if plan.issued else ""
    return f"Kế hoạch số {plan.number}{day} của {plan.issuer}"


def _table(view: View, tallies: Tallies) -> str:
    rows = list(rows_of(view, tallies.count.quotas))
    return unit_table(view, rows, tallies.count.plan.keeper)


def _rule(view: View, tallies: Tallies, rule: Rule) -> str:
    figures = view.shows_figures
    state = "; ".join(_states(view, tallies, rule)) if figures else ""
    return lines(
        f'<details class="cc-duties" id="{rule.id}"><summary>{escape(rule.source.place)}:'
        f" {escape(name_of(view, rule))}{f' – {state}' if state else ''}</summary>",
        f"<blockquote><p>{escape(rule.source.quote)}</p></blockquote>",
        facts(view, rule, tallies.count.plan),
        *(_behind(view, tallies, rule) if figures else ()),
        "</details>",
    )


def _states(view: View, tallies: Tallies, rule: Rule) -> Iterator[str]:
    for tally in _quota(tallies, rule):
        if tallies.is_running(tally):
            yield standing(tally, view.content.day)
    tasks = tallies.tasks.get(rule.id)
    if tasks:
        yield task_states(view, tasks)


def _quota(tallies: Tallies, rule: Rule) -> list[Tally]:
    return tallies.quotas.get(rule.id, [])


def _behind(view: View, tallies: Tallies, rule: Rule) -> Iterator[str]:
    if isinstance(rule, Quota):
        yield period_table(view, _quota(tallies, rule), prefix=f"{rule.id}-")
    yield listed(_task(view, task) for task in tallies.tasks.get(rule.id, ()))


def _task(view: View, tally: TaskTally) -> str:
    name = report_name(view, tally)
    when = f"{escape(name)}, hạn {window_words(tally)}" if name else f"Hạn {window_words(tally)}"
    return f"{when}: {task_standing(view, tally)}{evidence(view, tally.posts)}"


def _duties(plan: Plan) -> str:
    rules = list(plan.duties)
    if not rules:
        return ""
    entries = "\n".join(_duty(rule) for rule in rules)
    return (
        f'<details class="cc-duties"><summary>Việc thường xuyên ({len(rules)})</summary>\n'
        f'<ul class="cc-rules">\n{entries}\n</ul></details>'
    )


def _duty(rule: Rule) -> str:
    place, quote = escape(rule.source.place), escape(rule.source.quote)
    return f'<li id="{rule.id}"><strong>{place}</strong> “{quote}”</li>'

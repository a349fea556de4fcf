"""What the plan asks for, rule by rule, in its own words; each leads to its page."""

from collections.abc import Iterator

from cchc.core.rules import Duty, Quota, Rule, Task
from cchc.core.tally import TaskTally
from cchc.publish.html import escape, listed, told
from cchc.publish.plan_words import demand, members_words, scope_words
from cchc.publish.rule_facts import FORMS
from cchc.publish.rule_periods import task_states
from cchc.publish.view import View


def quota_list(view: View) -> str:
    """Return every quota: its place, what it asks for and of whom, its words."""
    return _list(_entry(view, rule, _quota(view, rule)) for rule in view.content.plan.quotas)


def task_list(view: View) -> str:
    """Return every dated task, the earliest due first, with its days and where it stands."""
    tasks = dict.fromkeys(tally.rule.id for tally in view.tallies.dated)
    rules = (view.rules[task] for task in tasks)
    return _list(_entry(view, rule, _task(view, rule)) for rule in rules if isinstance(rule, Task))


def duty_groups(view: View) -> str:
    """Return the duties by their form, each form folded up."""
    return "\n".join(_duties(view, form, title) for form, title in FORMS.items())


def _duties(view: View, form: object, title: str) -> str:
    rules: list[Duty] = [rule for rule in view.content.plan.duties if rule.form is form]
    if not rules:
        return ""
    entries = _list(_entry(view, rule, _duty(view, rule)) for rule in rules)
    return (
        f'<details class="cc-duties"><summary>{title} ({len(rules)})</summary>\n{entries}</details>'
    )


def _list(entries: Iterator[str]) -> str:
    found = "\n".join(entries)
    return f'<ul class="cc-rules">\n{found}\n</ul>' if found else ""


def _entry(view: View, rule: Rule, about: str) -> str:
    return (
        f'<li id="{rule.id}"><strong>{view.rule_link(rule.id)}</strong>'
        f" “{escape(rule.source.quote)}”{about}</li>"
    )


def _quota(view: View, rule: Quota) -> str:
    return f'<p class="cc-meta">{escape(demand(view, rule))} – {who(view, rule)}</p>'


def who(view: View, rule: Rule) -> str:
    """Return whom a rule binds, and whether together."""
    scope = scope_words(view, rule)
    return f"{members_words(view, rule.bearers.members)}{f' ({scope})' if scope else ''}"


def _task(view: View, rule: Rule) -> str:
    tallies = view.tallies.tasks[rule.id]
    days = ", ".join(dict.fromkeys(map(_due, tallies)))
    state = f"<p>{task_states(view, tallies)}</p>" if view.shows_figures else ""
    return f'<p class="cc-meta">Hạn: {days} – {who(view, rule)}</p>{state}'


def _due(tally: TaskTally) -> str:
    return told(tally.due) if tally.due else "chưa xác định"


def _duty(view: View, rule: Duty) -> str:
    number = len(view.tallies.duties[rule.id].posts)
    served = f" – {number} tin bài" if number and view.shows_figures else ""
    return f'<p class="cc-meta">{who(view, rule)}{served}</p>'


def demands_of_unit(view: View, code: str) -> str:
    """Return what the plan asks of one unit, without where it stands."""
    rules = {tally.rule.id: tally.rule for tally in view.tallies.quotas_of_unit.get(code, ())}
    tasks = {tally.rule.id: tally.rule for tally in view.tallies.tasks_of_unit.get(code, ())}
    quotas = (f"{view.rule_link(each.id)}: {escape(demand(view, each))}" for each in rules.values())
    dated = (_dated(view, each, code) for each in tasks.values())
    return listed([*quotas, *dated])


def _dated(view: View, rule: Rule, code: str) -> str:
    tallies = (tally for tally in view.tallies.tasks[rule.id] if code in tally.bearer.units)
    days = ", ".join(dict.fromkeys(map(_due, tallies)))
    return f"{view.rule_link(rule.id)}: {escape(rule.source.quote)} (hạn: {days})"

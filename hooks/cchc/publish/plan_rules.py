"""What the plan asks for, rule by rule, in its own words: quotas, tasks, duties."""

import re
from collections.abc import Iterable, Iterator

from cchc.core.names import Names
from cchc.core.post import Post
from cchc.core.rules import Duty, Form, Quota, Rule
from cchc.core.tally import DutyTally, Status, TaskTally
from cchc.core.vocabulary import CHANNELS, KINDS, TOPICS
from cchc.publish import addresses
from cchc.publish.html import escape, lines, link, listed, told
from cchc.publish.plan_words import (
    bearer_words,
    current,
    demand,
    members_words,
    period_words,
    standing,
    status_words,
)
from cchc.publish.view import View

_FORMS = {
    Form.ONGOING: "Việc làm thường xuyên",
    Form.ENCOURAGED: "Việc được khuyến khích, đề nghị",
    Form.STRUCTURAL: "Yêu cầu chung về nội dung, hình thức",
}
_SHOWN = 5
_ID = re.compile(r"\b[a-z]{2}(?:-[a-z0-9]+)+")


def quota_sections(view: View) -> str:
    """Return every quota with its place, its words, whom it binds and where it stands now."""
    return "\n".join(_quota(view, rule) for rule in view.content.plan.quotas)


def _quota(view: View, rule: Quota) -> str:
    facts = [
        ("Yêu cầu", escape(demand(rule))),
        ("Đơn vị", members_words(view, rule.bearers.members)),
        ("Loại", _labels(KINDS, rule.wanted.kinds)),
        ("Kênh", _labels(CHANNELS, rule.wanted.channels)),
        ("Chủ đề", _labels(TOPICS, rule.wanted.topics)),
        ("Cách hiểu", _note(view, rule)),
        ("Xem thêm", _others(view, rule)),
        ("Hiện nay", listed(_now(view, rule)) if view.shows_figures else ""),
    ]
    rows = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return (
        f'<section class="cc-rule" id="{rule.id}"><h3>{escape(rule.source.place)}</h3>\n'
        f"<blockquote><p>{escape(rule.source.quote)}</p></blockquote>\n"
        f'<dl class="cc-about">\n{rows}\n</dl></section>'
    )


def _labels(names: Names, codes: Iterable[str]) -> str:
    return ", ".join(escape(names.label(code)) for code in codes)


def _note(view: View, rule: Rule) -> str:
    """Return how the rule is read; another rule that the note names by its id becomes a link."""
    return _ID.sub(
        lambda found: _rule_link(view, found[0]) if found[0] in view.rules else found[0],
        escape(rule.source.note),
    )


def _others(view: View, rule: Rule) -> str:
    """Return the rules that say the same, or say otherwise (R25)."""
    same = [f"{_rule_link(view, other)} (cùng nội dung)" for other in rule.same_as]
    clash = [f"{_rule_link(view, other)} (quy định khác)" for other in rule.conflicts_with]
    return ", ".join([*same, *clash])


def _rule_link(view: View, rule: str) -> str:
    return link(f"#{rule}", view.rules[rule].source.place)


def _now(view: View, rule: Quota) -> Iterator[str]:
    day = view.content.day
    for tally in current(view):
        if tally.rule is rule:
            who = bearer_words(view, tally.bearer)
            yield f"{who}, {period_words(tally.period)}: {standing(tally, day)}"


def task_table(view: View) -> str:
    """Return the dated tasks, in order of their days, with their evidence."""
    tallies = sorted(view.count.tasks, key=lambda tally: str(tally.due or "9999"))
    if not tallies:
        return ""
    head = ["Nhiệm vụ", "Đơn vị", "Hạn", *(["Kết quả"] if view.shows_figures else [])]
    cells = "".join(f'<th scope="col">{name}</th>' for name in head)
    seen: set[str] = set()
    return lines(
        '<div class="table" tabindex="0" role="region" aria-label="Nhiệm vụ có thời hạn">',
        f'<table class="cc-table"><thead><tr>{cells}</tr></thead><tbody>',
        *(_task(view, tally, seen) for tally in tallies),
        "</tbody></table></div>",
    )


def _task(view: View, tally: TaskTally, seen: set[str]) -> str:
    """Return one line; the first line of a task carries its id, and *seen* remembers it."""
    anchor = "" if tally.rule.id in seen else f' id="{tally.rule.id}"'
    seen.add(tally.rule.id)
    names = {report.code: report.name for report in view.content.plan.reports}
    report = f"<br><strong>{escape(names[tally.report])}</strong>" if tally.report else ""
    due = told(tally.due) if tally.due else Status.UNKNOWN.label
    result = f"<td>{_result(view, tally)}</td>" if view.shows_figures else ""
    return (
        f"<tr{anchor}><td>{_words(view, tally.rule)}{report}</td>"
        f"<td>{bearer_words(view, tally.bearer)}</td><td>{due}</td>{result}</tr>"
    )


def _words(view: View, rule: Rule) -> str:
    """Return a rule's place and words, and how they are read."""
    source, note = rule.source, _note(view, rule)
    small = f'<br><span class="cc-meta">{note}</span>' if note else ""
    return f"<strong>{escape(source.place)}</strong><br>“{escape(source.quote)}”{small}"


def _result(view: View, tally: TaskTally) -> str:
    done = f" ngày {told(tally.done)}" if tally.done else ""
    return f"{status_words(tally.status)}{done}{_evidence(view, tally.posts)}"


def _evidence(view: View, posts: Iterable[Post]) -> str:
    """Return the posts behind a figure: those with a page are linked, the others named."""
    found = [_post(view, post) for post in posts]
    more = len(found) - _SHOWN
    if more > 0:
        found = [*found[:_SHOWN], f"và {more} tin bài khác"]
    return listed(found)


def _post(view: View, post: Post) -> str:
    if post.has_page(view.content.day):
        return link(view.at(addresses.post_path(post)), post.title)
    return escape(post.title)


def duty_groups(view: View) -> str:
    """Return the duties by their form, each form folded up."""
    return "\n".join(_duties(view, form, title) for form, title in _FORMS.items())


def _duties(view: View, form: Form, title: str) -> str:
    tallies = [tally for tally in view.count.duties if tally.rule.form is form]
    if not tallies:
        return ""
    entries = "\n".join(_duty(view, tally) for tally in tallies)
    return (
        f'<details class="cc-duties"><summary>{title} ({len(tallies)})</summary>\n'
        f"<ul>\n{entries}\n</ul></details>"
    )


def _duty(view: View, tally: DutyTally) -> str:
    rule: Duty = tally.rule
    who = members_words(view, rule.bearers.members)
    posts = _evidence(view, tally.posts) if view.shows_figures else ""
    return (
        f'<li id="{rule.id}"><strong>{escape(rule.source.place)}</strong>: '
        f"“{escape(rule.source.quote)}” <br>{who}{posts}</li>"
    )

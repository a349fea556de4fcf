"""What a rule asks for: whom it binds, what counts, how it is read, which rules say otherwise."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from cchc.core.calendar import read_period
from cchc.core.names import Names
from cchc.core.plan import Plan
from cchc.core.readings import readings_of
from cchc.core.rules import Duty, Form, Quota, Rule, Task
from cchc.core.tally import Status
from cchc.core.vocabulary import KINDS, TOPICS
from cchc.publish.html import escape, listed, told
from cchc.publish.plan_words import demand, members_words, period_words, scope_words
from cchc.publish.view import View

FORMS = {
    Form.ONGOING: "Việc làm thường xuyên",
    Form.ENCOURAGED: "Việc được khuyến khích, đề nghị",
    Form.STRUCTURAL: "Yêu cầu chung về nội dung, hình thức",
}
_ID = re.compile(r"\b[a-z]{2}(?:-[a-z0-9]+)+")


def facts(view: View, rule: Rule, plan: Plan) -> str:
    """Return what is known of a rule of *plan* as a list of names and values."""
    wanted = rule.wanted
    pairs = [
        ("Yêu cầu", _demand(view, rule)),
        ("Thời hạn", _when(view, rule)),
        ("Đơn vị thực hiện", _bound(view, rule)),
        ("Thành viên nhóm", _rosters(view, rule)),
        ("Đơn vị phối hợp", members_words(view, rule.bearers.also)),
        ("Chịu trách nhiệm", members_words(view, filter(None, [rule.bearers.answerable]))),
        ("Loại được tính", _labels(KINDS, wanted.kinds)),
        ("Kênh", _labels(view.channels, wanted.channels)),
        ("Chủ đề", _labels(TOPICS, wanted.topics)),
        ("Ghi chú", _with_links(view, rule.source.note)),
        ("Cùng nội dung", ", ".join(map(view.rule_link, rule.same_as))),
        ("Nêu khác", ", ".join(map(view.rule_link, rule.conflicts_with))),
        ("Mã trong bài viết, dữ liệu mở", f"<code>{rule.id}</code>"),
    ]
    rows = "\n".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in pairs if value)
    readings = dict.fromkeys(_with_links(view, each) for each in _readings(rule, plan))
    reading = listed(readings, css="cc-readings")
    how = f"<dt>Cách hiểu</dt><dd>{reading}</dd>" if reading else ""
    return f'<dl class="cc-about">\n{rows}\n{how}</dl>'


def _with_links(view: View, text: str) -> str:
    """Return *text* with the rules that it names by their ids linked, by their places."""
    known = view.rules.keys() | view.rules_above.keys()
    return _ID.sub(
        lambda found: view.rule_link(found[0]) if found[0] in known else found[0],
        escape(text),
    )


def _demand(view: View, rule: Rule) -> str:
    if isinstance(rule, Duty):
        return FORMS[rule.form]
    if isinstance(rule, Quota):
        return f"{escape(demand(view, rule))} (tối thiểu)"
    pieces = rule.at_least if isinstance(rule, Task) else 1
    number = f", ít nhất {pieces:02} minh chứng" if pieces > 1 else ""
    return f"Nhiệm vụ có thời hạn{number}"


def _when(view: View, rule: Rule) -> str:
    """Return from which period a quota holds, or the days of a task (R5, R14, R15, R17)."""
    if isinstance(rule, Quota):
        start = f"từ {period_words(read_period(rule.start))}" if rule.start else ""
        end = f" đến {period_words(read_period(rule.end))}" if rule.end else ""
        before = "; các kỳ trước không áp dụng" if rule.start else ""
        return f"{start}{end}{before}".strip()
    found = view.tallies if rule.id in view.rules else view.tallies_above
    tallies = found.tasks.get(rule.id, ()) if found else ()
    spans = ((tally.start, tally.due) for tally in tallies)
    return listed(_span(*span) for span in dict.fromkeys(spans))


def _span(start: date | None, due: date | None) -> str:
    if due is None:
        return f"{Status.UNKNOWN.label}: kế hoạch chưa ghi ngày ban hành"
    return f"từ {told(start)} đến hết ngày {told(due)}" if start else f"hết ngày {told(due)}"


def _bound(view: View, rule: Rule) -> str:
    scope = scope_words(view, rule)
    return f"{members_words(view, rule.bearers.members)}{f' ({scope})' if scope else ''}"


def _rosters(view: View, rule: Rule) -> str:
    """Return who stands on the roster of each group that the rule names (R24)."""
    groups = {group.code: group for group in view.content.plan.groups}
    named = [groups[code] for code in rule.bearers.members if code in groups]
    return listed(
        f"{escape(group.name)}: "
        + (
            ", ".join(view.unit_link(code) for code in dict.fromkeys(m.unit for m in group.roster))
            or "chưa xác định thành viên"
        )
        for group in named
    )


def _labels(names: Names, codes: Iterable[str]) -> str:
    return ", ".join(escape(names.label(code)) for code in codes)


def _readings(rule: Rule, plan: Plan) -> Iterator[str]:
    if isinstance(rule, Duty):
        return
    for reading in readings_of(rule, plan):
        # From when on is told as a period that people know, beside "Thời hạn".
        if reading.parameter != "from":
            yield reading.told

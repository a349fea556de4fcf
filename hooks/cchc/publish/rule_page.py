"""A page for each rule of the plan: its words, how it is read, where it stands, and the posts.

Where the commune keeps its figures to itself (`figures: internal`), it ends with the readings.
"""

from collections.abc import Iterator

from cchc.core.rules import Duty, Quota, Rule, Task
from cchc.core.tally import DutyTally, Tally
from cchc.publish import addresses
from cchc.publish.evidence import evidence
from cchc.publish.feed_links import feed_head
from cchc.publish.html import crumbs, escape, heading, lines, link, listed, told
from cchc.publish.plan_rows import PERIODS
from cchc.publish.plan_words import bearer_words, name_of, period_words, standing
from cchc.publish.rule_facts import facts
from cchc.publish.rule_periods import (
    other_figures,
    other_name,
    quota_periods,
    report_name,
    task_rows,
    task_standing,
)
from cchc.publish.shell import Page
from cchc.publish.tallies import Tallies
from cchc.publish.view import View

_DUTY = "Việc này không có số lượng, thời hạn nên không chấm đạt hay chưa đạt."
_SERVING = 30


def rule_pages(view: View) -> Iterator[Page]:
    """Yield the page of every rule of the plan, in its order."""
    return (rule_page(view, rule) for rule in view.content.plan.rules)


def rule_page(view: View, rule: Rule) -> Page:
    """Return the page of one rule."""
    title = f"{rule.source.place}: {name_of(view, rule)}"
    content = lines(
        crumbs(
            (view.at(addresses.HOME), "Trang chủ"),
            (view.at(f"{addresses.PLAN}#{rule.id}"), "Chỉ tiêu"),
        ),
        heading(title),
        quote(view, rule),
        *(_standing(view, rule) if view.shows_figures else ()),
        '<h2 id="yeu-cau">Yêu cầu và cách hiểu</h2>',
        facts(view, rule, view.content.plan),
        *(_behind(view, rule) if view.shows_figures else ()),
        _every(view),
    )
    description = f"{rule.source.place} của {view.content.plan.title}."
    return Page(addresses.rule_path(rule.id), title, description, content, feed_head(view))


def quote(view: View, rule: Rule) -> str:
    """Return the plan's words, and where they stand in it."""
    plan = view.content.plan
    number = f"Kế hoạch số {escape(plan.number)}" if plan.number else "Kế hoạch"
    day = f" ngày {told(plan.issued)}" if plan.issued else ""
    return (
        f"<blockquote><p>{escape(rule.source.quote)}</p></blockquote>\n"
        f'<p class="cc-meta">{escape(rule.source.place)}, {number}{day} của {escape(plan.issuer)}'
        "</p>"
    )


def _every(view: View) -> str:
    return f'<p class="cc-every">{link(view.at(addresses.PLAN), "‹ Cả kế hoạch")}</p>'


def _standing(view: View, rule: Rule) -> Iterator[str]:
    """Yield where the rule stands on the day, and beside it those that say otherwise (R25)."""
    now = listed(standings(view, view.tallies, rule)) if isinstance(rule, Quota) else ""
    if now:
        yield f'<h2 id="hien-nay">Đến hết ngày {told(view.content.day)}</h2>'
        yield now
        yield _other(view, rule)
    if rule.conflicts_with:
        yield '<section class="cc-pair"><h2 id="neu-khac">Kế hoạch nêu khác nhau</h2>'
        yield "<p>Các mục sau nói về cùng một việc nhưng nêu khác nhau; tính cả và nêu cả:</p>"
        pair = [rule, *(view.rules[other] for other in rule.conflicts_with)]
        yield listed(_side(view, each) for each in pair)
        yield "</section>"


def _side(view: View, rule: Rule) -> str:
    now = listed(standings(view, view.tallies, rule)) or "<p>chưa có kỳ nào đang tính</p>"
    return f"{view.rule_link(rule.id)}: “{escape(rule.source.quote)}”{now}"


def standings(view: View, tallies: Tallies, rule: Rule) -> Iterator[str]:
    """Yield where each bearer of a rule stands on the day; of a duty nothing."""
    if isinstance(rule, Quota):
        for tally in _now(tallies, rule):
            who = bearer_words(view, tally.bearer)
            yield f"{who}, {period_words(tally.period)}: {standing(tally, view.content.day)}"
    for task in tallies.tasks.get(rule.id, ()):
        report = f", {escape(report_name(view, task))}" if task.report else ""
        yield f"{bearer_words(view, task.bearer)}{report}: {task_standing(view, task)}"


def _now(tallies: Tallies, rule: Rule) -> Iterator[Tally]:
    return (tally for tally in tallies.quotas.get(rule.id, ()) if tallies.is_running(tally))


def _other(view: View, rule: Rule) -> str:
    """Return the running figures under the other reading of who owes the number (R11)."""
    tally = next(_now(view.tallies, rule), None)
    if tally is None or not tally.other:
        return ""
    figures = other_figures(view, tally)
    return f'<div class="cc-other">{other_name(tally)}, theo cách hiểu khác: {figures}</div>'


def _behind(view: View, rule: Rule) -> Iterator[str]:
    """Yield the periods, bearers or posts that the figure is made of."""
    tallies = view.tallies
    if isinstance(rule, Quota):
        yield f'<h2 id="{PERIODS}">Từng kỳ và tin bài đã tính</h2>'
        yield from quota_periods(view, tallies.quotas.get(rule.id, ()))
    if isinstance(rule, Task):
        yield '<h2 id="minh-chung">Kết quả và minh chứng</h2>'
        yield task_rows(view, tallies.tasks.get(rule.id, ()))
    if isinstance(rule, Duty):
        yield '<h2 id="tin-bai">Tin bài, hoạt động phục vụ</h2>'
        yield f"<p>{_DUTY}</p>"
        yield _served(view, tallies.duties[rule.id])


def _served(view: View, tally: DutyTally) -> str:
    posts = sorted(tally.posts, key=lambda post: post.moment)
    return evidence(view, posts, shown=_SERVING) or "<p>Chưa có tin bài nào.</p>"

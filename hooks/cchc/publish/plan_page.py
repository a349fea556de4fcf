"""The page of the whole plan: where it stands at a glance, then what it asks for.

Where the commune keeps its figures to itself (`figures: internal`), only the demands are shown.
"""

from collections.abc import Iterator

from cchc.core.plan import Plan
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import crumbs, escape, heading, lines, link, told
from cchc.publish.plan_rules import duty_groups, quota_list, task_list
from cchc.publish.plan_summary import plan_summary
from cchc.publish.plan_table import plan_table
from cchc.publish.shell import Page
from cchc.publish.view import View


def plan_page(view: View) -> Page:
    """Return the page."""
    title = "Chỉ tiêu tuyên truyền cải cách hành chính"
    content = lines(
        crumbs((view.at(addresses.HOME), "Trang chủ")),
        heading(title),
        plan_facts(view.content.plan),
        *_figures(view),
        '<h2 id="chi-tieu">Chỉ tiêu đếm theo kỳ</h2>',
        quota_list(view) or "<p>Kế hoạch không giao chỉ tiêu đếm theo kỳ.</p>",
        '<h2 id="nhiem-vu">Nhiệm vụ có thời hạn</h2>',
        task_list(view) or "<p>Kế hoạch không giao nhiệm vụ có thời hạn.</p>",
        '<h2 id="viec-khac">Việc thường xuyên và yêu cầu chung</h2>',
        duty_groups(view),
    )
    description = f"{view.content.plan.title}: yêu cầu và kết quả thực hiện."
    return Page(addresses.PLAN, title, description, content, feed_head(view))


def plan_facts(plan: Plan) -> str:
    """Return which plan it is: its name, number, day and issuer, and the plan above it."""
    day = f" ngày {told(plan.issued)}" if plan.issued else ""
    number = f"số {escape(plan.number)}" if plan.number else "chưa ghi số"
    above = ". ".join(_parent(plan))
    return (
        f'<p class="cc-lead">{escape(plan.title)}</p>\n'
        f"<p>Kế hoạch {number}{day} của {escape(plan.issuer)}{above}.</p>"
    )


def _parent(plan: Plan) -> Iterator[str]:
    if plan.parent:
        issuer = f" của {escape(plan.parent.issuer)}" if plan.parent.issuer else ""
        day = f" ngày {told(plan.parent.issued)}" if plan.parent.issued else ""
        yield f", thực hiện Kế hoạch số {escape(plan.parent.number)}{day}{issuer}"


def _figures(view: View) -> Iterator[str]:
    if not view.shows_figures:
        return
    json = link(view.at(f"{addresses.FIGURES}chi-tieu.json"), "JSON")
    table = link(view.at(f"{addresses.FIGURES}chi-tieu.csv"), "CSV")
    yield f'<h2 id="ket-qua">Kết quả đến hết ngày {told(view.content.day)}</h2>'
    yield plan_summary(view)
    yield '<h2 id="theo-thang">Theo đơn vị và tháng</h2>'
    yield plan_table(view)
    yield f'<p class="cc-feeds">Tải số liệu: {table}, {json}</p>'

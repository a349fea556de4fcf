"""What an officer sees first: what the unit owes, and how far the posts on their way have come."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import Response

from cchc.core.names import Names
from cchc.core.post import Post
from cchc.core.tally import Count, Tally, TaskTally
from cchc.core.vocabulary import TOPICS
from cchc.editor.drafts import State
from cchc.editor.office import Office
from cchc.editor.roles import Account
from cchc.editor.web import Visit
from cchc.publish.reminders import chase, folded
from cchc.publish.short_words import days_left, demand, short_period, task_words

_DAYS = 31
_PAGE = 50


@dataclass(frozen=True, slots=True)
class Debt:
    """One thing that a unit owes: what, by when, and in which words the plan asks for it."""

    words: str
    period: str
    left: str
    has: str
    place: str
    quote: str
    rule: str
    is_late: bool
    topics: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """What one unit owes within a month."""

    name: str
    debts: list[Debt]


def board(visit: Visit) -> Response:
    """Show the first page."""
    office, account = visit.office, visit.account
    count = office.count
    drafts = [each for each in office.drafts.all() if account.may_write(each.units)]
    by_state = {state: [each for each in drafts if each.state is state] for state in State}
    return visit.page(
        "bang.html",
        owed=list(owed(office, account, count)),
        drafts=by_state,
        unsaved=office.cabinet.staging.slugs(account),
        states=State,
        units=units_of(office),
        publisher=office.publisher,
        is_station=office.amending.is_station(account),
        short=_short(office, count) if account.is_reviewer else [],
        coming=_coming(office.content.posts, office) if account.is_reviewer else [],
    )


def owed(office: Office, account: Account, count: Count) -> Iterator[Owed]:
    """Yield what each of an officer's units owes."""
    names = units_of(office)
    for unit in account.units:
        if unit in names:
            yield Owed(names.label(unit), list(_debts(office, unit, count)))


def _debts(office: Office, unit: str, count: Count) -> Iterator[Debt]:
    plan, found = office.content.plan, chase(count, unit, _DAYS)
    channels = plan.vocabulary().channels
    for group in folded(found.short):
        yield _quota_debt(group, count, channels)
    for tasks in folded(found.tasks):
        task = tasks[0]
        words = task_words(task.rule, task.report, plan)
        yield _task_debt(tasks, words, count)


def _quota_debt(group: list[Tally], count: Count, channels: Names) -> Debt:
    tally = group[0]
    source = tally.rule.source
    return Debt(
        words=demand(tally.rule, tally.missing, channels),
        period=short_period(tally.period),
        left=days_left(tally.period.last, count.day),
        has=f"đã có {tally.count}/{tally.rule.at_least}",
        place=source.place,
        quote=source.quote,
        rule=tally.rule.id,
        is_late=False,
        topics="; ".join(map(TOPICS.label, tally.rule.wanted.topics)),
    )


def _task_debt(group: list[TaskTally], words: str, count: Count) -> Debt:
    task = group[0]
    source = task.rule.source
    due = task.due or count.day
    return Debt(
        words=words,
        period=f"hạn {due:%d/%m/%Y}",
        left=days_left(due, count.day),
        has="",
        place=source.place,
        quote=source.quote,
        rule=task.rule.id,
        is_late=due < count.day,
    )


def units_of(office: Office) -> Names:
    """Return the units' names."""
    return office.newsroom.standing.vocabulary.units


def _short(office: Office, count: Count) -> list[tuple[str, int]]:
    """Return the units that owe something within the month, with how many things."""
    graded = [unit for unit in office.content.plan.units if unit.graded]
    found = [(unit.name, chase(count, unit.code, _DAYS)) for unit in graded]
    return [
        (name, len(folded(each.short)) + len(folded(each.tasks)))
        for name, each in found
        if each.short or each.tasks
    ]


def _coming(posts: tuple[Post, ...], office: Office) -> list[Post]:
    """Return the posts that are approved and wait for their day."""
    day = office.content.day
    waiting = (post for post in posts if post.date > day and not post.draft)
    return sorted(waiting, key=lambda post: post.moment)


def listing(visit: Visit) -> Response:
    """Show what stands on main, the newest first, a page at a time."""
    office, words = visit.office, visit.query("q").lower()
    unit = visit.query("don-vi")
    number = int(visit.query("trang")) if visit.query("trang").isdigit() else 1
    posts = office.newsroom.refresh().newest
    found = [post for post in posts if _fits(post, words, unit)]
    first = (max(number, 1) - 1) * _PAGE
    return visit.page(
        "tin-bai.html",
        posts=found[first : first + _PAGE],
        number=max(number, 1),
        has_more=len(found) > first + _PAGE,
        total=len(found),
        q=visit.query("q"),
        unit=unit,
        units=units_of(office),
        today=office.content.day,
        is_station=office.amending.is_station(visit.account),
        drafts={draft.slug: draft for draft in office.drafts.all()},
    )


def _fits(post: Post, words: str, unit: str) -> bool:
    return (not words or words in post.title.lower()) and (not unit or unit in post.units)

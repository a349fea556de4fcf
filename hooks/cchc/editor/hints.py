"""What an officer is told while writing; it decides nothing."""

from collections.abc import Iterator, Mapping
from datetime import date

from cchc.core.content import Content
from cchc.core.counting import count
from cchc.core.personal import KINDS as KINDS_OF_DATA
from cchc.core.personal import Finding, personal_data
from cchc.core.post import Post, opening_of
from cchc.core.tally import Status
from cchc.core.text import shown
from cchc.core.vocabulary import CATEGORIES, KINDS, TOPICS
from cchc.editor.newsroom import Newsroom
from cchc.editor.post_form import body_of, many, one
from cchc.editor.staging import Posted
from cchc.publish.short_words import demand, short_period, task_words

_ALIKE = "Có thể trùng với bài “{title}” ngày {day:%d/%m/%Y}, giống {percent}%."
_QUOTA = "{demand}, {period} ({place})"
_TASK = "Nhiệm vụ: {words} ({place})"
_DIGITS = 6
_HELD = "Bài có {kind}: “{found}”."


def hints(posted: Posted, newsroom: Newsroom, slug: str) -> Mapping[str, list[str]]:
    """Return what to tell beside a form: quotas served, posts alike, personal data."""
    post = post_of(posted, newsroom, slug)
    known = newsroom.standing.content.known
    held = personal_data(f"{one(posted, 'title')}\n{one(posted, 'summary')}\n{body_of(posted)}")
    return {
        "quotas": list(served(post, newsroom.standing.content)) if post else [],
        "alike": list(_alike(post, newsroom)) if post else [],
        "personal": [_held(each) for each in held if not known.holds(each)],
    }


def _held(finding: Finding) -> str:
    return _HELD.format(found=finding.found, kind=KINDS_OF_DATA[finding.kind])


def served(post: Post, content: Content) -> Iterator[str]:
    """Yield the quotas and tasks that a post would be counted for, in a few words each."""
    plan = content.plan
    channels = plan.vocabulary().channels
    found = count(plan, [post], until=max(post.date, content.day))
    told: dict[str, str] = {}
    for tally in found.quotas:
        if tally.credits and tally.status is not Status.NOT_APPLICABLE:
            rule = tally.rule
            words = demand(rule, rule.at_least, channels)
            period, place = short_period(tally.period), rule.source.place
            told[rule.id] = _QUOTA.format(demand=words, period=period, place=place)
    for task in found.tasks:
        if task.posts:
            words = task_words(task.rule, task.report, plan)
            told[task.rule.id] = _TASK.format(words=words, place=task.rule.source.place)
    yield from told.values()


def post_of(posted: Posted, newsroom: Newsroom, slug: str) -> Post | None:
    """Return the post that a form half filled in would be; None while the plan cannot place it."""
    words = newsroom.standing.vocabulary
    units = tuple(unit for unit in many(posted, "unit") if unit in words.units)
    day, category = _day(one(posted, "date")), one(posted, "category")
    kind = one(posted, "kind") or "tin-bai"
    if not (units and day and category in CATEGORIES and kind in KINDS):
        return None
    known = next((each for each in newsroom.standing.content.posts if each.slug == slug), None)
    return Post(
        file=known.file if known else f"{day:%Y/%m}/{slug}.md",
        title=one(posted, "title"),
        units=units,
        category=category,
        moment=opening_of(day),
        body=body_of(posted),
        kind=kind,
        topics=tuple(topic for topic in many(posted, "topics") if topic in TOPICS),
        elsewhere=known.elsewhere if known else (),
        quantity=_number(one(posted, "quantity")),
        tasks=tuple(task for task in many(posted, "tasks") if task in words.rules),
        cross_posted=bool(one(posted, "cross_posted")),
        on_site=bool(one(posted, "on_site")),
    )


def _alike(post: Post, newsroom: Newsroom) -> Iterator[str]:
    for pair in newsroom.alike(post)[:3]:
        title = shown(pair.earlier.title)
        yield _ALIKE.format(title=title, day=pair.earlier.day, percent=pair.percent)


def _number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= _DIGITS
    return max(1, int(text)) if is_number else 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

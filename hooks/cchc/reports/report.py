"""The periodic report on communication about administrative reform (official-report, skeleton)."""

from collections.abc import Iterator
from datetime import timedelta

from cchc.core.report_window import after
from cchc.core.tally import TaskTally
from cchc.reports import letters, ranking
from cchc.reports.facts import Facts
from cchc.reports.paper import Block, Heading, Item, Paper, Para
from cchc.reports.report_annexes import annexes
from cchc.reports.report_results import results
from cchc.reports.report_tables import (
    plans_table,
)
from cchc.reports.shortfalls import quotas_to_come, shortfalls, tasks_to_come
from cchc.reports.words import day_words, number

CHECK = "kiem-tra"


def report(facts: Facts, *, snapshot: str) -> Paper:
    """Return the report; *snapshot* says what its figures came from."""
    blocks = (
        _opening(facts),
        *_direction(facts),
        *results(facts),
        *_judgement(facts),
        *_next(facts),
        *_proposals(facts),
        Para(facts.say("ket", ky=facts.window.name, co_quan=facts.agency)),
    )
    return Paper(
        letterhead=letters.report_head(facts),
        blocks=blocks,
        closing=letters.closing(facts),
        annexes=annexes(facts, letters.goes_with(facts)),
        snapshot=snapshot,
    )


def _opening(facts: Facts) -> Block:
    return Para(
        facts.say(
            "mo-dau",
            ke_hoach=facts.plan_words,
            co_quan=facts.agency,
            ky=facts.window.name,
            tu=day_words(facts.window.first),
            den=day_words(facts.until),
        )
    )


def _direction(facts: Facts) -> Iterator[Block]:
    yield Heading(facts.say("muc-1"))
    yield Heading(facts.say("muc-1-1"), 2)
    plans = facts.unit_plans
    if not facts.unit:
        due = _due_of_plan(facts)
        yield Para(facts.say("ke-hoach-xa", ke_hoach=facts.plan_words, so_voi_han=due))
        done = sum(task.done is not None for task in plans)
        so, tong = number(done), number(len(plans))
        yield Para(facts.say("ke-hoach-don-vi", den=day_words(facts.until), so=so, tong=tong))
    yield plans_table(facts)
    yield Heading(facts.say("muc-1-2"), 2)
    checks = [credit.post for credit in facts.own.held(CHECK)]
    cited = facts.cited(checks)
    yield Para(facts.say("don-doc", so=number(len(checks)), minh_chung=cited))
    yield Para(facts.say("don-doc-gap"))


def _due_of_plan(facts: Facts) -> str:
    """Return how the plan's own issue stands to its day, where one is set."""
    own = [task for task in facts.whole.count.tasks if task.rule.met_by_issue]
    return "".join(_against_due(facts, task) for task in own[:1])


def _against_due(facts: Facts, task: TaskTally) -> str:
    if not task.done or not task.due:
        return ""
    days = (task.done - task.due).days
    told = f"chậm {number(days)} ngày" if days > 0 else "đúng hạn"
    return " " + facts.say("so-voi-han", ket_qua=told, han=day_words(task.due))


def _judgement(facts: Facts) -> Iterator[Block]:
    yield Heading(facts.say("muc-3"))
    yield Heading(facts.say("muc-3-1"), 2)
    met = [
        f"{facts.unit_names(each.bearer.units)} ({each.places})"
        for each in facts.lines
        if each.is_met
    ]
    if met:
        yield Para(facts.say("uu-diem-dat", ten="; ".join(met)))
    yield Para(facts.say("uu-diem-gap"))
    yield Heading(facts.say("muc-3-2"), 2)
    short, until = shortfalls(facts), day_words(facts.until)
    if short:
        yield Para(facts.say("ton-tai", den=until, so=number(len(short))))
        yield from short
    else:
        yield Para(facts.say("ton-tai-khong", den=until))
    yield Heading(facts.say("muc-3-3"), 2)
    yield Para(facts.say("nguyen-nhan-gap"))


def _next(facts: Facts) -> Iterator[Block]:
    yield Heading(facts.say("muc-4"))
    yield Heading(facts.say("muc-4-1"), 2)
    last, tasks = day_words(after(facts.content.plan, facts.window)), tasks_to_come(facts)
    first = day_words(facts.until + timedelta(days=1))
    yield Para(facts.say("den-han" if tasks else "den-han-khong", tu=first, den=last))
    yield from tasks
    quotas = [Item(f"{words};") for words in dict.fromkeys(quotas_to_come(facts))]
    if quotas:
        yield Para(facts.say("chi-tieu-tiep"))
        yield from quotas
    yield Heading(facts.say("muc-4-2"), 2)
    yield Para(facts.say("giai-phap-gap"))


def _proposals(facts: Facts) -> Iterator[Block]:
    yield Heading(facts.say("muc-5"))
    yield Heading(facts.say("muc-5-1"), 2)
    if not facts.unit:
        yield from _commended(facts)
    people = [f"{name} ({number(works)} tin, bài)" for name, works in ranking.authors(facts)]
    named = facts.say("ca-nhan", ten="; ".join(people)) if people else facts.say("ca-nhan-gap")
    yield Para(named)
    yield Heading(facts.say("muc-5-2"), 2)
    yield Para(facts.say("vuong-mac-gap"))


def _commended(facts: Facts) -> Iterator[Block]:
    places = ranking.ranking(facts)
    proposed = [facts.unit_name(place.unit) for place in places if place.is_proposed]
    yield Para(facts.say("xep-thu-tu"))
    yield ranking.ranking_table(facts, places)
    names = "; ".join(proposed)
    yield Para(facts.say("de-xuat", ten=names) if names else facts.say("de-xuat-khong"))

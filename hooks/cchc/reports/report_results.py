"""Part II of a periodic report: the results, each figure with what it rests on."""

from collections.abc import Iterable, Iterator

from cchc.core.plan import Plan
from cchc.core.rules import Form
from cchc.core.tally import DutyTally
from cchc.core.vocabulary import CITY_PAGE, KINDS, TOPICS
from cchc.publish.plan_words import shortened
from cchc.reports.facts import Facts
from cchc.reports.paper import Block, Heading, Item, Para
from cchc.reports.report_tables import (
    channels_table,
    events_table,
    fields_table,
    quotas_table,
)
from cchc.reports.words import day_words, number, percent

BROADCAST = ("truyen-thanh", "phat-thanh-truyen-hinh")
SOCIAL = ("fanpage", "facebook", "zalo", "youtube", "tiktok")
VISUAL = ("pano", "bang-ron", "ap-phich", "to-roi", "an-pham")
MODEL = "mo-hinh"
_KINDS = {
    "tin_bai": "tin-bai",
    "chuyen_sau": "bai-chuyen-sau",
    "truyen_thanh": "tin-bai-truyen-thanh",
}


def results(facts: Facts) -> Iterator[Block]:
    """Yield part II: what came out in the window, and what it comes to against the plan."""
    yield Heading(facts.say("muc-2"))
    yield Heading(facts.say("muc-2-1"), 2)
    yield from _general(facts)
    yield channels_table(facts)
    yield Heading(facts.say("muc-2-2"), 2)
    met, lines = met_lines(facts)
    so = {"dat": number(met), "hang": number(lines)}
    yield Para(facts.say("theo-don-vi", den=day_words(facts.until), **so))
    yield quotas_table(facts)
    yield from _duties(facts)
    yield Heading(facts.say("muc-2-3"), 2)
    yield fields_table(facts)
    yield Para(_topics(facts))
    yield Heading(facts.say("muc-2-4"), 2)
    yield from _media(facts)
    yield Heading(facts.say("muc-2-5"), 2)
    yield events_table(facts)
    yield Heading(facts.say("muc-2-6"), 2)
    yield _models(facts)


def met_lines(facts: Facts) -> tuple[int, int]:
    """Return how many lines of table 3 were met in every period that is over, of how many."""
    over = [line for line in facts.lines if line.closed]
    return sum(line.is_met for line in over), len(over)


def _general(facts: Facts) -> Iterator[Block]:
    works = facts.own.works
    counts = {name: sum(post.kind == kind for post in works) for name, kind in _KINDS.items()}
    rest = len(works) - sum(counts.values())
    fresh = sum(post.date in facts.window for post in works)
    told = {name: number(count) for name, count in counts.items()}
    yield Para(
        facts.say("so-luong", so=number(len(works)), khac=number(rest), moi=number(fresh), **told)
    )
    yield Para(_compared(facts))
    if facts.own.sent(CITY_PAGE) or facts.own.shown(CITY_PAGE):
        sent, shown = len(facts.own.sent(CITY_PAGE)), len(facts.own.shown(CITY_PAGE))
        channel = facts.channel_name(CITY_PAGE)
        words = facts.say("gui-cap-tren", kenh=channel, gui=number(sent), dang=number(shown))
        yield Para(words)


def _compared(facts: Facts) -> str:
    before, now = facts.before, len(facts.own.works)
    if before is None:
        return facts.say("cung-ky-gap")
    then = len(before.works)
    window = before.window
    return facts.say(
        "cung-ky",
        tu=day_words(window.first),
        den=day_words(window.last),
        truoc=number(then),
        so_sanh=compared(now, then),
    )


def compared(now: int, then: int) -> str:
    """Return how two figures stand to each other: "tăng 05 tác phẩm (+25%)"."""
    if now == then:
        return "bằng cùng kỳ"
    word, sign = ("tăng", "+") if now > then else ("giảm", "-")
    share = f" ({sign}{percent(abs(now - then), then)})" if then else ""
    return f"{word} {number(abs(now - then))} tác phẩm{share}"


def _duties(facts: Facts) -> Iterator[Block]:
    """Yield the standing work: done where something served it, never marked."""
    told = [each for each in facts.whole.duties if _tells(facts, each)]
    without = [_named(each) for each in told if not _served(facts, each)]
    done = number(len(told) - len(without))
    if without:
        names = "; ".join(dict.fromkeys(without))
        words = facts.say("khuyen-khich", co=done, khong=number(len(without)), ten=names)
        yield Para(words)
    elif told:
        yield Para(facts.say("khuyen-khich-het", co=done))


def _served(facts: Facts, tally: DutyTally) -> bool:
    """Tell whether something served a duty; in a unit's own report only what it wrote does."""
    return any(facts.concerns(post.units) for post in tally.posts)


def _named(tally: DutyTally) -> str:
    source = tally.rule.source
    return f"{source.place} “{shortened(source.quote)}”"


def _tells(facts: Facts, tally: DutyTally) -> bool:
    """Tell whether posts can show that a duty is kept, and the report is about its unit."""
    wanted = tally.rule.wanted
    told = bool(wanted.kinds or wanted.channels or wanted.topics)
    return told and tally.rule.form is not Form.STRUCTURAL and facts.concerns(tally.bearer.units)


def _topics(facts: Facts) -> str:
    """Return the topics that the plan names and that no work of the window is about."""
    seen = {subject for post in facts.own.works for subject in post.subjects}
    asked = plan_topics(facts.content.plan)
    if facts.unit:
        own = {topic for line in facts.lines for topic in line.rule.wanted.topics}
        asked = [topic for topic in asked if topic in own]
    missing = [topic for topic in asked if topic not in seen]
    if not missing:
        return facts.say("chu-de-du")
    return facts.say("chu-de-thieu", ten="; ".join(map(TOPICS.label, missing)))


def plan_topics(plan: Plan) -> list[str]:
    """Return the topics that some rule of the plan names, in the order of the vocabulary."""
    named = {topic for rule in plan.rules for topic in rule.wanted.topics}
    return [topic for topic in TOPICS if topic in named]


def _media(facts: Facts) -> Iterator[Block]:
    own = facts.own
    aired = {each.post.file: each.post for code in BROADCAST for each in own.airings(code)}
    times = sum(len(own.airings(code)) for code in BROADCAST)
    cited = facts.cited(aired.values())
    words = facts.say(
        "truyen-thanh", tac_pham=number(len(aired)), lan=number(times), minh_chung=cited
    )
    yield Item(words)
    social = {code: own.channels[code] for code in SOCIAL if code in own.channels}
    named = [
        f"{facts.channel_name(code)} {number(len(works))} tin/bài{facts.cited(works)}"
        for code, works in social.items()
    ]
    yield Item(_listed(facts, "mang-xa-hoi", named))
    yield Item(_listed(facts, "truc-quan", _visuals(facts)))


def _visuals(facts: Facts) -> list[str]:
    found = []
    for kind in VISUAL:
        credits_of = facts.own.held(kind)
        pieces = sum(credit.amount for credit in credits_of)
        cited = facts.cited(credit.post for credit in credits_of)
        found += [f"{number(pieces)} {KINDS.label(kind).lower()}{cited}"] if credits_of else []
    return found


def _listed(facts: Facts, phrase: str, named: Iterable[str]) -> str:
    names = "; ".join(named)
    return facts.say(phrase, ten=names) if names else facts.say(f"{phrase}-khong")


def _models(facts: Facts) -> Block:
    found = [post for post in facts.own.works if MODEL in post.subjects]
    if not found:
        return Para(facts.say("mo-hinh-gap"))
    titles = "; ".join(f"“{post.title}”" for post in found)
    return Para(facts.say("mo-hinh", ten=titles, minh_chung=facts.cited(found)))

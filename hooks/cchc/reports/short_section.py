"""The section on communication to paste into the report on administrative reform, as text."""

from cchc.core.vocabulary import CITY_PAGE, OWN_SITE
from cchc.reports.facts import Facts
from cchc.reports.ranking import IN_DEPTH
from cchc.reports.report_results import BROADCAST, met_lines
from cchc.reports.scorecard import Line
from cchc.reports.words import day_words, number


def short_section(facts: Facts) -> str:
    """Return the section in one paragraph; the cause of a shortfall is left to a person."""
    own = facts.own
    aired = {each.post.file for code in BROADCAST for each in own.airings(code)}
    met, lines = met_lines(facts)
    return facts.say(
        "phan-ngan",
        ke_hoach=facts.plan_words,
        tu=day_words(facts.window.first),
        den=day_words(facts.until),
        trang=number(len(own.shown(OWN_SITE))),
        cap=facts.commune,
        gui=number(len(own.sent(CITY_PAGE))),
        dang=number(len(own.shown(CITY_PAGE))),
        kenh=facts.channel_name(CITY_PAGE),
        phat=number(len(aired)),
        lan=number(sum(len(own.airings(code)) for code in BROADCAST)),
        chuyen_sau=number(sum(post.kind == IN_DEPTH for post in own.works)),
        dat=number(met),
        hang=number(lines),
        chua_dat=_missed(facts),
    )


def _missed(facts: Facts) -> str:
    missed = [_name(facts, line) for line in facts.lines if line.closed and not line.is_met]
    return facts.say("phan-ngan-chua-dat", ten="; ".join(missed)) if missed else ""


def _name(facts: Facts, line: Line) -> str:
    return f"{facts.unit_names(line.bearer.units)} ({line.places}: {line.share})"

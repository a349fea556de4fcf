"""The fixed parts around the body of a paper: its head, its recipients, its signature."""

from dataclasses import replace
from datetime import date

from cchc.core.plan import Plan
from cchc.reports.facts import Facts
from cchc.reports.paper import Closing, Letterhead
from cchc.reports.words import level_name

_FEBRUARY = 2


def report_head(facts: Facts) -> Letterhead:
    """Return the head of a report: of the commune, or of one unit to the one that gathers them."""
    lines = facts.phrases.lines("trich-yeu", ky=facts.window.name)
    return _head(facts, "bao-cao", lines, dated(facts))


def plan_head(facts: Facts) -> Letterhead:
    """Return the head of a unit's plan for the year."""
    year = facts.content.plan.year
    lines = facts.phrases.lines("kh-trich-yeu", don_vi=facts.agency, nam=year)
    return _head(facts, "ke-hoach", lines, facts.content.day)


def _head(facts: Facts, kind: str, subject: tuple[str, ...], day: date) -> Letterhead:
    phrases, plan = facts.phrases, facts.content.plan
    return Letterhead(
        above=plan.issuer.upper() if facts.unit else "",
        agency=(facts.agency.upper(),) if facts.unit else _agency(plan),
        number=phrases.say(f"so-{kind}", ky_hieu=mark(facts)),
        place=phrases.say(
            "dia-danh-ngay", dia_danh=level_name(plan.name), thang=month_words(day), nam=day.year
        ),
        nation=phrases.say("quoc-hieu"),
        motto=phrases.say("tieu-ngu"),
        kind=phrases.say(f"ten-{kind}"),
        subject=subject,
        draft=phrases.say("du-thao"),
        to=_to(facts) if kind == "bao-cao" else "",
    )


def _to(facts: Facts) -> str:
    """Return whom a unit reports to: the one that gathers, which itself reports to the commune."""
    if not facts.unit:
        return ""
    plan = facts.content.plan
    to = plan.issuer if facts.unit == plan.keeper else facts.unit_name(plan.keeper)
    return facts.say("kinh-gui", noi_nhan=to)


def goes_with(facts: Facts, phrase: str = "kem-theo") -> str:
    """Return the line under the title of an annex."""
    day = dated(facts)
    return facts.say(
        phrase,
        ky_hieu=mark(facts),
        thang=month_words(day),
        nam=day.year,
        co_quan=facts.agency,
    )


def plan_closing(facts: Facts) -> Closing:
    """Return the foot of a unit's plan."""
    keeper = facts.unit_name(facts.content.plan.keeper)
    recipients = facts.phrases.lines("noi-nhan-ke-hoach", dau_moi=keeper)
    return replace(closing(facts), recipients=recipients)


def closing(facts: Facts) -> Closing:
    """Return the recipients and the signature block."""
    phrases, plan = facts.phrases, facts.content.plan
    if facts.unit:
        recipients = phrases.lines("noi-nhan-don-vi")
    else:
        above = facts.content.settings.above or (plan.parent.issuer if plan.parent else "")
        recipients = phrases.lines(
            "noi-nhan-xa", cap_tren=above, cap=facts.commune, luu=plan.keeper.upper()
        )
    signature = phrases.lines("ky-don-vi" if facts.unit else "ky-xa")
    name = phrases.say("ky-ten")
    return Closing(phrases.say("noi-nhan"), recipients, (*signature, name))


def mark(facts: Facts) -> str:
    """Return who issues the paper, as its number says it: "UBND", "KT"."""
    return facts.unit.upper() if facts.unit else "UBND"


def dated(facts: Facts) -> date:
    """Return a day of the month that the paper is dated in: that it is due in, or later today's."""
    return max(facts.window.due or facts.content.day, facts.content.day)


def month_words(day: date) -> str:
    """Return a month as the decree writes it: only January and February have a nought."""
    return f"{day.month:02}" if day.month <= _FEBRUARY else str(day.month)


def _agency(plan: Plan) -> tuple[str, ...]:
    """Return the name of the commune's committee on two lines."""
    return ("ỦY BAN NHÂN DÂN", plan.name.upper())

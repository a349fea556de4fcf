"""What holds for every count, whatever the posts (Hypothesis)."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc.core.calendar import Per
from cchc.core.counting import count
from cchc.core.plan import Plan
from cchc.core.rules import Basis, Byline, Measure, Quota, Scope
from cchc.core.tally import Tally
from core.count_samples import Counted, plan, post, read

NAMES = ("thuong-phuc", "nam-dan", "hung-phu", "hung-dao", "ha-noi")
KINDS = ("tin-bai", "bai-chuyen-sau", "tin-bai-truyen-thanh", "clip", "pano", "doi-thoai")
CATEGORIES = ("chung", "tthc", "the-che", "tai-chinh-cong", "chinh-quyen-so", "cong-vu")
TOPICS = ("kinh-te-dau-tu", "dat-dai-moi-truong", "khcn-dmst", "phap-luat", "chu-truong")
PAGES = ("trang-ttdt", "trang-cchc-tp", "trang-cchc-xa", "facebook", "fanpage")
RADIO = ("truyen-thanh", "phat-thanh-truyen-hinh")
YEAR_END = date(2026, 12, 31)

# Each file is parsed as a real one; a few dozen of them say enough, and quickly.
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
days = st.dates(date(2025, 12, 20), date(2027, 1, 10))
flags = st.sampled_from(("false", "false", "false", "true"))
Figures = Mapping[tuple[str, str, tuple[str, ...]], int]


@st.composite
def publications(draw: st.DrawFn, day: date) -> str:
    """Draw where a post of *day* was also put up or aired, a little before or after."""
    when = day + timedelta(days=draw(st.integers(-3, 40)))
    if draw(st.booleans()):
        aired = sorted({when + timedelta(days=step) for step in draw(st.sets(st.integers(0, 30)))})
        listed = ", ".join(map(str, aired[:4])) or str(when)
        return f"{{channel: {draw(st.sampled_from(RADIO))}, aired: [{listed}]}}"
    shown = when + timedelta(days=draw(st.integers(0, 20)))
    what = draw(st.sampled_from((f"sent: {when}", f"sent: {when}, published: {shown}")))
    return f"{{channel: {draw(st.sampled_from(PAGES))}, {what}}}"


@st.composite
def posts(draw: st.DrawFn, of: Plan, slug: str, *, withdrawn: bool = True) -> str:
    """Draw one post that a unit of the plan may have written."""
    units = [unit.name for unit in of.units]
    lead = draw(st.lists(st.sampled_from(units), min_size=1, max_size=3, unique=True))
    day = draw(days)
    fields = {
        "unit": "[" + ", ".join(f"'{unit}'" for unit in lead) + "]",
        "date": str(day),
        "kind": draw(st.sampled_from(KINDS)),
        "category": draw(st.sampled_from(CATEGORIES)),
        "topics": f"[{draw(st.sampled_from(TOPICS))}]",
        "quantity": str(draw(st.integers(1, 4))),
        "on_site": draw(flags.map(lambda flag: "false" if flag == "true" else "true")),
        "cross_posted": draw(flags),
    }
    tasks = [rule.id for rule in of.tasks]
    if draw(st.booleans()):
        fields["tasks"] = f"[{draw(st.sampled_from(tasks))}]"
    if withdrawn and draw(flags) == "true":
        taken = day + timedelta(days=draw(st.integers(0, 90)))
        fields["withdrawn"] = f"{{date: {taken}, reason: Sai số liệu}}"
    return post(slug, *draw(st.lists(publications(day), max_size=2)), **fields)


@st.composite
def cases(draw: st.DrawFn, *, withdrawn: bool = True) -> tuple[str, list[str]]:
    """Draw a plan's name and some posts under it."""
    name = draw(st.sampled_from(NAMES))
    size = draw(st.integers(0, 8))
    slugs = [f"bai-{each}" for each in range(size)]
    return name, [draw(posts(plan(name), slug, withdrawn=withdrawn)) for slug in slugs]


def tallies(of: Plan, sources: Iterable[str], until: date = YEAR_END) -> tuple[Tally, ...]:
    """Return the quotas' tallies."""
    return count(of, [read(source, of) for source in sources], until=until).quotas


def counts(of: Plan, sources: Iterable[str], until: date = YEAR_END) -> Figures:
    """Return how many each rule, period and bearer has."""
    return {
        (tally.rule.id, tally.period.code, (tally.bearer.group, *tally.bearer.units)): tally.count
        for tally in tallies(of, sources, until)
    }


def with_quotas(of: Plan, **changes: object) -> Plan:
    """Return the plan with every quota that stands alone changed in the same way."""
    rules = [
        replace(rule, **changes)  # type: ignore[arg-type]
        if isinstance(rule, Quota) and not rule.within and not rule.apart_from
        else rule
        for rule in of.rules
    ]
    return replace(of, rules=tuple(rules))


def stands_alone(tally: Tally) -> bool:
    """Tell whether the quota takes nothing from another one."""
    return not tally.rule.within and not tally.rule.apart_from


@few
@given(cases(), st.randoms(use_true_random=False), days)
def test_the_order_of_posts_never_matters(
    case: tuple[str, list[str]], chance: Random, until: date
) -> None:
    """Posts read in any order give the same figures, item by item."""
    of, sources = plan(case[0]), case[1]
    shuffled = list(sources)
    chance.shuffle(shuffled)

    told = Counted(of, str(until), *sources).figures
    assert Counted(of, str(until), *shuffled).figures == told


@few
@given(st.data())
def test_one_more_post_never_lowers_a_count(data: st.DataObject) -> None:
    """A post that is added may help, and never takes anything away."""
    name, sources = data.draw(cases())
    of = plan(name)
    more = data.draw(posts(of, "them"))
    before = counts(of, sources)

    after = counts(of, [more, *sources])
    assert [key for key in before if after[key] < before[key]] == []


@few
@given(cases())
def test_periods_add_up_to_the_year(case: tuple[str, list[str]]) -> None:
    """The weeks, months or quarters of a rule together have what its year has."""
    of, sources = plan(case[0]), case[1]
    whole = tallies(with_quotas(of, per=Per.YEAR, start="", end=""), sources)
    parts = tallies(of, sources)

    for tally in (each for each in whole if stands_alone(each) and _adds_up(each)):
        same = [each for each in parts if _is_part(each, tally)]
        assert sum(each.count for each in same) == tally.count, tally.rule.id


@few
@given(cases())
def test_an_item_aired_in_two_months_is_one_of_the_year(case: tuple[str, list[str]]) -> None:
    """Items aired are distinct in each month and in the year; the months name all of them."""
    of, sources = plan(case[0]), case[1]
    whole = tallies(with_quotas(of, per=Per.YEAR, start="", end=""), sources)
    parts = tallies(of, sources)

    for tally in (each for each in whole if stands_alone(each)):
        named = {item.slug for each in parts if _is_part(each, tally) for item in each.posts}
        assert named == {item.slug for item in tally.posts}


@few
@given(cases())
def test_spelling_out_accents_changes_nothing(case: tuple[str, list[str]]) -> None:
    """Sources in NFD, as some keyboards write them, give the figures of NFC."""
    of, sources = plan(case[0]), case[1]
    apart = [unicodedata.normalize("NFD", source) for source in sources]

    told = Counted(of, "2026-12-31", *sources).figures
    assert Counted(of, "2026-12-31", *apart).figures == told


@few
@given(cases(withdrawn=False), days, days)
def test_time_never_lowers_a_count(
    case: tuple[str, list[str]], one_day: date, another: date
) -> None:
    """Where nothing is withdrawn, a later day has at least as much in every period."""
    of, sources = plan(case[0]), case[1]
    earlier, later = sorted((one_day, another))
    before, after = counts(of, sources, earlier), counts(of, sources, later)

    assert [key for key in before if after[key] < before[key]] == []


@few
@given(st.data())
def test_a_draft_changes_nothing(data: st.DataObject) -> None:
    """A draft is in no figure of any rule, task or duty."""
    name, sources = data.draw(cases())
    of = plan(name)
    draft = data.draw(posts(of, "nhap")).replace("---\n", "---\ndraft: true\n", 1)

    told = Counted(of, "2026-12-31", *sources).figures
    assert Counted(of, "2026-12-31", draft, *sources).figures == told


@few
@given(cases(), days)
def test_every_count_can_be_traced(case: tuple[str, list[str]], until: date) -> None:
    """What is counted is made of the posts that are named, each once."""
    of, sources = plan(case[0]), case[1]
    given_posts = {each.slug for each in (read(source, of) for source in sources)}

    for tally in tallies(of, sources, until):
        named = [item.slug for item in tally.posts]
        assert len(set(named)) == len(named)
        assert set(named) <= given_posts
        assert tally.count == _made_of(tally)


@few
@given(cases(), days)
def test_credit_goes_to_those_who_wrote(case: tuple[str, list[str]], until: date) -> None:
    """A post counts only for its own units, unless the rule takes anyone's."""
    of, sources = plan(case[0]), case[1]

    for tally in tallies(of, sources, until):
        bearers = tally.rule.bearers
        theirs = {*tally.bearer.units, *bearers.also}
        strangers = [item for item in tally.posts if theirs.isdisjoint(item.units)]
        assert bearers.anyone or not strangers


@few
@given(cases())
def test_units_never_have_more_than_all_together(case: tuple[str, list[str]]) -> None:
    """What each unit has, by the first name in the byline, is within what all have jointly."""
    of, sources = plan(case[0]), case[1]
    each, joint = (tallies(_with_scope(of, scope), sources) for scope in Scope)
    together = {(tally.rule.id, tally.period.code): tally.count for tally in joint}

    sums: dict[tuple[str, str], int] = {}
    for tally in filter(_is_shared_out, each):
        key = (tally.rule.id, tally.period.code)
        sums[key] = sums.get(key, 0) + tally.count
    assert [key for key, total in sums.items() if total > together[key]] == []


def _adds_up(tally: Tally) -> bool:
    wanted = tally.rule.wanted
    # A rate is no sum, and an item aired in two months is one item of the year.
    return wanted.measure is Measure.AIRINGS or (
        wanted.measure is not Measure.RATE and wanted.basis is not Basis.AIRED
    )


def _is_part(tally: Tally, whole: Tally) -> bool:
    return tally.rule.id == whole.rule.id and tally.bearer == whole.bearer


def _made_of(tally: Tally) -> int:
    measure = tally.rule.wanted.measure
    if measure is Measure.QUANTITY:
        return sum(item.quantity for item in tally.posts)
    if measure is Measure.RATE:
        return max((item.quantity for item in tally.posts), default=0)
    return len(tally.posts) if measure is Measure.WORKS else len(tally.credits)


def _is_shared_out(tally: Tally) -> bool:
    bearers = tally.rule.bearers
    return stands_alone(tally) and not bearers.also and not bearers.anyone


def _with_scope(of: Plan, scope: Scope) -> Plan:
    """Return the plan with every quota borne in one way, credited to the first in the byline."""
    rules = tuple(
        replace(rule, bearers=replace(rule.bearers, scope=scope, byline=Byline.FIRST))
        for rule in of.rules
    )
    return replace(of, rules=rules)

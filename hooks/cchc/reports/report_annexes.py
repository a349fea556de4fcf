"""The annexes of a report: the comparison period by period, and the list of evidence."""

from collections.abc import Iterable, Iterator

from cchc.core.plan import Plan
from cchc.core.post import Post
from cchc.core.rules import Measure
from cchc.core.tally import Tally
from cchc.core.vocabulary import CATEGORIES, KINDS
from cchc.publish.reminders import plan_words
from cchc.reports.evidence_list import Exhibit, links, record_name, shown_words
from cchc.reports.facts import Facts
from cchc.reports.paper import Align, Annex, Block, Column, Look, Para, Row, Table
from cchc.reports.scorecard import Line, counting_note, period_words, verdict_of
from cchc.reports.words import day_words, number, percent, upper_first

_C = Align.CENTER


def annexes(facts: Facts, goes_with: str) -> tuple[Annex, ...]:
    """Return both annexes; *goes_with* is the line that names the report."""
    first = (*comparison(facts), Para(facts.say("phu-luc-1-chu")))
    second = (evidence_table(facts), Para(facts.say("phu-luc-2-chu")))
    return (
        Annex(facts.say("phu-luc", so=1), facts.say("phu-luc-1"), goes_with, first),
        Annex(
            facts.say("phu-luc", so=2), facts.say("phu-luc-2"), goes_with, second, landscape=True
        ),
    )


def comparison(facts: Facts) -> Iterator[Block]:
    """Yield the comparison with the plan, then with that of the level above (R26)."""
    title = facts.say("phu-luc-1-a", ke_hoach=facts.plan_words)
    yield _comparison_table(facts, title, facts.content.plan, facts.lines)
    above = facts.content.above
    if above and facts.lines_above:
        name = facts.content.plan.name
        title = facts.say("phu-luc-1-b", ke_hoach=plan_words(above), xa=name)
        yield _comparison_table(facts, title, above, facts.lines_above)


def _comparison_table(facts: Facts, title: str, plan: Plan, lines: Iterable[Line]) -> Table:
    rows = [row for at, line in enumerate(lines, start=1) for row in _rows(facts, plan, at, line)]
    columns = (
        Column("TT", 12, _C),
        Column("Kỳ", 38),
        Column("Phải đạt", 13, _C),
        Column("Thực hiện", 14, _C),
        Column("Tỷ lệ", 16, _C),
        Column("Đánh giá", 45),
        Column("Minh chứng", 22, _C),
    )
    return Table(title, columns, tuple(rows), empty=facts.say("kh-khong"))


def _rows(facts: Facts, plan: Plan, at: int, line: Line) -> Iterator[Row]:
    note = counting_note(plan, line)
    who = facts.unit_names(line.bearer.units)
    told = f"{at}. “{line.rule.source.quote}” ({line.places}). Đơn vị: {who}."
    yield Row((f"{told}\nCách đếm: {note}." if note else told,), Look.ACROSS)
    for number_of, tally in enumerate(line.tallies, start=1):
        yield Row(
            (
                f"{at}.{number_of}",
                upper_first(period_words(tally.period)),
                *figures(tally),
                verdict_of(tally, line.until),
                facts.cite(tally.posts),
            )
        )


def figures(tally: Tally) -> tuple[str, str, str]:
    """Return what was to be done, what was done, and the share."""
    unit = "%" if tally.rule.wanted.measure is Measure.RATE else ""
    wanted, done = tally.rule.at_least, tally.count
    if tally.needs:
        return (f"{number(wanted)}{unit}", "–", "–")
    return (f"{number(wanted)}{unit}", f"{number(done)}{unit}", percent(done, wanted))


def evidence_table(facts: Facts) -> Table:
    """Return the list of evidence with its links."""
    rows = tuple(Row(_exhibit(facts, exhibit)) for exhibit in facts.evidence)
    columns = (
        Column("TT", 10, _C),
        Column("Ngày", 22, _C),
        Column("Tiêu đề", 50),
        Column("Đơn vị, tác giả", 30),
        Column("Loại; lĩnh vực", 28),
        Column("Kênh (ngày gửi; ngày đăng, phát)", 41),
        Column("Đường dẫn, ký hiệu minh chứng", 66),
    )
    return Table("", columns, rows, empty=facts.say("hoat-dong-khong"))


def _exhibit(facts: Facts, exhibit: Exhibit) -> tuple[str, ...]:
    post = exhibit.post
    mark = "*" if exhibit.is_outside else ""
    who = facts.unit_names(post.units)
    return (
        str(exhibit.number),
        f"{day_words(post.date)}{mark}",
        post.title,
        f"{who}; {post.author}" if post.author else who,
        f"{KINDS.label(post.kind)}; {CATEGORIES.label(post.category)}",
        "\n".join(_channels(facts, post)) or "–",
        "\n".join(links(facts.content, post)) or record_name(facts.content, post),
    )


def _channels(facts: Facts, post: Post) -> Iterator[str]:
    for each in post.publications:
        sent = f"gửi {day_words(each.sent)}" if each.sent else ""
        shown = shown_words(each)
        shown = f"đăng {shown}" if shown and not each.aired else shown
        days = "; ".join(filter(None, (sent, shown)))
        yield f"- {facts.channel_name(each.channel)} ({days})"

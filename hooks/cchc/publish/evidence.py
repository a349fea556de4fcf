"""The posts behind a figure: those with a page are linked, the others named."""

from collections.abc import Iterable, Iterator
from datetime import date

from cchc.core.post import Post
from cchc.core.rules import Measure
from cchc.core.tally import Tally
from cchc.publish import addresses
from cchc.publish.html import escape, link, listed, told
from cchc.publish.short_words import amount
from cchc.publish.view import View


def post_name(view: View, post: Post) -> str:
    """Return a post's title; what was taken back or is a mere record has no link."""
    day = view.content.day
    if post.has_page(day) and not post.withdrawn_by(day):
        return link(view.at(addresses.post_path(post)), post.title)
    return escape(post.title)


def evidence(view: View, posts: Iterable[Post], *, shown: int = 0) -> str:
    """Return posts with their days, one a line; of more than *shown* the last, if it is set."""
    found = list(posts)
    more = len(found) - shown if shown else 0
    entries = [f"{post_name(view, post)} ({told(post.date)})" for post in found[-shown:]]
    if more > 0:
        entries.append(f"và {more} tin bài trước đó")
    return listed(entries)


def credited(view: View, tally: Tally) -> str:
    """Return the posts of a figure with the days on which they counted."""
    return listed(_credited(view, tally))


def _credited(view: View, tally: Tally) -> Iterator[str]:
    shared = tally.rule.bearers.anyone or len(tally.bearer.units) > 1
    for post in tally.posts:
        mine = [credit for credit in tally.credits if credit.post.file == post.file]
        days = ", ".join(_day(credit.day) for credit in mine)
        who = f" – {view.units.label(post.lead)}" if shared else ""
        pieces = _pieces(tally, sum(credit.amount for credit in mine))
        yield f'{post_name(view, post)} <span class="cc-meta">({days}{pieces}){who}</span>'


def _pieces(tally: Tally, number: int) -> str:
    if tally.rule.wanted.measure is Measure.QUANTITY:
        return f": {amount(tally.rule, number)}"
    return f": {number}%" if tally.rule.wanted.measure is Measure.RATE else ""


def _day(day: date) -> str:
    return told(day)

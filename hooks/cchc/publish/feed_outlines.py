"""Which feeds there are, and what each holds: the site, each field, each unit, each channel.

What has no page (`on_site: false`) is in none. A withdrawn post stays where it was, under its guid,
as a notice that it was taken back: a reader then forgets the text, and no post is there twice.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.core.content import Content
from cchc.core.credits import Ledger
from cchc.core.plan import Unit
from cchc.core.post import Post
from cchc.core.rules import Basis, Novelty, Wanted
from cchc.core.vocabulary import CATEGORIES, CHANNELS, CITY_PAGE, OWN_SITE
from cchc.publish import addresses
from cchc.publish.feed_shown import Shown, by_age

# R1 and R8: what was sent to the city (else published there), new on the day of sending.
_SENT_TO_CITY = Wanted(channels=(CITY_PAGE,), new=Novelty.ANYWHERE, basis=Basis.SENT)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a feed is about: its path, the page that it stands for, and its words.

    *kept*: whether what has left the feed is found in its archive pages.
    """

    base: str
    page: str
    title: str
    description: str
    kept: bool = True


# What a feed is about, and all that it ever showed, newest first.
Outline = tuple[Heading, Sequence[Shown]]


def outlines(content: Content, shown: Sequence[Shown]) -> Iterator[Outline]:
    """Yield every feed; *shown* is all that may be in one, newest first."""
    name = content.settings.name
    about = content.settings.description or f"Tin, bài mới của {name}"
    yield Heading(addresses.HOME, addresses.HOME, name, about), shown
    fields = _grouped(shown, lambda post: (post.category,))
    for code, term in CATEGORIES.terms.items():
        path, about = addresses.category_path(code), f"Tin, bài về lĩnh vực: {term.label}"
        yield Heading(path, path, f"{term.label} – {name}", about, kept=False), fields.get(code, ())
    written = _grouped(shown, lambda post: post.units)
    for unit in _units(content, written):
        path, about = addresses.unit_path(unit.code), f"Tin, bài của {unit.name}"
        yield (
            Heading(path, path, f"{unit.name} – {name}", about, kept=False),
            written.get(unit.code, ()),
        )
    yield from _channel_outlines(content, shown)


def feed_channels(content: Content) -> Iterator[str]:
    """Yield each channel that has feeds: those that the plan names, and those in use.

    Withdrawn posts and those without a page keep their channel in use: a feed is there to stay.
    """
    plan = content.plan
    named = {code for code, _ in plan.channel_names}
    named |= {code for quota in plan.quotas for code in quota.wanted.channels}
    return (code for code in CHANNELS if code in named or code in content.channels)


def _grouped(
    shown: Iterable[Shown], codes: Callable[[Post], Iterable[str]]
) -> dict[str, list[Shown]]:
    found: dict[str, list[Shown]] = {}
    for each in shown:
        for code in codes(each.record.post):
            found.setdefault(code, []).append(each)
    return found


def _units(content: Content, written: Iterable[str]) -> Iterator[Unit]:
    """Yield the units of the plan that are graded or have written: those with a page."""
    wrote = set(written)
    return (unit for unit in content.plan.units if unit.graded or unit.code in wrote)


def _channel_outlines(content: Content, shown: Sequence[Shown]) -> Iterator[Outline]:
    """Yield the feed of each channel that the plan names or that a post was published on.

    A channel has no page of its own here, so its feed stands for the list of all news. What is
    on our own site is kept in the feed of the site already.
    """
    found = _by_channel(content, shown)
    for code in feed_channels(content):
        label = CHANNELS.label(code)
        verb = (
            "Tin, bài mới đã gửi tới"
            if code == CITY_PAGE
            else "Tin, bài đã gửi, đăng hoặc phát trên"
        )
        title = f"{label} – {content.settings.name}"
        about = f"{verb}: {label}"
        path = addresses.channel_path(code)
        heading = Heading(path, addresses.NEWS, title, about, kept=code != OWN_SITE)
        yield heading, sorted(found.get(code, ()), key=by_age, reverse=True)


def _by_channel(content: Content, shown: Iterable[Shown]) -> dict[str, list[Shown]]:
    """Return what was sent to each channel or appeared there, dated by the first day of it."""
    elsewhere = [each for each in shown if each.record.post.elsewhere]
    found = {CITY_PAGE: list(_sent_to_city(content, elsewhere)), OWN_SITE: []}
    for each in elsewhere:
        for channel, day in _first_days(each.post, content.day).items():
            if channel != CITY_PAGE:
                found.setdefault(channel, []).append(each.on(day))
    found[OWN_SITE] += (each for each in shown if not each.record.post.elsewhere)
    return found


def _first_days(post: Post, until: date) -> dict[str, date]:
    """Return the first day known of each channel; later news of it never moves an entry."""
    days: dict[str, date] = {}
    for publication in post.publications:
        told = (publication.sent, *publication.shown)
        known = [day for day in told if day and day <= until]
        if known:
            first = min(known)
            days[publication.channel] = min(first, days.get(publication.channel, first))
    return days


def _sent_to_city(content: Content, shown: Iterable[Shown]) -> Iterator[Shown]:
    """Yield what counts as sent to the city page: the feed and the count are one rule.

    What was taken back since does not count; it stays as a notice, for the city to take back too.
    """
    sent = {
        each.post.file: each
        for each in shown
        if any(publication.channel == CITY_PAGE for publication in each.post.elsewhere)
    }
    posts = (each.post for each in sent.values())
    for credit in Ledger(posts, until=content.day).credits(_SENT_TO_CITY):
        yield sent[credit.post.file].on(credit.day, sent=True)

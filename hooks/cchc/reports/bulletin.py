"""A week's loudspeaker bulletin: which posts are read, and the words that are said.

The length is reckoned in syllables at a stated rate, the greeting and the farewell included; a
post too long for its share is cut after a whole sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from cchc.core.calendar import Period
from cchc.core.content import Content
from cchc.core.post import Post
from cchc.publish.links import Links
from cchc.publish.markdown import Renderer
from cchc.publish.record import paths_of
from cchc.reports.phrases import Phrases
from cchc.reports.spoken import Speaker, Voice
from cchc.reports.spoken_text import paragraphs, sentences, syllables

CHANNEL = "truyen-thanh"
SCRIPT = "tin-bai-truyen-thanh"
RATE = 170  # syllables a minute: an announcer on loudspeakers, slower than on the air
ITEMS = {5: 3, 10: 5, 15: 7}
_NEWS = ("tin-bai", "bai-chuyen-sau", SCRIPT, "phong-su")
_FEWEST = 50
_LEAD = 30  # syllables of a lead-in with its title, about
_MORE = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """One item of a bulletin: its post, and what is said, a paragraph a line."""

    post: Post
    lines: tuple[str, ...]
    is_cut: bool = False

    @property
    def syllables(self) -> int:
        """How many syllables it has."""
        return syllables(" ".join(self.lines))


@dataclass(frozen=True)
class Order:
    """What a bulletin is asked to be; *slugs* name its posts where a person chose them."""

    week: Period
    minutes: int = 10
    rate: int = RATE
    slugs: tuple[str, ...] = ()

    @property
    def room(self) -> int:
        """How many syllables fit."""
        return self.minutes * self.rate


@dataclass(frozen=True)
class Bulletin:
    """One bulletin, drawn up from the content as of its day."""

    content: Content
    order: Order
    phrases: Phrases
    voice: Voice

    @cached_property
    def greeting(self) -> tuple[str, ...]:
        """What is said first."""
        week = self.order.week
        lines = self.phrases.lines(
            "bt-chao",
            xa=self.content.plan.name,
            tuan=int(week.code[6:]),
            tu=f"{week.first.day}/{week.first.month}",
            den=f"{week.last.day}/{week.last.month}/{week.last.year}",
        )
        return tuple(map(self.voice.say, lines))

    @cached_property
    def farewell(self) -> tuple[str, ...]:
        """What is said last."""
        lines = self.phrases.lines("bt-ket", xa=self.content.plan.name)
        return tuple(map(self.voice.say, lines))

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The items that fit, in the order that they are read; each begins with its lead-in."""
        found = list(self._fitting())
        return tuple(self._led(spot, at, of=len(found)) for at, spot in enumerate(found))

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is said."""
        said = (line for spot in self.spots for line in spot.lines)
        return (*self.greeting, *said, *self.farewell)

    @property
    def syllables(self) -> int:
        """How many syllables it has."""
        return syllables(" ".join(self.lines))

    @property
    def seconds(self) -> int:
        """How long it takes at its rate."""
        return round(self.syllables * 60 / self.order.rate)

    def chosen(self) -> list[Post]:
        """Return the posts in question: those meant for the week's air, then the newest unaired."""
        week, posts = self.order.week, self._standing()
        if self.order.slugs:
            named = {post.slug: post for post in posts}
            return [named[slug] for slug in self.order.slugs if slug in named]
        meant = [post for post in posts if _is_meant(post, week)]
        fresh = [post for post in posts if post not in meant and not _has_aired(post)]
        return [*meant, *fresh]

    def _standing(self) -> list[Post]:
        """Return the news of the day, the newest first; what only the loudspeaker has among it."""
        last = min(self.content.day, self.order.week.last)
        posts = [
            post
            for post in self.content.posts
            if post.counts_on(last) and post.kind in _NEWS and post.body.strip()
        ]
        return sorted(posts, key=lambda post: (post.date, post.file), reverse=True)

    def _fitting(self) -> Iterator[Spot]:
        """Yield as many items as fit: a fair share for each at first, then what is left."""
        frame = syllables(" ".join((*self.greeting, *self.farewell)))
        left = self.order.room - frame
        number = ITEMS.get(self.order.minutes, max(1, self.order.minutes // 2))
        speaker = Speaker(self.voice)
        for at, post in enumerate(self.chosen()[: number + _MORE]):
            room = left // max(1, number - at) - _LEAD
            if room < _FEWEST:
                return
            spot = self._spot(post, room, speaker)
            if spot.syllables >= _FEWEST:
                left -= spot.syllables + _LEAD
                yield spot

    def _spot(self, post: Post, room: int, speaker: Speaker) -> Spot:
        """Return as much of a post as fits, in whole sentences; none ends with a colon."""
        lines: list[str] = []
        said = [speaker.say(line) for line in paragraphs(self._renderer.html(post))]
        for line in said:
            kept = _cut(line, room - syllables(" ".join(lines)))
            lines += [kept] if kept else []
            if kept != line:
                break
        is_cut = lines != said
        while is_cut and lines and lines[-1].endswith(":"):
            lines.pop()
        return Spot(post, tuple(lines), is_cut)

    def _led(self, spot: Spot, at: int, *, of: int) -> Spot:
        leads = self.phrases.lines(
            "bt-dan", don_vi=self._unit(spot.post), tieu_de=_title(spot.post)
        )
        middle = 1 + (at - 1) % max(1, len(leads) - 2)
        chosen = 0 if at == 0 else len(leads) - 1 if at == of - 1 else middle
        short = replace(self.voice, full_numbers=False)
        return replace(spot, lines=(short.say(leads[chosen]), *spot.lines))

    def _unit(self, post: Post) -> str:
        return self.content.plan.vocabulary().units.label(post.lead)

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(Links(self.content.settings.base, paths_of(self.content)))


def _title(post: Post) -> str:
    """Return a title without what only names its kind: "Bài phát thanh: …"."""
    head, colon, rest = post.title.partition(": ")
    title = rest if colon and head.lower().startswith(("bài phát thanh", "tin")) else post.title
    return title[:1].upper() + title[1:]


def _is_meant(post: Post, week: Period) -> bool:
    """Tell whether a post was sent to the loudspeaker for the week, or is to be aired in it."""
    for each in post.elsewhere:
        if each.channel == CHANNEL:
            days: tuple[date | None, ...] = (each.sent, *each.aired)
            if any(day and day in week for day in days):
                return True
    return False


def _has_aired(post: Post) -> bool:
    return any(each.aired for each in post.elsewhere if each.channel == CHANNEL)


def _cut(line: str, room: int) -> str:
    """Return as many whole sentences of *line* as fit."""
    kept: list[str] = []
    for sentence in sentences(line):
        if syllables(" ".join([*kept, sentence])) > room:
            break
        kept.append(sentence)
    return " ".join(kept)

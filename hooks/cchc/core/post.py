"""A post: one piece of news, or the record of something held, put up or handed in."""

import datetime as dt
import re
from dataclasses import dataclass

from cchc.core.calendar import ZONE
from cchc.core.vocabulary import OWN_SITE

# A post dated by the day alone goes on the air when the office opens.
OPENING = dt.time(8, 0)
_PLACE = re.compile(r"(?:^|/)(\d{4})/(\d{2})/[^/]+$")


@dataclass(frozen=True, slots=True)
class Publication:
    """A post on one channel: when it was sent there, published there, aired there."""

    channel: str
    sent: dt.date | None = None
    published: dt.date | None = None
    aired: tuple[dt.date, ...] = ()
    url: str = ""

    @property
    def shown(self) -> tuple[dt.date, ...]:
        """The days on which people could see or hear it on this channel."""
        return (*((self.published,) if self.published else ()), *self.aired)


@dataclass(frozen=True, slots=True)
class Image:
    """The picture that stands for a post; *src* lies beside the post."""

    src: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where and when a post had appeared before it came to us."""

    date: dt.date
    where: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a post was taken back, when and why."""

    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Permission:
    """Why words of a post that look like personal data may stand there."""

    found: str
    reason: str


@dataclass(frozen=True, slots=True)
class Post:
    """One post, as DESIGN.md's contract gives it; *file* is its path below the posts folder."""

    file: str
    title: str
    units: tuple[str, ...]
    category: str
    moment: dt.datetime
    updated: dt.datetime | None = None
    body: str = ""
    body_line: int = 1
    summary: str = ""
    author: str = ""
    kind: str = "tin-bai"
    topics: tuple[str, ...] = ()
    image: Image | None = None
    elsewhere: tuple[Publication, ...] = ()
    quantity: int = 1
    tasks: tuple[str, ...] = ()
    first_published: Earlier | None = None
    cross_posted: bool = False
    on_site: bool = True
    formerly: tuple[str, ...] = ()
    old_addresses: tuple[str, ...] = ()
    personal_data: tuple[Permission, ...] = ()
    withdrawn: Withdrawal | None = None
    draft: bool = False
    sample: bool = False

    @property
    def slug(self) -> str:
        """The post's name in addresses, lists and counts: its file's name."""
        return self.file.rpartition("/")[2].removesuffix(".md")

    @property
    def date(self) -> dt.date:
        """The day that it is dated, in Viet Nam."""
        return self.moment.date()

    @property
    def lead(self) -> str:
        """The unit named first, to which a quota of each unit credits the post (R12)."""
        return self.units[0]

    @property
    def folder(self) -> str:
        """The year and month of its address; the file's place decides, else its date."""
        match = _PLACE.search(self.file)
        return f"{match[1]}/{match[2]}" if match else f"{self.date:%Y/%m}"

    @property
    def place(self) -> str:
        """Its address below the list of posts, without slashes at the ends: `2026/03/slug`."""
        return f"{self.folder}/{self.slug}"

    @property
    def places_before(self) -> tuple[str, ...]:
        """Its earlier addresses, oldest first, as `place` gives them."""
        return tuple(old if "/" in old else f"{self.folder}/{old}" for old in self.formerly)

    @property
    def first_place(self) -> str:
        """The address that it was first published at; its guid is made of this and never moves."""
        return (*self.places_before, self.place)[0]

    @property
    def subjects(self) -> frozenset[str]:
        """What it is about: its category and its topics; a quota's topic is met by either."""
        return frozenset((self.category, *self.topics))

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Every publication, that on the commune's own site among them."""
        own = [each for each in self.elsewhere if each.channel == OWN_SITE]
        if not self.on_site or any(each.published for each in own):
            return self.elsewhere
        sent = own[0].sent if own else None
        others = tuple(each for each in self.elsewhere if each.channel != OWN_SITE)
        return (Publication(OWN_SITE, sent=sent, published=self.date), *others)

    def published_by(self, day: dt.date) -> bool:
        """Tell whether the post stands, as of the end of *day*: no draft, not in the future."""
        return not self.draft and self.date <= day

    def withdrawn_by(self, day: dt.date) -> bool:
        """Tell whether it has been taken back by the end of *day* (R21)."""
        return self.withdrawn is not None and self.withdrawn.date <= day

    def counts_on(self, day: dt.date) -> bool:
        """Tell whether it may be counted as of *day* (R20, R21)."""
        return self.published_by(day) and not self.withdrawn_by(day)

    def changed_by(self, day: dt.date) -> dt.datetime | None:
        """Return when it was last mended or taken back by the end of *day*; None: never."""
        taken = self.withdrawn
        told = (self.updated, opening_of(taken.date) if taken else None)
        known = [moment for moment in told if moment and moment.date() <= day]
        return max(*known, self.moment) if known else None

    def has_page(self, day: dt.date) -> bool:
        """Tell whether the site has a page for it on *day*; a withdrawn post's page says so."""
        return self.on_site and self.published_by(day)


def opening_of(day: dt.date | dt.datetime) -> dt.datetime:
    """Return the moment that a day stands for; a moment is returned as it is."""
    if isinstance(day, dt.datetime):
        return day
    return dt.datetime.combine(day, OPENING, ZONE)

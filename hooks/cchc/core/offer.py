"""What the city's page takes in: the feeds of communes and offices, and what they offer."""

from dataclasses import dataclass
from datetime import date

from cchc.core.digest import digest


@dataclass(frozen=True, slots=True)
class Origin:
    """One feed that the city takes in; *unit* is a code of its plan, *page* the feed's site."""

    url: str
    name: str
    unit: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry of a feed; *html* is cleaned, its addresses whole; *day* is in Viet Nam.

    *guid* names it within its feed. Category, kind and topics are codes of ours, or "" if the feed
    does not tell them in our words.
    """

    guid: str
    url: str
    title: str
    day: date | None
    html: str
    summary: str = ""
    category: str = ""
    kind: str = ""
    topics: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A digest of all that is told, to see a change by."""
        return digest(repr(self))


@dataclass(frozen=True, slots=True)
class Kept:
    """An offer as it was kept: from where, first seen when, and the post made of it, if any.

    *file* is that post's, below the posts folder; *made* the digest of the draft as it was written,
    "" before that.
    """

    origin: str
    unit: str
    offer: Offer
    first_seen: date
    file: str = ""
    made: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What names it among all that was kept."""
        return (self.origin, self.offer.guid)

    @property
    def day(self) -> date:
        """The day that it counts from: its own, or the first on which it was seen, if earlier."""
        return min(self.offer.day or self.first_seen, self.first_seen)

"""What a plan asks for: quotas that are counted, tasks with a day, and standing duties."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cchc.core.calendar import Per


class Scope(StrEnum):
    """Whether each bearer owes the number, or all of them together (R11)."""

    EACH = "each"
    JOINT = "joint"


class Basis(StrEnum):
    """Which date counts (R1): sent (else published), published, aired, or the post's own."""

    SENT = "sent"
    PUBLISHED = "published"
    AIRED = "aired"
    HELD = "held"


class Measure(StrEnum):
    """What is counted (R19, R19b): distinct works, airings, pieces, or a rate typed in."""

    WORKS = "works"
    AIRINGS = "airings"
    QUANTITY = "quantity"
    RATE = "rate"


class Novelty(StrEnum):
    """How new a post must be (R8): nowhere before, not on this channel before, or not at all."""

    ANYWHERE = "anywhere"
    CHANNEL = "channel"
    NO = "no"


class Byline(StrEnum):
    """Which of a post's units an `each` rule credits (R12)."""

    FIRST = "first"
    ALL = "all"


class Form(StrEnum):
    """What a duty is: standing work, something encouraged, or a demand on the whole."""

    ONGOING = "ongoing"
    ENCOURAGED = "encouraged"
    STRUCTURAL = "structural"


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who a rule binds; `members` are codes of units or groups, in the plan's order.

    `also` names those whose posts count as well without being bound (R13), `answerable` the
    unit that the office turns to. `anyone` counts posts whoever wrote them.
    """

    scope: Scope
    members: tuple[str, ...]
    also: tuple[str, ...] = ()
    answerable: str = ""
    anyone: bool = False
    byline: Byline = Byline.FIRST


@dataclass(frozen=True, slots=True)
class Wanted:
    """What counts towards a rule; an empty tuple asks for nothing in particular."""

    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    new: Novelty = Novelty.NO
    basis: Basis = Basis.SENT
    measure: Measure = Measure.WORKS


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands in the plan as issued: its row number, its place and its words."""

    number: str
    place: str
    quote: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What every rule has; `same_as` and `conflicts_with` are ids of other rules (R25)."""

    id: str
    source: Source
    bearers: Bearers
    wanted: Wanted
    same_as: tuple[str, ...] = ()
    conflicts_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quota(Rule):
    """So many in each period, from the period *start* on (R5).

    `within` names the quota that this is a part of (R23); `apart_from` the one that it may not
    share a post with (R9).
    """

    at_least: int = 1
    per: Per = Per.MONTH
    start: str = ""
    end: str = ""
    within: str = ""
    apart_from: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A number of calendar days from the issue of this plan or of its parent (R14)."""

    days: int
    after: str


@dataclass(frozen=True, slots=True)
class Window:
    """When a dated task is to be done; earlier is done early (R15)."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Task(Rule):
    """Something to be done by a day, once (`at_least` pieces of evidence) by each bearer.

    Exactly one of `window`, `deadline` and `reports` says when; `also_met_by` names tasks whose
    evidence serves this one; `met_by_issue` is met by the issue of the plan itself.
    """

    window: Window | None = None
    deadline: Deadline | None = None
    reports: bool = False
    at_least: int = 1
    also_met_by: tuple[str, ...] = ()
    met_by_issue: bool = False


@dataclass(frozen=True, slots=True)
class Duty(Rule):
    """Something with no number or day; what serves it is listed, never marked."""

    form: Form = Form.ONGOING

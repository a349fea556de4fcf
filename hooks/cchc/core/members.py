"""Who may bring changes into the Git repository, for which units, and by which keys they are known.

The same questions are asked of an account of the web editor: one rule for both ways of writing.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cchc.core.names import Names, Term

REVIEWER, ADMINISTRATOR, EDITOR = "duyet-bai", "quan-tri", "trinh-bien-tap"
ROLES = Names(
    [
        Term(REVIEWER, "Người duyệt bài", ("duyệt bài",)),
        Term(ADMINISTRATOR, "Người quản trị", ("quản trị",)),
        Term(EDITOR, "Trình biên tập"),
    ]
)


@dataclass(frozen=True, slots=True)
class Member:
    """A person, an office's mailbox, or the web editor, which commits in the name of officers."""

    name: str
    emails: tuple[str, ...]
    units: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    ssh: tuple[str, ...] = ()
    openpgp: tuple[str, ...] = ()

    @property
    def is_reviewer(self) -> bool:
        """Whether every post, plan and register is theirs to change."""
        return REVIEWER in self.roles

    @property
    def is_admin(self) -> bool:
        """Whether settings, templates, program and members are theirs to change."""
        return ADMINISTRATOR in self.roles

    @property
    def is_editor(self) -> bool:
        """Whether it is the web editor."""
        return EDITOR in self.roles

    @property
    def has_keys(self) -> bool:
        """Whether their commits are to be signed."""
        return bool(self.ssh or self.openpgp)

    def may_commit_for(self, other: "Member") -> bool:
        """Tell whether they may write down what *other* did."""
        return self == other or self.is_editor or self.is_reviewer


@dataclass(frozen=True, slots=True)
class Members:
    """All members of one repository."""

    members: tuple[Member, ...]

    def of(self, email: str) -> Member | None:
        """Return the member of an address, however its letters are written."""
        wanted = email.strip().lower()
        return next((each for each in self.members if wanted in each.emails), None)


def may_write(own: Collection[str], units: Iterable[str]) -> bool:
    """Tell whether a writer of the units *own* may change what bears *units*."""
    return not set(units).isdisjoint(own)


def may_lead(own: Collection[str], units: Iterable[str], before: Iterable[str] = ()) -> bool:
    """Tell whether a writer of *own* may put *units* on a post that bore those *before*."""
    lead = tuple(units)[:1]
    return lead == tuple(before)[:1] or set(lead) <= set(own)

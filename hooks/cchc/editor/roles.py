"""Who may do what; asked on the server before anything is done or shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.members import may_lead, may_write


@dataclass(frozen=True, slots=True)
class Account:
    """One person: a writer of some units, a reviewer, an administrator, or several of these."""

    id: int
    login: str
    name: str
    email: str
    units: tuple[str, ...] = ()
    is_reviewer: bool = False
    is_admin: bool = False
    is_active: bool = True
    has_totp: bool = False

    def is_of(self, units: Iterable[str]) -> bool:
        """Tell whether they write for one of these units."""
        return may_write(self.units, units)

    def may_write(self, units: Iterable[str]) -> bool:
        """Tell whether they may write and change what bears these units."""
        return self.is_reviewer or self.is_of(units)

    def may_lead(self, units: Iterable[str], before: Iterable[str] = ()) -> bool:
        """Tell whether they may put these units on a post that bore those *before*."""
        return self.is_reviewer or may_lead(self.units, units, before)

    @property
    def may_report(self) -> bool:
        """Whether they take away the papers of the whole commune."""
        return self.is_reviewer or self.is_admin

    @property
    def may_write_anything(self) -> bool:
        """Whether they write at all."""
        return self.is_reviewer or bool(self.units)

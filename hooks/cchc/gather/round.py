"""One round of all feeds: each asked once, a bad one told and never in the way of the rest."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc.core.offer import Origin
from cchc.gather.feed import read_feed
from cchc.gather.fetch import Fetcher
from cchc.gather.limits import FetchError, Limits
from cchc.store.gathered import Gathered, Seen


@dataclass(slots=True)
class Outcome:
    """What one round brought: of each feed the number of entries, or why it gave none."""

    seen: dict[str, Seen] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    unchanged: int = 0
    resumed: int = 0


def take_in(origins: Sequence[Origin], state: Gathered, limits_: Limits) -> Outcome:
    """Ask every feed that this round has not asked yet, and keep what each holds."""
    left = [origin for origin in origins if not state.is_done(origin)]
    outcome = Outcome(resumed=len(origins) - len(left))
    asyncio.run(_Round(state, limits_, outcome).go(left))
    state.end_round()
    return outcome


class _Round:
    """The feeds being asked, and what came of it so far."""

    def __init__(self, state: Gathered, limits_: Limits, outcome: Outcome) -> None:
        self._state = state
        self._limits = limits_
        self._outcome = outcome
        self._again: list[Origin] = []

    async def go(self, origins: Iterable[Origin]) -> None:
        """Ask all, then once more those that may only have been out for a moment."""
        async with Fetcher(self._limits) as fetcher:
            await asyncio.gather(*(self._ask(fetcher, origin) for origin in origins))
            again, self._again = self._again, []
            if again:
                await asyncio.sleep(self._limits.retry_after)
                await asyncio.gather(*(self._ask(fetcher, origin) for origin in again))

    async def _ask(self, fetcher: Fetcher, origin: Origin) -> None:
        outcome = self._outcome
        outcome.faults.pop(origin.url, None)
        try:
            outcome.seen[origin.url] = await self._asked(fetcher, origin)
        except FetchError as error:
            outcome.faults[origin.url] = error.reason
            if error.temporary:
                self._again.append(origin)

    async def _asked(self, fetcher: Fetcher, origin: Origin) -> Seen:
        answer = await fetcher.fetch(origin.url, self._state.validators(origin))
        if answer.moved:
            self._outcome.moved[origin.url] = answer.moved
        if answer.unchanged:
            self._outcome.unchanged += 1
            return self._state.keep_unchanged(origin)
        offers = read_feed(answer.body, url=answer.url, content_type=answer.content_type)
        return self._state.keep(origin, offers, answer.validators)

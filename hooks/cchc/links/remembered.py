"""What is known of other sites' pages, in .cchc/links.json: who was asked when, and the answer.

It is no cache: how often in a row a page failed is known nowhere else.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from cchc.links.asking import State, Verdict
from cchc.store.text_files import write_text

# A page that fails so many times on different days is taken for gone.
ENOUGH = 3
_SOON = 1
_SAVE_AFTER = 20


@dataclass(frozen=True, slots=True)
class Known:
    """The last answer of an address, the day, and how many times in a row it was none."""

    day: str
    state: str
    reason: str = ""
    moved: str = ""
    failed: int = 0

    @property
    def is_broken(self) -> bool:
        """Whether a person should look at it."""
        return self.state == State.BROKEN or (self.state == State.UNSURE and self.failed >= ENOUGH)

    @property
    def is_unsure(self) -> bool:
        """Whether it failed, but may only be away for a while."""
        return self.state == State.UNSURE and not self.is_broken


class Ledger:
    """The file; each answer is written soon, so that a run that is killed is not lost."""

    def __init__(self, path: Path, day: date, *, good_for: int) -> None:
        self._path, self._day, self._good_for = path, day, good_for
        self._new = 0
        self.known = _read(path)

    def is_due(self, url: str) -> bool:
        """Tell whether to ask again: after a while, sooner where it failed."""
        known = self.known.get(url)
        if known is None:
            return True
        calm = known.state in {State.GOOD, State.MOVED, State.NOT_ASKED}
        wait = timedelta(days=self._good_for if calm else _SOON)
        return date.fromisoformat(known.day) + wait <= self._day

    def note(self, url: str, verdict: Verdict) -> None:
        """Keep what an address answered today."""
        before = self.known.get(url)
        failed = verdict.state in {State.BROKEN, State.UNSURE}
        row = (before.failed if before else 0) + 1 if failed else 0
        told = (verdict.state.value, verdict.reason, verdict.moved)
        self.known[url] = Known(str(self._day), *told, failed=row)
        self._new += 1
        if self._new % _SAVE_AFTER == 0:
            self.save()

    def save(self) -> None:
        """Write the file."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        told = {url: asdict(known) for url, known in sorted(self.known.items())}
        write_text(self._path, json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _read(path: Path) -> dict[str, Known]:
    """Return what was kept; a file that is damaged costs asking again."""
    try:
        told = json.loads(path.read_text("utf-8"))
        found = {url: Known(**known) for url, known in told.items()}
        for known in found.values():
            date.fromisoformat(known.day)
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return found

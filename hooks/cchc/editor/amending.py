"""Changes of posts on main at once, without a draft: withdrawn, or noted what happened elsewhere.

Rights are looked at here, whatever page a call comes from.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from cchc.core.form_text import Plain
from cchc.core.front_edit import with_fields
from cchc.core.post import Post, Publication
from cchc.core.recorded import Reads, recorded
from cchc.core.vocabulary import BROADCAST
from cchc.editor.roles import Account
from cchc.editor.workflow import ForbiddenError, GoneError, Paper, UnfinishedError, Workflow
from cchc.store.commits import MovedError

_TRIES = 20
Edit = Callable[[str, Reads], str]


class Amending:
    """The steps that change what is published."""

    def __init__(self, workflow: Workflow) -> None:
        self._workflow = workflow
        self._desk = workflow.desk

    def open(self, account: Account, slug: str) -> Paper:
        """Return a post to somebody who may note anything of it."""
        paper = self._workflow.look(slug)
        if not (self.is_station(account) or account.may_write(paper.units)):
            raise ForbiddenError(slug)
        return paper

    def is_station(self, account: Account) -> bool:
        """Tell whether somebody is of the unit that puts on the air what all units write."""
        return account.is_of(self._desk.newsroom.standing.stations)

    def withdraw(self, account: Account, slug: str, reason: str) -> None:
        """Take a post back, with a reason."""
        if not account.is_reviewer:
            raise ForbiddenError(slug)
        gone: dict[str, Plain] = {"date": str(self._desk.now().date()), "reason": reason}
        title = self._workflow.look(slug).title
        self._amend(account, {slug: partial(_withdrawn, gone)}, f"Gỡ bài: {title}")

    def record(self, account: Account, slug: str, told: Publication) -> None:
        """Write down what happened to a post elsewhere."""
        paper = self._allowed(account, slug, told)
        label = self._desk.newsroom.standing.vocabulary.channels.label(told.channel)
        self._amend(account, {slug: partial(_noted, told)}, f"Ghi nhận {label}: {paper.title}")

    def air(self, account: Account, slugs: Sequence[str], told: Publication) -> None:
        """Write down that several posts were aired together: one commit for all."""
        for slug in slugs:
            self._allowed(account, slug, told)
        days = ", ".join(f"{day:%d/%m/%Y}" for day in told.aired)
        words = f"Ghi nhận bản tin {len(slugs)} bài đã phát {days}"
        self._amend(account, dict.fromkeys(slugs, partial(_noted, told)), words)

    def _allowed(self, account: Account, slug: str, told: Publication) -> Paper:
        paper = self.open(account, slug)
        airs = self.is_station(account) and told.channel in BROADCAST
        if not (airs or account.may_write(paper.units)):
            raise ForbiddenError(slug)
        return paper

    def _amend(self, account: Account, edits: Mapping[str, Edit], words: str) -> None:
        """Change posts in one commit, each by its own edit; all of them or none."""
        desk = self._desk
        for _ in range(_TRIES):
            tip = desk.repository.tip() or ""
            changes = dict(self._changed(tip, slug, edit) for slug, edit in edits.items())
            fresh = {file: made.encode() for file, made in changes.items() if made}
            if not fresh:
                return
            told = "".join(f"Tep: {file}\n" for file in fresh)
            deed = desk.deed(account, f"{words}\n\n{told}")
            try:
                desk.repository.commit(desk.repository.main, fresh, deed, base=tip)
            except MovedError:
                continue
            return
        raise MovedError

    def _changed(self, tip: str, slug: str, edit: Edit) -> tuple[str, str]:
        """Return a post's file and its text after an edit, "" where that changes nothing."""
        file = self._desk.newsroom.file_of(slug)
        found = self._desk.repository.read(tip, file) if file else None
        if found is None:
            raise GoneError(slug)
        text = found.decode("utf-8", "replace")
        reads = partial(self._read, slug, file)
        changed = edit(text, reads)
        reads(changed)
        return file, "" if changed == text else changed

    def _read(self, slug: str, file: str, text: str) -> Post:
        checked = self._workflow.check(Paper(slug, file, text, "", (), None))
        if checked.post is None:
            raise UnfinishedError(checked)
        return checked.post


def _noted(told: Publication, text: str, reads: Reads) -> str:
    return recorded(text, told, reads)


def _withdrawn(gone: Plain, text: str, _: Reads) -> str:
    return with_fields(text, {"withdrawn": gone})

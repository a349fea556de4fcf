"""The way of a post: written, sent, returned or approved, published, withdrawn. Each step a commit.

Whoever does a step is its author; the editor itself is the committer. Rights are looked at here,
whatever page a call comes from.
"""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from cchc.core.form_text import Plain
from cchc.core.front_edit import with_fields
from cchc.core.personal_answers import FIELD as PERSONAL
from cchc.core.post import Post
from cchc.core.text import slugify
from cchc.editor.checking import Checked, answered, check, personal
from cchc.editor.drafts import PREFIX, Draft, Drafts, State, told
from cchc.editor.newsroom import Newsroom
from cchc.editor.post_form import many, one, text_of, units_in, values_of
from cchc.editor.roles import Account
from cchc.editor.staging import Posted, Staging
from cchc.store.commits import Deed, MovedError, Person
from cchc.store.repository import Repository

_TRIES = 20


class ForbiddenError(Exception):
    """Somebody asked for what is not theirs to do."""


class GoneError(Exception):
    """There is no such post, or it is no longer where the step begins."""


class NotSentError(Exception):
    """A post that its writers have not sent is not the reviewer's to decide on."""


class OvertakenError(Exception):
    """Somebody else saved meanwhile; `theirs` is the text that stands now."""

    def __init__(self, theirs: str, version: str) -> None:
        super().__init__(version)
        self.theirs = theirs
        self.version = version


class UnfinishedError(Exception):
    """The post cannot go on before what is wrong with it is mended."""

    def __init__(self, checked: Checked) -> None:
        super().__init__("; ".join(map(str, checked.problems)))
        self.checked = checked


@dataclass(frozen=True, slots=True)
class Paper:
    """A post as an officer opens it: its text, the version of it, and its draft if it has one."""

    slug: str
    file: str
    text: str
    version: str
    units: tuple[str, ...]
    draft: Draft | None

    @property
    def title(self) -> str:
        """Its title, or its name."""
        found = values_of(self.text).get("title")
        return found if isinstance(found, str) and found else self.slug


@dataclass(frozen=True, slots=True)
class Desk:
    """What the workflow works with; *committer* writes down what officers do, *now* tells when."""

    repository: Repository
    newsroom: Newsroom
    drafts: Drafts
    staging: Staging
    committer: Person
    now: Callable[[], datetime]

    def deed(self, account: Account, message: str) -> Deed:
        """Return the deed of an officer, now."""
        return Deed(Person(account.name, account.email), message, self.now(), self.committer)


class Workflow:
    """The steps that officers take."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def open(self, account: Account, slug: str) -> Paper:
        """Return a post to somebody who may write it."""
        paper = self.look(slug)
        if not account.may_write(paper.units):
            raise ForbiddenError(slug)
        return paper

    def look(self, slug: str) -> Paper:
        """Return a post as it stands: its draft, or else what is on main."""
        desk = self.desk
        draft = desk.drafts.find(slug)
        if draft:
            return Paper(slug, draft.file, draft.text, draft.blob, draft.units, draft)
        file = desk.newsroom.file_of(slug)
        tip = desk.repository.tip() or ""
        found = desk.repository.read(tip, file) if file else None
        if found is None:
            raise GoneError(slug)
        text, blob = found.decode("utf-8", "replace"), desk.repository.blob(tip, file)
        units = units_in(values_of(text), desk.newsroom.standing.vocabulary.units)
        return Paper(slug, file, text, blob, units, None)

    def start(self, account: Account, posted: Posted) -> str:
        """Begin a post; returns the name that its address is made of."""
        self._refuse_foreign(account, many(posted, "unit"), ())
        desk = self.desk
        base = slugify(one(posted, "title")) or "bai-moi"
        day = _day(one(posted, "date")) or desk.now().date()
        text = text_of(posted, "", desk.newsroom.standing.vocabulary)
        for slug in _free(base, desk.newsroom.slugs()):
            file = f"{desk.newsroom.standing.root}/{day:%Y/%m}/{slug}.md"
            message = told(f"Bắt đầu bài: {one(posted, 'title')}", state=State.DRAFT, file=file)
            deed = desk.deed(account, message)
            try:
                desk.repository.commit(PREFIX + slug, {file: text.encode()}, deed, base=None)
            except MovedError:
                continue  # Somebody has begun a post of this name.
            return slug
        raise AssertionError

    def save(self, account: Account, slug: str, posted: Posted, version: str) -> Paper:
        """Save a form made upon *version*; raises OvertakenError if that is not the last."""
        for _ in range(_TRIES):
            paper = self.open(account, slug)
            self._refuse_foreign(account, many(posted, "unit"), paper.units)
            if paper.version != version:
                raise OvertakenError(paper.text, paper.version)
            text = text_of(posted, paper.text, self.desk.newsroom.standing.vocabulary)
            try:
                return self._saved(account, paper, text)
            except MovedError:
                continue  # A step without a change of the text came between, or another save.
        raise OvertakenError(paper.text, paper.version)

    def answer(self, account: Account, paper: Paper, reason: str) -> Paper:
        """Write down why personal data may stand in a post; answers to what is gone go too."""
        post = self._expect_whole(paper)
        answers = answered(post, self.desk.newsroom, reason)
        if len(answers) == len(post.personal_data) and not personal(post, self.desk.newsroom):
            return paper
        return self._saved(account, paper, with_fields(paper.text, {PERSONAL: answers}))

    def send(self, account: Account, slug: str, version: str) -> None:
        """Send a post to be reviewed."""
        paper = self._at(account, slug, version)
        self._expect_whole(paper)
        self._say(account, paper, (State.REVIEW, "Gửi duyệt"))

    def give_back(self, account: Account, slug: str, version: str, note: str) -> None:
        """Return a post to its writers with a note."""
        paper = self._sent(account, slug, version)
        self._say(account, paper, (State.RETURNED, "Trả lại"), note)

    def publish(self, account: Account, slug: str, version: str, *, day: date | None) -> Post:
        """Approve a post and bring it to main, to be shown from *day* on, or by its own date."""
        paper = self._sent(account, slug, version)
        if day or "draft" in values_of(paper.text):
            changes: dict[str, Plain] = {"draft": ""}
            if day:
                changes["date"] = str(day)
            paper = self._saved(account, paper, with_fields(paper.text, changes))
        checked = self._expect_whole(paper)
        if not paper.draft:
            raise GoneError(slug)
        desk, draft = self.desk, paper.draft
        deed = desk.deed(account, f"Đăng bài: {paper.title}\n\nTep: {paper.file}\n")
        desk.repository.merge(draft.branch, deed, base=draft.tip)
        desk.repository.drop(draft.branch, base=draft.tip)
        return checked

    def keep(self, account: Account, slug: str, version: str) -> None:
        """Hold to a draft where main changed the same lines: somebody has looked at both."""
        paper = self._at(account, slug, version)
        if not paper.draft:
            raise GoneError(slug)
        message = told(
            f"Giữ bản đang soạn: {paper.title}", state=paper.draft.state, file=paper.file
        )
        deed = self.desk.deed(account, message)
        self.desk.repository.adopt(paper.draft.branch, deed, base=paper.draft.tip)

    def discard(self, account: Account, slug: str, version: str) -> None:
        """Give up a draft; what is on main stays."""
        paper = self._at(account, slug, version)
        if not paper.draft:
            raise GoneError(slug)
        self.desk.repository.drop(paper.draft.branch, base=paper.draft.tip)

    def check(self, paper: Paper) -> Checked:
        """Return what is wrong with a post."""
        return check(paper.text, paper.file, self.desk.newsroom, self.files(paper))

    def files(self, paper: Paper) -> set[str]:
        """Return the files that lie or wait beside a post, as paths below the posts folder."""
        desk, folder = self.desk, posixpath.dirname(paper.file)
        tip = (paper.draft.tip if paper.draft else desk.repository.tip()) or ""
        names = {*desk.repository.names(tip, folder), *desk.staging.waiting(paper.slug)}
        inside = folder.removeprefix(desk.newsroom.standing.root).strip("/")
        return {posixpath.join(inside, name) for name in names}

    def _saved(self, account: Account, paper: Paper, text: str) -> Paper:
        desk, draft = self.desk, paper.draft
        waiting = dict(self._waiting(paper, text))
        if text == paper.text and not waiting and draft:
            return paper
        state = draft.state if draft else State.DRAFT
        title = values_of(text).get("title") or paper.slug
        deed = desk.deed(account, told(f"Sửa bài: {title}", state=state, file=paper.file))
        changes = {paper.file: text.encode(), **waiting}
        base = draft.tip if draft else None
        desk.repository.commit(PREFIX + paper.slug, changes, deed, base=base)
        desk.staging.saved(paper.slug, [posixpath.basename(name) for name in waiting])
        return self.look(paper.slug)

    def _waiting(self, paper: Paper, text: str) -> Iterator[tuple[str, bytes]]:
        """Yield the uploaded files that a text names, with the paths that they go to."""
        desk, folder = self.desk, posixpath.dirname(paper.file)
        for name in desk.staging.waiting(paper.slug):
            upload = desk.staging.upload(paper.slug, name) if name in text else None
            if upload:
                yield posixpath.join(folder, name), upload.content

    def _at(self, account: Account, slug: str, version: str) -> Paper:
        paper = self.open(account, slug)
        if paper.version != version:
            raise OvertakenError(paper.text, paper.version)
        return paper

    def _say(self, account: Account, paper: Paper, step: tuple[State, str], note: str = "") -> None:
        """Commit a step that changes no text."""
        desk = self.desk
        state, words = step
        message = told(f"{words}: {paper.title}", state=state, file=paper.file, note=note)
        base = paper.draft.tip if paper.draft else None
        desk.repository.commit(PREFIX + paper.slug, {}, desk.deed(account, message), base=base)

    def _expect_whole(self, paper: Paper) -> Post:
        checked = self.check(paper)
        if checked.post is None:
            raise UnfinishedError(checked)
        return checked.post

    def _sent(self, account: Account, slug: str, version: str) -> Paper:
        """Return a post to the reviewer who may decide on it now."""
        if not account.is_reviewer:
            raise ForbiddenError
        paper = self._at(account, slug, version)
        if not paper.draft or paper.draft.state is not State.REVIEW:
            raise NotSentError(slug)
        return paper

    def _refuse_foreign(self, account: Account, units: list[str], before: tuple[str, ...]) -> None:
        if units and not account.may_lead(units, before):
            raise ForbiddenError


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _free(slug: str, taken: set[str]) -> Iterator[str]:
    """Yield *slug*, then the same with numbers behind it, those that are taken left out."""
    names = (slug if number == 1 else f"{slug}-{number}" for number in range(1, 1000))
    return (name for name in names if name not in taken)

"""Writing a post: the form, what is saved, what is only typed, and what is uploaded."""

import posixpath
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from cchc.core.personal import Finding
from cchc.core.problem import ContentError
from cchc.core.rules import Task
from cchc.core.vocabulary import CATEGORIES, KINDS, TOPICS
from cchc.editor.board import units_of
from cchc.editor.checking import Checked, personal
from cchc.editor.drafts import State
from cchc.editor.hints import hints, post_of
from cchc.editor.office import Office
from cchc.editor.pages import size_words
from cchc.editor.post_form import NAMES, YES, form_of, many, one
from cchc.editor.preview import Preview
from cchc.editor.staging import Autosave, Posted
from cchc.editor.uploading import NO_ROOM, RefusedFileError, received
from cchc.editor.web import Visit, go, json_of, told, uploaded
from cchc.editor.workflow import (
    ForbiddenError,
    OvertakenError,
    Paper,
    UnfinishedError,
)
from cchc.store.clock import clock
from cchc.store.commits import MovedError

_TYPES = {".webp": "image/webp", ".png": "image/png", ".gif": "image/gif"}
_TYPES |= {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".avif": "image/avif"}
UNREADABLE = "Phần khai báo của bài này không đọc được; hãy sửa bằng Git."
NO_TITLE = "hãy viết tiêu đề trên một dòng"
NO_UNIT = "hãy chọn đơn vị"
NO_PREVIEW = "Chưa xem trước được: bài còn lỗi, hoặc trang chưa được dựng lần nào."


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form shows beside the post itself."""

    posted: Posted
    version: str
    checked: Checked | None = None
    autosave: Autosave | None = None
    theirs: str = ""
    question: tuple[Finding, ...] = ()
    fault: str = ""


def begin(visit: Visit) -> Response:
    """Ask for the few things that a post begins with, and begin it."""
    if not visit.account.may_write_anything:
        raise ForbiddenError
    posted = visit.posted
    faults: dict[str, str] = {}
    if visit.request.method == "POST":
        if not one(posted, "title"):
            faults["title"] = NO_TITLE
        if not many(posted, "unit"):
            faults["unit"] = NO_UNIT
        if not faults:
            on_site = [] if one(posted, "record") else [YES]
            start = {**posted, "date": [str(clock())], "on_site": on_site}
            slug = visit.office.workflow.start(visit.account, start)
            visit.note("bắt đầu bài", slug)
            return go(f"bai/{slug}")
    return visit.page(
        "bai-moi.html",
        422 if faults else 200,
        posted=posted,
        faults=faults,
        one=one,
        record=visit.query("loai") == "ghi-nhan" or bool(one(posted, "record")),
        **_words(visit),
    )


def edit(visit: Visit) -> Response:
    """Show a post in its form, with what was typed and not saved in place of what was saved."""
    paper = visit.office.workflow.open(visit.account, visit.place())
    found = visit.office.cabinet.staging.find(visit.account, paper.slug)
    try:
        saved = form_of(paper.text, visit.office.newsroom.standing.vocabulary)
    except ContentError:
        return visit.page("loi.html", 409, sentence=UNREADABLE)
    checked = visit.office.workflow.check(paper) if visit.query("xong") else None
    if found is None:
        return _form(visit, paper, Shown(saved, paper.version, checked))
    typed = {name: found.fields.get(name, []) for name in NAMES}
    theirs = paper.text if found.base and found.base != paper.version else ""
    return _form(visit, paper, Shown(typed, paper.version, None, found, theirs))


def save(visit: Visit) -> Response:
    """Save the form, and do what its button says."""
    posted, slug = visit.posted, visit.place()
    workflow = visit.office.workflow
    try:
        paper = workflow.save(visit.account, slug, posted, visit.text("version"))
    except (OvertakenError, MovedError):
        return _overtaken(visit, slug)
    with visit.office.cabinet.database.change():
        visit.office.cabinet.staging.drop(visit.account, slug)
        visit.note("lưu bài", slug)
    if visit.text("act") == "gui":
        return _send(visit, paper)
    if visit.text("act") == "xem":
        return go(f"bai/{slug}/xem-truoc")
    return go(f"bai/{slug}", done="luu")


def keep_typed(visit: Visit) -> Response:
    """Keep what is typed, for a script that asks while somebody writes."""
    slug, sent = visit.place(), json_of(visit.form)
    visit.office.workflow.open(visit.account, slug)
    kept = _fields(sent)
    visit.office.cabinet.staging.keep(visit.account, slug, _whole(sent.get("version", "")), kept)
    return told({"kept": True})


def drop_typed(visit: Visit) -> Response:
    """Forget what was typed; what was saved is shown again."""
    visit.office.cabinet.staging.drop(visit.account, visit.place())
    return go(f"bai/{visit.place()}", done="bo-nhap")


def discard(visit: Visit) -> Response:
    """Give up a draft."""
    slug = visit.place()
    visit.office.workflow.discard(visit.account, slug, visit.text("version"))
    visit.office.cabinet.staging.drop(visit.account, slug)
    visit.note("bỏ bản nháp", slug)
    return go("", done="bo")


def hint(visit: Visit) -> Response:
    """Tell a script which quotas a form would serve, what it is like, what it holds of persons."""
    posted = _fields(json_of(visit.form))
    return told(hints(posted, visit.office.newsroom, visit.place()))


def upload(visit: Visit) -> Response:
    """Take a file in; it waits for the next save of its post."""
    office, slug, account = visit.office, visit.place(), visit.account
    paper = office.workflow.open(account, slug)
    sent = uploaded(visit, "file")
    if sent is None:
        return told({"error": "Chưa chọn tệp."}, 400)
    raw, taken = sent.file.read(), {*map(posixpath.basename, office.workflow.files(paper))}
    if not office.cabinet.staging.has_room(account, len(raw)):
        return told({"error": f"Không nhận được tệp: {NO_ROOM}."}, 422)
    try:
        made = received(raw, sent.filename or "", taken)
    except RefusedFileError as error:
        return told({"error": f"Không nhận được tệp: {error}."}, 422)
    office.cabinet.staging.put(account, slug, made)
    visit.note("tải tệp lên", slug, made.name)
    size = len(made.content)
    answer = {"src": made.name, "type": made.type, "size": size, "words": size_words(size)}
    return told(answer)


def file(visit: Visit) -> Response:
    """Show a picture or a file that lies or waits beside a post."""
    office, slug, name = visit.office, visit.place(), visit.place("name")
    paper = office.workflow.open(visit.account, slug)
    waiting = office.cabinet.staging.upload(slug, name)
    tip = (paper.draft.tip if paper.draft else office.repository.tip()) or ""
    path = f"{posixpath.dirname(paper.file)}/{name}"
    content = waiting.content if waiting else office.repository.read(tip, path)
    if content is None or name.endswith(".md"):
        return visit.page("loi.html", 404, sentence="Không có tệp này.")
    kind = _TYPES.get(posixpath.splitext(name)[1].lower(), "")
    headers = {} if kind else {"content-disposition": "attachment"}
    return Response(content, media_type=kind or "application/octet-stream", headers=headers)


def preview(visit: Visit) -> Response:
    """Show the post as the site will show it."""
    office = visit.office
    paper = office.workflow.open(visit.account, visit.place())
    checked = office.workflow.check(paper)
    post = checked.post
    names = [posixpath.basename(each) for each in office.workflow.files(paper)]
    shown = Preview(office.newsroom).page(post, names) if post else None
    if shown is None:
        problems = [str(each.sentence) for each in checked.problems]
        return visit.page("loi.html", 409, sentence=NO_PREVIEW, problems=problems)
    return HTMLResponse(shown)


def _fields(sent: dict[str, Any]) -> dict[str, list[str]]:
    """Return the fields of the form that a script sent; whatever else it sent is left out."""
    fields = sent.get("fields")
    if not isinstance(fields, dict):
        raise HTTPException(400)
    listed = {name: fields[name] for name in NAMES if isinstance(fields.get(name), list)}
    return {name: [_whole(value) for value in values] for name, values in listed.items()}


def _whole(value: object) -> str:
    """Return a text without halves of letters, which JSON can carry and a page cannot."""
    return str(value).encode("utf-8", "replace").decode()


def _send(visit: Visit, paper: Paper) -> Response:
    """Send a post to be reviewed; where it holds personal data, only with a reason for it."""
    workflow, reason = visit.office.workflow, " ".join(visit.text("personal_reason").split())
    checked = workflow.check(paper)
    found = personal(checked.post, visit.office.newsroom)
    if checked.post is None or (found and not reason):
        return _form(visit, paper, Shown(visit.posted, paper.version, checked, question=found))
    try:
        paper = workflow.answer(visit.account, paper, reason)
        workflow.send(visit.account, paper.slug, paper.version)
    except (OvertakenError, MovedError):
        return _overtaken(visit, paper.slug)
    except UnfinishedError as error:
        return _form(visit, paper, Shown(visit.posted, paper.version, error.checked))
    visit.note("gửi duyệt", paper.slug, f"dữ liệu cá nhân: {reason}" if found else "")
    return go(f"bai/{paper.slug}", done="gui")


def _overtaken(visit: Visit, slug: str) -> Response:
    """Show both texts: nothing of either is lost, and what was typed waits."""
    paper = visit.office.workflow.open(visit.account, slug)
    visit.office.cabinet.staging.keep(visit.account, slug, visit.text("version"), visit.posted)
    return _form(visit, paper, Shown(visit.posted, paper.version, theirs=paper.text), 409)


def _form(visit: Visit, paper: Paper, shown: Shown, status: int = 0) -> Response:
    fails = shown.question or (shown.checked and shown.checked.problems and not visit.query("xong"))
    files = sorted(map(posixpath.basename, visit.office.workflow.files(paper)))
    named = "\n".join(shown.posted.get("body", ())) + one(shown.posted, "image_src")
    return visit.page(
        "bai.html",
        status or (422 if fails else 200),
        paper=paper,
        shown=shown,
        posted=shown.posted,
        one=one,
        many=many,
        problems=shown.checked.by_field if shown.checked else {},
        states=State,
        files=[name for name in files if name in named],
        conflicts=visit.office.repository.could_merge(paper.draft.branch) if paper.draft else (),
        hints=hints(shown.posted, visit.office.newsroom, paper.slug),
        is_placed=post_of(shown.posted, visit.office.newsroom, paper.slug) is not None,
        **_words(visit),
    )


def _words(visit: Visit) -> dict[str, object]:
    """Return the closed lists of the form."""
    office, account = visit.office, visit.account
    units = units_of(office)
    own = list(units) if account.is_reviewer else [each for each in account.units if each in units]
    return {
        "units": units,
        "own": own,
        "categories": CATEGORIES,
        "kinds": KINDS,
        "topics": {code: term for code, term in TOPICS.terms.items() if code not in CATEGORIES},
        "tasks": _tasks(office),
    }


def _tasks(office: Office) -> list[tuple[str, str]]:
    """Return the plan's dated tasks: their ids, and where and how the plan puts them."""
    standing = office.newsroom.standing
    rules = [
        *standing.content.plan.rules,
        *(standing.content.above.rules if standing.content.above else ()),
    ]
    tasks = [rule for rule in rules if isinstance(rule, Task)]
    return [(task.id, f"{task.source.place}: {task.source.quote}") for task in tasks]

"""Reviewing a post: what changed, and to return it, approve it, schedule it, withdraw it."""

import difflib
import posixpath
from collections.abc import Iterator
from datetime import date

from starlette.responses import Response

from cchc.core.days import NoDayError, typed_day
from cchc.core.post import Post
from cchc.editor.checking import personal
from cchc.editor.drafts import State
from cchc.editor.hints import hints
from cchc.editor.office import Office
from cchc.editor.post_form import form_of
from cchc.editor.preview import Preview
from cchc.editor.publishing import Built
from cchc.editor.web import Visit, go
from cchc.editor.workflow import OvertakenError, Paper, UnfinishedError
from cchc.publish.addresses import post_path, url
from cchc.store.clock import clock
from cchc.store.commits import ConflictError, MovedError

NO_NOTE = "Hãy viết ý kiến để người viết biết cần sửa gì."
NO_REASON = "Hãy viết lý do gỡ bài."
NO_DAY = "Hãy chọn một ngày từ ngày mai trở đi để hẹn đăng."
OVERTAKEN = "Bài vừa được sửa sau khi mở trang này; hãy xem lại rồi duyệt."
CONFLICT = "Bài trên trang đã được sửa từ nơi khác; hãy xem hai bản rồi chọn giữ bản đang soạn."
NO_REASON_FOR_DATA = (
    "Bài có dữ liệu cá nhân chưa nêu lý do được đăng; hãy trả lại bài để người viết bỏ hoặc nêu."
)
Line = tuple[str, str]


def review(visit: Visit) -> Response:
    """Show a post to its reviewer: the differences, what is wrong, what it would serve."""
    return _page(visit, visit.office.workflow.open(visit.account, visit.place()))


def decide(visit: Visit) -> Response:
    """Do what the reviewer's button says."""
    act = {"tra": _give_back, "dang": _publish, "hen": _schedule}.get(visit.text("act"))
    paper = visit.office.workflow.open(visit.account, visit.place())
    if act is None:
        return _page(visit, paper)
    try:
        return act(visit, paper)
    except (OvertakenError, MovedError):
        fresh = visit.office.workflow.open(visit.account, paper.slug)
        return _page(visit, fresh, fault=OVERTAKEN, status=409)
    except ConflictError:
        return _page(visit, paper, fault=CONFLICT, status=409)
    except UnfinishedError:
        return _page(visit, paper, status=422)


def keep(visit: Visit) -> Response:
    """Hold to the draft where the post on the site was changed from elsewhere."""
    slug = visit.place()
    visit.office.workflow.keep(visit.account, slug, visit.text("version"))
    visit.note("giữ bản đang soạn", slug)
    return go(f"bai/{slug}", done="giu")


def withdraw(visit: Visit) -> Response:
    """Take a post back, with a reason that its page will tell."""
    slug, reason = visit.place(), visit.text("reason")
    paper = visit.office.workflow.open(visit.account, slug)
    if visit.request.method != "POST" or not reason:
        fault = NO_REASON if visit.request.method == "POST" else ""
        return visit.page("go-bai.html", 422 if fault else 200, paper=paper, fault=fault)
    visit.office.amending.withdraw(visit.account, slug, reason)
    visit.note("gỡ bài", slug, reason)
    return published(visit, slug, visit.office.publisher.publish(clock()))


def published(visit: Visit, slug: str, built: Built) -> Response:
    """Tell where a post stands now, or why the site stayed as it was."""
    visit.office.soon()
    content = visit.office.content
    post = next((each for each in content.posts if each.slug == slug), None)
    address = url(content.settings, post_path(post)) if post else ""
    local = f"/{post_path(post)}" if post else ""
    problems = [each for each in content.problems if each.file.endswith(f"/{slug}.md")]
    return visit.page(
        "da-dang.html",
        200 if built.is_good else 502,
        post=post,
        built=built,
        address=address,
        local=local,
        problems=problems,
        is_shown=bool(post and post.has_page(content.day)),
    )


def side_by_side(before: str, after: str) -> list[Line]:
    """Return the lines of two texts: `-` what went, `+` what came, a space what stayed."""
    return list(_lines(before, after))


def _lines(before: str, after: str) -> Iterator[Line]:
    for line in difflib.ndiff(before.split("\n"), after.split("\n")):
        if not line.startswith("?"):
            yield line[0], line[2:]


def _give_back(visit: Visit, paper: Paper) -> Response:
    note = visit.text("note")
    if not note:
        return _page(visit, paper, fault=NO_NOTE, status=422)
    visit.office.workflow.give_back(visit.account, paper.slug, visit.text("version"), note)
    visit.note("trả lại bài", paper.slug, note)
    return go("", done="tra")


def _publish(visit: Visit, paper: Paper, day: date | None = None) -> Response:
    if personal(visit.office.workflow.check(paper).post, visit.office.newsroom):
        return _page(visit, paper, fault=NO_REASON_FOR_DATA, status=422)
    post: Post = visit.office.workflow.publish(
        visit.account, paper.slug, visit.text("version"), day=day
    )
    visit.note("duyệt đăng", paper.slug, f"từ ngày {post.date:%d/%m/%Y}")
    return published(visit, paper.slug, visit.office.publisher.publish(clock()))


def _schedule(visit: Visit, paper: Paper) -> Response:
    try:
        day = typed_day(visit.text("day"))
    except NoDayError:
        return _page(visit, paper, fault=NO_DAY, status=422)
    if day <= clock():
        return _page(visit, paper, fault=NO_DAY, status=422)
    return _publish(visit, paper, day)


def _page(visit: Visit, paper: Paper, *, fault: str = "", status: int = 200) -> Response:
    office = visit.office
    posted = form_of(paper.text, office.newsroom.standing.vocabulary)
    checked = office.workflow.check(paper)
    names = [posixpath.basename(each) for each in office.workflow.files(paper)]
    on_main = _on_main(office, paper)
    return visit.page(
        "duyet.html",
        status,
        paper=paper,
        fault=fault,
        lines=side_by_side(on_main, paper.text) if on_main else [],
        checked=checked,
        fragment=Preview(office.newsroom).fragment(checked.post, names) if checked.post else "",
        hints=hints(posted, office.newsroom, paper.slug),
        personal=personal(checked.post, office.newsroom),
        states=State,
        steps=office.repository.steps(paper.draft.tip) if paper.draft else [],
        conflicts=office.repository.could_merge(paper.draft.branch) if paper.draft else (),
        main=on_main,
        posted=posted,
    )


def _on_main(office: Office, paper: Paper) -> str:
    """Return the text of a post that the site shows now, "" for a new one."""
    found = office.repository.read(office.repository.tip() or "", paper.file)
    return (found or b"").decode("utf-8", "replace")

"""What happened elsewhere, in forms of two fields: sent, published there, aired, put up."""

from starlette.responses import Response

from cchc.core.days import NoDayError, typed_days
from cchc.core.front_edit import UneditableError
from cchc.core.post import Publication
from cchc.core.vocabulary import BROADCAST, CITY_PAGE, OWN_SITE
from cchc.editor.reviewing import published
from cchc.editor.web import Visit
from cchc.editor.workflow import Paper, UnfinishedError
from cchc.store.clock import clock

NO_DAY = "Hãy chọn ngày."
BAD_DAY = "Không đọc được ngày “{found}”; hãy viết như 15/03/2026."
NO_CHANNEL = "Hãy chọn kênh."
NOT_PUBLISHED = "Bài chưa được đăng nên chưa ghi nhận được; hãy duyệt đăng trước."
UNUSUAL = "Bài này khai báo khác mẫu nên chưa ghi được; hãy báo người phụ trách kỹ thuật."


def record(visit: Visit) -> Response:
    """Show the forms for a post, or write down what one of them says."""
    slug = visit.place()
    paper = visit.office.amending.open(visit.account, slug)
    if not visit.office.newsroom.file_of(slug):
        return visit.page("loi.html", 409, sentence=NOT_PUBLISHED)
    if visit.request.method != "POST":
        return _page(visit, paper)
    if visit.text("channel") not in visit.office.newsroom.standing.vocabulary.channels:
        return _page(visit, paper, fault=NO_CHANNEL)
    told = said(visit, visit.text("channel"))
    if isinstance(told, str):
        return _page(visit, paper, fault=told)
    return _write(visit, paper, told)


def said(visit: Visit, channel: str) -> Publication | str:
    """Return what a form says of a channel, or what is wrong with it."""
    try:
        days = typed_days(" ".join(visit.posted.get("days", [])))
    except NoDayError as error:
        return BAD_DAY.format(found=error)
    if not days:
        return NO_DAY
    act = visit.text("act")
    if act == "gui":
        return Publication(channel, sent=days[0])
    if act == "phat":
        return Publication(channel, aired=tuple(days))
    return Publication(channel, published=days[0], url=visit.text("url"))


def _write(visit: Visit, paper: Paper, told: Publication) -> Response:
    try:
        visit.office.amending.record(visit.account, paper.slug, told)
    except UnfinishedError as error:
        found = "; ".join(each.sentence for each in error.checked.problems)
        return _page(visit, paper, fault=found)
    except UneditableError:
        return _page(visit, paper, fault=UNUSUAL)
    label = visit.office.newsroom.standing.vocabulary.channels.label(told.channel)
    visit.note("ghi nhận nơi khác", paper.slug, label)
    return published(visit, paper.slug, visit.office.publisher.publish(clock()))


def _page(visit: Visit, paper: Paper, *, fault: str = "") -> Response:
    channels = visit.office.newsroom.standing.vocabulary.channels
    others = [code for code in channels if code not in BROADCAST and code != OWN_SITE]
    found = next((each for each in visit.office.content.posts if each.slug == paper.slug), None)
    return visit.page(
        "ghi-nhan.html",
        422 if fault else 200,
        paper=paper,
        fault=fault,
        channels=channels,
        others=others,
        broadcast=[code for code in channels if code in BROADCAST],
        city=CITY_PAGE,
        known=found.elsewhere if found else (),
        may_write=visit.account.may_write(paper.units),
        today=clock(),
        sent={name: visit.text(name) for name in ("url", "channel", "act")},
    )

"""The week's loudspeaker bulletin: what is in it, and that it was aired, told once for all."""

from collections.abc import Sequence

from starlette.responses import Response

from cchc.core.calendar import Per, code_of
from cchc.core.front_edit import UneditableError
from cchc.core.post import Publication
from cchc.editor.papers import Papers, papers_of
from cchc.editor.recording import said
from cchc.editor.web import Visit, go
from cchc.editor.workflow import UnfinishedError
from cchc.reports.asked import Refusal, week_of
from cchc.reports.bulletin import CHANNEL, ITEMS, Bulletin
from cchc.store.clock import clock

NO_POST = "Hãy chọn ít nhất một bài đã phát."
UNUSUAL = "Có bài khai báo khác mẫu nên chưa ghi được; hãy ghi từng bài ở trang Tin bài."
_MINUTES = "10"


def show(visit: Visit) -> Response:
    """Show what the bulletin of a week holds, with the form that says when it was aired."""
    return _page(visit)


def record(visit: Visit) -> Response:
    """Note the days of airing in every post that is ticked, in one commit."""
    slugs = visit.posted.get("bai", [])
    told = said(visit, CHANNEL)
    if isinstance(told, str) or not slugs:
        return _page(visit, fault=told if isinstance(told, str) else NO_POST)
    return _written(visit, slugs, told)


def _written(visit: Visit, slugs: Sequence[str], told: Publication) -> Response:
    office = visit.office
    try:
        office.amending.air(visit.account, slugs, told)
    except UnfinishedError as error:
        return _page(visit, fault=str(error))
    except UneditableError:
        return _page(visit, fault=UNUSUAL)
    days = ", ".join(f"{day:%d/%m/%Y}" for day in told.aired)
    visit.note("ghi nhận bản tin đã phát", " ".join(slugs), days)
    office.publisher.publish(clock())
    office.soon()
    return go("truyen-thanh", done="phat")


def _page(visit: Visit, *, fault: str = "") -> Response:
    papers = papers_of(visit.office)
    week = visit.query("tuan") or code_of(papers.content.day, Per.WEEK)
    asked = visit.query("phut")
    minutes = asked if asked in map(str, ITEMS) else _MINUTES
    try:
        made = _bulletin(papers, week, minutes)
    except Refusal as refusal:
        made, fault = None, f"{str(refusal)[:1].upper()}{str(refusal)[1:].rstrip('.')}."
    return visit.page(
        "truyen-thanh.html",
        422 if fault else 200,
        fault=fault,
        week=week,
        minutes=minutes,
        lengths=sorted(ITEMS),
        spots=made.spots if made else (),
        bulletin=made,
        aired={spot.post.slug: _aired(spot.post.elsewhere) for spot in made.spots} if made else {},
        units=visit.office.newsroom.standing.vocabulary.units,
        today=papers.content.day,
    )


def _bulletin(papers: Papers, week: str, minutes: str) -> Bulletin:
    return papers.bulletin(week_of(week), int(minutes))


def _aired(publications: tuple[Publication, ...]) -> list[str]:
    """Return the days on which a post was aired already, as people write them."""
    found = (day for each in publications if each.channel == CHANNEL for day in each.aired)
    return [f"{day:%d/%m/%Y}" for day in found]

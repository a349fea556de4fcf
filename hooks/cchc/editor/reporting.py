"""The reports' pages: the culture office picks days, a unit, a week, and takes the papers away."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from cchc.core.calendar import Per, code_of
from cchc.core.post import Post
from cchc.core.problem import ContentError
from cchc.core.report_window import Window
from cchc.editor.papers import Papers, papers_of
from cchc.editor.web import Visit
from cchc.reports.asked import Refusal, unit_of, week_of, window_of
from cchc.reports.bulletin import ITEMS
from cchc.reports.packing import packed

if TYPE_CHECKING:
    from cchc.reports.products import Files

_NO_DAYS = "Hãy chọn cả ngày đầu và ngày cuối của kỳ."
_BACKWARDS = "Ngày cuối đứng trước ngày đầu; hãy chọn lại."
_NO_UNIT = "Hãy chọn đơn vị."
_NO_NEWS = "Không có tin bài nào để đưa vào bản tin tuần {week}."
_REPORTS = ("docx", "xlsx", "csv", "txt")
_LATEST = 30
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "txt": "text/plain; charset=utf-8",
    "png": "image/png",
}


def ask(visit: Visit) -> Response:
    """Show the page that asks which paper of which days."""
    return _page(visit, papers_of(visit.office))


def report(visit: Visit) -> Response:
    """Give the report of a period, or what proves it."""
    return _given(visit, _report)


def plan(visit: Visit) -> Response:
    """Give the draft of a unit's plan for the year."""
    return _given(visit, _plan)


def bulletin(visit: Visit) -> Response:
    """Give the script of a week."""
    return _given(visit, _bulletin)


def share(visit: Visit) -> Response:
    """Show what a post says on the social networks, with its picture."""
    from cchc.reports.share import captions, shared  # noqa: PLC0415 - few need it

    papers = papers_of(visit.office)
    post = _post(papers, visit.query("bai"))
    texts = captions(shared(papers.content, post))
    return visit.page("chia-se.html", post=post, texts=texts)


def picture(visit: Visit) -> Response:
    """Give the picture that is shared with a post."""
    from cchc.reports.card import card_png  # noqa: PLC0415 - few need it
    from cchc.reports.shared_pages import card_of  # noqa: PLC0415 - the same

    papers = papers_of(visit.office)
    post = _post(papers, visit.place())
    made = card_png(card_of(papers.content, post, papers.emblem))
    return Response(made, media_type=TYPES["png"], headers=_named(f"chia-se-{post.slug}.png"))


def _given(visit: Visit, make: Callable[[Visit, Papers], "Files"]) -> Response:
    """Return a paper as a file, or the page again with what is wrong with the call."""
    papers = papers_of(visit.office)
    try:
        files = make(visit, papers)
    except Refusal as refusal:
        return _page(visit, papers, faults=[_sentence(str(refusal))])
    except ContentError as error:
        return _page(visit, papers, faults=list(map(str, error.problems)))
    name, made = next(iter(files.items()))
    if len(files) > 1:
        name, made = f"{name.rpartition('-so-sanh')[0]}-csv.zip", packed(files)
    visit.note("tải báo cáo", name)
    return Response(made, media_type=TYPES[name.rpartition(".")[2]], headers=_named(name))


def _report(visit: Visit, papers: Papers) -> "Files":
    from cchc.reports import products  # noqa: PLC0415 - Word and Excel load slowly, few need them

    unit, form = unit_of(papers.content, visit.query("don-vi")), visit.query("tep")
    facts = papers.facts(_window(visit, papers), unit)
    if form == "zip":
        return {f"{products.stem_of(facts, 'minh-chung')}.zip": papers.evidence(facts)}
    if form not in _REPORTS:
        raise HTTPException(404)
    return products.report_files(facts, form, papers.snapshot)


def _window(visit: Visit, papers: Papers) -> Window:
    asked = visit.query("ky")
    if not asked:
        first, last = _day(visit.query("tu")), _day(visit.query("den"))
        if last < first:
            raise Refusal(_BACKWARDS)
        asked = f"{first}..{last}"
    return window_of(papers.content, asked, by_calendar=bool(visit.query("theo-lich")))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal(_NO_DAYS) from error


def _plan(visit: Visit, papers: Papers) -> "Files":
    from cchc.reports.products import plan_files  # noqa: PLC0415 - the same

    unit = unit_of(papers.content, visit.query("don-vi"))
    if not unit:
        raise Refusal(_NO_UNIT)
    return plan_files(papers.content, unit, papers.phrases, papers.snapshot)


def _bulletin(visit: Visit, papers: Papers) -> "Files":
    from cchc.reports.products import bulletin_files  # noqa: PLC0415 - the same

    asked, form = visit.query("phut"), visit.query("tep")
    if asked not in map(str, ITEMS) or form not in ("docx", "txt"):
        raise HTTPException(404)
    made = papers.bulletin(week_of(visit.query("tuan")), int(asked))
    if not made.spots:
        raise Refusal(_NO_NEWS.format(week=made.order.week.code))
    return bulletin_files(made, [form])


def _post(papers: Papers, slug: str) -> Post:
    found = papers.post(slug)
    if not found:
        raise HTTPException(404)
    return found


def _named(name: str) -> Mapping[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


def _sentence(words: str) -> str:
    """Return what refuses a call as a sentence of a page."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _page(visit: Visit, papers: Papers, *, faults: list[str] | None = None) -> Response:
    content = papers.content
    names = ("ky", "tu", "den", "don-vi", "theo-lich", "tuan", "phut", "bai")
    sent = {name: visit.query(name) for name in names}
    sent["tuan"] = sent["tuan"] or code_of(content.day, Per.WEEK)
    if "ky" not in visit.request.query_params:
        sent["ky"] = code_of(content.day, Per.QUARTER)
    return visit.page(
        "bao-cao.html",
        422 if faults else 200,
        faults=faults or [],
        periods=_periods(content.plan.year),
        units=[(unit.code, unit.name) for unit in content.plan.units],
        minutes=sorted(ITEMS),
        latest=[(post.slug, post.title) for post in content.news[:_LATEST]],
        sent=sent,
        year=content.plan.year,
    )


def _periods(year: int) -> list[tuple[str, str]]:
    quarters = zip(("I", "II", "III", "IV"), range(1, 5), strict=True)
    spans = (("6-thang", "6 tháng đầu năm"), ("9-thang", "9 tháng đầu năm"), ("nam", "Cả năm"))
    return [
        *((f"{year}-Q{number}", f"Quý {name}") for name, number in quarters),
        *spans,
        *((f"{year}-{month:02}", f"Tháng {month}") for month in range(1, 13)),
    ]

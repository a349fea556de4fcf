"""Surveys: those that are open, those to come, those that are over."""

from collections.abc import Iterable, Iterator
from functools import partial

from cchc.core.entries import Survey
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import escape, lines, told
from cchc.publish.register_parts import empty, opening, outside_link, sample_badge
from cchc.publish.sheet import Sheet
from cchc.publish.shell import Page
from cchc.publish.view import View

_TITLE = "Khảo sát ý kiến"
_ABOUT = "Ý kiến của bạn giúp xã phục vụ tốt hơn. Khảo sát mở ở trang khác; địa chỉ được ghi rõ."


def survey_pages(view: View) -> Iterator[Sheet]:
    """Yield the page of the surveys."""
    day, surveys = view.content.day, view.content.registers.surveys
    state = [(each.is_open(day), each.is_over(day)) for each in surveys]
    yield Sheet(addresses.SURVEYS, partial(_page, view), (repr(surveys), repr(state)))


def _page(view: View) -> Page:
    day, surveys = view.content.day, view.content.registers.surveys
    running = [each for each in surveys if each.is_open(day)]
    over = [each for each in surveys if each.is_over(day)]
    coming = [each for each in surveys if each not in running and each not in over]
    content = lines(
        opening(view, _TITLE, _ABOUT),
        '<h2 id="dang-mo">Đang mở</h2>',
        _entries(view, running, is_open=True) or empty("Hiện không có khảo sát nào đang mở."),
        '<h2 id="sap-mo">Sắp mở</h2>' if coming else "",
        _entries(view, coming, is_open=False),
        '<h2 id="da-dong">Đã đóng</h2>' if over else "",
        _entries(view, over, is_open=False),
    )
    return Page(
        addresses.SURVEYS, _TITLE, f"{_TITLE} – {view.settings.name}", content, feed_head(view)
    )


def _entries(view: View, surveys: Iterable[Survey], *, is_open: bool) -> str:
    return "\n".join(_entry(view, survey, is_open=is_open) for survey in surveys)


def _entry(view: View, survey: Survey, *, is_open: bool) -> str:
    unit = f" · {view.unit_link(survey.unit)}" if survey.unit else ""
    return lines(
        f'<article class="cc-survey" id="{survey.code}">',
        f"<h3>{escape(survey.title)}</h3>",
        f'<p class="cc-meta">{_span(survey)}{unit}{sample_badge(sample=survey.sample)}</p>',
        f"<p>{escape(survey.summary)}</p>" if survey.summary else "",
        f"<p>{outside_link(survey.url, 'Trả lời khảo sát')}</p>" if is_open else "",
        "</article>",
    )


def _span(survey: Survey) -> str:
    first = f"từ {told(survey.first)}" if survey.first else ""
    last = f"đến hết {told(survey.last)}" if survey.last else ""
    return " ".join(each for each in (first, last) if each) or "không ghi thời hạn"

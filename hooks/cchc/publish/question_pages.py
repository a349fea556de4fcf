"""Questions and answers by field, for people and for search engines (schema.org FAQPage)."""

from collections.abc import Iterator
from functools import partial

from cchc.core.entries import Question
from cchc.core.vocabulary import CATEGORIES
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import escape, lines, link, listed
from cchc.publish.register_parts import empty, json_ld, opening, prose, sample_badge
from cchc.publish.sheet import Sheet
from cchc.publish.shell import Page
from cchc.publish.view import View

_TITLE = "Hỏi đáp"
_ABOUT = "Những câu người dân hay hỏi, xếp theo lĩnh vực."


def question_pages(view: View) -> Iterator[Sheet]:
    """Yield the page of questions and answers."""
    questions = view.content.registers.questions
    yield Sheet(addresses.QUESTIONS, partial(_page, view), (repr(questions),))


def _page(view: View) -> Page:
    questions = view.content.registers.questions
    fields = {code: [each for each in questions if each.category == code] for code in CATEGORIES}
    contact = link(view.at(addresses.CONTACT), "liên hệ với xã")
    content = lines(
        opening(view, _TITLE, _ABOUT),
        _contents(questions),
        *(_field(view, code, found) for code, found in fields.items() if found),
        "" if questions else empty("Chưa có câu hỏi nào."),
        f"<p>Chưa thấy câu trả lời? Mời bạn {contact}.</p>",
    )
    head = lines(_machine_words(view, questions) if questions else "", feed_head(view))
    return Page(addresses.QUESTIONS, _TITLE, f"{_ABOUT} – {view.settings.name}", content, head)


def _contents(questions: tuple[Question, ...]) -> str:
    links = listed(link(f"#{each.code}", each.question) for each in questions)
    return f'<nav class="cc-jumps" aria-label="Các câu hỏi">{links}</nav>' if links else ""


def _field(view: View, code: str, questions: list[Question]) -> str:
    told = "\n".join(_question(view, question) for question in questions)
    return f'<h2 id="linh-vuc-{code}">{escape(CATEGORIES.label(code))}</h2>\n{told}'


def _question(view: View, question: Question) -> str:
    source = f"Nguồn: {escape(question.source)}" if question.source else ""
    return lines(
        f'<article class="cc-question" id="{question.code}">',
        f"<h3>{escape(question.question)}</h3>",
        prose(view, question.prose),
        f'<p class="cc-meta">{source}{sample_badge(sample=question.sample)}</p>',
        "</article>",
    )


def _machine_words(view: View, questions: tuple[Question, ...]) -> str:
    return json_ld(
        {
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "inLanguage": "vi",
            "url": addresses.url(view.settings, addresses.QUESTIONS),
            "mainEntity": [_machine_question(view, question) for question in questions],
        }
    )


def _machine_question(view: View, question: Question) -> dict[str, object]:
    # Links in an answer lead from anywhere: they begin with the host.
    answer = prose(view, question.prose).replace(
        f'href="{view.settings.base}', f'href="{view.settings.url}'
    )
    return {
        "@type": "Question",
        "name": question.question,
        "url": f"{addresses.url(view.settings, addresses.QUESTIONS)}#{question.code}",
        "acceptedAnswer": {"@type": "Answer", "text": answer},
    }

"""The quiz: each question with its options, its answer folded up beside where it is written.

It works on paper and without a script; docs/assets/javascripts/quiz.js lets one choose and scores.
"""

from collections.abc import Iterator
from functools import partial

from cchc.core.entries import QuizQuestion
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import escape, lines, listed
from cchc.publish.register_parts import empty, opening, prose, sample_badge
from cchc.publish.sheet import Sheet
from cchc.publish.shell import Page
from cchc.publish.view import View

_TITLE = "Trắc nghiệm cải cách hành chính"
_ABOUT = (
    "Tự kiểm tra hiểu biết về cải cách hành chính. Trang không lưu, không gửi câu trả lời đi đâu."
)
_SCRIPT = "assets/javascripts/quiz.js"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def quiz_pages(view: View) -> Iterator[Sheet]:
    """Yield the page of the quiz."""
    yield Sheet(addresses.QUIZ, partial(_page, view), (repr(view.content.registers.quiz),))


def _page(view: View) -> Page:
    quiz = view.content.registers.quiz
    asked = enumerate(quiz, start=1)
    content = lines(
        opening(view, _TITLE, _ABOUT),
        f'<div class="cc-quiz" data-questions="{len(quiz)}">' if quiz else "",
        *(_question(view, question, number) for number, question in asked),
        "</div>" if quiz else empty("Chưa có câu hỏi nào."),
    )
    script = f'<script src="{escape(view.at(_SCRIPT))}" defer></script>'
    head = lines(script if quiz else "", feed_head(view))
    return Page(addresses.QUIZ, _TITLE, f"{_TITLE} – {view.settings.name}", content, head)


def _question(view: View, question: QuizQuestion, number: int) -> str:
    options = listed(map(escape, question.options), css="cc-options", tag="ol")
    letter = _LETTERS[(question.answer - 1) % len(_LETTERS)]
    right = escape(question.options[question.answer - 1])
    return lines(
        f'<section class="cc-ask" id="{question.code}" data-answer="{question.answer}">',
        f"<h2>Câu {number}. {escape(question.question)}</h2>",
        options,
        f'<details class="cc-fold"><summary>Xem đáp án câu {number}</summary>',
        f"<p>Đáp án: <strong>{letter}. {right}</strong></p>",
        prose(view, question.prose) if question.prose else "",
        f'<p class="cc-meta">Nguồn: {escape(question.source)}'
        f"{sample_badge(sample=question.sample)}</p>",
        "</details>",
        "</section>",
    )

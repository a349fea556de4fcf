"""Changing single fields of a post's file."""

import difflib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.front_edit import (
    UneditableError,
    with_body,
    with_field,
    with_fields,
    with_publication,
    without_field,
)
from cchc.core.post import Post, Publication
from cchc.core.post_reader import read_post
from core.samples import VOCABULARY

HEAD = """\
---
title: Họp: bàn về "một cửa"
unit: [kt, vhxh]
# Ghi chú của người viết
category: tthc
date: 2026-03-12
"""
END = "---\n\nNội dung có publications: [ ] và ---\n---\n"
TAIL = f"draft: true\n{END}"
DAY, URL = date(2026, 3, 14), "https://tp.example.vn/a?b=1&c=(2)"
VALUES = {"published": str(DAY), "url": f'"{URL}"'}
# Each way to write the list, and the number of the entry for the city's page (None: none yet).
FORMS = {
    "": None,
    "publications:\n": None,
    "publications: []   # chưa gửi\n": None,
    "publications: [{channel: zalo, sent: 2026-03-12}]\n": None,
    "publications:\n  - {channel: zalo, sent: 2026-03-12}\n\n  # hết\n": None,
    "publications:\n- channel: zalo\n  sent: 2026-03-12\n": None,
    "publications:\n  - {channel: trang-cchc-tp, sent: 2026-03-12}  # gửi thư\n": 0,
    "publications: [{channel: trang-cchc-tp, sent: 2026-03-12}]\n": 0,
    "publications:\n  - {channel: zalo, sent: 2026-03-12}\n"
    "  - {sent: 2026-03-12, published: , channel: 'Trang CCHC Thành phố', }\n": 1,
    "publications:\n  - channel: trang-cchc-tp\n    sent: 2026-03-12 # gửi thư\n"
    "\n  - channel: zalo\n    sent: 2026-03-12\n": 0,
    "publications:\n  - channel: trang-cchc-tp\n    url:\n    sent: 2026-03-12\n"
    "    published: ~\n": 0,
    "publications:\n  - {channel: trang-cchc-tp,\n     sent: 2026-03-12,  # gửi thư\n"
    "     url: }\n": 0,
}


def read(text: str) -> Post:
    """Return the post that a file's text holds."""
    return read_post(text, VOCABULARY, file="2026/03/a.md")


def expected(post: Post, place: int | None) -> tuple[Publication, ...]:
    """Return the publications of *post* with the city's filled in."""
    if place is None:
        return (*post.elsewhere, Publication("trang-cchc-tp", published=DAY, url=URL))
    filled = replace(post.elsewhere[place], published=DAY, url=URL)
    return (*post.elsewhere[:place], filled, *post.elsewhere[place + 1 :])


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("form", FORMS)
def test_a_publication_is_filled_in_however_the_list_is_written(form: str, ending: str) -> None:
    """The post says just this more, and no line but those of the list is another."""
    text = (HEAD + form + TAIL).replace("\n", ending)
    place = FORMS[form]
    values = VALUES if place is not None else {"channel": "trang-cchc-tp", **VALUES}

    changed = with_publication(text, values, place=place)

    before = read(text)
    told = replace(before, elsewhere=expected(before, place))
    assert replace(read(changed), body_line=before.body_line) == told
    lines = list(difflib.ndiff(text.splitlines(keepends=True), changed.splitlines(keepends=True)))
    inside = form.replace("\n", ending).splitlines(keepends=True)
    assert {line[2:] for line in lines if line.startswith("- ")} <= set(inside)
    assert sum(line.startswith("- ") for line in lines) <= 2
    assert changed.endswith(END.replace("\n", ending))


@given(
    st.sampled_from(sorted(FORMS)),
    st.text(st.characters(exclude_categories=("C", "Z")), max_size=20),
    st.sampled_from(["\n", "\r\n"]),
)
def test_all_other_text_stays(form: str, words: str, ending: str) -> None:
    """Whatever the body holds, its bytes are the same after the change."""
    text = (HEAD + form + TAIL + words).replace("\n", ending)
    place = FORMS[form]
    values = VALUES if place is not None else {"channel": "trang-cchc-tp", **VALUES}

    changed = with_publication(text, values, place=place)

    assert changed.endswith(END.replace("\n", ending) + words)
    assert changed.startswith(HEAD.replace("\n", ending))


def test_a_field_is_set_and_dropped() -> None:
    """The comment beside a value stays with the line; a field that was not there comes last."""
    text = HEAD.replace("2026-03-12", "2026-03-12  # ngày gửi") + TAIL

    dated = with_field(text, "date", "2026-03-20")
    public = without_field(dated, "draft")
    kinded = with_field(public, "kind", "bai-chuyen-sau")

    assert "date: 2026-03-20  # ngày gửi\n" in dated
    assert public == dated.replace("draft: true\n", "")
    assert kinded == public.replace("---\n\n", "kind: bai-chuyen-sau\n---\n\n")
    assert without_field(public, "draft") == public


def test_a_list_over_several_lines_is_dropped_whole() -> None:
    """With the comments between its entries, and nothing of what follows."""
    form = (
        "publications:\n  - channel: zalo\n    sent: 2026-03-12\n  # hết\n"
        "  - {channel: facebook,\n     sent: 2026-03-12}\n"
    )

    assert without_field(HEAD + form + TAIL, "publications") == HEAD + TAIL


@pytest.mark.parametrize(
    "text", ["", "không có rào", "---\na: 1", "---\n{a: 1}\n---\n", "---\n- a\n---\n"]
)
def test_what_is_no_form_is_left_alone(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(UneditableError):
        with_field(text, "a", "b")


FORM = """\
---
# của chị Hà
title: Bài một   # tạm
topics: [a, b]

# nơi khác
publications:
  - {channel: zalo, published: 2026-03-13}
la: giữ nguyên
---

Bài.
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_only_fields_that_change_are_rewritten(ending: str) -> None:
    """Comments, order, unknown fields and blank lines stay byte for byte; new ones come last."""
    text = FORM.replace("\n", ending)
    changed = with_fields(text, {"summary": "no: yes", "topics": ["chi-so"]})

    wanted = FORM.replace("[a, b]", "[chi-so]").replace("n\n---", "n\nsummary: 'no: yes'\n---")
    assert changed == wanted.replace("\n", ending)
    assert with_fields(text, {}) == text
    gone = "publications:\n  - {channel: zalo, published: 2026-03-13}\n"
    assert with_fields(text, {"publications": ""}) == FORM.replace(gone, "").replace("\n", ending)
    assert with_body(text, "\nKhác.\n") == FORM.replace("Bài.", "Khác.").replace("\n", ending)


@pytest.mark.parametrize("form", ["{title: 'Bài', sample: true}\n", ""])
def test_a_form_on_one_line_is_written_anew(form: str) -> None:
    """What it said is still there, a field a line."""
    made = with_fields(f"---\n{form}---\nBài.\n", {"unit": "kt"})

    kept = "title: 'Bài'\nsample: true\n" if form else ""
    assert made == f"---\n{kept}unit: kt\n---\nBài.\n"

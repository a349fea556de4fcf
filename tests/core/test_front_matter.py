"""A file is cut at its two fences, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.front_matter import Source, split_source
from cchc.core.problem import ContentError
from core.samples import told


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("---\na: b\n---\nchữ\n", Source("a: b", "chữ\n", 4)),
        ("--- \na: b\n---\t\nchữ", Source("a: b", "chữ", 4)),
        ("\ufeff---\r\na: b\r\n---\r\nchữ\r\n", Source("a: b", "chữ\n", 4)),
        ("---\n---\n", Source("", "", 3)),
        ("---\na: b\n---", Source("a: b", "", 4)),
        ("---\na: b --- c\n ---\n---\nx\n---\ny", Source("a: b --- c\n ---", "x\n---\ny", 5)),
    ],
)
def test_the_second_fence_ends_the_form(text: str, source: Source) -> None:
    """A fence is a line of its own from its first column on; a later one is a line in the text."""
    assert split_source(text, file="a.md") == source


@pytest.mark.parametrize("text", ["", "chữ", "\n---\na: b\n---\n", "----\na: b\n----\n"])
def test_a_file_begins_with_a_fence(text: str) -> None:
    """Without it there is no front matter."""
    assert told(lambda: split_source(text, file="a.md")) == [
        "a.md:1: tệp không mở đầu bằng dòng ---; hãy viết phần khai báo giữa hai dòng ---"
    ]


@pytest.mark.parametrize("text", ["---", "---\na: b\n", "---\na: b\n ---\n"])
def test_the_form_is_closed(text: str) -> None:
    """An open form is told at the line where it opens."""
    assert told(lambda: split_source(text, file="a.md")) == [
        "a.md:1: phần khai báo chưa đóng; hãy thêm một dòng --- trước nội dung bài"
    ]


@given(st.text())
def test_no_text_brings_the_cutter_down(text: str) -> None:
    """Whatever the text, it is cut or told."""
    try:
        source = split_source(f"---\n{text}", file="a.md")
    except ContentError:
        return

    assert source.body_line >= 3

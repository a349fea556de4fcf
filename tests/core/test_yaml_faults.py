"""What the YAML parser did not understand is said in words, with the line to mend."""

import pytest

from cchc.core import sentences
from cchc.core.problem import ContentError
from cchc.core.tree import parse_tree


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("a: b: c", 1, sentences.YAML_COLON),
        ('a: "b": c', 1, sentences.YAML_COLON),
        ("a: chữ\n  nữa là: c", 2, sentences.YAML_COLON),
        ("a: x\n b: y", 2, sentences.YAML_INDENT),
        ("  a: x\nb: y", 2, sentences.YAML_INDENT),
        ("a:\n - x\n- y", 3, sentences.YAML_INDENT),
        ("a:\n  - b: x\n     c: y", 3, sentences.YAML_INDENT),
        ("a x\nb: y", 1, sentences.YAML_NO_COLON),
        ("b: y\na x", 2, sentences.YAML_NO_COLON),
        ("b: y\na x\nc: z", 2, sentences.YAML_NO_COLON),
        ("b: y\na: 'x\nc: z\n", 2, sentences.YAML_QUOTE),
        ("a: 'x' y", 1, sentences.YAML_QUOTE),
        ("a: ''y", 1, sentences.YAML_QUOTE),
        ("b: y\na: [x, y\nc: z\n", 2, sentences.YAML_LIST),
        ("a: {x: y\nc: z\n", 1, sentences.YAML_LIST),
        ("b: y\na: [x,\n", 2, sentences.YAML_LIST),
        ("a: [x]]", 1, sentences.YAML_SPECIAL),
        ("a: [Khẩn] x", 1, sentences.YAML_SPECIAL),
        ("a: - x", 1, sentences.YAML_SPECIAL),
        ("a: ? x", 1, sentences.YAML_SPECIAL),
        ("a: %x", 1, sentences.YAML_SPECIAL),
        ("a: `x`", 1, sentences.YAML_SPECIAL),
        ("a: |x", 1, sentences.YAML_SPECIAL),
        ("a: *Đề", 1, sentences.YAML_SPECIAL),
        ("a: ,x", 1, sentences.YAML_SPECIAL),
        ("\ta: x", 1, sentences.YAML_TAB),
        ("a: x\n\tb: y", 2, sentences.YAML_TAB),
        ('a: "\\q"', 1, sentences.YAML_ESCAPE),
        ('a: "\\ud800"', 1, sentences.YAML_ESCAPE),
        ("a: {{ x }}", 1, sentences.YAML_FAULT),
    ],
)
def test_each_slip_has_its_own_sentence(text: str, line: int, sentence: str) -> None:
    """A quote or a list is mended where it was opened, a colon where it is missing."""
    with pytest.raises(ContentError) as caught:
        parse_tree(text, file="a.yml")

    assert [(each.line, each.sentence) for each in caught.value.problems] == [(line, sentence)]

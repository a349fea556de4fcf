"""YAML is read as text, with lines, and with nothing that a form does not need."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.core import sentences
from cchc.core.tree import Mapping, Scalar, Sequence, parse_tree
from core.samples import problems, told


@pytest.mark.parametrize(
    "text",
    ["no", "on", "12:30", "01", "1e3", "0x1F", "1_000", "2026-03-04", "~", "null", "=", "<<"],
)
def test_nothing_changes_type(text: str) -> None:
    """What YAML 1.1 makes a boolean, a time, a number or nothing stays what was written."""
    node = parse_tree(f"title: {text}", file="a").nodes["title"]

    assert node == Scalar(text, 1)


@pytest.mark.parametrize(
    "title",
    [
        "Xã A: họp",
        "Xã A: họp: lần hai",
        "Kết thúc bằng dấu:",
        "O'Brien: chuyện một cửa",
        'Xã A: "một cửa"',
        "Tin 100%: xong",
        "Giờ 8:30",
    ],
)
def test_a_title_with_a_colon_stays_text(title: str) -> None:
    """Nobody has to know YAML to write a title; a summary is read in the same way."""
    tree = parse_tree(f"unit: kt\ntitle: {title}\nsummary: {title}", file="a")

    assert tree.nodes["title"] == Scalar(title, 2, quoted=":" in title and title != "Giờ 8:30")
    assert isinstance(tree.nodes["summary"], Scalar)
    assert tree.nodes["summary"].text == title


def test_a_comment_after_a_title_is_a_comment() -> None:
    """The examples in the guides have them."""
    assert parse_tree("title: Một cửa # bắt buộc", file="a").nodes["title"] == Scalar("Một cửa", 1)


def test_every_node_knows_its_line() -> None:
    """Lines are those of the file: the form begins after *offset* lines."""
    tree = parse_tree("a: 1\nb:\n  - x\n  - {c: y}\n", file="a", offset=10)

    assert tree.lines == {"a": 11, "b": 12}
    assert tree.nodes["b"] == Sequence(
        (Scalar("x", 13), Mapping({"c": Scalar("y", 14)}, 14, {"c": 14})), 13
    )


def test_quotes_tell_an_empty_text_from_nothing() -> None:
    """`a: ""` is a text; `a:` is nothing."""
    tree = parse_tree("a: \"\"\nb:\nc: '~'\n", file="a")

    assert tree.nodes == {
        "a": Scalar("", 1, quoted=True),
        "b": Scalar("", 2),
        "c": Scalar("~", 3, quoted=True),
    }


@pytest.mark.parametrize("text", ["\ufeffa: b\r\nc: d\r\n", "a: b\rc: d\r", "---\na: b\nc: d\n"])
def test_marks_and_line_ends_of_other_systems_are_read(text: str) -> None:
    """A byte order mark, CR LF and CR change nothing."""
    tree = parse_tree(text, file="a")

    assert {name: node.text for name, node in tree.nodes.items() if isinstance(node, Scalar)} == {
        "a": "b",
        "c": "d",
    }


def test_text_is_composed_also_where_an_escape_took_it_apart() -> None:
    """The whole project compares composed text."""
    assert parse_tree('a: "e\\u0302"', file="a").nodes["a"] == Scalar("ê", 1, quoted=True)


def test_what_was_noted_before_a_fault_is_told_with_it() -> None:
    """A repeated name on one line does not hide a missing quote on another."""
    assert told(lambda: parse_tree('a: 1\na: 2\nb: "x\n', file="a.yml")) == [
        "a.yml:2: a: mục này viết hai lần; hãy giữ một",
        f"a.yml:3: {sentences.YAML_QUOTE}",
    ]


@pytest.mark.parametrize("text", ["[" * 500_000, "a: " * 200_000, "- " * 300_000, '"' * 500_001])
def test_a_hostile_form_is_refused_at_once(text: str) -> None:
    """Neither the stack nor the clock is at its mercy."""
    assert len(told(lambda: parse_tree(text, file="a.yml"))) == 1


# All that means something to YAML, and all that it or UTF-8 cannot bear.
SIGNS = "ađ:-. \n\r\t\"'[]{},&*!|>%@`#?\\~<=\0\x85\u2028\ufeff\ufffe\ud800"


@settings(max_examples=400)
@given(st.one_of(st.text(), st.text(SIGNS)))
def test_no_text_brings_the_reader_down(text: str) -> None:
    """Whatever the text, there is a tree or a told problem, with a line that the text has."""
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1

    for problem in problems(lambda: parse_tree(text, file="a.yml")):
        assert 1 <= problem.line <= last

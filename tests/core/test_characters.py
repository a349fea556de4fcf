"""Text is tidied at the border, and holds nothing that nobody can see."""

import pytest

from cchc.core.characters import control_sentence, refuse_control_characters, tidy
from core.samples import told


def test_text_is_tidied_at_the_border() -> None:
    """No byte order mark, one line ending, composed letters."""
    assert tidy("\ufeffe\u0302\r\nb\rc\n") == "ê\nb\nc\n"


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("\0", "U+0000"),
        ("\x0c", "U+000C"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\u2028", "U+2028"),
        ("\ud800", "U+D800"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_a_character_that_nobody_sees_is_told(char: str, code: str) -> None:
    """Also the breaks that YAML alone sees, and what neither UTF-8 nor XML can carry."""
    assert control_sentence(f"chữ {char} chữ") == (
        f"có ký tự điều khiển {code} không hiện ra được; hãy xóa ký tự này"
    )


@pytest.mark.parametrize(
    "text", ["", "chữ thường", "tab\tở giữa", "cách\u00a0cứng", "👍🏽", "\u200b"]
)
def test_other_characters_pass(text: str) -> None:
    """A tab, a hard space or an emoji is text."""
    assert control_sentence(text) == ""


def test_every_line_is_told_once() -> None:
    """The first character of each line is named, with the line of the file."""
    assert told(lambda: refuse_control_characters("a\x01\x02\nb\n\x03", file="a.md", offset=1)) == [
        "a.md:2: có ký tự điều khiển U+0001 không hiện ra được; hãy xóa ký tự này",
        "a.md:4: có ký tự điều khiển U+0003 không hiện ra được; hãy xóa ký tự này",
    ]

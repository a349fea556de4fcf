"""The station may say that a post was aired, and nothing else of it."""

import pytest

from cchc.core.airings import is_only_aired
from cchc.core.vocabulary import CHANNELS

HEAD = "---\ntitle: Bài\nunit: kt\n"
SENT = "publications:\n  - {channel: zalo, published: 2026-03-13}\n"
AIRED = "  - {channel: loa, aired: [2026-03-15]}\n"
END = "---\n\nNội dung.\n"


def aired(before: str, after: str) -> bool:
    """Tell what a change of the form's lines is."""
    return is_only_aired(f"{HEAD}{before}{END}".encode(), f"{HEAD}{after}{END}".encode(), CHANNELS)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"publications:\n{AIRED}"),
        (SENT, SENT + AIRED),
        (SENT + AIRED, SENT + AIRED.replace("15]", "15, 2026-03-17]")),
        (SENT + AIRED, SENT + "  - channel: loa\n    aired:\n      - 2026-03-15\n"),
        (
            "publications: [{channel: truyen-thanh, sent: 2026-03-12}]\n",
            "publications: [{channel: truyen-thanh, sent: 2026-03-12, aired: 2026-03-15}]\n",
        ),
    ],
)
def test_a_day_on_the_air_is_only_that(before: str, after: str) -> None:
    """However the list is written; a word of the channel's is as good as its code."""
    assert aired(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SENT + AIRED, SENT),
        (SENT + AIRED, SENT + AIRED.replace("15]", "17]")),
        (SENT, SENT.replace("13}", "14}") + AIRED),
        (SENT, SENT + AIRED.replace("loa", "facebook")),
        (SENT, SENT + "  - {channel: loa, aired: [2026-03-15], url: 'https://x.vn'}\n"),
        (SENT, SENT + AIRED + "quantity: 6\n"),
        (SENT, ": :\n"),
    ],
)
def test_whatever_else_changes_is_more(before: str, after: str) -> None:
    """A day taken away, another channel, an address, a field, a form that cannot be read."""
    assert not aired(before, after)


def test_another_text_is_more() -> None:
    """The words of a post are its writers'."""
    before = f"{HEAD}{END}"

    assert not is_only_aired(
        before.encode(), f"{HEAD}publications:\n{AIRED}---\n\nKhác.\n".encode(), CHANNELS
    )

"""What happened elsewhere is noted however a person wrote the form; every other byte stays."""

from datetime import date

import pytest

from cchc.core.front_edit import UneditableError
from cchc.core.post import Post, Publication
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError
from cchc.core.recorded import recorded
from core.samples import FORM, VOCABULARY

DAY = date(2026, 11, 20)


AIRED = Publication("truyen-thanh", aired=(DAY,))


def read(text: str) -> Post:
    """Return the post that a file's text holds."""
    return read_post(text, VOCABULARY, file="2026/03/bai.md")


def edited(lines: str, told: Publication = AIRED) -> str:
    """Return the front matter lines with what is told."""
    made = recorded(f"---\n{FORM}{lines}---\n\nNội dung.\n", told, read)
    return made.removeprefix(f"---\n{FORM}").removesuffix("---\n\nNội dung.\n")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("", "publications:\n  - {channel: truyen-thanh, aired: [2026-11-20]}\n"),
        (
            "publications:\n  - {channel: zalo, published: 2026-03-13}\nsample: true\n",
            (
                "publications:\n  - {channel: zalo, published: 2026-03-13}\n"
                "  - {channel: truyen-thanh, aired: [2026-11-20]}\nsample: true\n"
            ),
        ),
        (
            "publications: [{channel: zalo, published: 2026-03-13}]\n",
            (
                "publications: [{channel: zalo, published: 2026-03-13},"
                " {channel: truyen-thanh, aired: [2026-11-20]}]\n"
            ),
        ),
        (
            "publications:\n- channel: zalo\n  published: 2026-03-13\n",
            (
                "publications:\n- channel: zalo\n  published: 2026-03-13\n"
                "- {channel: truyen-thanh, aired: [2026-11-20]}\n"
            ),
        ),
        (
            "publications:\n  - {channel: loa, sent: 2026-11-12}  # gửi Đài\n",
            "publications:\n  - {channel: loa, sent: 2026-11-12, aired: [2026-11-20]}  # gửi Đài\n",
        ),
        (
            "publications: []\n",
            "publications: [{channel: truyen-thanh, aired: [2026-11-20]}]\n",
        ),
    ],
)
def test_the_first_airing_is_added(lines: str, wanted: str) -> None:
    """To the entry of the channel, whatever its name there, or to a new one."""
    assert edited(lines) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            "publications:\n  - {channel: truyen-thanh, aired: [2026-11-13]}\n",
            "publications:\n  - {channel: truyen-thanh, aired: [2026-11-13, 2026-11-20]}\n",
        ),
        (
            (
                "publications:\n  - channel: truyen-thanh\n    aired: [2026-11-13]\n"
                "    sent: 2026-11-01\n"
            ),
            (
                "publications:\n  - channel: truyen-thanh\n    aired: [2026-11-13, 2026-11-20]\n"
                "    sent: 2026-11-01\n"
            ),
        ),
        (
            "publications:\n  - channel: truyen-thanh\n    aired:\n      - 2026-11-13\n",
            "publications:\n  - channel: truyen-thanh\n    aired: [2026-11-13, 2026-11-20]\n",
        ),
        (
            (
                "publications:\n  - {channel: zalo, published: 2026-03-13}\n"
                "  - {aired: [2026-11-13], channel: truyen-thanh}\n"
            ),
            (
                "publications:\n  - {channel: zalo, published: 2026-03-13}\n"
                "  - {aired: [2026-11-13, 2026-11-20], channel: truyen-thanh}\n"
            ),
        ),
    ],
)
def test_a_further_airing_joins_those_before(lines: str, wanted: str) -> None:
    """In the form that they are written in."""
    assert edited(lines) == wanted


def test_windows_ends_of_lines_stay() -> None:
    """They are part of what the person wrote."""
    lines = "publications:\n  - {channel: truyen-thanh, aired: [2026-11-13]}\n"
    text = f"---\n{FORM}{lines}---\n\nNội dung.\n".replace("\n", "\r\n")

    made = recorded(text, AIRED, read)

    assert made == text.replace("[2026-11-13]", "[2026-11-13, 2026-11-20]")
    assert recorded(made, AIRED, read) == made


def test_each_channel_says_what_it_has() -> None:
    """Sent, then published with an address; a later word takes the place of an earlier one."""
    sent = edited("", Publication("trang-cchc-tp", sent=DAY))
    url = "https://tp.example.vn/a?b=1&c=(2)"
    shown = edited(sent, Publication("trang-cchc-tp", published=DAY, url=url))

    assert sent == "publications:\n  - {channel: trang-cchc-tp, sent: 2026-11-20}\n"
    assert shown == sent.replace("}", f", published: 2026-11-20, url: '{url}'}}")
    later = Publication("trang-cchc-tp", published=date(2026, 11, 21))
    assert edited(shown, later) == shown.replace("published: 2026-11-20", "published: 2026-11-21")


@pytest.mark.parametrize(
    "lines",
    [
        "publications: không\n",
        "publications:\n  - channel: truyen-thanh\n    aired:\n      - 2026-11-13 # sáng\n",
    ],
)
def test_what_would_lose_words_is_left_to_a_person(lines: str) -> None:
    """No edit is better than a wrong one."""
    with pytest.raises((UneditableError, ContentError)):
        edited(lines)
    with pytest.raises(ContentError):
        recorded("Không có khai báo", AIRED, read)

"""A day of airing is added to front matter however a person wrote it; every other byte stays."""

from datetime import date

import pytest

from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError
from cchc.store.front_matter_edit import with_airing
from core.samples import FORM, VOCABULARY

DAY = date(2026, 11, 20)
OLD = date(2026, 11, 13)


def aired(text: str) -> list[date]:
    """Return the days on which a post was aired, or nothing if it cannot be read."""
    try:
        post = read_post(text, VOCABULARY, file="2026/03/bai.md")
    except ContentError:
        return []
    return [day for each in post.elsewhere if each.channel == "truyen-thanh" for day in each.aired]


def edited(lines: str, *, before: tuple[date, ...]) -> str | None:
    """Return the front matter lines with the day added."""
    text = f"---\n{FORM}{lines}---\n\nNội dung.\n"
    made = with_airing(
        text, channel="truyen-thanh", day=DAY, accepts=lambda new: aired(new) == [*before, DAY]
    )
    return made.removeprefix(f"---\n{FORM}").removesuffix("---\n\nNội dung.\n") if made else None


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("", "publications:\n  - {channel: truyen-thanh, aired: [2026-11-20]}\n"),
        (
            "publications:\n  - {channel: zalo, published: 2026-03-13}\nsample: true\n",
            (
                "publications:\n  - {channel: truyen-thanh, aired: [2026-11-20]}\n"
                "  - {channel: zalo, published: 2026-03-13}\nsample: true\n"
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
                "publications:\n- {channel: truyen-thanh, aired: [2026-11-20]}\n"
                "- channel: zalo\n  published: 2026-03-13\n"
            ),
        ),
        (
            "publications:\n  - {channel: loa, sent: 2026-11-12}  # gửi Đài\n",
            "publications:\n  - {channel: loa, sent: 2026-11-12, aired: [2026-11-20]}  # gửi Đài\n",
        ),
        (
            "publications: []\n",
            "publications:\n  - {channel: truyen-thanh, aired: [2026-11-20]}\n",
        ),
    ],
)
def test_the_first_airing_is_added(lines: str, wanted: str) -> None:
    """To the entry of the channel, whatever its name there, or to a new one."""
    assert edited(lines, before=()) == wanted


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
            (
                "publications:\n  - channel: truyen-thanh\n    aired:\n      - 2026-11-13\n"
                "      - 2026-11-20\n"
            ),
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
    assert edited(lines, before=(OLD,)) == wanted


def test_windows_ends_of_lines_stay() -> None:
    """They are part of what the person wrote."""
    lines = "publications:\n  - {channel: truyen-thanh, aired: [2026-11-13]}\n"
    text = f"---\n{FORM}{lines}---\n\nNội dung.\n".replace("\n", "\r\n")

    made = with_airing(
        text, channel="truyen-thanh", day=DAY, accepts=lambda new: aired(new) == [OLD, DAY]
    )

    assert made == text.replace("[2026-11-13]", "[2026-11-13, 2026-11-20]")


def test_what_no_way_fits_is_left_to_a_person() -> None:
    """No edit is better than a wrong one."""
    assert with_airing("Không có khai báo", channel="loa", day=DAY, accepts=lambda _: True) is None
    assert edited("publications:\n  - {channel: nowhere}\n", before=()) is None

"""Closed vocabularies recognise every name, and never guess."""

import pytest

from cchc.core.names import Names, Term
from cchc.core.vocabulary import CATEGORIES, CHANNELS, KINDS, TOPICS

UNITS = Names(
    [
        Term("vhxh", "Phòng Văn hóa – Xã hội", ("VHXX",)),
        Term("kt", "Phòng Kinh tế"),
        Term("vp", "Văn phòng HĐND và UBND xã", ("Văn phòng HĐND-UBND xã",)),
        Term("ubnd-xa", "UBND xã"),
        Term("ubnd-tp", "UBND Thành phố"),
    ]
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("vhxh", "vhxh"),
        ("VHXH", "vhxh"),
        ("Phòng Văn hoá - xã hội", "vhxh"),
        ("vhxx", "vhxh"),
        ("Văn phòng HĐND và UBND", "vp"),
        ("Phòng Kinh tế phường", "kt"),
        ("UBND_XA", "ubnd-xa"),
        ("UBND xã", "ubnd-xa"),
        ("UBND thành phố", "ubnd-tp"),
    ],
)
def test_a_name_stands_for_its_code(name: str, code: str) -> None:
    """Code, label and alias are recognised, in old spelling and with another level."""
    assert UNITS.resolve(name) == code


@pytest.mark.parametrize("name", ["", "Phòng Kinh", "UBND", "UBND tỉnh", "phong kinh te"])
def test_no_name_is_guessed(name: str) -> None:
    """What is not written down, or could be two, stands for nothing."""
    assert UNITS.resolve(name) is None


def test_pages_of_two_levels_are_two_channels() -> None:
    """The commune's CCHC page is never taken for the city's: another quota counts it."""
    assert CHANNELS.resolve("Trang thông tin CCHC của Thành phố") == "trang-cchc-tp"
    assert CHANNELS.resolve("Trang thông tin CCHC của xã") == "trang-cchc-xa"
    assert CHANNELS.resolve("Trang thông tin CCHC xã") == "trang-cchc-xa"
    assert CHANNELS.resolve("Trang thông tin CCHC") is None


def test_a_code_is_never_taken_by_another_terms_alias() -> None:
    """Codes come before names, in whatever case."""
    names = Names([Term("a", "A lớn", ("vp",)), Term("vp", "Văn phòng")])

    assert names.resolve("VP") == "vp"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Phòng Văn Hóa Xã Hội", "Phòng Văn hóa – Xã hội"),
        ("phong kinh te", "Phòng Kinh tế"),
        ("vhh", "vhxh"),
        ("Sở Giao thông", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_asked_about(name: str, near: str | None) -> None:
    """It is shown as people write it; what is like nothing gets no question."""
    assert UNITS.nearest(name) == near


def test_a_vocabulary_takes_a_plans_own_names() -> None:
    """The terms stay; the new names are recognised too."""
    more = UNITS.extended({"kt": ["Phòng KT"]})

    assert more.resolve("phòng kt") == "kt"
    assert UNITS.resolve("phòng kt") is None
    assert list(more) == list(UNITS)


@pytest.mark.parametrize("names", [CATEGORIES, CHANNELS, KINDS, TOPICS])
def test_every_name_of_the_shared_vocabularies_is_its_own(names: Names) -> None:
    """No label or alias is taken by another code."""
    for code, term in names.terms.items():
        assert [names.resolve(name) for name in (code, term.label, *term.aliases)] == [code] * (
            2 + len(term.aliases)
        )


def test_names_tell_what_they_hold() -> None:
    """A code is in it and has a label; a label is no code."""
    assert "kt" in UNITS
    assert "Phòng Kinh tế" not in UNITS
    assert UNITS.label("kt") == "Phòng Kinh tế"
    with pytest.raises(KeyError):
        UNITS.label("xyz")

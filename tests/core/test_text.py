"""One spelling for comparing, one for addresses."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.text import fold, name_key, nfc, short_key, shown, slugify


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đẩy mạnh", "day manh"),
        ("ĐƯỜNG DÂY NÓNG", "duong day nong"),
        ("Quý I/2026", "quy i/2026"),
        (unicodedata.normalize("NFD", "Ủy ban"), "uy ban"),
        ("", ""),
    ],
)
def test_fold_takes_away_case_and_diacritics(text: str, folded: str) -> None:
    """Also the đ, which Unicode does not take apart, and letters that come in pieces."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đẩy mạnh", "day-manh"),
        ("  Họp: “một cửa” – lần 2!  ", "hop-mot-cua-lan-2"),
        ("12:30", "12-30"),
        ("…", ""),
        ("a" * 90, "a" * 80),
        ("dài " * 30, "-".join(["dai"] * 20)),
    ],
)
def test_a_slug_is_made_of_the_words_of_a_title(title: str, slug: str) -> None:
    """Words are kept whole up to eighty letters; only one longer than that is cut."""
    assert slugify(title) == slug


@given(st.text())
def test_a_slug_is_always_an_address(title: str) -> None:
    """Whatever the title, the slug is empty or ASCII words joined by hyphens, and not too long."""
    slug = slugify(title)

    assert slug == "" or re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= 80


@given(st.text(alphabet="ăâđêôơưạặậẹệọộợụựỳỵÀẢÃÁ -a1"))
def test_spelling_apart_makes_no_difference(text: str) -> None:
    """Composed and decomposed text have one slug and one key."""
    apart = unicodedata.normalize("NFD", text)

    assert slugify(apart) == slugify(text)
    assert name_key(apart) == name_key(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Văn hoá – Xã hội", "phòng văn hóa-xã hội"),
        ("Đảng uỷ", "Đảng ủy"),
        ("Toà nhà", "tòa nhà"),
        ("Phòng  Kinh\u00a0tế ;", "Phòng Kinh tế"),
        ("Văn hóa & Xã hội", "Văn hóa và Xã hội"),
        ("Văn phòng HĐND — UBND", "Văn phòng HĐND-UBND"),
    ],
)
def test_two_spellings_of_a_name_share_a_key(one: str, other: str) -> None:
    """Tone placement, dashes, spaces, case and “&” do not tell names apart (units.md, rule 1)."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("ban", "bàn"), ("UBND xã", "UBND"), ("hóa", "hòa")])
def test_other_words_have_other_keys(one: str, other: str) -> None:
    """A tone or a level is part of the name."""
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "name",
    ["Phòng Kinh tế xã", "Phòng Kinh tế Thành phố", "phòng kinh tế PHƯỜNG;", "Phòng Kinh tế"],
)
def test_a_name_may_end_in_its_level(name: str) -> None:
    """The short key is that of the name without it (units.md, rule 1)."""
    assert short_key(name) == name_key("Phòng Kinh tế")


def test_a_level_alone_is_a_name() -> None:
    """Something is always left."""
    assert short_key("xã") == name_key("xã")


def test_a_sentence_quotes_no_more_than_can_be_read() -> None:
    """A long or many-lined text is shown on one line and cut."""
    assert shown("một\n  hai") == "một hai"
    assert shown("x" * 60) == "x" * 60
    assert shown("x" * 1_000_000) == "x" * 60 + "…"


def test_text_is_kept_composed() -> None:
    """What arrives in pieces is put together."""
    assert nfc("e\u0302\u0301") == "ế"

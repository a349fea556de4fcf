"""The index of the search: what is in it, and what a new post changes of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cchc.core.words import line
from cchc.publish.search_codes import BAR, CUT, LETTERS, coded
from cchc.publish.search_index import (
    NEWEST,
    Archive,
    Entry,
    archived,
    placed_newest,
    whole_leaf,
)
from cchc.publish.search_terms import place_of, terms

TEXTS = ("Thủ tục hành chính", "Cải cách thể chế", "Hòa giải ở cơ sở", "Số 108/KH-UBND")


def entries(*texts: str, first: int = 256) -> list[Entry]:
    """Return pages with one title and these texts."""
    return [Entry(first + place, line("Tin"), line(text)) for place, text in enumerate(texts)]


def whole(archive: Archive, newest: list[Entry]) -> dict[str, str]:
    """Return every term with its pages, as a reader of all leaves has them."""
    placed = placed_newest(archive.beginnings, newest)
    found = {}
    for place in archive.beginnings:
        found.update(whole_leaf(archive.leaves.get(place, {}), placed.get(place, {})))
    return found


def test_a_text_is_found_by_its_words_and_their_pairs() -> None:
    """Each word, each pair of neighbours, and the short form are terms; nothing else is."""
    assert terms(line("TTHC ở xã")) == {
        *("thủ", "tuc̣", "hanh̀", "chinh́", "ở", "xã", "+tthc"),
        *("thủ tuc̣", "tuc̣ hanh̀", "hanh̀ chinh́", "chinh́ ở", "ở xã"),
    }


def test_a_number_is_found_without_its_year() -> None:
    """108/2026/KH-UBND is found as 108/KH-UBND."""
    assert "108 kh" in terms(line("Kế hoạch 108/2026/KH-UBND"))


def test_words_of_a_title_may_be_left_out() -> None:
    """The pairs with one or two words of the title between count as if the text had them."""
    found = whole(archived([]), [Entry(0, "một hai ba bốn", "năm")])

    assert found["một hai"] == f"{coded([0])}{BAR}"
    assert found["một ba"] == found["một bốn"] == found["hai bốn"] == coded([0])


def test_terms_that_begin_alike_lie_together() -> None:
    """Words, pairs and filters each have their part of the order; diacritics play none."""
    assert place_of("cải cách") == place_of("cai cach") == "cai-cach_"
    assert place_of("+tthc") == place_of("tthc") == "-tthc_"
    assert place_of("=u kt") == "--ukt_"


def test_title_and_text_are_told_apart() -> None:
    """Before the bar stand the pages with the term in their title."""
    found = whole(archived([]), [Entry(0, "một", "hai"), Entry(1, "hai", "một")])

    assert found["một"] == f"{coded([0])}{BAR}{coded([1])}"


def test_of_a_frequent_word_only_the_newest_are_kept() -> None:
    """A word in very many texts says little; a pair is kept whole."""
    found = whole(archived(entries(*["hai ba"] * (NEWEST + 5))), [])

    assert found["hai"] == CUT + coded(range(261, 361))
    assert found["hai ba"] == coded(range(256, 361))


@given(st.lists(st.sampled_from(TEXTS), max_size=12), st.integers(0, 12))
def test_archive_and_newest_are_one_index(texts: list[str], cut: int) -> None:
    """Wherever the archive ends, the whole index is the same."""
    pages = entries(*texts)

    assert whole(archived(pages[:cut]), pages[cut:]) == whole(archived([]), pages)


def test_a_new_post_changes_the_leaves_of_its_terms_alone() -> None:
    """A leaf without a term of the new post is as it was."""
    archive = archived(entries(*TEXTS * 30))
    placed = placed_newest(archive.beginnings, entries("Lịch tiếp công dân", first=999))

    assert 0 < len(placed) < len(archive.beginnings) // 2


@given(st.lists(st.integers(0, 700_000), unique=True, min_size=1).map(sorted))
def test_codes_keep_the_order_and_stay_in_json(numbers: list[int]) -> None:
    """Codes are made of their own letters, and go on where others end."""
    code = coded(numbers)
    parts = [coded([number], after=last) for last, number in pairwise([-1, *numbers])]

    assert set(code) <= set(LETTERS)
    assert code == "".join(parts)

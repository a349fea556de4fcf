"""Numbers, days, signs and abbreviations as an announcer says them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.problem import ContentError
from cchc.reports.spoken import Speaker
from cchc.reports.spoken_numbers import Speech, roman, to_roman
from cchc.reports.spoken_text import paragraphs, sentences, syllables
from cchc.reports.voices import read_voice

CORPUS = Path(__file__).parents[1] / "samples" / "spoken" / "readings.tsv"
LINES = CORPUS.read_text("utf-8").splitlines()
READINGS = [(written, said) for written, _, said in (line.partition("\t") for line in LINES)]
VOICE = read_voice()


def test_the_corpus_is_large_enough() -> None:
    """At least 150 readings, none twice."""
    assert len({written for written, _ in READINGS}) == len(READINGS) >= 150


@pytest.mark.parametrize(("written", "said"), READINGS)
def test_each_reading_is_said_as_announcers_say_it(written: str, said: str) -> None:
    """What stands in the left column is said as in the right."""
    assert VOICE.say(written) == said


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_every_number_is_said_and_no_two_alike(value: int) -> None:
    """The words lead back to the number."""
    assert heard(Speech().number(value)) == value


DIGITS = {
    word: at
    for at, word in enumerate(
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    )
}
DIGITS |= {"mốt": 1, "tư": 4, "lăm": 5, "mười": 10}
TIMES = {"mươi": 10, "trăm": 100}
GROUPS = {"nghìn": 1000, "triệu": 10**6, "tỷ": 10**9}


def heard(words: str) -> int:
    """Return the number that *words* say, by another way than they were made."""
    total = group = digit = 0
    for word in words.split():
        if word in GROUPS:
            # "tỷ" names all that stood before it: "hai nghìn tỷ".
            whole = word == "tỷ"
            total = (total + group) * GROUPS[word] if whole else total + group * GROUPS[word]
            group = 0
            continue
        digit, before = DIGITS.get(word, digit), digit
        group += digit if word in DIGITS else before * (TIMES.get(word, 1) - 1)
    return total + group


@given(st.text(max_size=200))
def test_no_text_breaks_the_announcer(text: str) -> None:
    """Whatever is written comes out as words, with no digit left."""
    said = VOICE.say(text)

    assert not [char for char in said if char in "0123456789"]


def test_a_bullet_of_a_font_is_not_said() -> None:
    """Word's own signs are none of ours, however many words stand aside for a while."""
    many = 7000

    assert VOICE.say("\uf0b7 Nộp 2 bản\ue000, \U000f0000 nhận 3 bản") == "Nộp hai bản, nhận ba bản"
    assert VOICE.say("5 " * many) == " ".join(["năm"] * many)


def test_the_south_says_le_and_ngan() -> None:
    """The office's own list sets both, and adds words of its own."""
    voice = read_voice("linh: lẻ\nnghin: ngàn\nTTPVHCC: Trung tâm Hành chính công\n")

    assert voice.say("1.005 hồ sơ") == "một ngàn không trăm lẻ năm hồ sơ"
    assert voice.say("TTPVHCC phường") == "Trung tâm Hành chính công phường"


def test_a_word_without_its_saying_is_told() -> None:
    """An empty entry is a fault with its line."""
    with pytest.raises(ContentError) as caught:
        read_voice("linh: lẻ\nABC:\n")

    assert [str(each) for each in caught.value.problems] == [
        "cach-doc.yml:2: ABC: thiếu hoặc để trống; hãy viết chữ đọc lên"
    ]


def test_signs_are_spelled_once_in_a_script() -> None:
    """The second time the number alone is enough; an office may want that at once."""
    speaker = Speaker(VOICE)
    first, second = speaker.say("Kế hoạch 108/KH-UBND"), speaker.say("Kế hoạch 108/KH-UBND")

    assert first.endswith("gạch chéo, ka hát, u bê en dê")
    assert second == "Kế hoạch một trăm linh tám"
    assert read_voice(full_numbers=False).say("108/KH-UBND") == "một trăm linh tám"


@pytest.mark.parametrize("value", range(1, 40))
def test_roman_numbers_go_both_ways(value: int) -> None:
    """As plans, terms and congresses use them."""
    assert roman(to_roman(value)) == value


@pytest.mark.parametrize("text", ["IIII", "VX", "ABC", "IC", ""])
def test_what_is_no_roman_number_is_nothing(text: str) -> None:
    """It is not guessed at."""
    assert roman(text) == 0


def test_what_only_the_eye_needs_is_left_out() -> None:
    """Headings, pictures, tables, notes, and lines that lead to other pages."""
    html = (
        "<h2>Đầu mục</h2><p>Một câu<sup>1</sup>. Xem thêm tại đây.</p>"
        "<figure><img src='a.png' alt='Ảnh'><figcaption>Chú</figcaption></figure>"
        "<table><tr><td>1</td></tr></table><p>Đọc thêm: bài khác</p>"
        '<div class="footnote"><p>Ghi chú</p></div>'
    )

    assert paragraphs(html) == ["Một câu."]


def test_the_entries_of_a_list_are_counted_for_the_ear() -> None:
    """But for those that number themselves; a list that follows begins anew."""
    html = (
        "<p>Ba việc:</p><ul><li>nộp</li><li>Bước hai, nhận;</li></ul><ol><li><p>trả</p></li></ol>"
    )

    assert paragraphs(html) == ["Ba việc:", "Một là, nộp.", "Bước hai, nhận;", "Một là, trả."]


def test_syllables_are_the_words_between_spaces() -> None:
    """Marks are none; sentences end with a mark and a space."""
    assert syllables("Kính thưa bà con, và các bạn!") == 7
    assert sentences("Một. Hai! Ba?") == ["Một.", "Hai!", "Ba?"]

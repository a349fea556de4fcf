"""Personal data is found where it stands, and nothing official is taken for it."""

import pytest

from cchc.core.entries import Contact
from cchc.core.personal import Known, digits, personal_data
from cchc.core.personal_answers import findings, known_of, unanswered
from core.samples import SAMPLES, sample_post

LINES = (SAMPLES / "personal.tsv").read_text("utf-8").splitlines()
CORPUS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("wanted", "text"), CORPUS)
def test_a_line_is_asked_about_or_not(wanted: str, text: str) -> None:
    """Persons' numbers, accounts, addresses, health, children; no document, sum, date, hotline."""
    found = "; ".join(f"{each.kind} {each.found}" for each in personal_data(text))

    assert (found or "-") == wanted


def test_the_corpus_is_large_enough() -> None:
    """Both kinds of lines are many."""
    plain = [line for line in CORPUS if line[0] == "-"]

    assert len(plain) >= 30
    assert len(CORPUS) - len(plain) >= 30


def test_the_question_names_the_line() -> None:
    """The officer is told where, what, and asked whether the person agreed."""
    told = [str(each) for each in personal_data("Tin.\n\nGọi 0912345678 hoặc 0912345678.")]

    assert told == [
        "Dòng 3 có số điện thoại cá nhân: “0912345678”. Người này đã đồng ý cho đăng chưa?"
    ]


def test_what_the_office_gives_out_is_no_persons() -> None:
    """Numbers and addresses of the register of contacts, and the office's own domain, are known."""
    duty = Contact("truc", "duong-day-nong", phones=("0912 345 678",), email="Truc@Gmail.com")
    known = known_of("xa.example.vn", [duty])
    post = sample_post(
        body="0912.345.678, +84 912 345 678, truc@gmail.com, a@xa.example.vn, b@thu.xa.example.vn,"
        " c@example.vn, d@other.vn, 0912 345 679"
    )

    open_ = unanswered(post, findings(post), known)

    assert [each.found for each in open_] == ["0912 345 679", "d@other.vn"]


def test_an_answer_covers_its_own_words_alone() -> None:
    """A second number that comes in later is asked about."""
    answer = "personal_data:\n  - {found: 0912 345 678, reason: ông An đồng ý}\n"
    post = sample_post(answer, body="0912  345 678\n\n0987 654 321")

    open_ = unanswered(post, findings(post), Known())

    assert [(each.found, each.line) for each in open_] == [("0987 654 321", 12)]


def test_a_number_is_known_however_it_is_written() -> None:
    """With the country's code, dots or spaces."""
    assert digits("+84 912.345.678") == digits("0912 345 678") == "0912345678"

"""A form is read field by field; every problem is gathered, each with its line."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.core.calendar import ZONE
from cchc.core.fields import Fields, read_moment
from cchc.core.names import Names, Term
from cchc.core.tree import parse_tree
from core.samples import told

UNITS = Names([Term("kt", "Phòng Kinh tế"), Term("vhxh", "Phòng Văn hóa – Xã hội")])


def form(text: str) -> Fields:
    """Read *text* as the form of `a.md`."""
    return Fields(parse_tree(text, file="a.md"), file="a.md")


def said(fields: Fields) -> list[str]:
    """Return what *fields* has noted so far."""
    return told(fields.raise_problems)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-04", date(2026, 3, 4)),
        ("2026-03-31T17:30Z", datetime(2026, 4, 1, 0, 30, tzinfo=ZONE)),
        ("2026-03-31T17:30:00+00:00", datetime(2026, 4, 1, 0, 30, tzinfo=ZONE)),
        ("2026-03-31 23:59:59 +07:00", datetime(2026, 3, 31, 23, 59, 59, tzinfo=ZONE)),
        ("2026-03-31T23:59+0700", datetime(2026, 3, 31, 23, 59, tzinfo=ZONE)),
    ],
)
def test_a_moment_is_read_in_viet_nam(text: str, moment: date) -> None:
    """The evening in Greenwich is the next day here; a day alone is a day."""
    assert read_moment(text) == moment


@given(
    st.datetimes(
        datetime.fromisoformat("2000-01-02"),
        datetime.fromisoformat("2100-12-30"),
        timezones=st.just(UTC),
    )
)
def test_a_written_moment_reads_back(moment: datetime) -> None:
    """Whatever the moment, its ISO form is the same moment."""
    assert read_moment(moment.isoformat()) == moment


@given(st.text(alphabet="0123456789-:TZ+. ２"))
def test_no_date_brings_the_reader_down(text: str) -> None:
    """A date is read or told."""
    fields = form(f"date: '{text}'")

    assert (fields.moment("date", needed=True) is None) == bool(fields.problems)


def test_a_day_of_a_moment_is_the_day_in_viet_nam() -> None:
    """Lists of days are read in the same way; one day alone is a list too."""
    fields = form("a: 2026-03-31T17:30Z\nb: [2026-03-01, 2026-03-31T17:30Z]\nc: 2026-03-02")

    assert fields.day("a") == date(2026, 4, 1)
    assert fields.days("b") == (date(2026, 3, 1), date(2026, 4, 1))
    assert fields.days("c") == (date(2026, 3, 2),)


@pytest.mark.parametrize("text", ["a:", "a: ''", "a: ~", "a: null", "a: []", "a: {}", "b: 1"])
def test_nothing_is_nothing_however_it_is_written(text: str) -> None:
    """An empty field is an absent one."""
    fields = form(text)

    assert "a" not in fields
    assert fields.text("a", want="x") == ""
    assert fields.day("a") is None
    assert fields.days("a") == ()
    assert fields.flag("a", default=True) is True
    assert fields.number("a", default=3) == 3
    assert fields.term("a", UNITS, what="đơn vị", default="kt") == "kt"
    assert fields.terms("a", UNITS, what="đơn vị") == ()
    assert fields.texts("a", example="x") == ()
    assert fields.address("a") == ""
    assert fields.inner("a", example="x") is None
    assert fields.each("a", example="x") == []
    assert said(fields) == []


def test_a_quoted_tilde_is_a_text() -> None:
    """Quotes say that the sign is meant."""
    assert form("a: '~'").text("a", want="x") == "~"


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("Yes", True), ("có", True), ("ON", True), ("no", False), ("không", False)],
)
def test_yes_and_no_are_understood_in_both_languages(text: str, value: object) -> None:
    """In whatever case."""
    assert form(f"a: {text}").flag("a", default=not value) is value


@pytest.mark.parametrize(("text", "number"), [("6", 6), ("06", 6), ("'6'", 6), ("100000", 100000)])
def test_a_number_is_a_count(text: str, number: int) -> None:
    """Leading zeros are no octal number."""
    assert form(f"a: {text}").number("a", default=1) == number


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "1e3", "sáu", "٦", "1_000", "10000000", "[6]"])
def test_what_is_no_count_is_told(text: str) -> None:
    """A count is a whole number from one up, of at most six digits."""
    fields = form(f"a: {text}")
    found = "…" if text == "[6]" else text

    assert fields.number("a", default=1) == 1
    assert said(fields) == [
        f"a.md:1: a: '{found}' không phải số nguyên từ 1 trở lên; hãy viết như 6"
    ]


@pytest.mark.parametrize(
    "text",
    ["https://a.vn", "HTTP://a.vn/x?y=1#z", "https://a.vn:8080/đường-dẫn", "https://1.1.1.1"],
)
def test_an_address_is_taken_as_it_is(text: str) -> None:
    """Letters of any language may stand in it."""
    fields = form(f'a: "{text}"')

    assert fields.address("a") == text
    assert said(fields) == []


@pytest.mark.parametrize(
    "text",
    ["a.vn", "ftp://a.vn", "https://", "https:///a", "https://[a", "https://a b", "https://?x"],
)
def test_what_is_no_address_is_told(text: str) -> None:
    """Without a host there is no address, and nothing breaks on half a bracket."""
    fields = form(f'a: "{text}"')
    fields.address("a")

    assert said(fields) == [
        f"a.md:1: a: '{text}' không phải địa chỉ web; hãy viết đầy đủ như https://…"
    ]


@pytest.mark.parametrize("text", ["vhxh", "tp-2-9", "6-thang", "a"])
def test_a_code_is_made_of_plain_letters(text: str) -> None:
    """Addresses are made of it."""
    assert form(f"a: {text}").code("a", want="mã") == text


@pytest.mark.parametrize("text", ["VHXH", "a b", "a--b", "-a", "a/b", "../a", "đơn-vị", "a_b"])
def test_what_is_no_code_is_told(text: str) -> None:
    """Capitals, spaces and slashes are told with what to write instead."""
    fields = form(f"a: {text}")
    fields.code("a", want="mã đơn vị, như vhxh")

    assert said(fields) == [
        (
            f"a.md:1: a: '{text}' không phải mã (chữ thường không dấu nối bằng gạch ngang);"
            " hãy viết mã đơn vị, như vhxh"
        )
    ]


@pytest.mark.parametrize(("text", "year"), [("2026", 2026), ("2100", 2100)])
def test_a_year_is_a_year_of_ours(text: str, year: int) -> None:
    """It is read as written."""
    assert form(f"a: {text}").year("a") == year


@pytest.mark.parametrize("text", ["1999", "2101", "202600", "26", "nay"])
def test_another_year_is_told(text: str) -> None:
    """No day could be made of it."""
    fields = form(f"a: {text}")

    assert fields.year("a") == 2000
    assert said(fields) == [f"a.md:1: a: năm '{text}' ngoài khoảng 2000–2100; hãy viết như 2026"]


def test_terms_are_read_by_any_name_and_in_order() -> None:
    """A word alone is a list of one; the codes come out."""
    fields = form("a: [Phòng Văn hoá - xã hội, KT]\nb: phòng kinh tế")

    assert fields.terms("a", UNITS, what="đơn vị") == ("vhxh", "kt")
    assert fields.terms("b", UNITS, what="đơn vị") == ("kt",)
    assert said(fields) == []


def test_all_problems_are_told_together_in_order_of_lines() -> None:
    """Those of inner forms too, each under its full name."""
    fields = form("titel: x\npublications:\n  - sent: mai\n  - {sent: 2026-02-30}\nb: maybe\n")
    fields.known(("title", "publications", "b"))
    fields.text("title", want="tiêu đề", needed=True)
    fields.flag("b", default=True)
    for each in fields.each("publications", example="x"):
        each.day("sent")

    assert said(fields) == [
        "a.md:1: titel: không có mục tên này; có phải ý bạn là title?",
        "a.md:1: title: thiếu hoặc để trống; hãy viết tiêu đề",
        "a.md:3: publications[1].sent: không đọc được ngày 'mai'; hãy viết như 2026-03-04",
        (
            "a.md:4: publications[2].sent: không có ngày '2026-02-30' trong lịch;"
            " hãy viết một ngày có thật như 2026-03-04"
        ),
        "a.md:5: b: 'maybe' không phải true hay false; hãy viết true (có) hoặc false (không)",
    ]


def test_a_megabyte_in_a_field_is_not_printed() -> None:
    """The sentence quotes the beginning, on one line; so does the field's name."""
    fields = form(f"date: {'mai ' * 250_000}\n? {'x' * 1000}\n: y\n")
    fields.day("date")
    fields.known(["date"])

    first, second = said(fields)
    assert first == (
        f"a.md:1: date: không đọc được ngày '{('mai ' * 15)}…'; hãy viết như 2026-03-04"
    )
    assert second == (
        f"a.md:2: {'x' * 60}…: không có mục tên này; hãy xóa, hoặc dùng một trong các mục: date"
    )


def test_an_inner_form_is_read_by_its_reader() -> None:
    """The reader is not called where there is nothing to read."""
    fields = form("image: {src: a.png}\nother: chữ")

    assert fields.read("image", lambda inner: inner.text("src", want="x"), example="x") == "a.png"
    assert fields.read("none", lambda inner: inner.text("src", want="x"), example="x") is None
    assert fields.read("other", lambda inner: inner.text("src", want="x"), example="a: b") is None
    assert said(fields) == ["a.md:2: other: phải gồm các mục con; hãy viết như {a: b}"]

"""A register is read entry by entry: what is wrong with one hurts no other."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cchc.core.entries import Document, Event, Survey
from cchc.core.register import ENTRIES, pieces, read_register
from cchc.core.register_list import KINDS
from core.samples import VOCABULARY

GOOD = """\
# Lời dặn ở đầu tệp.
entries:
  - number: 1/TB-UBND
    date: 2026-10-05
    issuer: UBND xã
    title: "Thông báo: lịch tiếp dân"
    kind: thông báo

  # Một lời dặn ở giữa.
  - {number: 2/KH, date: 2026-11-05, issuer: UBND xã, title: Kế hoạch, kind: ke-hoach}
"""


def read(text: str, name: str = "van-ban") -> tuple[list[object], list[str]]:
    """Return the good entries of a register, and what is told about the others."""
    kind = KINDS[name]
    found, problems = read_register(
        text, lambda fields: kind.read(fields, VOCABULARY), file=f"{name}.yml"
    )
    return [each.entry for each in found], [str(problem) for problem in sorted(problems)]


def test_a_register_is_read_whole() -> None:
    """Block and flow, comments, a colon in quotes; a number and its year are the code."""
    assert read(GOOD) == (
        [
            Document(
                code="1-tb-ubnd-2026",
                number="1/TB-UBND",
                day=date(2026, 10, 5),
                issuer="UBND xã",
                title="Thông báo: lịch tiếp dân",
                kind="thong-bao",
            ),
            Document("2-kh-2026", "2/KH", date(2026, 11, 5), "UBND xã", "Kế hoạch", "ke-hoach"),
        ],
        [],
    )


def test_an_entry_that_is_no_yaml_is_left_out_alone() -> None:
    """The line is that of the file, and the entries around it are there."""
    entries, problems = read(GOOD.replace('lịch tiếp dân"', "lịch tiếp dân"))

    assert [each.number for each in entries if isinstance(each, Document)] == ["2/KH"]
    assert len(problems) == 1
    assert problems[0].startswith("van-ban.yml:6: ")


def test_the_pieces_of_a_register_are_its_text() -> None:
    """Nothing between the entries is lost when some are taken out."""
    found = list(pieces(GOOD))

    assert [piece.above for piece in found] == [2, 9]
    assert "\n".join([*GOOD.split("\n")[:2], *(piece.text for piece in found)]) == GOOD


def test_an_event_has_its_days_in_order_and_its_hours() -> None:
    """One day or several; `8h30` is a time too; a unit may be named as in the plan."""
    entries, problems = read(
        "entries:\n  - {code: tiep-dan, title: Tiếp dân, kind: lịch tiếp dân, unit: Phòng VHXH,"
        ' date: [2026-07-23, 2026-07-09], start: 8h30, end: "11:30"}\n',
        "su-kien",
    )

    days = (date(2026, 7, 9), date(2026, 7, 23))
    assert problems == []
    assert entries == [
        Event("tiep-dan", "Tiếp dân", "tiep-dan", days, "08:30", "11:30", unit="vhxh")
    ]


def test_an_event_is_over_after_its_last_day() -> None:
    """On the day itself it is still to come."""
    event = Event("a", "A", "hoi-nghi", (date(2026, 7, 9), date(2026, 7, 23)))

    assert event.coming(date(2026, 7, 9)) == event.days
    assert event.coming(date(2026, 7, 10)) == event.days[1:]
    assert event.coming(date(2026, 7, 24)) == ()


def test_a_survey_is_open_from_its_first_day_to_its_last() -> None:
    """Without days it is always open."""
    survey = Survey("a", "A", "https://a.vn/", date(2026, 10, 1), date(2026, 10, 31))

    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1)]
    assert [survey.is_open(day) for day in days] == [False, True, True, False]
    assert Survey("b", "B", "https://b.vn/").is_open(days[0])


def test_the_line_of_a_fault_in_a_long_text_is_told() -> None:
    """A block begins on the line after its name."""
    form = "  - code: a\n    question: Hỏi?\n    category: tthc\n"
    text = f"{ENTRIES}:\n{form}    answer: |\n      Một.\n      [x](y)\n"

    assert read(text, "hoi-dap")[1] == [
        (
            "hoi-dap.yml:7: entries[1].answer: liên kết 'y' không đủ;"
            " hãy viết https://… hoặc địa chỉ như /van-ban/"
        )
    ]


@given(st.sampled_from(sorted(KINDS)), st.text("ecodntris:-, \"'[]{}|\n #đ1"))
def test_no_register_brings_the_reader_down(name: str, noise: str) -> None:
    """Whatever stands there, each entry is read or told."""
    for text in (noise, f"{ENTRIES}:\n  - code: a\n{noise}\n  - code: b\n"):
        entries, problems = read(text, name)

        assert entries or problems or not text.strip("{} \n") or f"{ENTRIES}" in text

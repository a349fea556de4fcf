"""A week's loudspeaker bulletin, made and recorded as people do it."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from cchc.core.calendar import read_period
from cchc.reports.bulletin import Bulletin, Order
from cchc.reports.bulletin_files import bulletin_docx, bulletin_text
from cchc.reports.voices import read_voice
from cli.project_folder import cchc, start_project, write_post
from reports.sample_reports import content, phrases

VOICE = read_voice()
WEEK = read_period("2026-W45")
LONG = " ".join(f"Câu thứ {at} nói về việc nộp hồ sơ trên mạng của bà con." for at in range(1, 30))


def bulletin(minutes: int) -> Bulletin:
    """Return the bulletin of the first week of November."""
    return Bulletin(content("2026-11-08"), Order(WEEK, minutes), phrases(), VOICE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with three posts, one of them sent to the loudspeaker in the week."""
    project = start_project(tmp_path)
    write_post(project, "moi", "2026-11-17", LONG)
    write_post(
        project,
        "da-phat",
        "2026-11-16",
        LONG,
        publications="[{channel: truyen-thanh, aired: [2026-11-10]}]",
    )
    write_post(
        project,
        "gui-loa",
        "2026-11-02",
        LONG,
        publications="\n  - {channel: loa, sent: 2026-11-18}  # Đài xã",
    )
    return project


@pytest.mark.parametrize("minutes", [5, 10, 15])
def test_it_takes_the_minutes_that_were_asked_for(minutes: int) -> None:
    """Within a tenth, at a rate that the script states."""
    made = bulletin(minutes)

    assert made.seconds == pytest.approx(minutes * 60, rel=0.1)
    assert f"{made.syllables} tiếng, đọc 170 tiếng/phút" in bulletin_text(made)


def test_what_was_meant_for_the_week_is_read_first() -> None:
    """A post aired in the week leads; the others were never aired."""
    first, *others = bulletin(10).spots

    assert first.post.slug.startswith("van-dong-nhan-dan")
    assert not [each for spot in others for each in spot.post.elsewhere if each.aired]


def test_nothing_that_cannot_be_said_is_left() -> None:
    """No digit, bracket, address or sign; each item begins with its lead-in."""
    made = bulletin(15)
    text = "\n".join(made.lines)

    assert not [char for char in text if char in "0123456789()[]/<>*#“”&%"]
    assert "http" not in text
    assert made.spots[0].lines[0].startswith("Mở đầu bản tin")
    assert made.spots[-1].lines[0].startswith("Nội dung cuối của bản tin")


def test_the_word_file_has_the_whole_script_in_large_letters() -> None:
    """16 points, one and a half lines."""
    made = bulletin(5)
    word = Document(BytesIO(bulletin_docx(made)))
    said = [each for each in word.paragraphs if each.runs[0].font.size == Pt(16)]

    assert [each.text for each in said] == list(made.lines)
    assert {each.paragraph_format.line_spacing for each in said} == {1.5}
    assert bulletin_docx(made) == bulletin_docx(made)


def test_the_script_is_written_where_asked(project: Path) -> None:
    """A Word file and a text, named by the week."""
    ran = cchc(project, "bulletin", "2026-W47", "--minutes", "5", "--out", "ra", day="2026-11-20")

    assert ran.out.splitlines() == ["ra/ban-tin-2026-W47.docx", "ra/ban-tin-2026-W47.txt"]
    text = (project / "ra" / "ban-tin-2026-W47.txt").read_text("utf-8")
    assert text.index("Bài gui-loa") < text.index("Bài moi")
    assert "da-phat" not in text
    assert "lược bớt" in text


def test_airing_is_recorded_and_nothing_else_is_touched(project: Path) -> None:
    """Comments, quotes and order stay; a second time changes nothing."""
    sent, new = (project / "posts/2026/11" / f"{slug}.md" for slug in ("gui-loa", "moi"))
    before = sent.read_text("utf-8"), new.read_text("utf-8")
    words = ("bulletin", "2026-W47", "--minutes", "5", "--record", "2026-11-20")

    first, second = (cchc(project, *words, day="2026-11-20") for _ in range(2))

    assert first.code == 0, first.err
    assert "2026/11/gui-loa.md: đã ghi ngày phát 20/11/2026" in first.out
    assert sent.read_text("utf-8") == before[0].replace(
        "sent: 2026-11-18}", "sent: 2026-11-18, aired: [2026-11-20]}"
    )
    entry = "publications:\n  - {channel: truyen-thanh, aired: [2026-11-20]}\n---"
    assert new.read_text("utf-8") == before[1].replace("\n---", f"\n{entry}", 1)
    assert "đã có ngày phát 20/11/2026" in second.out


def test_a_person_may_choose_the_posts(project: Path) -> None:
    """In their own order; then exactly those are recorded."""
    words = ("bulletin", "2026-W47", "--bai", "da-phat", "moi")

    text = cchc(project, *words, "--text", day="2026-11-20").out
    recorded = cchc(project, *words, "--record", "2026-11-20", day="2026-11-21").out
    wrong = cchc(project, "bulletin", "2026-W47", "--bai", "khong-co", day="2026-11-20")

    assert text.index("Bài da-phat") < text.index("Bài moi")
    assert "gui-loa" not in text
    assert recorded.splitlines() == [
        "2026/11/da-phat.md: đã ghi ngày phát 20/11/2026",
        "2026/11/moi.md: đã ghi ngày phát 20/11/2026",
    ]
    assert wrong.err == "không có bài 'khong-co'; tên bài là phần cuối của địa chỉ bài\n"


def test_a_wrong_week_is_told(project: Path) -> None:
    """With what to write instead."""
    ran = cchc(project, "bulletin", "2026-11")

    assert (ran.code, ran.err) == (
        2,
        "không đọc được tuần '2026-11'; hãy viết như 2026-W47\n",
    )


def test_without_posts_there_is_no_bulletin(tmp_path: Path) -> None:
    """Nothing is made up."""
    ran = cchc(start_project(tmp_path), "bulletin", "2026-W47")

    assert (ran.code, ran.err) == (1, "Không có tin bài nào để đưa vào bản tin tuần 2026-W47.\n")

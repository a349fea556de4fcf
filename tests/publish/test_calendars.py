"""The calendars: what is in them, and that any calendar program can read them (RFC 5545)."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from icalendar import Alarm, Calendar, Event

from cchc.core.content import Content
from cchc.core.settings import Settings
from cchc.publish.calendars import calendar_files
from core.count_samples import plan, post, read
from publish.ics_rules import check, unfolded

HOST = "thuongphuc.example.vn"
SETTINGS = Settings(f"https://{HOST}/", "Trang thử", "plans/thu.yml")
EACH_PLAN = pytest.mark.parametrize(
    "name", ["thuong-phuc", "ha-noi", "hung-dao", "hung-phu", "nam-dan"]
)


def content(name: str = "thuong-phuc", *sources: str, day: str = "2026-03-06") -> Content:
    """Return what a build of the site would have."""
    of = plan(name)
    posts = tuple(read(source, of) for source in sources)
    return Content(SETTINGS, of, posts, (), date.fromisoformat(day))


@cache
def files(name: str = "thuong-phuc") -> dict[str, bytes]:
    """Return the calendars of a plan, made once."""
    return dict(calendar_files(content(name)))


def events(unit: str, name: str = "thuong-phuc") -> list[Event]:
    """Return the events of one calendar, read back by the library."""
    return list(Calendar.from_ical(files(name)[f"lich/{unit}.ics"]).events)


def said(event: Event, name: str) -> str:
    """Return the text of one property."""
    return str(event[name])


def alarms(event: Event) -> list[timedelta | datetime | None]:
    """Return how long before midnight of its day an event rings."""
    return [part.TRIGGER for part in event.subcomponents if isinstance(part, Alarm)]


def on(unit: str, day: str) -> list[Event]:
    """Return the events of one day."""
    return [event for event in events(unit) if event.start == date.fromisoformat(day)]


@EACH_PLAN
def test_any_program_can_read_them(name: str) -> None:
    """CR LF, 75 octets, escapes, nesting and single properties are as RFC 5545 asks."""
    for page in files(name).values():
        check(page)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"\r\n", b"\n"),
        (b"\r\n ", b""),
        (b"\\,", b","),
        (b"END:VALARM\r\n", b""),
        (b"TRANSP:TRANSPARENT", b"URL:https://example.vn/"),
        (b"DTSTAMP:20260306T000000Z\r\n", b""),
        (b"TRANSP:TRANSPARENT", b"TRANSP TRANSPARENT"),
    ],
)
def test_the_rules_that_they_are_held_to_have_teeth(right: bytes, wrong: bytes) -> None:
    """A bare LF, a long line, a bare comma, an open part, a property twice, none, no colon."""
    page = files()["lich/kt.ics"]
    assert right in page

    with pytest.raises((AssertionError, IndexError)):
        check(page.replace(right, wrong))


@EACH_PLAN
def test_the_library_reads_back_what_it_wrote(name: str) -> None:
    """Nothing is dropped or misread, and no two events of a calendar have one name."""
    for page in files(name).values():
        calendar = Calendar.from_ical(page)

        assert calendar.to_ical() == page
        assert not any(event.errors for event in calendar.events)
        assert len({said(event, "UID") for event in calendar.events}) == len(calendar.events)


def test_there_is_one_for_each_graded_unit_and_one_for_all() -> None:
    """The front, the Party and those above are asked, not graded: they have none."""
    assert list(files()) == [
        "lich/tat-ca.ics",
        "lich/ubnd-xa.ics",
        "lich/vhxh.ics",
        "lich/vp.ics",
        "lich/kt.ics",
        "lich/bqlda.ics",
        "lich/ttdvth.ics",
    ]


def test_a_calendar_says_whose_it_is() -> None:
    """The name is Vietnamese, and the head the same on every version of the program."""
    head = list(unfolded(files()["lich/kt.ics"]))[:8]

    assert head == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cchc//lich chi tieu//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        (
            "X-WR-CALDESC:Kế hoạch thông tin\\, tuyên truyền về cải cách hành chính nhà nước của "
            "xã Thượng Phúc năm 2026"
        ),
        "X-WR-CALNAME:Chỉ tiêu cải cách hành chính 2026: Phòng Kinh tế",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
    ]


def test_quotas_that_end_on_one_day_are_one_event() -> None:
    """At the end of March three quotas of the unit end, each with its words, place and link."""
    (event,) = on("kt", "2026-03-31")

    assert said(event, "SUMMARY") == (
        "Hết hạn: 01 tin/bài mới trên Trang TTĐT, 02 tin/bài trên Trang TTĐT, "
        "01 tin/bài mới trên Trang CCHC Thành phố (tháng 03)"
    )
    assert said(event, "DESCRIPTION").split("\n\n")[1:] == [
        (
            "Phụ lục 3: “Tuyên truyền kết quả thực hiện CCHC trên Trang thông tin điện tử của "
            "cơ quan (02 tin/bài CCHC trong tháng)”\n"
            "Đơn vị: Các phòng chuyên môn\n"
            f"https://{HOST}/chi-tieu/#tp-pl-3"
        ),
        (
            "Phụ lục 5: “Có ít nhất 01 tin/bài triển khai công tác CCHC (tin mới, chưa từng "
            "đăng tải) gửi đăng trên Trang thông tin CCHC của Thành phố”\n"
            "Đơn vị: Phòng Văn hóa – Xã hội, Các phòng chuyên môn (làm chung một số)\n"
            f"https://{HOST}/chi-tieu/#tp-pl-5"
        ),
    ]
    assert said(event, "UID") == f"ky-20260331-kt@{HOST}"
    assert (event.start, event.end) == (date(2026, 3, 31), date(2026, 4, 1))


def test_every_period_from_the_first_to_the_years_end_is_there() -> None:
    """“Hàng tháng”, from March on (R5): ten month ends, the last of them in December."""
    ends = [event.start for event in events("bqlda")]

    assert ends == [
        date(2026, month, day)
        for month, day in enumerate((31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=3)
    ]


def test_a_week_has_an_event_of_its_own() -> None:
    """“01 lần/1 tuần”, from week 11: also where a week ends with the month, in May."""
    weeks = [event for event in events("ttdvth") if said(event, "UID").startswith("tuan-")]

    assert len(weeks) == 53 - 10
    assert said(weeks[0], "SUMMARY") == (
        "Hết hạn: 01 lần phát sóng trên hệ thống truyền thanh hoặc hệ phát thanh (tuần 11)"
    )
    assert [said(event, "UID").partition("-")[0] for event in on("ttdvth", "2026-05-31")] == [
        "ky",
        "tuan",
    ]


def test_a_task_stands_on_its_due_day() -> None:
    """Said in the body and in the appendix, it is one event (R25)."""
    (event,) = on("vp", "2026-03-16")

    assert said(event, "SUMMARY") == "Hạn: Kế hoạch"
    assert said(event, "UID") == f"tp-1-a-han-20260316-vp@{HOST}"
    assert "Phụ lục 2: “Trong 10 ngày kể từ ngày UBND xã" in said(event, "DESCRIPTION")


def test_a_report_is_called_by_its_name() -> None:
    """Four reports, four days."""
    reports = [event for event in events("vhxh") if "Báo cáo" in said(event, "SUMMARY")]

    assert [(said(event, "SUMMARY"), str(event.start)) for event in reports] == [
        ("Hạn: Báo cáo quý I", "2026-03-20"),
        ("Hạn: Báo cáo 6 tháng", "2026-06-20"),
        ("Hạn: Báo cáo quý III", "2026-09-20"),
        ("Hạn: Báo cáo năm", "2026-12-20"),
    ]


def test_many_quotas_on_one_day_are_told_by_their_number() -> None:
    """The line that a phone shows stays short; the words are in the description."""
    (event,) = on("tat-ca", "2026-04-30")

    assert said(event, "SUMMARY") == "Hết hạn: 06 chỉ tiêu (tháng 04)"
    assert said(event, "DESCRIPTION").count(f"https://{HOST}/chi-tieu/#") == 6


def test_it_rings_a_week_and_a_day_before_when_the_office_opens() -> None:
    """A week's quota rings only the day before; nothing rings at midnight."""
    (month,) = on("kt", "2026-04-30")
    week = next(event for event in events("ttdvth") if said(event, "UID").startswith("tuan-"))

    assert alarms(month) == [
        timedelta(days=-7, hours=8),
        timedelta(days=-1, hours=8),
    ]
    assert alarms(week) == [timedelta(days=-1, hours=8)]


def test_nothing_in_it_comes_from_a_clock() -> None:
    """Another day, and posts or none: the same bytes; the stamp is the day of issue."""
    later = content("thuong-phuc", post("mot"), post("hai"), day="2026-11-22")
    stamps = {event.DTSTAMP for event in events("kt")}

    assert dict(calendar_files(later)) == files()
    assert stamps == {datetime(2026, 3, 6, tzinfo=UTC)}


def test_a_plan_without_a_day_of_issue_is_stamped_with_its_year() -> None:
    """The plan of Hưng Phú leaves the day blank; what hangs on it is not guessed."""
    stamps = {event.DTSTAMP for event in events("vhxh", "hung-phu")}

    assert stamps == {datetime(2026, 1, 1, tzinfo=UTC)}

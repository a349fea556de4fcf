"""What is counted between two days (readings R17, R19b, R21)."""

from datetime import date

from cchc.core.report_window import report_window
from cchc.core.tally import Status
from cchc.core.window_count import WindowCount
from core.count_samples import aired, plan, post, read, sent

PLAN = plan("thuong-phuc")


def counted(asked: str, day: str, *sources: str, by_calendar: bool = False) -> WindowCount:
    """Count posts in the window *asked* for, drawn up on *day*."""
    posts = tuple(read(source, PLAN) for source in sources)
    window = report_window(PLAN, asked, by_calendar=by_calendar)
    return WindowCount(PLAN, posts, window, date.fromisoformat(day))


def statuses(found: WindowCount, rule: str, unit: str) -> dict[str, Status]:
    """Return how each period of a rule stands for a unit."""
    return {
        tally.period.code: tally.status
        for tally in found.quotas
        if tally.rule.id == rule and tally.bearer.units == (unit,)
    }


def test_a_month_that_the_window_cuts_is_still_running() -> None:
    """September ends behind the 14th: no shortfall yet; June is over and judged whole."""
    found = counted(
        "2026-Q3", "2026-09-20", post("a", unit="kt", category="tai-chinh-cong", date="2026-06-02")
    )

    assert statuses(found, "tp-4", "kt") == {
        "2026-06": Status.MET,
        "2026-07": Status.MISSED,
        "2026-08": Status.MISSED,
        "2026-09": Status.RUNNING,
    }


def test_a_month_that_ends_with_the_window_is_over() -> None:
    """Of calendar quarters the last month is judged, once its last day has passed."""
    after = counted("2026-Q3", "2026-10-01", by_calendar=True)
    on_the_day = counted("2026-Q3", "2026-09-30", by_calendar=True)

    assert statuses(after, "tp-4", "kt")["2026-09"] is Status.MISSED
    assert statuses(on_the_day, "tp-4", "kt")["2026-09"] is Status.RUNNING


def test_a_task_due_on_the_last_day_is_overdue_the_day_after() -> None:
    """The dialogue of quarter III is due on 30 September."""
    found = counted("2026-Q3", "2026-10-01", by_calendar=True)

    assert {task.rule.id: task.status for task in found.tasks}["tp-pl-8"] is Status.OVERDUE


def test_what_came_out_before_the_window_is_not_in_it() -> None:
    """Only the channel on which a work came out within the window shows it, and once."""
    found = counted(
        "2026-Q3",
        "2026-09-20",
        post("a", sent("trang-cchc-tp", "2026-06-01", published="2026-06-20"), date="2026-06-01"),
        post("b", aired("2026-06-10", "2026-07-01", "2026-07-08"), date="2026-06-05"),
        post("c", date="2026-09-15"),
    )

    assert {channel: len(works) for channel, works in found.channels.items()} == {
        "trang-cchc-tp": 1,
        "truyen-thanh": 1,
    }
    assert [work.slug for work in found.works] == ["a", "b"]
    assert len(found.airings("truyen-thanh")) == 2
    assert found.sent("trang-cchc-tp") == ()


def test_what_was_taken_back_before_the_report_is_no_evidence() -> None:
    """Even if it stood at the end of the window (R21)."""
    taken = post("a", date="2026-08-03", withdrawn="{date: 2026-09-16, reason: Sai số liệu}")

    assert len(counted("2026-Q3", "2026-09-15", taken).works) == 1
    assert counted("2026-Q3", "2026-09-20", taken).works == ()


def test_figures_end_with_the_day_of_drawing_up() -> None:
    """A report drawn up early knows nothing of the days to come."""
    found = counted("2026-Q3", "2026-08-10", post("a", date="2026-08-20"))

    assert found.until == date(2026, 8, 10)
    assert found.works == ()


def test_duties_are_told_of_the_window_alone() -> None:
    """What served one before the window is not told again."""
    early = post("a", unit="mttq", date="2026-04-03")
    late = post("b", unit="mttq", date="2026-07-03")

    found = {
        duty.rule.id: duty.posts for duty in counted("2026-Q3", "2026-09-20", early, late).duties
    }

    assert [each.slug for each in found["tp-6-b"]] == ["b"]


def test_records_add_up_their_pieces() -> None:
    """Six panels in one record and two in another are eight (R19)."""
    fields = {"kind": "pano", "on_site": "false"}
    found = counted(
        "2026-Q3",
        "2026-09-20",
        post("a", date="2026-07-01", quantity="6", **fields),
        post("b", date="2026-08-01", quantity="2", **fields),
    )

    assert sum(credit.amount for credit in found.held("pano")) == 8
    assert found.works == ()

"""`cchc close`, run as people run it, in real repositories."""

import json
from pathlib import Path

import pytest

from cchc.store.closed import closed_json, closed_periods, read_closed
from cli.project_folder import cchc, start_project, write_post
from git_folder import commit, git, start

DONE = "Đã chốt kỳ 2026-Q3 vào closed/2026-Q3.json: 44 số liệu, 2 bài. Hãy lưu tệp này vào Git.\n"
EXAMPLE = "2026-Q3, 2026-09, 2026-W39 hoặc 2026"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in Git, with two posts of Phòng Kinh tế in August 2026."""
    start(start_project(tmp_path))
    write_post(tmp_path, "mot", "2026-08-12")
    write_post(tmp_path, "hai", "2026-08-13")
    commit(tmp_path, "2026-08-14")
    return tmp_path


def close_quarter(project: Path) -> None:
    """Close the third quarter on the first day after it."""
    ran = cchc(project, "close", "2026-Q3", day="2026-10-01")
    assert ran.code == 0, ran.err


def listed(project: Path) -> list[str]:
    """Return the lines of `cchc close --list`."""
    ran = cchc(project, "close", "--list")
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_a_closed_period_says_all_that_it_came_from(project: Path) -> None:
    """Plan, period, day, commit, the figures inside, and the digest of each post behind them."""
    made = git(project, "rev-parse", "HEAD").strip()
    ran = cchc(project, "close", "2026-Q3", day="2026-10-01")

    text = (project / "closed/2026-Q3.json").read_text("utf-8")
    closed = json.loads(text)
    assert ran == (0, DONE, "")
    assert [closed[name] for name in ("plan", "period", "closed", "commit", "dirty")] == [
        "thuong-phuc-2026", "2026-Q3", "2026-10-01", made, False,
    ]  # fmt: skip
    (august,) = (
        each
        for each in closed["figures"]
        if (each["rule"], each["units"], each["period"]) == ("tp-pl-3", ["kt"], "2026-08")
    )
    assert (august["count"], august["items"], august["status"]) == (2, ["mot", "hai"], "dat")
    assert {each["period"] for each in closed["figures"]} >= {"2026-07", "2026-09", "2026-W27"}
    assert closed["posts"]["mot"]["file"] == "2026/08/mot.md"
    assert closed["posts"]["mot"]["hash"].startswith("sha256:")
    again = read_closed(project, "2026-Q3")
    assert again is not None
    assert closed_json(again) == text


@pytest.mark.parametrize(
    ("period", "day", "told"),
    [
        ("2026-Q3", "2026-09-30", "phải hết ngày 30/09/2026"),
        ("2026-07", "2026-08-02", "phải hết ngày 02/08/2026"),
        ("2026-W39", "2026-09-27", "phải hết ngày 27/09/2026"),
        ("2026", "2026-12-31", "phải hết ngày 31/12/2026"),
    ],
)
def test_a_period_that_is_not_over_is_refused(
    project: Path, period: str, day: str, told: str
) -> None:
    """July ends with its last week, that of Thursday 30 July (R4)."""
    sentence = f"Kỳ {period} chưa chốt được: {told} số liệu mới đủ.\n"

    assert cchc(project, "close", period, day=day) == (1, "", sentence)
    assert closed_periods(project) == []


@pytest.mark.parametrize(
    ("period", "day"),
    [("2026-W39", "2026-09-28"), ("2026-07", "2026-08-03"), ("2026", "2027-01-01")],
)
def test_weeks_months_and_years_can_be_closed(project: Path, period: str, day: str) -> None:
    """Each on the day after it is over."""
    assert cchc(project, "close", period, day=day).code == 0
    assert closed_periods(project) == [period]


def test_a_closed_period_is_closed_again_only_with_a_reason(project: Path) -> None:
    """The reason stands in the file, with the closing before."""
    close_quarter(project)
    write_post(project, "ba", "2026-09-10")

    assert cchc(project, "close", "2026-Q3") == (
        1,
        "",
        "Kỳ 2026-Q3 đã chốt ngày 01/10/2026; nếu cần chốt lại, hãy thêm --again và nêu lý do.\n",
    )
    assert cchc(project, "close", "2026-Q3", "--again", " ").err == (
        "Chốt lại thì phải nêu lý do, như: --again 'bổ sung bài gửi muộn'.\n"
    )

    ran = cchc(project, "close", "2026-Q3", "--again", "Bổ sung bài gửi muộn")

    assert ran.code == 0
    assert ran.out.endswith(
        "Lưu ý: bài viết, kế hoạch hoặc cấu hình có chỗ chưa lưu vào Git khi chốt.\n"
    )
    closed = json.loads((project / "closed/2026-Q3.json").read_text("utf-8"))
    assert (closed["closed"], closed["reason"]) == ("2026-11-22", "Bổ sung bài gửi muộn")
    assert [each["closed"] for each in closed["before"]] == ["2026-10-01"]
    assert listed(project)[0].endswith(", có chỗ chưa lưu, chốt lại: Bổ sung bài gửi muộn)")


def test_a_faulty_post_is_mended_first(project: Path) -> None:
    """Figures that leave a post out are not frozen."""
    write_post(project, "hong", "2026-08-20", unit="khong-co")

    ran = cchc(project, "close", "2026-Q3")

    assert ran.code == 1
    assert ran.err.splitlines()[-1] == (
        "Còn 1 tệp bài viết có lỗi; hãy sửa xong rồi chốt kỳ 2026-Q3."
    )
    assert ran.err.startswith("posts/2026/08/hong.md:3: unit: không có đơn vị 'khong-co'")


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["2026-Q5"], 2, f"không đọc được kỳ '2026-Q5'; hãy viết như {EXAMPLE}\n"),
        (["2025-Q3"], 1, "Kỳ 2025-Q3 không thuộc kế hoạch năm 2026.\n"),
        ([], 2, f"Hãy nêu kỳ cần chốt, như {EXAMPLE}; hoặc --list để xem các kỳ đã chốt.\n"),
    ],
)
def test_a_wrong_call_is_told(project: Path, words: list[str], code: int, told: str) -> None:
    """No such period, a period of another plan, none at all."""
    assert cchc(project, "close", *words) == (code, "", told)


def test_a_post_withdrawn_after_closing_is_told_for_each_figure(project: Path) -> None:
    """The closed file stays as it is; the list says what moved."""
    close_quarter(project)
    frozen = (project / "closed/2026-Q3.json").read_bytes()
    write_post(project, "hai", "2026-08-13", withdrawn="{date: 2026-10-10, reason: Nhầm số liệu}")
    commit(project, "2026-10-10")

    lines = listed(project)

    start = "Kỳ 2026-Q3 đã chốt ngày 01/10/2026: "
    assert lines[0].startswith("2026-Q3: chốt ngày 01/10/2026, 44 số liệu (bản ")
    assert f"{start}tp-pl-3, Phòng Kinh tế, tháng 08/2026 từ 2 còn 1: bài hai đã gỡ" in lines
    assert (project / "closed/2026-Q3.json").read_bytes() == frozen


def test_a_post_edited_after_closing_is_told_with_its_day(project: Path) -> None:
    """New words alone move no figure, and are told once."""
    close_quarter(project)
    write_post(project, "mot", "2026-08-12", "Nội dung đã sửa.")
    commit(project, "2026-10-05")

    (sentence,) = listed(project)[2:]
    assert sentence == (
        "Kỳ 2026-Q3 đã chốt ngày 01/10/2026: bài mot đã sửa ngày 05/10/2026 sau khi chốt, "
        "số liệu không đổi"
    )


def test_without_git_a_period_is_closed_all_the_same(tmp_path: Path) -> None:
    """The commit is null: nobody knows it."""
    start_project(tmp_path)
    write_post(tmp_path, "mot", "2026-08-12")
    close_quarter(tmp_path)

    closed = json.loads((tmp_path / "closed/2026-Q3.json").read_text("utf-8"))

    assert (closed["commit"], closed["dirty"]) == (None, None)
    assert listed(tmp_path) == [
        "2026-Q3: chốt ngày 01/10/2026, 44 số liệu (không rõ bản Git)",
        "",
        "Không có gì thay đổi trong các kỳ đã chốt.",
    ]


def test_posts_recorded_late_are_told_when_they_are_frozen(project: Path) -> None:
    """Whoever closes sees what came in long after its day."""
    write_post(project, "ba", "2026-09-01")
    commit(project, "2026-09-29")

    ran = cchc(project, "close", "2026-Q3", day="2026-10-01")

    (sentence,) = ran.out.splitlines()[1:]
    assert sentence == (
        "posts/2026/09/ba.md: ghi ngày 01/09/2026, đưa vào kho ngày 29/09/2026: "
        "ghi nhận muộn 28 ngày"
    )


def test_nothing_closed_yet(project: Path) -> None:
    """The list of nothing says so."""
    assert listed(project) == ["Chưa chốt kỳ nào."]


def test_a_broken_file_of_closing_is_told(project: Path) -> None:
    """Whatever is wrong with it; a faulty file is never closed over in silence."""
    close_quarter(project)
    path = project / "closed/2026-Q3.json"
    whole = path.read_text("utf-8")
    words = "tệp chốt kỳ không đọc được; hãy lấy lại bản đã lưu trong Git, không sửa tay"
    for text in ("{", "[]", "{}", whole.replace('"count": 2, "t', '"count": "2", "t', 1)):
        path.write_text(text, "utf-8")

        ran = cchc(project, "close", "2026-Q3", "--again", "Sửa tệp")

        assert (ran.code, ran.err) == (1, f"closed/2026-Q3.json: {words}\n")


def test_another_plan_s_closed_periods_are_left_alone(project: Path) -> None:
    """A commune that took over the project has the other's files still in `closed/`."""
    close_quarter(project)
    path = project / "closed/2026-Q3.json"
    path.write_text(path.read_text("utf-8").replace("thuong-phuc-2026", "hung-dao-2026"), "utf-8")
    write_post(project, "mot", "2026-08-12", "Nội dung đã sửa.")

    assert cchc(project, "close", "2026-Q3", "--again", "x").err == (
        "closed/2026-Q3.json là kỳ đã chốt của kế hoạch hung-dao-2026; "
        "hãy cất tệp này đi nơi khác trước.\n"
    )
    assert listed(project)[-1] == "Không có gì thay đổi trong các kỳ đã chốt."

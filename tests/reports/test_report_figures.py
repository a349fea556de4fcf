"""Every figure of a report, recounted from the posts by loops that know nothing of the count."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordFile

from cchc.core.calendar import ZONE
from cchc.core.post import Post
from cchc.reports.docx_paper import docx_bytes
from cchc.reports.facts import Facts
from cchc.reports.paper import Para
from cchc.reports.report import report
from cchc.reports.report_results import compared
from cchc.reports.short_section import short_section
from cchc.reports.words import percent, ranges
from reports.sample_reports import content, facts

FIRST, LAST = date(2026, 6, 15), date(2026, 9, 14)
NEWS = ("tin-bai", "bai-chuyen-sau")
Figures = list[tuple[str, ...]]


@pytest.fixture(scope="module", name="word")
def word_file() -> WordFile:
    """The report of quarter III, read back from its Word file."""
    return Document(BytesIO(docx_bytes(report(facts("2026-Q3"), snapshot="x"))))


def table(word: WordFile, head: str) -> Figures:
    """Return the rows below the head of the table that follows the title *head*."""
    titles = [each.text for each in word.paragraphs if each.text.startswith(("Bảng", "A. ", "B. "))]
    bordered = [each for each in word.tables if each.style and each.style.name == "Table Grid"]
    found = bordered[next(at for at, title in enumerate(titles) if title.startswith(head))]
    return [tuple(cell.text for cell in row.cells) for row in found.rows][1:]


def posts() -> list[Post]:
    """Return the posts that stand."""
    return [post for post in content().posts if not post.draft and not post.withdrawn]


def showings(post: Post) -> Iterator[tuple[str, date]]:
    """Yield where and when a post came out, its own page among them."""
    if post.on_site and not any(each.channel == "trang-ttdt" for each in post.elsewhere):
        yield "trang-ttdt", post.date
    for each in post.elsewhere:
        if each.published:
            yield each.channel, each.published
        yield from ((each.channel, day) for day in each.aired)


def in_window(post: Post) -> set[str]:
    """Return the channels on which a post came out between the two days."""
    return {channel for channel, day in showings(post) if FIRST <= day <= LAST}


def test_the_general_figures_are_the_posts_that_came_out(word: WordFile) -> None:
    """Distinct works by kind, each once however many channels it had."""
    works = [post for post in posts() if in_window(post)]
    kinds = Counter(post.kind for post in works)
    rest = len(works) - sum(kinds[kind] for kind in (*NEWS, "tin-bai-truyen-thanh"))
    fresh = sum(FIRST <= post.date <= LAST for post in works)

    told = (
        f"Trong kỳ có {len(works):02} tin, bài, sản phẩm được đăng, phát trên các kênh (mỗi tác "
        f"phẩm tính một lần), trong đó: {kinds['tin-bai']:02} tin/bài, "
        f"{kinds['bai-chuyen-sau']:02} bài chuyên sâu, {kinds['tin-bai-truyen-thanh']:02} tin/bài "
        f"truyền thanh, {rest:02} sản phẩm khác; {fresh:02} tác phẩm ra mắt lần đầu trong kỳ."
    )
    assert told in [paragraph.text for paragraph in word.paragraphs]
    assert (len(works), fresh) == (13, 10)


def test_table_2_counts_each_channel_and_each_airing(word: WordFile) -> None:
    """A row for each channel used; in the total a work stands once."""
    rows = {row[1]: row[2:] for row in table(word, "Bảng 2")}
    names = content().plan.vocabulary().channels

    for channel in {name for post in posts() for name in in_window(post)}:
        works = [post for post in posts() if channel in in_window(post)]
        kinds = Counter(post.kind for post in works)
        airings = sum(
            FIRST <= day <= LAST
            for post in posts()
            for each in post.elsewhere
            if each.channel == channel
            for day in each.aired
        )
        row = rows.pop(names.label(channel))
        assert row[:2] == (str(kinds["tin-bai"]), str(kinds["bai-chuyen-sau"]))
        assert row[5:] == (str(len(works)), str(airings))
        assert sum(map(int, row[:5])) == len(works)
    assert list(rows) == ["Cộng (mỗi tác phẩm một lần)"]


def counted(rule: str, unit: str, month: int) -> int:
    """Count one rule of the plan for a month by reading its words anew."""
    return sum(_fits(rule, unit, post, date(2026, month, 1)) for post in posts())


def _fits(rule: str, unit: str, post: Post, month: date) -> bool:
    """Tell whether a post counts: rule by rule, in other words than the program's."""
    theirs = {
        "IV.2 gạch 9": bool({"vhxh", "vp"} & {*post.units}),
        "IV.2 gạch 10; Phụ lục 4": bool({"vhxh", "ttdvth"} & {*post.units}),
        "IV.4": post.lead == unit,
        "Phụ lục 3": post.lead == unit,
        "Phụ lục 5": bool({"vhxh", "vp", "kt"} & {*post.units}),
    }
    on_air = rule.startswith("IV.2 gạch 10")
    kinds = (*NEWS, "tin-bai-truyen-thanh") if on_air else NEWS
    about = {post.category, *post.topics} & {"kinh-te-dau-tu", "tai-chinh-cong"}
    days = [day for day in _days(rule, post) if day <= LAST and day.month == month.month]
    if rule in {"IV.4", "Phụ lục 5"}:
        days = [day for day in days if _is_new(post, day)]
    return theirs[rule] and post.kind in kinds and bool(days) and bool(about or rule != "IV.4")


def _days(rule: str, post: Post) -> Iterator[date]:
    channels = {"IV.2 gạch 10; Phụ lục 4": "truyen-thanh", "Phụ lục 5": "trang-cchc-tp"}
    channel = channels.get(rule, "trang-ttdt")
    if channel == "truyen-thanh":
        yield from (day for name, day in showings(post) if name == channel)
        return
    for each in post.publications:
        day = each.published if rule == "Phụ lục 3" else each.sent or each.published
        if each.channel == channel and day:
            yield day


def _is_new(post: Post, day: date) -> bool:
    earlier = [post.first_published.date] if post.first_published else []
    return not post.cross_posted and all(d >= day for d in (*earlier, *_when(post)))


def _when(post: Post) -> Iterator[date]:
    return (day for _, day in showings(post))


def test_table_3_and_annex_1_hold_what_the_rules_count(word: WordFile) -> None:
    """June, July and August are over; September is told as of the 14th, and never summed."""
    names = content().plan.vocabulary().units
    rows = [row for row in table(word, "Bảng 3") if row[2] != "IV.5 gạch 2"]

    assert len(rows) == 8
    for _, _, place, who, wanted, done, share, verdict, _ in rows:
        unit = names.resolve(who) or ""
        months = [counted(place, unit, month) for month in (6, 7, 8)]
        each = int(wanted) // 3
        met = sum(count >= each for count in months)
        assert int(done) == sum(months), (place, who)
        assert float(share.rstrip("%").replace(",", ".")) == pytest.approx(
            100 * sum(months) / int(wanted), abs=0.05
        )
        assert f"đạt {met:02}/03 tháng" in verdict
        running = counted(place, unit, 9)
        assert f"tháng 9: {running:02}/{each:02}" in verdict
        assert verdict.endswith("tính đến ngày 14/09/2026")


def test_the_weekly_airings_are_counted_week_by_week(word: WordFile) -> None:
    """“01 lần/1 tuần”: thirteen whole weeks, and one that has just begun."""
    row = next(row for row in table(word, "Bảng 3") if row[2] == "IV.5 gạch 2")
    days = [
        day
        for post in posts()
        for each in post.elsewhere
        if each.channel in {"truyen-thanh", "phat-thanh-truyen-hinh"}
        for day in each.aired
    ]
    weeks = Counter(day.isocalendar().week for day in days if day <= LAST)

    assert row[4:6] == ("13", f"{sum(weeks[week] for week in range(25, 38)):02}")
    assert f"đạt {sum(weeks[week] > 0 for week in range(25, 38)):02}/13 tuần" in row[7]


def test_table_4_adds_up_to_the_works(word: WordFile) -> None:
    """Each work has one field."""
    *fields, total = table(word, "Bảng 4")
    works = [post for post in posts() if in_window(post)]

    assert sum(int(row[2]) for row in fields) == int(total[2]) == len(works)
    assert fields[1][2] == str(sum(post.category == "tthc" for post in works))


def test_table_1_says_who_was_late(word: WordFile) -> None:
    """Ten days from 6 March end on the 16th; one office handed in on the 18th."""
    assert [row[1:2] + row[3:5] for row in table(word, "Bảng 1")] == [
        ("Phòng Văn hóa – Xã hội", "16/03/2026", "đúng hạn"),
        ("Văn phòng HĐND và UBND xã", "16/03/2026", "đúng hạn"),
        ("Phòng Kinh tế", "16/03/2026", "chậm 02 ngày"),
    ]


def test_every_number_that_is_cited_stands_in_the_list(word: WordFile) -> None:
    """The list of evidence is numbered without a gap, and each entry can be found."""
    annex = [tuple(cell.text for cell in row.cells) for row in word.tables[-1].rows][1:]
    cited = {number for row in table(word, "Bảng 3") for number in _numbers(row[8])}

    assert [row[0] for row in annex] == [str(at) for at in range(1, len(annex) + 1)]
    assert cited <= set(range(1, len(annex) + 1))
    assert all(row[6].startswith(("https://", "Bản ghi posts/")) for row in annex)
    for row in annex:
        day = date(int(row[1][6:10]), int(row[1][3:5]), int(row[1][:2]))
        assert row[1].endswith("*") != (FIRST <= day <= LAST)


def _numbers(cited: str) -> Iterator[int]:
    for part in filter(None, cited.split(", ")):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def test_the_ranking_follows_the_rule_that_it_states(word: WordFile) -> None:
    """By share of periods met, then by works, then by in-depth works."""
    rows = table(word, "Bảng 6")
    keys = [(share_of(row[2]), int(row[4]), int(row[5])) for row in rows]

    assert keys == sorted(keys, reverse=True)
    assert {row[7] for row in rows} == {"–"}


def share_of(text: str) -> float:
    """Return "10/16" as a number."""
    met, closed = map(int, text.split("/"))
    return met / closed


def test_the_short_section_says_the_same_figures() -> None:
    """It can be pasted as it is; only the cause is left to a person."""
    works = [post for post in posts() if in_window(post)]
    own = [post for post in works if "trang-ttdt" in in_window(post)]
    aired = [post for post in works if "truyen-thanh" in in_window(post)]

    told = short_section(facts("2026-Q3"))

    assert "(số liệu từ ngày 15/06/2026 đến ngày 14/09/2026)" in told
    assert f"đã đăng tải {len(own):02} tin/bài trên Trang thông tin điện tử xã" in told
    assert f"{len(aired):02} tin/bài phát trên hệ thống truyền thanh (09 lần phát)" in told
    assert "00/09 chỉ tiêu có kỳ đã kết thúc đạt; chưa đạt: " in told
    assert told.count("[…") == 1


def test_the_same_days_a_year_before_are_compared_with() -> None:
    """Where the archive reaches back; where it does not, a person fills the gap."""
    news = next(post for post in posts() if post.on_site and post.kind == "tin-bai")
    old = replace(news, file="2025/07/cu.md", moment=datetime(2025, 7, 1, tzinfo=ZONE))
    older = replace(old, file="2025/05/cu.md", moment=datetime(2025, 5, 1, tzinfo=ZONE))
    old, older = (replace(post, elsewhere=()) for post in (old, older))
    read = replace(content(), posts=(*content().posts, old, older))

    told = _texts(replace(facts("2026-Q3"), content=read))

    assert (
        "So với cùng kỳ năm trước (từ ngày 15/06/2025 đến ngày 14/09/2025: 01 tác phẩm): "
        "tăng 12 tác phẩm (+1200%)."
    ) in told
    assert any("chưa có số liệu cùng kỳ" in text for text in _texts(facts("2026-Q3")))


def _texts(found: Facts) -> list[str]:
    return [block.text for block in report(found, snapshot="").blocks if isinstance(block, Para)]


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        (5, 4, "tăng 01 tác phẩm (+25%)"),
        (2, 3, "giảm 01 tác phẩm (-33,3%)"),
        (4, 4, "bằng cùng kỳ"),
        (3, 0, "tăng 03 tác phẩm"),
    ],
)
def test_a_comparison_says_by_how_many_and_which_share(now: int, then: int, told: str) -> None:
    """A share of nothing is not told."""
    assert compared(now, then) == told


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(5, 6, "83,3%"), (5, 2, "250%"), (2, 3, "66,7%"), (0, 4, "0%"), (1, 0, "–"), (1, 16, "6,3%")],
)
def test_a_share_has_one_decimal_and_is_never_capped(part: int, whole: int, told: str) -> None:
    """With a comma; whole numbers without one."""
    assert percent(part, whole) == told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [([], ""), ([3], "3"), ([2, 1], "1, 2"), ([1, 2, 3, 7, 9, 10], "1-3, 7, 9, 10")],
)
def test_numbers_in_a_row_are_cited_as_one(numbers: list[int], told: str) -> None:
    """From three on."""
    assert ranges(numbers) == told

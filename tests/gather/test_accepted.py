"""Which of our posts stand on the city's page: known by guid, link or text, and never guessed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.core.post import Post
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError
from cchc.core.settings import Settings
from cchc.gather.city import read_city
from cchc.gather.listing import Listed, listed_lines, listed_page
from cchc.gather.matching import How, Match, Ours, page_key
from cchc.gather.proposals import Found, Proposal, chosen, propose, write
from core.samples import VOCABULARY, sample_post

SITE = Settings("https://mau.example.vn/", "Xã Mẫu", "plans/a.yml")
TAG = "tag:mau.example.vn,2026"
NEWS = "https://mau.example.vn/tin-bai/2026/03"
CITY = "https://tp.example.vn/tin/1.html"
DAY = date(2026, 3, 31)
SENT = "publications: [{channel: trang-cchc-tp, sent: 2026-03-12}]\n"
BODY = " ".join(f"Câu số {number} của bài này nói một điều riêng." for number in range(12))
OTHER = " ".join(f"Việc thứ {number} là chuyện hoàn toàn khác." for number in range(12))


def ours(name: str, title: str, body: str = BODY, extra: str = SENT) -> Post:
    """Return a post of ours."""
    post = sample_post(extra, body=body, file=f"2026/03/{name}.md")
    return replace(post, title=title)


POSTS = (
    ours("mot-cua", "Một cửa phục vụ người dân ngày thứ bảy"),
    ours("dat-dai", "Nộp hồ sơ đất đai trực tuyến", OTHER, "formerly: [ho-so-dat-dai]\n"),
    ours("hop-1", "Họp giao ban cải cách hành chính", "Cuộc họp thứ nhất."),
    ours("hop-2", "Họp giao ban cải cách hành chính", "Cuộc họp thứ hai."),
)
ONE, LAND, MEETING, MEETING_2 = POSTS
INDEX = Ours(POSTS, SITE)


def page(post: Post) -> str:
    """Return the address of a post's page."""
    return f"{SITE.url}tin-bai/{post.place}/"


@pytest.mark.parametrize(
    ("listed", "how", "posts"),
    [
        (Listed("Tên khác", CITY, guid=f"{TAG}:mot-cua"), How.GUID, (ONE,)),
        (Listed("Tên khác", CITY, guid=f"{TAG}:ho-so-dat-dai"), How.GUID, (LAND,)),
        (Listed("", f"http://www.{NEWS[8:]}/mot-cua/index.html?x=1"), How.LINK, (ONE,)),
        (Listed("", f"{NEWS}/ho-so-dat-dai/"), How.LINK, (LAND,)),
        (Listed("Tên khác", CITY, text=BODY, links=("https://x.vn/", page(ONE))), How.LINK, (ONE,)),
        (Listed(LAND.title, CITY, text="Ngắn.", links=(page(LAND),)), How.LINK, (LAND,)),
        # The text of another, which only refers to ours.
        (Listed("Chuyện khác", CITY, text=OTHER[::-1], links=(page(ONE),)), How.UNLIKE, (ONE,)),
        (Listed(MEETING.title, CITY, links=(page(MEETING), page(MEETING_2))),
         How.SEVERAL, (MEETING, MEETING_2)),
        (Listed(ONE.title, CITY, text=f"{BODY} Hết."), How.TEXT, (ONE,)),
        (Listed("Tên khác hẳn", CITY, text=f"{BODY} Hết."), How.NEAR, (ONE,)),
        # What was not sent to the city is known by its text no more than by its title.
        (Listed("Tên khác hẳn", CITY, text=OTHER), None, ()),
        (Listed("Nộp hồ sơ đất đai trực tuyến", CITY), How.TITLE, (LAND,)),
        (Listed("NỘP HỒ SƠ ĐẤT ĐAI TRỰC TUYẾN.", CITY), How.TITLE, (LAND,)),
        (Listed(MEETING.title, CITY), How.SEVERAL, (MEETING, MEETING_2)),
        (Listed("Xã khác mở một cửa ngày thứ bảy", CITY, text="Ngắn."), None, ()),
        (Listed("", ""), None, ()),
    ],
)  # fmt: skip
def test_a_piece_is_known_by_what_it_says(
    listed: Listed, how: How | None, posts: tuple[Post, ...]
) -> None:
    """The surest sign first; two posts that fit are both told."""
    match = INDEX.match(listed)

    assert (match.how, match.posts) == (how, posts) if match else how is None


@given(
    st.text(max_size=60),
    st.text(max_size=60),
    st.text(max_size=200),
    st.lists(st.text(max_size=40), max_size=3),
)
@settings(max_examples=150)
def test_nothing_strange_is_taken_for_ours(
    title: str, url: str, text: str, links: list[str]
) -> None:
    """Whatever a page holds, it is no post of ours without a sign of ours."""
    match = INDEX.match(Listed(title, url, text=text, links=tuple(links)))

    assert match is None or not match.is_certain


def proposals(*listed: Listed) -> Found:
    """Return what is proposed of *listed*."""
    return propose(listed, INDEX, day=DAY)


def test_a_day_is_proposed_only_where_it_can_be_right() -> None:
    """Each doubt has its words, and a doubtful day is written for nobody."""
    one = Listed(ONE.title, CITY, date(2026, 3, 14), text=BODY)

    def doubt(**more: object) -> str:
        return proposals(replace(one, **more)).proposals[0].doubt  # type: ignore[arg-type] # any field

    assert doubt() == ""
    assert doubt(day=None) == "không thấy ngày đăng"
    assert doubt(day=date(2026, 3, 11)) == "ngày đăng trước ngày gửi 12/03/2026"
    assert doubt(day=date(2026, 4, 1)) == "ngày đăng ở tương lai"
    assert not list(chosen(proposals(replace(one, day=None)), ["mot-cua"]))


def test_a_title_alone_is_written_only_when_a_person_names_the_post() -> None:
    """Another commune may have written a piece of the same name."""
    found = proposals(Listed(LAND.title, CITY, date(2026, 3, 14)))

    assert [each.doubt for each in found.proposals] == ["chỉ trùng tên"]
    assert found.proposals[0].note == "bài chưa ghi ngày gửi"
    assert list(chosen(found, [])) == []
    assert list(chosen(found, ["posts/2026/03/dat-dai.md"])) == list(found.proposals)


def test_the_first_of_two_publications_counts() -> None:
    """A piece that stands there twice was published on the earlier day."""
    late = Listed("", page(ONE), date(2026, 3, 20))
    early = Listed(ONE.title, CITY, date(2026, 3, 14), text=BODY)

    assert [each.published for each in proposals(late, early).proposals] == [date(2026, 3, 14)]


def test_two_posts_that_fit_are_told_and_not_proposed() -> None:
    """A person must say which it is."""
    found = proposals(Listed(MEETING.title, CITY, date(2026, 3, 14)))

    assert (found.proposals, found.unclear) == (
        (),
        (Match(Listed(MEETING.title, CITY, date(2026, 3, 14)), (MEETING, MEETING_2), How.SEVERAL),),
    )


def test_what_is_recorded_stays(tmp_path: Path) -> None:
    """Another day than the recorded one is told; the same day adds an address that was missing."""
    told = SENT.replace("sent: 2026-03-12", "sent: 2026-03-12, published: 2026-03-14")
    post = ours("mot-cua", ONE.title, extra=told)
    index = Ours([post], SITE)
    same, later = (Listed("", page(post), date(2026, 3, day)) for day in (14, 20))

    assert propose([later], index, day=DAY).proposals[0].doubt == "bài đã ghi ngày đăng 14/03/2026"
    found = propose([same], index, day=DAY)
    assert [(each.doubt, each.url) for each in found.proposals] == [("", page(post))]

    path = tmp_path / "posts/2026/03/mot-cua.md"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"---\ntitle: A\nunit: kt\ncategory: tthc\ndate: 2026-03-12\n{told}---\n\nB\n", "utf-8"
    )
    write(found.proposals[0], tmp_path / "posts", VOCABULARY)

    read = read_post(path.read_text("utf-8"), VOCABULARY, file="2026/03/mot-cua.md")
    assert [(each.published, each.url) for each in read.elsewhere] == [
        (date(2026, 3, 14), page(post))
    ]
    assert propose([same], Ours([read], SITE), day=DAY).recorded == (read,)


def test_a_file_that_cannot_be_changed_safely_is_left(tmp_path: Path) -> None:
    """Front matter as one flow mapping is its writer's to change."""
    path = tmp_path / "posts/2026/03/mot-cua.md"
    path.parent.mkdir(parents=True)
    text = "---\n{title: A, unit: kt, category: tthc, date: 2026-03-12}\n---\n\nB\n"
    path.write_text(text, "utf-8")
    post = read_post(text, VOCABULARY, file="2026/03/mot-cua.md")

    with pytest.raises(ContentError, match="hãy ghi ngày đăng bằng tay"):
        write(Proposal(post, DAY, CITY, ""), tmp_path / "posts", VOCABULARY)

    assert path.read_text("utf-8") == text


LIST = """\
STT;Tên bài;Ngày đăng;Địa chỉ
1;"Một cửa; ngày thứ bảy";14/03/2026;https://tp.example.vn/tin/1.html
2;Nộp hồ sơ đất đai;2026-03-15;https://tp.example.vn/tin/2.html
"""
HTML = """\
<!-- saved from url=(0028)https://tp.example.vn/cchc/ -->
<html><head><title>Tin cải cách hành chính</title></head><body>
<nav><a href="/">Trang chủ</a></nav>
<ul>
<li><a href="/tin/1.html"><img src="a.png"></a> <a href="/tin/1.html">Một cửa phục vụ người dân</a>
 <span>14/03/2026</span></li>
<li><a href="2.html#top">Nộp hồ sơ đất đai trực tuyến</a><p>(Ngày 15-3-2026)</p></li>
<li><a href="3.html">Bài không có ngày nào cả</a></li>
</ul><script>var a = "01/01/2026"</script></body></html>
"""


def test_a_list_is_read_however_its_columns_stand() -> None:
    """CSV with semicolons, and lines of plain text; a heading names no piece."""
    rows = listed_lines(LIST)
    lines = listed_lines("14/03/2026 – Một cửa: https://tp.example.vn/tin/1.html\nChỉ có tên\n")

    assert rows[1:] == [
        Listed("Một cửa; ngày thứ bảy", "https://tp.example.vn/tin/1.html", date(2026, 3, 14)),
        Listed("Nộp hồ sơ đất đai", "https://tp.example.vn/tin/2.html", date(2026, 3, 15)),
    ]
    assert lines == [
        Listed("Một cửa", "https://tp.example.vn/tin/1.html", date(2026, 3, 14)),
        Listed("Chỉ có tên"),
    ]


def test_a_saved_page_is_read_as_a_person_sees_it() -> None:
    """Titles with their links and days, each beside its own; menus and scripts are no news."""
    *links, whole = listed_page(HTML.encode())

    assert links == [
        Listed("Một cửa phục vụ người dân", "https://tp.example.vn/tin/1.html", date(2026, 3, 14)),
        Listed(
            "Nộp hồ sơ đất đai trực tuyến", "https://tp.example.vn/cchc/2.html", date(2026, 3, 15)
        ),
        Listed("Bài không có ngày nào cả", "https://tp.example.vn/cchc/3.html"),
    ]
    assert (whole.title, whole.url) == ("Tin cải cách hành chính", "https://tp.example.vn/cchc/")


@given(st.binary(max_size=300))
def test_no_saved_page_breaks_the_reader(body: bytes) -> None:
    """Whatever bytes were saved."""
    assert len(listed_page(body)) < 300


@given(st.text(max_size=200))
def test_no_list_breaks_the_reader(text: str) -> None:
    """Whatever a person keeps."""
    assert all(each.title or each.url for each in listed_lines(text))


def test_a_file_that_is_not_there_is_told() -> None:
    """With what to write instead."""
    with pytest.raises(ContentError) as caught:
        read_city("khong-co.csv")

    assert str(caught.value) == (
        "khong-co.csv: không mở được tệp; hãy kiểm tra tên tệp, hoặc ghi địa chỉ như https://…/rss.xml"
    )


@given(st.text(max_size=80))
def test_a_key_is_made_of_any_address(url: str) -> None:
    """And is the same for what the key itself names."""
    key = page_key(url)

    assert not key or page_key(f"https://{key}") in {key, ""}

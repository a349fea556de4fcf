"""`cchc gather`: the list of sources, the drafts that wait, and the editor's word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.project_folder import cchc
from gather.city_folder import communes, post_of, start_city
from gather.web import Web, entry, opml, rss

WORDS = " ".join(f"câu số {number} nói một điều riêng." for number in range(12))
FIRST = "https://a.example.vn/1"


@pytest.fixture
def web() -> Iterator[Web]:
    """One server."""
    with Web() as server:
        yield server


@pytest.fixture
def city(tmp_path: Path, web: Web) -> Path:
    """The city's page with a draft, and a later one that is like it."""
    folder = start_city(tmp_path / "city", communes(2))
    first = web.serve("/a.xml", rss(entry("1", "Tin đầu", WORDS, link=FIRST)))
    late = entry("9", "Tin lại", WORDS, day="Sat, 14 Mar 2026 08:00:00 +0700")
    later = web.serve("/b.xml", rss(late))
    lines = [("Xã một", "xa-mau-0", first), ("Xã hai", "UBND xã Mẫu 1", later)]
    (folder / "sources.opml").write_text(opml(lines), "utf-8")
    return folder


def test_a_run_says_what_came_and_what_failed(web: Web, city: Path) -> None:
    """A likely repeat and a bad source are told; the exit code is that of a fault."""
    text = (city / "sources.opml").read_text("utf-8")
    gone = f'<outline text="Xã ba" unit="xa-mau-1" xmlUrl="{web.root()}/khong-co.xml"/>\n</body>'
    (city / "sources.opml").write_text(text.replace("</body>", gone), "utf-8")

    ran = cchc(city, "gather", "sources.opml", "--private", day="2026-03-20")

    assert ran == (
        1,
        (
            "Nguồn: 3; lấy được 2 (không đổi 0, đã lấy ở lần chạy dở 0); không lấy được 1.\n"
            "Tin: mới 2, đã sửa ở nguồn 0, như cũ 0.\n"
            "Bản nháp: viết mới 2, viết lại theo nguồn 0.\n"
            "Nghi là tin đã đăng (1):\n"
            f"  2026/03/tin-lai.md: giống 100% bài “Tin đầu” (12/03/2026, {FIRST})\n"
            "Nguồn không lấy được (1):\n"
            "  Xã ba: máy chủ trả lời mã 404\n"
        ),
        "",
    )


def test_without_leave_no_inner_host_is_asked(city: Path, web: Web) -> None:
    """What `--private` lets in is said to be inside."""
    ran = cchc(city, "gather", "sources.opml", day="2026-03-20")

    assert "  Xã một: máy chủ '127.0.0.1' nằm trong mạng nội bộ\n" in ran.out
    assert web.asked.total() == 0


@pytest.mark.parametrize(
    ("decision", "told"),
    [("--repeat", f"first_published: {{date: 2026-03-12, where: '{FIRST}'}}\n"), ("--new", "")],
)
def test_the_editor_decides_what_is_a_repeat(city: Path, decision: str, told: str) -> None:
    """Nothing that is marked goes out without a word; then the mark is gone."""
    cchc(city, "gather", "sources.opml", "--private", day="2026-03-20")
    path = city / "posts/2026/03/tin-lai.md"
    before = path.read_text("utf-8")
    mark = f"Nghi là tin đã đăng: giống 100% bài “Tin đầu” (12/03/2026, {FIRST})"
    assert cchc(city, "gather", "--list").out == (
        "12/03/2026  xa-mau-0  tin-dau  Tin đầu\n"
        "14/03/2026  xa-mau-1  tin-lai  Tin lại\n"
        f"            {mark}\n"
        "Chờ duyệt: 2 bản nháp.\n"
    )

    refused = cchc(city, "gather", "--accept", "tin-lai", "khong-co", day="2026-03-20")

    assert refused == (
        1,
        "",
        (
            "khong-co: không có bản nháp nào tên này; xem cchc gather --list\n"
            "posts/2026/03/tin-lai.md: first_published: nghi là tin đã đăng; hãy thêm "
            "--new (là tin mới) hoặc --repeat (là tin đăng lại)\n"
        ),
    )
    assert path.read_text("utf-8") == before

    ran = cchc(city, "gather", "--accept", "tin-lai", decision, day="2026-03-20")

    assert ran == (0, "Đã duyệt, đăng ngày 20/03/2026: posts/2026/03/tin-lai.md\n", "")
    marked = f"# {mark}\n# first_published: {{date: 2026-03-12, where: '{FIRST}'}}\ndraft: true\n"
    assert marked in before
    assert path.read_text("utf-8") == (
        before.replace(marked, told)
        .replace("date: 2026-03-14\n", "date: 2026-03-20\n", 1)
        .replace("sent: 2026-03-14}", "sent: 2026-03-14, published: 2026-03-20}")
    )
    assert not post_of(city, "tin-lai").draft


def test_each_wrong_line_of_the_list_is_told(city: Path) -> None:
    """With its line; the right ones are asked all the same."""
    (city / "sources.opml").write_text(
        """<opml version="2.0"><body>
<outline text="Các xã">
<outline text="Thiếu" unit="xa-mau-0"/>
<outline text="Tệp" unit="xa-mau-0" xmlUrl="file:///etc/passwd"/>
<outline text="Mật khẩu" unit="xa-mau-0" xmlUrl="https://a:b@mau.example.vn/rss.xml"/>
<outline text="Không đơn vị" xmlUrl="https://mau.example.vn/rss.xml"/>
<outline text="Lạ" unit="xa-mau-7" xmlUrl="https://mau.example.vn/rss.xml"/>
</outline></body></opml>
""",
        "utf-8",
    )

    ran = cchc(city, "gather", "sources.opml", day="2026-03-20")

    assert ran.code == 1
    assert ran.err == (
        "sources.opml:3: xmlUrl: nguồn 'Thiếu' thiếu xmlUrl là địa chỉ nguồn tin; "
        "hãy viết đầy đủ như https://…/rss.xml\n"
        "sources.opml:4: xmlUrl: địa chỉ 'file:///etc/passwd' không phải http hoặc https\n"
        "sources.opml:5: xmlUrl: địa chỉ có kèm tên, mật khẩu, hoặc thiếu tên máy chủ\n"
        "sources.opml:6: unit: nguồn 'Không đơn vị' thiếu unit; "
        "hãy ghi mã hoặc tên đơn vị trong kế hoạch\n"
        "sources.opml:7: unit: không có đơn vị 'xa-mau-7'; có phải ý bạn là 'xa-mau-1'?\n"
    )


@pytest.mark.parametrize(
    "text",
    ["", "<rss/>", "<opml", '<!DOCTYPE opml [<!ENTITY a "b">]><opml><body>&a;</body></opml>'],
)
def test_what_is_no_list_stops_before_anything_is_asked(city: Path, text: str) -> None:
    """And says how to get one."""
    (city / "sources.opml").write_text(text, "utf-8")

    ran = cchc(city, "gather", "sources.opml")

    assert (ran.code, ran.out) == (1, "")
    assert "không phải tệp OPML; hãy xuất lại danh sách nguồn" in ran.err


def test_a_call_that_asks_nothing_is_told(city: Path) -> None:
    """With what may be asked."""
    assert cchc(city, "gather") == (
        2,
        "",
        "Hãy ghi tệp danh sách nguồn, hoặc --list, hoặc --accept; xem cchc gather --help\n",
    )


def test_what_is_older_than_asked_gets_no_draft(city: Path) -> None:
    """It is kept, and gets its draft when an earlier day is asked for."""
    late = cchc(
        city, "gather", "sources.opml", "--private", "--since", "2026-03-13", day="2026-03-20"
    )
    all_of_it = cchc(city, "gather", "sources.opml", "--private", day="2026-03-20")

    assert "Bản nháp: viết mới 1," in late.out
    assert "Bản nháp: viết mới 1," in all_of_it.out
    assert {path.name for path in (city / "posts/2026/03").iterdir()} == {
        "tin-dau.md",
        "tin-lai.md",
    }

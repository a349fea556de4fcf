"""Taking in many feeds: the good ones whole, the bad ones told, and nothing harmful anywhere."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc.core.offer import Origin
from cchc.gather.drafts import Desk, Written, write_drafts
from cchc.gather.limits import Limits
from cchc.gather.round import Outcome, take_in
from cchc.store.gathered import BusyError, Gathered
from cchc.store.project import Project
from gather.city_folder import ROOT, communes, posts_of, start_city
from gather.web import RSS_TYPE, Reply, Web, entry, packed, rss

DAY = date(2026, 3, 20)
LIMITS = Limits(
    connect=2, read=1.5, total=2.0, size=1 << 20, at_once=12, retry_after=0.05, private=True
)
LINK = "https://mau.example.vn/tin-1"
EVIL = (
    "<p onclick='x()'>Chữ <script>alert('xau')</script><a href='javascript:alert(1)'>bấm</a>"
    "<a href=' data:text/html,x'>dữ liệu</a><iframe src='https://xau.example.vn/'></iframe>"
    "<img src=x onerror='alert(1)'><svg onload='alert(1)'></svg><form action='/x'><input></form>"
    "<a href='https://tot.example.vn/a(1)'>tốt</a> &lt;script&gt;chữ thường&lt;/script&gt; "
    "<style>p{}</style>[mẹo](javascript:alert(1)) <![x]></p>"
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = (
    f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>'
    "<rss><channel><item><title>&l9;</title><guid>1</guid></item></channel></rss>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>&x;</title><guid>1</guid></item></channel></rss>"
)


def origin(number: int, url: str) -> Origin:
    """Return a feed of one of twenty units."""
    return Origin(url, f"Nguồn {number}", f"xa-mau-{number % 20}")


def feed(number: int) -> bytes:
    """Return a feed of fifty short pieces, like no other."""
    return rss(
        *(
            entry(
                f"{number}-{each}", f"Nguồn {number} tin {each}", f"<p>Tin {each} của {number}.</p>"
            )
            for each in range(50)
        )
    )


def gathered(city: Path, origins: list[Origin], limits: Limits = LIMITS) -> tuple[Outcome, Written]:
    """Take in *origins* and write the drafts, as the command does."""
    project = Project(city)
    content = project.read(day=DAY)
    vocabulary = project.vocabulary(content.settings, content.plan)
    desk = Desk.of(city / "posts", vocabulary, origins, date(2026, 1, 1))
    with Gathered(city / ".cchc/gather.sqlite", day=DAY) as state:
        outcome = take_in(origins, state, limits)
        return outcome, write_drafts(state, desk, content.posts)


@pytest.fixture
def web() -> Iterator[Web]:
    """Fifteen servers, each on an address of its own."""
    with Web(hosts=15) as servers:
        yield servers


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The city's project with twenty communes."""
    return start_city(tmp_path / "city", communes(20))


def bad_feeds(web: Web) -> dict[str, str]:
    """Let ten feeds misbehave; returns what the report must say of each, by address."""
    bomb = packed(b"<rss>" + b" " * (30 << 20))
    zipped = {"Content-Type": RSS_TYPE, "Content-Encoding": "gzip"}
    replies = {
        "/laughs": (Reply(BILLION.encode(), headers={"Content-Type": RSS_TYPE}),
                    "có khai báo DOCTYPE, ENTITY trong XML: không đọc, để an toàn"),
        "/outside": (Reply(OUTSIDE.encode("utf-16"), headers={"Content-Type": RSS_TYPE}),
                     "có khai báo DOCTYPE, ENTITY trong XML: không đọc, để an toàn"),
        "/to-file": (Reply(status=302, headers={"Location": "file:///etc/passwd"}),
                     "địa chỉ 'file:/etc/passwd' không phải http hoặc https"),
        "/ring": (Reply(status=301, headers={"Location": "/ring"}), "bị chuyển địa chỉ quá 5 lần"),
        "/page": (Reply(b"<html></html>", headers={"Content-Type": "text/html"}),
                  "không phải nguồn tin RSS, Atom (máy chủ ghi kiểu 'text/html')"),
        "/error": (Reply(status=503), "máy chủ trả lời mã 503"),
        "/bomb": (Reply(bomb, headers=zipped),
                  "lớn hơn 1 MB"),
        "/huge": (Reply(headers={"Content-Type": RSS_TYPE}, part=b" " * 65536), "lớn hơn 1 MB"),
        "/drip": (Reply(headers={"Content-Type": RSS_TYPE}, part=b" ", wait=0.1),
                  "quá chậm: không xong trong 2 giây"),
        "/broken": (Reply(b"\x1f\x8b broken", headers=zipped),
                    "dữ liệu nén bị hỏng"),
    }  # fmt: skip
    web.replies |= {path: reply for path, (reply, _) in replies.items()}
    return {
        web.root(number) + path: words for number, (path, (_, words)) in enumerate(replies.items())
    }


def test_ten_bad_feeds_of_150_do_not_stop_the_rest(web: Web, city: Path) -> None:
    """140 feeds of 50 pieces are taken in whole, each bad one has its reason; then all is 304."""
    told = bad_feeds(web)
    good = [
        web.serve(f"/{number}.xml", packed(feed(number)), number=number,
                  Content_Encoding="gzip", ETag=f'"{number}"')
        for number in range(140)
    ]  # fmt: skip
    origins = [origin(number, url) for number, url in enumerate([*told, *good])]
    started = time.perf_counter()

    outcome, written = gathered(city, origins)

    print(f"150 feeds, 7000 pieces: {time.perf_counter() - started:.1f} s")  # noqa: T201 - a figure
    assert outcome.faults == told
    assert sum(seen.new for seen in outcome.seen.values()) == 7000
    assert len(written.new) == len(set(written.new)) == 7000
    # One request a host; a server learns late that its slow answer was cut short.
    assert max(web.most_at_once.values()) <= 2
    assert (web.asked["/error"], web.asked["/laughs"]) == (2, 1)
    found = posts_of(city)
    assert (len(found.posts), found.problems) == (7000, ())
    assert {post.draft for post in found.posts} == {True}
    assert len({post.lead for post in found.posts}) == 20

    again, nothing = gathered(city, origins)

    assert (again.unchanged, nothing) == (140, Written())
    assert {(seen.new, seen.changed, seen.same) for seen in again.seen.values()} == {(0, 0, 50)}


def test_nothing_harmful_reaches_a_draft(web: Web, city: Path) -> None:
    """Scripts, their links, frames and forms are gone; words and good links stay."""
    url = web.serve(
        "/evil.xml", rss(entry("1", "Tin &lt;b&gt;xấu&lt;/b&gt; ' --- x", EVIL, link=LINK))
    )

    _, written = gathered(city, [origin(1, url)])

    text = (city / "posts" / written.new[0]).read_text("utf-8")
    assert "title: 'Tin xấu '' --- x'\n" in text
    # A picture is a link to it: no reader's browser asks another host.
    assert text.partition("draft: true\n---\n\n")[2] == (
        "Chữ bấmdữ liệu [Hình](https://mau.example.vn/x)\n\n[tốt](https://tot.example.vn/a%281%29) "
        "&lt;script&gt;chữ thường&lt;/script&gt; \\[mẹo\\]&#40;javascript:alert(1))\n\n"
        f"Nguồn: [Nguồn 1]({LINK})\n"
    )
    assert posts_of(city).problems == ()


def test_an_address_asks_by_what_it_gave(web: Web, city: Path) -> None:
    """The second run sends ETag and Last-Modified back; a feed that changed is read again."""
    day = "Thu, 12 Mar 2026 01:00:00 GMT"
    url = web.serve("/a.xml", rss(entry("1", "Một tin mới", "Chữ")), ETag='"a"', Last_Modified=day)
    gathered(city, [origin(1, url)])

    again, _ = gathered(city, [origin(1, url)])

    asked = web.headers[-1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"a"', day)
    assert asked["Accept-Encoding"] == "gzip"
    assert again.unchanged == 1

    web.serve(
        "/a.xml", rss(entry("2", "Tin khác", "Chữ"), entry("1", "Một tin mới", "Chữ")), ETag='"b"'
    )
    third, written = gathered(city, [origin(1, url)])

    assert [(seen.new, seen.same) for seen in third.seen.values()] == [(1, 1)]
    assert written.new == ["2026/03/tin-khac.md"]


def test_a_draft_follows_its_source_until_somebody_touches_it(web: Web, city: Path) -> None:
    """Then the change is told, and the editor's words stay."""
    url = web.serve("/a.xml", rss(entry("1", "Tin một", "Chữ cũ"), entry("2", "Tin hai", "Chữ cũ")))
    gathered(city, [origin(1, url)])
    edited = city / "posts/2026/03/tin-hai.md"
    edited.write_text(edited.read_text("utf-8").replace("Chữ cũ", "Chữ đã biên tập"), "utf-8")
    web.serve("/a.xml", rss(entry("1", "Tin một", "Chữ mới"), entry("2", "Tin hai", "Chữ mới")))

    _, written = gathered(city, [origin(1, url)])

    assert (written.again, written.touched) == (["2026/03/tin-mot.md"], ["2026/03/tin-hai.md"])
    assert "Chữ mới" in (city / "posts/2026/03/tin-mot.md").read_text("utf-8")
    assert "Chữ đã biên tập" in edited.read_text("utf-8")

    _, nothing = gathered(city, [origin(1, url)])

    assert nothing == Written()


def test_a_draft_that_was_removed_does_not_come_back(web: Web, city: Path) -> None:
    """What an editor refused is refused, even when its source changes."""
    url = web.serve("/a.xml", rss(entry("1", "Tin một", "Chữ cũ")))
    gathered(city, [origin(1, url)])
    (city / "posts/2026/03/tin-mot.md").unlink()
    web.serve("/a.xml", rss(entry("1", "Tin một", "Chữ mới")))

    assert gathered(city, [origin(1, url)])[1] == Written()
    assert posts_of(city).posts == ()


def test_what_two_feeds_of_a_unit_tell_is_one_draft(web: Web, city: Path) -> None:
    """The page's feed and that of a channel hold the same piece."""
    page = web.serve("/a.xml", rss(entry("1", "Tin một", "Chữ", link=LINK)))
    channel = web.serve("/b.xml", rss(entry("k1", "Tin một", "Chữ", link=LINK)))

    _, written = gathered(city, [origin(1, page), origin(1, channel)])
    _, nothing = gathered(city, [origin(1, page), origin(1, channel)])

    assert (written.new, nothing) == (["2026/03/tin-mot.md"], Written())


def test_a_likely_repeat_is_marked_for_the_reviewer(web: Web, city: Path) -> None:
    """With the earlier one's title, day and address; nothing is decided for anybody."""
    words = " ".join(f"câu số {number} nói một điều riêng." for number in range(12))
    first = entry("1", "Tin đầu", words, link="https://a.example.vn/1")
    later = entry("9", "Tin lại", f"{words} Hết.", link="https://b.example.vn/9",
                  day="Sat, 14 Mar 2026 08:00:00 +0700")  # fmt: skip
    feeds = [origin(1, web.serve("/a.xml", rss(first))), origin(2, web.serve("/b.xml", rss(later)))]

    _, written = gathered(city, feeds)

    assert [(file, pair.percent) for file, pair in written.repeats.items()] == [
        ("2026/03/tin-lai.md", 88)
    ]
    text = (city / "posts/2026/03/tin-lai.md").read_text("utf-8")
    assert (
        "# Nghi là tin đã đăng: giống 88% bài “Tin đầu” (12/03/2026, https://a.example.vn/1)\n"
        "# first_published: {date: 2026-03-12, where: 'https://a.example.vn/1'}\n"
    ) in text
    assert "first_published" not in (city / "posts/2026/03/tin-dau.md").read_text("utf-8")


def test_an_inner_address_is_asked_only_where_that_is_allowed(web: Web, city: Path) -> None:
    """And even then no other inner host that it sends us to."""
    url = web.serve("/a.xml", rss(entry("1", "Tin một", "Chữ")))
    there = web.serve("/b.xml", rss(entry("2", "Tin hai", "Chữ")), number=1)
    web.replies["/away"] = Reply(status=302, headers={"Location": there})
    outside = Limits(retry_after=0)

    assert gathered(city, [origin(1, url)], outside)[0].faults == {
        url: "máy chủ '127.0.0.1' nằm trong mạng nội bộ"
    }
    away = web.root() + "/away"
    assert gathered(city, [origin(1, away)])[0].faults == {
        away: "máy chủ '127.0.0.2' nằm trong mạng nội bộ"
    }
    assert (web.asked["/a.xml"], web.asked["/b.xml"]) == (0, 0)


def test_a_feed_that_moved_for_good_is_told(web: Web, city: Path) -> None:
    """It is read from there, and the keeper learns the new address."""
    url = web.root() + "/old"
    there = web.serve("/new.xml", rss(entry("1", "Tin một", "Chữ")))
    web.replies["/old"] = Reply(status=301, headers={"Location": "/new.xml"})

    outcome, written = gathered(city, [origin(1, url)])

    assert (outcome.moved, written.new) == ({url: there}, ["2026/03/tin-mot.md"])


KILLED = """
import sys
from datetime import date
from pathlib import Path
from cchc.core.offer import Origin
from gather.test_round import LIMITS, gathered, origin
city, *urls = sys.argv[1:]
gathered(Path(city), [origin(number, url) for number, url in enumerate(urls)], LIMITS)
"""


def test_a_run_that_was_killed_goes_on(web: Web, city: Path) -> None:
    """What was taken in before is kept and not asked again; nothing is there twice."""
    urls = [web.serve(f"/{n}.xml", rss(entry(f"{n}", f"Tin {n}", "Chữ"))) for n in range(12)]
    web.replies["/6.xml"] = Reply(headers={"Content-Type": RSS_TYPE}, part=b" ", wait=0.2)
    path = {"PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT / 'tests'}"}
    run = subprocess.Popen([sys.executable, "-c", KILLED, str(city), *urls], env=os.environ | path)
    for _ in range(200):
        if web.asked["/6.xml"]:
            break
        time.sleep(0.05)
    run.kill()
    run.wait()
    web.serve("/6.xml", rss(entry("6", "Tin 6", "Chữ")))
    before = dict(web.asked)

    outcome, written = gathered(city, [origin(number, url) for number, url in enumerate(urls)])

    assert outcome.resumed == 6
    assert len(written.new) == 12
    assert [web.asked[f"/{n}.xml"] - before.get(f"/{n}.xml", 0) for n in range(6)] == [0] * 6
    assert len(posts_of(city).posts) == 12


def test_a_run_killed_while_it_writes_drafts_writes_each_once(web: Web, city: Path) -> None:
    """A file that stands already is the one meant, and keeps its name."""
    url = web.serve("/a.xml", rss(entry("1", "Tin một", "Chữ"), entry("2", "Tin một", "Khác")))
    feeds = [origin(1, url)]
    gathered(city, feeds)
    with Gathered(city / ".cchc/gather.sqlite", day=DAY) as state:
        kept = state.all()
        state.note_made([replace(each, made="") for each in kept])
    (city / "posts" / kept[1].file).unlink()

    gathered(city, feeds)

    assert sorted(post.slug for post in posts_of(city).posts) == ["tin-mot", "tin-mot-2"]


def test_two_runs_at_once_do_not_mix(city: Path) -> None:
    """The second says that another is at work."""
    state = city / ".cchc/gather.sqlite"

    with Gathered(state, day=DAY), pytest.raises(BusyError):
        Gathered(state, day=DAY)

"""Taking in many feeds: the good ones whole, the bad ones told, and nothing harmful anywhere."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
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
    connect=1, read=0.4, total=1.0, size=1 << 20, at_once=12, retry_after=0.05, private=True
)
EVIL = (
    "<p onclick='x()'>Chữ <script>alert('xau')</script><a href='javascript:alert(1)'>bấm</a>"
    "<a href=' data:text/html,x'>dữ liệu</a><iframe src='https://xau.example.vn/'></iframe>"
    "<img src=x onerror='alert(1)'><svg onload='alert(1)'><form action='/x'><input></form>"
    "<a href='https://tot.example.vn/a(1)'>tốt</a> &lt;script&gt;chữ thường&lt;/script&gt; "
    "<style>p{}</style>[mẹo](javascript:alert(1)) <![x]></p>"
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><rss><channel>&l9;</channel></rss>'
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
            entry(f"{number}-{each}", f"Nguồn {number} tin {each}", f"<p>Tin {each} của {number}.</p>")
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
        "/bomb": (Reply(bomb, headers={"Content-Type": RSS_TYPE, "Content-Encoding": "gzip"}),
                  "lớn hơn 1 MB"),
        "/huge": (Reply(headers={"Content-Type": RSS_TYPE}, part=b" " * 65536), "lớn hơn 1 MB"),
        "/drip": (Reply(headers={"Content-Type": RSS_TYPE}, part=b" ", wait=0.1),
                  "quá chậm: không xong trong 1 giây"),
        "/broken": (Reply(b"\x1f\x8b broken", headers={"Content-Type": RSS_TYPE, "Content-Encoding": "gzip"}),
                    "dữ liệu nén bị hỏng"),
    }  # fmt: skip
    web.replies |= {path: reply for path, (reply, _) in replies.items()}
    return {
        web.root(number) + path: words
        for number, (path, (_, words)) in enumerate(replies.items())
    }


def test_ten_bad_feeds_of_150_do_not_stop_the_rest(web: Web, city: Path) -> None:
    """140 feeds of 50 pieces are taken in whole; each bad one has its reason; a second run is quick."""
    told = bad_feeds(web)
    good = [
        web.serve(f"/{number}.xml", packed(feed(number)), number=number,
                  Content_Encoding="gzip", ETag=f'"{number}"')
        for number in range(140)
    ]  # fmt: skip
    origins = [origin(number, url) for number, url in enumerate([*told, *good])]
    started = time.perf_counter()

    outcome, written = gathered(city, origins)

    first = time.perf_counter() - started
    assert outcome.faults == told
    assert sum(seen.new for seen in outcome.seen.values()) == 7000
    assert len(written.new) == len(set(written.new)) == 7000
    assert set(web.most_at_once.values()) == {1}
    assert web.asked["/error"] == 2
    assert web.asked["/laughs"] == 1
    found = posts_of(city)
    assert (len(found.posts), found.problems) == (7000, ())
    assert all(post.draft for post in found.posts)
    assert len({post.lead for post in found.posts}) == 20

    again, nothing = gathered(city, origins)

    assert again.unchanged == 140
    assert [seen.new + seen.changed for seen in again.seen.values()] == [0] * 140
    assert nothing == Written()
    print(f"150 feeds, 7000 pieces: {first:.1f} s")  # noqa: T201 - the figure for the report

"""Real nginx and real Caddy serve the site as its readers need it."""

import gzip
import json
from pathlib import Path

import brotli
import pytest

from hosting.web_servers import Server

SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        " connect-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
TYPES = {
    "/": "text/html; charset=utf-8",
    "/rss.xml": "application/rss+xml; charset=utf-8",
    "/don-vi/kt/rss.xml": "application/rss+xml; charset=utf-8",
    "/kho/rss-1.xml": "application/rss+xml; charset=utf-8",
    "/kenh/trang-cchc-tp/atom.xml": "application/atom+xml; charset=utf-8",
    "/kho/feed-1.json": "application/feed+json; charset=utf-8",
    "/feed.json": "application/feed+json; charset=utf-8",
    "/lich/tat-ca.ics": "text/calendar; charset=utf-8",
    "/du-lieu/chi-tieu.csv": "text/csv; charset=utf-8",
}
FEED = "/rss.xml"


@pytest.mark.parametrize(("path", "told"), TYPES.items())
def test_everything_has_its_type(server: Server, path: str, told: str) -> None:
    """Feeds are told apart from other XML and JSON, and all of it is UTF-8."""
    answer = server.get(path)

    assert answer.status == 200
    assert answer.headers["Content-Type"].lower() == told


@pytest.mark.parametrize("packing", ["", "gzip", "br"])
@pytest.mark.parametrize("path", ["/", FEED, "/feed.json", "/lich/tat-ca.ics"])
def test_a_second_fetch_of_the_same_is_not_sent(server: Server, path: str, packing: str) -> None:
    """Neither by ETag nor by date, packed or not."""
    asked = {"Accept-Encoding": packing} if packing else {}
    first = server.get(path, asked)
    by_tag = server.get(path, {**asked, "If-None-Match": first.headers["ETag"]})
    by_date = server.get(path, {**asked, "If-Modified-Since": first.headers["Last-Modified"]})

    assert (first.status, by_tag.status, by_date.status) == (200, 304, 304)
    assert by_tag.body == by_date.body == b""


@pytest.mark.parametrize("path", [FEED, "/kenh/trang-cchc-tp/atom.xml", "/du-lieu/chi-tieu.csv"])
def test_the_packed_copy_is_what_is_sent(server: Server, site: Path, path: str) -> None:
    """Byte for byte what the build made, and unpacked the same as the file."""
    plain = (site / path[1:]).read_bytes()
    for packing, ending, unpack in (
        ("gzip", ".gz", gzip.decompress),
        ("br", ".br", brotli.decompress),
    ):
        answer = server.get(path, {"Accept-Encoding": packing})

        assert answer.headers["Content-Encoding"] == packing
        assert answer.headers["Content-Type"].lower() == TYPES.get(
            path, answer.headers["Content-Type"].lower()
        )
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.body == (site / (path[1:] + ending)).read_bytes()
        assert unpack(answer.body) == plain
    assert server.get(path).body == plain


def test_pages_are_packed_as_they_are_sent(server: Server, site: Path) -> None:
    """They have no copy on the disk."""
    answer = server.get("/", {"Accept-Encoding": "gzip"})

    assert not (site / "index.html.gz").exists()
    assert gzip.decompress(answer.body) == (site / "index.html").read_bytes()


@pytest.mark.parametrize(
    "path", ["/", FEED, "/tin-bai", "/tin-bai/index.html", "/khong-co/", "/assets/", "/.git/config"]
)
def test_every_answer_is_guarded(server: Server, path: str) -> None:
    """Pages, feeds, redirects and what is not there alike; 304 too."""
    answers = [server.get(path)]
    if "ETag" in answers[0].headers:
        answers.append(server.get(path, {"If-None-Match": answers[0].headers["ETag"]}))

    for answer in answers:
        assert {name: answer.headers[name] for name in SAFE} == SAFE
        assert not any(digit.isdigit() for digit in answer.headers.get("Server", ""))


@pytest.mark.parametrize("path", ["/khong-co/", "/tin-bai/2026/", "/assets/", "/.git/config"])
def test_what_is_not_there_is_told_in_vietnamese(server: Server, path: str) -> None:
    """No folder is listed, and nothing hidden is shown."""
    answer = server.get(path)

    assert answer.status == 404
    assert "Không tìm thấy trang" in answer.body.decode()
    assert answer.headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "expected"), [("/tin-bai", "/tin-bai/"), ("/tin-bai/index.html", "/tin-bai/")]
)
def test_a_page_has_one_address(server: Server, path: str, expected: str) -> None:
    """The others lead there for good."""
    answer = server.get(path)

    assert answer.status in {301, 308}
    assert answer.headers["Location"] == expected


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "no-cache"),
        ("/tin-bai/", "no-cache"),
        (FEED, "public, max-age=300"),
        ("/kho/atom-1.xml", "public, max-age=300"),
        ("/du-lieu/tu-vung/loai.json", "public, max-age=3600"),
        ("/lich/tat-ca.ics", "public, max-age=3600"),
    ],
)
def test_it_is_said_how_long_a_copy_may_be_kept(server: Server, path: str, told: str) -> None:
    """Pages are asked for each time; feeds at most every five minutes."""
    assert server.get(path).headers.get_all("Cache-Control") == [told]


@pytest.mark.parametrize(
    "pattern",
    ["assets/stylesheets/????????????.css", "assets/search/*/*_.json", "assets/search/b*"],
)
def test_what_has_a_digest_in_its_name_is_kept_for_good(
    server: Server, site: Path, pattern: str
) -> None:
    """It will never be another."""
    path = next(site.glob(pattern)).relative_to(site).as_posix()

    told = server.get(f"/{path}").headers["Cache-Control"]

    assert told == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", [FEED, "/feed.json", "/du-lieu/chi-tieu.json"])
def test_other_pages_may_read_feeds_and_data(server: Server, path: str) -> None:
    """And nothing else of the site."""
    assert server.get(path).headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in server.get("/").headers


def test_every_code_that_a_feed_names_is_in_its_vocabulary(server: Server) -> None:
    """Who counts by unit, field and kind finds what each code is called."""
    told = [entry["_cchc"] for entry in json.loads(server.get("/feed.json").body)["items"]]
    standing = [each for each in told if "condition" not in each or each["condition"] == "mau"]

    assert len(standing) >= 20
    assert {each["category"] for each in standing} <= codes(server, "linh-vuc")
    assert {each["kind"] for each in standing} <= codes(server, "loai")
    assert {code for each in standing for code in each["units"]} <= codes(server, "don-vi")
    assert {each["condition"] for each in told if "condition" in each} <= codes(
        server, "tinh-trang"
    )


def codes(server: Server, name: str) -> set[str]:
    """Return the codes of a vocabulary."""
    answer = server.get(f"/du-lieu/tu-vung/{name}.json")
    return {term["code"] for term in json.loads(answer.body)["terms"]}

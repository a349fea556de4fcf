"""The whole loop over HTTP: commune, city, an editor, the city's feed, and the commune's count."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from cchc.core.inherited import count_inherited
from cchc.core.tally import Count
from cchc.store.posts import read_posts
from cchc.store.project import Project
from cli.project_folder import ROOT, cchc, write_post
from gather.city_folder import with_communes
from gather.test_round import EVIL, LINK
from gather.web import Web, entry, opml, rss

BODY = " ".join(f"Câu số {number} của bài mẫu này nói một điều riêng." for number in range(12))

DAY = "2026-03-12"
SENT = "[{channel: trang-cchc-tp, sent: 2026-03-12}]"


@pytest.fixture
def web() -> Iterator[Web]:
    """One server for three sites."""
    with Web() as server:
        yield server


def start_site(folder: Path, web: Web, *, name: str, plan: str) -> Path:
    """Make a whole project of its own, whose site the server shows below its folder's name."""
    folder.mkdir()
    for part in ("docs", "hooks", "overrides", "plans"):
        ignored = shutil.ignore_patterns("__pycache__", "benchmark")
        shutil.copytree(ROOT / part, folder / part, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "posts").mkdir()
    base = f"/{folder.name}/"
    file = f"plans/{plan}-2026.yml"
    words = ("init", "--name", name, "--plan", file, "--host", web.root() + base)
    assert cchc(folder, *words).code == 0
    web.folders[base] = folder / "site"
    return folder


def build(project: Path, day: str) -> None:
    """Build the site as of *day*."""
    ran = cchc(project, "build", day=day)
    assert ran.code == 0, ran.err


def counted(project: Path, rule: str, unit: str, *, day: str) -> int:
    """Return how many posts of *unit* count towards *rule* in March, or in the year."""
    told = json.loads(cchc(project, "count", "--format", "json", day=day).out)
    rows = (row for row in told if row["rule"] == rule and row["units"] == [unit])
    return int(next(row["count"] for row in rows if row["period"] in {"2026-03", "2026"}))


def harm_in(site: Path) -> list[str]:
    """Return the pages and feeds of the evil post that hold something that could be run."""
    harm = (
        "alert('xau')",
        "xau.example.vn",
        'href="javascript:',
        'href="data:',
        "onerror",
        "onload",
        "onclick",
    )
    files = [path for path in site.rglob("*.*") if path.suffix in {".html", ".xml", ".json"}]
    texts = {path: path.read_text("utf-8") for path in files}
    told = {path: text for path, text in texts.items() if "Bài có mã độc" in text}
    assert len(told) > 10
    return [f"{path.name}: {each}" for path, text in told.items() for each in harm if each in text]


def counted_for_the_city(project: Path) -> Count:
    """Count a commune's posts by what the city's plan asks of it (R26)."""
    read = Project(project)
    settings = read.settings()
    plan = read.plan(settings)
    above = read.above(settings, plan)
    assert above is not None
    posts = read_posts(project / "posts", plan.vocabulary(above)).posts
    return count_inherited(above, posts, until=date(2026, 3, 31))


class Sites(NamedTuple):
    """Two communes and the city, each a project with its site on one server."""

    hung_dao: Path
    thuong_phuc: Path
    city: Path


@pytest.fixture
def sites(web: Web, tmp_path: Path) -> Sites:
    """The communes have each sent a post; the city knows their feeds, and that of a villain."""
    hung_dao = start_site(tmp_path / "hung-dao", web, name="xã Hưng Đạo", plan="hung-dao")
    sent = {"title": "Bài mẫu một cửa", "unit": "vhxh", "publications": SENT}
    write_post(hung_dao, "mot-cua", DAY, BODY, **sent)
    write_post(hung_dao, "khong-gui", DAY, "Bài không gửi.", unit="vhxh")
    thuong_phuc = start_site(
        tmp_path / "thuong-phuc", web, name="xã Thượng Phúc", plan="thuong-phuc"
    )
    write_post(thuong_phuc, "dat-dai", DAY, " ".join(reversed(BODY.split())), publications=SENT)
    city = start_site(tmp_path / "thanh-pho", web, name="thành phố Hà Nội", plan="ha-noi")
    with_communes(city, {"hung-dao": "UBND xã Hưng Đạo", "thuong-phuc": "UBND xã Thượng Phúc"})
    feed = web.root() + "/{}/kenh/trang-cchc-tp/rss.xml"
    evil = web.serve("/evil.xml", rss(entry("1", "Bài có mã độc", EVIL, link=LINK)))
    lines = [
        ("xã Hưng Đạo", "hung-dao", feed.format("hung-dao")),
        ("xã Thượng Phúc", "thuong-phuc", feed.format("thuong-phuc")),
        ("Nơi xấu", "snv", evil),
    ]
    (city / "sources.opml").write_text(opml(lines), "utf-8")
    build(hung_dao, "2026-03-13")
    build(thuong_phuc, "2026-03-13")
    return Sites(hung_dao, thuong_phuc, city)


def gather(city: Path) -> None:
    """Take in the three feeds as drafts, which count for nobody."""
    gathered = cchc(city, "gather", "sources.opml", "--private", day="2026-03-13")

    assert gathered == (
        0,
        (
            "Nguồn: 3; lấy được 3 (không đổi 0, đã lấy ở lần chạy dở 0); không lấy được 0.\n"
            "Tin: mới 3, đã sửa ở nguồn 0, như cũ 0.\n"
            "Bản nháp: viết mới 3, viết lại theo nguồn 0.\n"
        ),
        "",
    )
    assert counted(city, "hn-1-d1", "hung-dao", day="2026-03-13") == 0
    assert cchc(city, "gather", "--list", day="2026-03-13").out == (
        "12/03/2026  snv  bai-co-ma-doc  Bài có mã độc\n"
        "12/03/2026  thuong-phuc  bai-dat-dai  Bài dat-dai\n"
        "12/03/2026  hung-dao  bai-mau-mot-cua  Bài mẫu một cửa\n"
        "Chờ duyệt: 3 bản nháp.\n"
    )


def publish(city: Path) -> None:
    """Let an editor accept all three, and build the city's site."""
    drafts = ("bai-mau-mot-cua", "bai-dat-dai", "bai-co-ma-doc")
    accepted = cchc(city, "gather", "--accept", *drafts, day="2026-03-14")

    assert (accepted.code, accepted.err) == (0, "")
    build(city, "2026-03-14")
    assert harm_in(city / "site") == []


def record(commune: Path, page: str) -> str:
    """Write what the city's *page* tells into the commune's posts; returns what was said."""
    told = cchc(commune, "accepted", page, "--private", "--write", day="2026-03-15")

    assert (told.code, told.err) == (0, "")
    return told.out


def test_the_loop_is_closed(web: Web, sites: Sites) -> None:
    """Posts sent, gathered, accepted and published by the city are counted as published."""
    gather(sites.city)
    publish(sites.city)

    # One piece sent, published here, and put up on the commune's own page.
    for rule in ("hn-1-d1", "hn-1-d2", "hn-1-d3"):
        assert counted(sites.city, rule, "hung-dao", day="2026-03-14") == 1
    quota = (sites.city / "site/chi-tieu/hn-1-d2/index.html").read_text("utf-8")
    assert "UBND xã Hưng Đạo" in quota
    assert counted(sites.hung_dao, "hd-1-d2", "vhxh", day="2026-03-14") == 0

    url = f"{web.root()}/thanh-pho/tin-bai/2026/03/bai-mau-mot-cua/"
    assert record(sites.hung_dao, f"{web.root()}/thanh-pho/rss.xml") == (
        "Đề nghị ghi ngày đăng (1 bài; thêm --write để ghi vào bài):\n"
        f"  14/03/2026  mot-cua  {url}  [địa chỉ bài]\n"
        "Đã ghi ngày đăng vào 1 bài.\n"
    )
    entry = SENT.replace("}]", f', published: 2026-03-14, url: "{url}"}}]')
    post = (sites.hung_dao / "posts/2026/03/mot-cua.md").read_text("utf-8")
    assert f"\npublications: {entry}\n---\n" in post
    assert counted(sites.hung_dao, "hd-1-d2", "vhxh", day="2026-03-15") == 1
    assert record(sites.hung_dao, f"{web.root()}/thanh-pho/tin-bai/") == (
        "Đã ghi từ trước: 1 bài.\nĐã ghi ngày đăng vào 0 bài.\n"
    )

    # The other reads its own part of the city's page; its plan inherits the six of the year (R26).
    record(sites.thuong_phuc, f"{web.root()}/thanh-pho/don-vi/thuong-phuc/atom.xml")
    tallies = counted_for_the_city(sites.thuong_phuc).quotas
    assert [each.count for each in tallies if each.rule.id == "hn-1-d2"] == [1]

"""The whole loop over HTTP: commune, city, an editor, the city's feed, and the commune's count."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc.core.inherited import count_inherited
from cchc.core.tally import Count
from cchc.store.posts import read_posts
from cchc.store.project import Project
from cli.project_folder import ROOT, cchc, write_post
from gather.city_folder import with_communes
from gather.web import Web, opml

BODY = " ".join(f"Câu số {number} của bài mẫu này nói một điều riêng." for number in range(12))


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
    words = ("init", "--name", name, "--plan", plan, "--host", web.root() + base)
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


def counted_for_the_city(project: Path) -> Count:
    """Count a commune's posts by what the city's plan asks of it (R26)."""
    read = Project(project)
    settings = read.settings()
    plan = read.plan(settings)
    above = read.above(settings, plan)
    assert above is not None
    posts = read_posts(project / "posts", plan.vocabulary(above)).posts
    return count_inherited(above, posts, until=date(2026, 3, 31))


def test_the_loop_is_closed(web: Web, tmp_path: Path) -> None:
    """Posts sent, gathered, accepted and published by the city are counted as published."""
    hung_dao = start_site(
        tmp_path / "hung-dao", web, name="xã Hưng Đạo", plan="plans/hung-dao-2026.yml"
    )
    thuong_phuc = start_site(
        tmp_path / "thuong-phuc", web, name="xã Thượng Phúc", plan="plans/thuong-phuc-2026.yml"
    )
    sent = "[{channel: trang-cchc-tp, sent: 2026-03-12}]"
    write_post(hung_dao, "mot-cua", "2026-03-12", BODY, unit="vhxh", publications=sent)
    write_post(hung_dao, "khong-gui", "2026-03-12", "Bài không gửi.", unit="vhxh")
    write_post(
        thuong_phuc, "dat-dai", "2026-03-12", " ".join(reversed(BODY.split())), publications=sent
    )
    city = start_site(
        tmp_path / "thanh-pho", web, name="thành phố Hà Nội", plan="plans/ha-noi-2026.yml"
    )
    with_communes(city, {"hung-dao": "UBND xã Hưng Đạo", "thuong-phuc": "UBND xã Thượng Phúc"})
    feed = web.root() + "/{}/kenh/trang-cchc-tp/rss.xml"
    names = [("xã Hưng Đạo", "hung-dao"), ("xã Thượng Phúc", "thuong-phuc")]
    sources = opml([(name, unit, feed.format(unit)) for name, unit in names])
    (city / "sources.opml").write_text(sources, "utf-8")
    build(hung_dao, "2026-03-13")
    build(thuong_phuc, "2026-03-13")

    gathered = cchc(city, "gather", "sources.opml", "--private", day="2026-03-13")

    assert gathered.err == ""
    assert gathered.out == (
        "Nguồn: 2; lấy được 2 (không đổi 0, đã lấy ở lần chạy dở 0); không lấy được 0.\n"
        "Tin: mới 2, đã sửa ở nguồn 0, như cũ 0.\n"
        "Bản nháp: viết mới 2, viết lại theo nguồn 0.\n"
    )
    assert counted(city, "hn-1-d1", "hung-dao", day="2026-03-13") == 0
    assert cchc(city, "gather", "--list", day="2026-03-13").out == (
        "12/03/2026  thuong-phuc  bai-dat-dai  Bài dat-dai\n"
        "12/03/2026  hung-dao  bai-mot-cua  Bài mot-cua\n"
        "Chờ duyệt: 2 bản nháp.\n"
    )

    accepted = cchc(city, "gather", "--accept", "bai-mot-cua", "bai-dat-dai", day="2026-03-14")

    assert (accepted.code, accepted.err) == (0, "")
    build(city, "2026-03-14")
    assert counted(city, "hn-1-d1", "hung-dao", day="2026-03-14") == 1
    assert counted(city, "hn-1-d2", "hung-dao", day="2026-03-14") == 1
    assert counted(city, "hn-1-d3", "hung-dao", day="2026-03-14") == 1
    assert counted(hung_dao, "hd-1-d2", "vhxh", day="2026-03-14") == 0

    page = f"{web.root()}/thanh-pho/rss.xml"
    told = cchc(hung_dao, "accepted", page, "--private", "--write", day="2026-03-15")

    url = f"{web.root()}/thanh-pho/tin-bai/2026/03/bai-mot-cua/"
    assert told.err == ""
    assert told.out == (
        "Đề nghị ghi ngày đăng (1 bài; thêm --write để ghi vào bài):\n"
        f"  14/03/2026  mot-cua  {url}  [địa chỉ bài]\n"
        "Đã ghi ngày đăng vào 1 bài.\n"
    )
    assert (
        f'publications: [{{channel: trang-cchc-tp, sent: 2026-03-12, published: 2026-03-14, url: "{url}"}}]\n'
    ) in (hung_dao / "posts/2026/03/mot-cua.md").read_text("utf-8")
    assert counted(hung_dao, "hd-1-d2", "vhxh", day="2026-03-15") == 1
    assert cchc(hung_dao, "check").code == 0
    again = cchc(hung_dao, "accepted", page, "--private", "--write", day="2026-03-15")
    assert again.out == "Đã ghi từ trước: 1 bài.\nĐã ghi ngày đăng vào 0 bài.\n"

    # The other commune reads its own part of the city's page; its plan inherits the six of the year.
    own = f"{web.root()}/thanh-pho/don-vi/thuong-phuc/atom.xml"
    cchc(thuong_phuc, "accepted", own, "--private", "--write", day="2026-03-15")
    tally = next(
        each for each in counted_for_the_city(thuong_phuc).quotas if each.rule.id == "hn-1-d2"
    )
    assert tally.count == 1

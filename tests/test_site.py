"""One real build of the real project, walked from end to end."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from publish.feed_rules import atom_problems, rss_problems
from publish.feed_rules_json import json_problems
from site_walk import Site, feed_links

ROOT = Path(__file__).parent.parent
SAMPLES = Path(__file__).parent / "samples"
DAY = "2026-11-22"
# The theme's own files, and pictures in widths: what changes gets another address.
NAMED_BY_CONTENT = ("assets/", "hinh/")
COPIES = {".gz", ".br"}
URL = "https://thuongphuc.hanoi.gov.vn/"
SENTENCE = "posts/2026/03/hong.md:2: unit: thiếu hoặc để trống; hãy viết đơn vị, như ubnd-xa"


def build(project: Path, site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Build *project* into *site* in another process, as the scripts do."""
    command = [sys.executable, "-m", "cchc.cli", "build", "--as-of", DAY, "--site-dir", str(site)]
    return subprocess.run(
        [*command, *words],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def copy_project(to: Path) -> Path:
    """Return a copy of the project that a test may spoil."""
    to.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", to)
    for name in ("docs", "hooks", "overrides", "plans", "posts"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    return to


def tree(root: Path) -> dict[str, bytes]:
    """Return every file below *root* with its bytes."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    """The site of the project as it stands, and what the build said."""
    site = tmp_path_factory.mktemp("built") / "site"
    ran = build(ROOT, site)
    assert ran.returncode == 0, ran.stderr
    return Site(site, URL), ran.stderr


def addresses(site: Site) -> Iterator[str]:
    """Yield every public address that stays: pages, feeds, data, pictures under their names."""
    for path in sorted(site.root.rglob("*")):
        place = path.relative_to(site.root).as_posix()
        stays = not place.startswith(NAMED_BY_CONTENT) and path.suffix not in COPIES
        if path.is_file() and stays:
            yield "/" + place.removesuffix("index.html")


def guids(site: Site) -> Iterator[str]:
    """Yield the guid and the link of each post in the whole site's JSON Feed pages."""
    for path in sorted(site.root.rglob("feed.json")):
        for entry in json.loads(path.read_text("utf-8"))["items"]:
            yield f"{entry['id']} {entry['url']}"


def frozen(name: str, found: list[str]) -> list[str]:
    """Return the kept list *name*; with CCHC_RENEW=1 keep *found* from now on."""
    path = SAMPLES / name
    if os.environ.get("CCHC_RENEW"):
        path.write_text("\n".join(found) + "\n", "utf-8", newline="\n")
    return path.read_text("utf-8").splitlines()


def test_every_link_leads_somewhere(built: tuple[Site, str]) -> None:
    """No page links to a page, picture or anchor of the site that is not there."""
    assert not list(built[0].broken_links())


def test_every_feed_link_leads_somewhere(built: tuple[Site, str]) -> None:
    """What a feed names on this site is a file of this site."""
    site = built[0]
    faults = {
        f"{path.relative_to(site.root)}: {site.fault(link)}"
        for name in ("rss.xml", "atom.xml")
        for path in site.root.rglob(name)
        for link in feed_links(path)
        if site.is_own(link) and site.fault(link)
    }

    assert not faults


def test_every_page_leads_to_the_feeds(built: tuple[Site, str]) -> None:
    """All but those that only lead elsewhere; a list of its own feeds leads to these."""
    site, _ = built
    pages = {url: path.read_text("utf-8") for url, path in site.pages()}
    without = [
        url
        for url, page in pages.items()
        if page.count('rel="alternate"') != 3 and "http-equiv" not in page
    ]

    assert without == []
    assert 'href="/don-vi/kt/rss.xml"' in pages[f"{URL}don-vi/kt/"].partition("</head>")[0]
    assert 'href="/linh-vuc/tthc/atom.xml"' in pages[f"{URL}linh-vuc/tthc/"].partition("</head>")[0]


def test_every_feed_is_well_formed(built: tuple[Site, str]) -> None:
    """Each feed parses, and the three of one place hold the same posts."""
    for path in built[0].root.rglob("rss.xml"):
        rss = [each.text for each in etree.parse(path).iter("guid")]
        atom = etree.parse(path.with_name("atom.xml")).iter("{http://www.w3.org/2005/Atom}entry")
        entries = json.loads(path.with_name("feed.json").read_text("utf-8"))["items"]

        assert rss == [each.findtext("{http://www.w3.org/2005/Atom}id") for each in atom]
        assert rss == [each["id"] for each in entries]


def test_every_feed_keeps_to_its_format(built: tuple[Site, str]) -> None:
    """To the letter of the specifications, archive pages and all."""
    root, rules = built[0].root, {"rss": rss_problems, "atom": atom_problems, "feed": json_problems}
    found = [
        path
        for kind in rules
        for path in root.rglob(f"{kind}*")
        if path.suffix in {".xml", ".json"}
    ]

    assert any(path.parent.name == "kho" for path in found)
    for path in found:
        kind = path.stem.partition("-")[0]
        assert rules[kind](path.read_bytes()) == [], path


def test_no_address_moves(built: tuple[Site, str]) -> None:
    """Every public address is in the kept list (CCHC_RENEW=1 renews it after a look)."""
    found = list(addresses(built[0]))

    assert found == frozen("addresses.txt", found)


def test_no_guid_moves(built: tuple[Site, str]) -> None:
    """A guid belongs to its post for ever: a reader shows a moved one twice."""
    found = sorted(set(guids(built[0])))

    assert found == frozen("guids.txt", found)


def test_a_second_build_changes_nothing(built: tuple[Site, str]) -> None:
    """Built again on the same day, every file has the same bytes, and none is written."""
    site = built[0].root
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}

    ran = build(ROOT, site)

    after = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    assert ran.returncode == 0, ran.stderr
    assert after == before


def test_plain_mkdocs_builds_the_same_site(
    built: tuple[Site, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`mkdocs build` by itself gives the same files, byte for byte."""
    # 2026-11-22, noon in Viet Nam: the clock of a build that is to be the same again.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795323600")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    ours, theirs = tree(built[0].root), tree(tmp_path / "site")
    assert sorted(ours) == sorted(theirs)
    assert not [name for name in ours if ours[name] != theirs[name]]


def test_a_build_ends_with_the_table_and_the_feeds(built: tuple[Site, str]) -> None:
    """Who has what this month, who is short, how many days are left, where the feeds are."""
    said = built[1]

    assert "Đến hết ngày 22/11/2026" in said
    assert "thiếu 1, còn 8 ngày" in said
    assert f"{URL}rss.xml" in said


def test_a_bad_post_is_left_out_and_told(tmp_path: Path) -> None:
    """The rest of the site is built; the sentence is in the log; the exit code stays 0."""
    project = copy_project(tmp_path / "project")
    bad = "---\ntitle: Bài hỏng\ncategory: tthc\ndate: 2026-03-12\n---\n\nNội dung.\n"
    (project / "posts/2026/03/hong.md").write_text(bad, "utf-8")

    ran = build(project, tmp_path / "site")

    assert ran.returncode == 0, ran.stderr
    assert SENTENCE in ran.stderr
    assert not (tmp_path / "site/tin-bai/2026/03/hong").exists()
    assert (tmp_path / "site/tin-bai/index.html").exists()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("plans/thuong-phuc-2026.yml", "name: Xã\n", "code: thiếu hoặc để trống"),
        ("mkdocs.yml", "extra: [\n", "chưa đóng"),
    ],
)
def test_a_bad_plan_or_setting_leaves_the_last_good_site(
    tmp_path: Path, file: str, text: str, told: str
) -> None:
    """A bad plan or mkdocs.yml stops the build before anything is replaced."""
    project = copy_project(tmp_path / "project")
    site = tmp_path / "site"
    assert build(project, site).returncode == 0
    before = tree(site)
    (project / file).write_text(text, "utf-8")

    ran = build(project, site)

    assert ran.returncode == 1
    assert told in ran.stderr
    assert tree(site) == before


def test_a_future_post_waits_for_its_day(tmp_path: Path) -> None:
    """A post of 15/12 is on no page on 22/11, and has its page on 15/12."""
    later = next((ROOT / "posts/2026/12").glob("*.md")).stem
    build(ROOT, tmp_path / "now")
    build(ROOT, tmp_path / "then", "--as-of", "2026-12-15")

    page = f"tin-bai/2026/12/{later}/index.html"
    assert not (tmp_path / "now" / page).exists()
    assert (tmp_path / "then" / page).exists()

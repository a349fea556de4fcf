"""A feed and a folder of saved pages come over too; old addresses lead to the new ones."""

import http.client
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from cchc.moving.bring import bring
from cchc.moving.feeds import read_old_feed
from cchc.moving.old import OldItem, UnreadableError, old_address
from cchc.moving.pages import read_pages
from cchc.moving.table import Places, read_table, skeleton
from cchc.moving.wxr import read_wxr
from cchc.publish.old_addresses import old_pages
from cli.project_folder import cchc, start_project, write_post
from core.samples import sample_post
from core.samples import told as told_by
from gather.web import entry, rss
from hosting.web_servers import free_port, program
from moving.old_sites import HOST, TABLE, saved, wp_item, wxr
from moving.test_wordpress import house, plan, posts, toned

PLACES = Places(f"{HOST}/", date="span.ngay", content="div.noi-dung")
PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Trang cũ</title></head>
<body><nav>Trình đơn</nav><h1>{title}</h1><span class="ngay">Thứ Ba, {day}</span>
<div class="a noi-dung b"><p>Nội dung <a href="../lien-he.html">liên hệ</a>.</p></div>
<footer>Chân trang</footer></body></html>"""


def page(title: str, day: str = "05/03/2019 08:30", charset: str = "utf-8") -> str:
    """Return a saved page."""
    return PAGE.format(title=title, day=day, charset=charset)


def test_a_feed_comes_over(tmp_path: Path) -> None:
    """Each entry by its link; the guid of another form is no address."""
    link = f"{HOST}/tin/mot-cua.html"
    made = entry("g-1", "Một cửa", "<p>Chữ.</p>", link=link, category="Thủ tục hành chính")
    site = read_old_feed(rss(made))
    outcome = bring(site, house(tmp_path))

    [post] = posts(tmp_path).values()
    assert (post.slug, post.units, post.old_addresses) == (
        "mot-cua",
        ("vp",),
        ("/tin/mot-cua.html",),
    )
    assert post.body == "\nChữ.\n"
    assert outcome.new == {"2026/03/mot-cua.md": []}


@pytest.mark.parametrize("raw", [b"", b"<html><body>x</body></html>", b"\x00\xff" * 50])
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    """With the reason."""
    with pytest.raises(UnreadableError, match="không phải nguồn tin RSS, Atom"):
        read_old_feed(raw)


def test_saved_pages_come_over(tmp_path: Path) -> None:
    """Title, day and text by the places of the table; lists without a day stay behind."""
    folder = saved(tmp_path / "trang", {
        "tin/mot.html": page("Một"),
        "tin-kinh-te/hai/index.html": page("Hai", "1.12.2020"),
        "tin/ba.html": toned(page("Ba", charset="windows-1258")).encode("cp1258"),
        "2018/7/9/bon.htm": page("Bốn", "hôm nay"),
        "tin/nam.html": '<meta property="article:published_time" content="2021-02-03T04:05+07:00">'
        "<h1>Năm</h1><article><h1>Năm</h1><p>Chữ</p><script>x()</script></article>",
        "index.html": page("Danh sách", "hôm nay"),
        "trong.html": "",
        "anh.jpg": b"x",
    })  # fmt: skip
    outcome = bring(read_pages(folder, PLACES), house(tmp_path))

    found = posts(tmp_path)
    assert {slug: f"{post.moment:%d/%m/%Y %H:%M}" for slug, post in found.items()} == {
        "mot": "05/03/2019 08:30", "hai": "01/12/2020 00:00", "ba": "05/03/2019 08:30",
        "bon": "09/07/2018 00:00", "nam": "03/02/2021 04:05",
    }  # fmt: skip
    assert found["mot"].body == f"\nNội dung [liên hệ]({HOST}/lien-he.html).\n"
    assert found["nam"].body == "\nChữ\n"
    assert found["hai"].old_addresses == ("/tin-kinh-te/hai/index.html", "/tin-kinh-te/hai/")
    assert found["hai"].lead == "kt"
    assert [f"{item.title}: {reason}" for item, reason in outcome.left] == [
        "Danh sách: không thấy ngày đăng", "trong.html: không có nội dung",
    ]  # fmt: skip


def test_a_folder_without_pages_is_refused(tmp_path: Path) -> None:
    """With the reason."""
    with pytest.raises(UnreadableError, match=r"thư mục không có trang \.html nào"):
        read_pages(tmp_path, PLACES)


def test_the_faults_of_a_table_are_told_together() -> None:
    """In the sentences of every other file that people write."""
    text = "rules:\n  - {old_category: A, unit: sai, den: kt}\n"

    assert told_by(lambda: read_table(text, plan().vocabulary(), file="bang.yml")) == [
        (
            "bang.yml:1: default: thiếu hoặc để trống; hãy viết đơn vị và lĩnh vực khi không dòng"
            " nào hợp"
        ),
        (
            "bang.yml:2: rules[1].den: không có mục tên này; hãy xóa, hoặc dùng một trong các mục:"
            " old_category, old_author, old_path, unit, category, kind, skip"
        ),
        told_by(lambda: read_table(text, plan().vocabulary(), file="bang.yml"))[2],
    ]


def test_a_table_to_fill_in_is_made_of_what_there_is() -> None:
    """Every old category and author with its number; it reads as it is."""
    site = read_wxr(wxr(*(wp_item(f"Bài {n}", "x", category="Tin 'A'") for n in range(3))))
    made = skeleton(site, plan().vocabulary())

    assert "  - {old_category: 'Tin ''A''', unit: , category: }  # 3 bài\n" in made
    assert "  - {old_author: 'Tổ biên tập', unit: , category: }  # 3 bài\n" in made
    assert len(read_table(made, plan().vocabulary(), file="bang.yml").rules) == 2


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (f"{HOST}/2019/05/bai/", "/2019/05/bai/"),
        (f"{HOST}/?p=12", "/?p=12"),
        (f"{HOST}//x", "/x"),
        (f"{HOST}/", ""),
        (f"{HOST}/a b", ""),
        ("http://[", ""),
    ],
)
def test_an_old_address_is_a_path_with_its_query(url: str, address: str) -> None:
    """The first page, and what no server could be told of, are none."""
    assert old_address(url) == address


def test_pages_lead_on_where_a_file_can_stand() -> None:
    """Never inside of our own parts, never for a query or a program's name."""
    told = "[/a/b/, /a.html, /c, /tin-bai/x.html, /?p=1, /x.php, /../y/, /a%20b/, /d%2f..%2f/]"
    post = sample_post(f"old_addresses: {told}\n")

    assert list(old_pages(post, {"tin-bai"})) == ["a/b/", "a.html", "c/"]


def test_the_command_brings_over_and_leads_old_addresses(tmp_path: Path) -> None:
    """A table first; then a trial, the run, a second run; real nginx answers 301."""
    project = start_project(tmp_path)
    export = project / "cu.xml"
    html = "<p>Chữ.</p>"
    items = [wp_item(f"Bài {n}", html, name=f"bai-{n}", number=f"{n}1") for n in range(3)]
    export.write_bytes(wxr(*items, wp_item("Tờ", html, name="to", link=f"{HOST}/t%e1%bb%9d/")))
    table = project / "bang.yml"
    asked = cchc(project, "import", "cu.xml")
    table.write_text(TABLE, "utf-8")
    words = ("import", "cu.xml", "--table", "bang.yml", "--report", "viec.csv")

    assert (asked.code, asked.out.splitlines()[3][:9]) == (0, "default: ")
    assert "lưu thành tệp" in asked.err
    trial = cchc(project, *words, "--dry-run")
    assert trial.out.splitlines()[-2] == (
        "Nếu chạy thật: chuyển 4 bài, 0 hình và tệp; 0 bài đã có; để lại 0."
    )
    assert not list((project / "posts").rglob("*.md"))
    assert "Đã chuyển 4 bài" in cchc(project, *words).out
    assert "0 bài, 0 hình và tệp; 4 bài đã có từ trước; để lại 0." in cchc(project, *words).out
    assert (project / "viec.csv").read_text("utf-8-sig").startswith("tep,tieu_de")
    assert cchc(project, "check").code == 0
    _expect_301(project)


def _expect_301(project: Path) -> None:
    folder, port = project / "nginx", free_port()
    folder.mkdir()
    made = cchc(project, "import", "--redirects", "nginx").out
    (folder / "cu.conf").write_text(made, "utf-8")
    temp = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; events {{}} http {{ access_log off; {temp}"
        f"include {folder}/cu.conf; server {{ listen 127.0.0.1:{port}; absolute_redirect off;"
        " if ($bai_moi) { return 301 $bai_moi; } location / { return 404; } } }",
        "utf-8",
    )
    words = [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen([*words, "-e", str(folder / "said")])
    try:
        got = {path: _where(port, path) for path in PATHS}
    finally:
        process.terminate()
        process.wait(timeout=20)
    assert got == PATHS


PATHS = {
    "/2019/05/bai-1/": (301, "/tin-bai/2019/05/bai-1/"),
    "/2019/05/bai-1": (301, "/tin-bai/2019/05/bai-1/"),
    "/?p=11": (301, "/tin-bai/2019/05/bai-1/"),
    "/t%e1%bb%9d/": (301, "/tin-bai/2019/05/to/"),
    "/t%E1%BB%9D/": (301, "/tin-bai/2019/05/to/"),
    "/": (404, None),
    "/?p=12": (404, None),
}


def _where(port: int, path: str) -> tuple[int, str | None]:
    for _ in range(100):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as asking:
            try:
                asking.request("GET", path)
            except ConnectionRefusedError:
                time.sleep(0.05)
                continue
            answer = asking.getresponse()
            answer.read()
            return answer.status, answer.getheader("location")
    raise AssertionError


def test_many_items_come_over_in_seconds(tmp_path: Path) -> None:
    """A tenth of a large export, told; a thousand take ten times as long."""
    text = "".join(f"<p>Đoạn {n} có <b>chữ đậm</b>, <a href='/x'>tin</a>.</p>" for n in range(9))
    site = read_wxr(wxr(*(wp_item(f"Bài số {n}", text, name=f"bai-{n}") for n in range(100))))
    began = time.process_time()
    outcome = bring(site, house(tmp_path))
    took = time.process_time() - began

    sys.stderr.write(f"100 items: {took:.1f} s\n")
    assert len(outcome.new) == 100
    assert took < 10


def test_an_item_is_called_by_its_address() -> None:
    """Or by its title where it has none."""
    assert OldItem("", ("/a/",), "T", "").name == "/a/"
    assert OldItem("", (), "T", "").name == "T"


def test_a_post_written_by_hand_may_lead_from_an_old_address(tmp_path: Path) -> None:
    """Caddy's form names it too."""
    project = start_project(tmp_path)
    write_post(project, "bai", "2026-03-12", old_addresses="[/cu.html]")

    made = cchc(project, "import", "--redirects", "caddy").out

    assert '\t"/cu.html" "/tin-bai/2026/03/bai/"\n' in made

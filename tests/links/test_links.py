"""Links of the built site are checked on its pages; those to other sites by asking real servers."""

import asyncio
import json
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import cast

import pytest

from cchc.gather.limits import Limits
from cchc.links.asking import Manners, State, Verdict, ask_all
from cchc.links.built import read_site
from cchc.links.remembered import Ledger
from cli.project_folder import Ran, cchc, start_project, write_post

URL = "https://mau.example.vn/"


class Host(ThreadingHTTPServer):
    """A site on loopback that keeps what it was asked, and how many asked at once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[str] = []
        self.robots = ""
        self.now = self.most = 0
        self.lock = Lock()
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    """Answers by the path: a number is the status."""

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._answer()

    def do_GET(self) -> None:
        """Answer."""
        self._answer()

    def _answer(self) -> None:
        host = cast(Host, self.server)
        with host.lock:
            host.asked.append(f"{self.command} {self.path}")
            host.now += 1
            host.most = max(host.most, host.now)
        time.sleep(0.01)
        name = self.path.strip("/").partition("?")[0]
        body = host.robots.encode() if name == "robots.txt" else b"x"
        only_get = name == "chi-get" and self.command == "HEAD"
        status = 405 if only_get else int(name) if name.isdigit() else 200
        self.send_response(status)
        if status in {301, 302}:
            self.send_header("Location", "/moi" if status == 301 else "/302")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)
        with host.lock:
            host.now -= 1

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[Host]:
    """A site that runs."""
    server = Host()
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def asked(urls: list[str], *, private: bool = True, delay: float = 0.0) -> dict[str, Verdict]:
    """Ask for addresses, and return what came."""
    found: dict[str, Verdict] = {}
    limits = Limits(private=private, total=5.0, connect=2.0)
    asyncio.run(ask_all(urls, Manners(limits, delay), found.__setitem__))
    return found


def test_every_answer_has_its_meaning(host: Host) -> None:
    """Gone, moved, refused, in trouble, round in circles; HEAD first, GET where it must be."""
    paths = ("/tot", "/chi-get", "/404", "/410", "/401", "/500", "/301", "/302")
    found = asked([host.url + path for path in paths])

    told = {path: (found[host.url + path].state, found[host.url + path].reason) for path in paths}
    assert told == {
        "/tot": (State.GOOD, ""),
        "/chi-get": (State.GOOD, ""),
        "/404": (State.BROKEN, "trang không còn (mã 404)"),
        "/410": (State.BROKEN, "trang không còn (mã 410)"),
        "/401": (State.NOT_ASKED, "máy chủ không cho xem (mã 401)"),
        "/500": (State.UNSURE, "máy chủ trả lời mã 500"),
        "/301": (State.MOVED, ""),
        "/302": (State.BROKEN, "bị chuyển địa chỉ quá 5 lần"),
    }
    assert found[f"{host.url}/301"].moved == f"{host.url}/moi"
    assert "GET /tot" not in host.asked
    assert host.asked.count("GET /chi-get") == 1


def test_a_host_is_asked_slowly_and_one_at_a_time(host: Host) -> None:
    """Whatever the number of its pages; its rules are read once."""
    began = time.monotonic()
    asked([f"{host.url}/trang-{number}" for number in range(5)], delay=0.05)

    assert time.monotonic() - began >= 5 * 0.05
    assert host.most == 1
    assert host.asked.count("GET /robots.txt") == 1


def test_what_robots_txt_forbids_is_not_asked(host: Host) -> None:
    """And is no broken link."""
    host.robots = "User-agent: *\nDisallow: /rieng/\n"
    found = asked([f"{host.url}/rieng/a", f"{host.url}/chung"])

    assert found[f"{host.url}/rieng/a"].state is State.NOT_ASKED
    assert found[f"{host.url}/chung"].state is State.GOOD
    assert "HEAD /rieng/a" not in host.asked


def test_a_busy_host_is_left_alone(host: Host) -> None:
    """After 429 nothing more is asked of it in this run."""
    urls = [f"{host.url}/429", *(f"{host.url}/trang-{number}" for number in range(9))]
    found = asked(urls)

    assert {each.state for each in found.values()} == {State.UNSURE}
    assert host.asked == ["GET /robots.txt", "HEAD /429"]


def test_hosts_of_the_inner_network_are_not_asked(host: Host) -> None:
    """A link that somebody wrote must not send this machine to others beside it."""
    found = asked([f"{host.url}/tot", "http://khong-co.invalid/", "ftp://a/"], private=False)

    assert found[f"{host.url}/tot"].reason == "máy chủ '127.0.0.1' nằm trong mạng nội bộ"
    assert found["http://khong-co.invalid/"].state is State.UNSURE
    assert host.asked == []


def test_good_links_are_asked_again_late_and_bad_ones_soon(tmp_path: Path) -> None:
    """A page that is away for a day is not gone; three failures in a row are."""
    path = tmp_path / ".cchc/links.json"
    first = Ledger(path, date(2026, 11, 1), good_for=30)
    first.note("tot", Verdict(State.GOOD))
    first.note("hong", Verdict(State.UNSURE, "chậm"))
    first.save()

    later = Ledger(path, date(2026, 11, 2), good_for=30)
    assert (later.is_due("tot"), later.is_due("hong"), later.is_due("moi")) == (False, True, True)
    later.note("hong", Verdict(State.UNSURE, "chậm"))
    assert not later.known["hong"].is_broken
    later.note("hong", Verdict(State.UNSURE, "chậm"))
    assert later.known["hong"].is_broken
    assert Ledger(path, date(2026, 12, 1), good_for=30).is_due("tot")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"a": {"day": "x", "state": "tot"}}'])
def test_a_damaged_memory_costs_only_asking_again(tmp_path: Path, text: str) -> None:
    """What is not as we wrote it is nothing."""
    path = tmp_path / "links.json"
    path.write_text(text, "utf-8")

    assert Ledger(path, date(2026, 11, 1), good_for=30).known == {}


def page(folder: Path, path: str, text: str) -> None:
    """Write a page of a built site."""
    (folder / path).mkdir(parents=True, exist_ok=True)
    (folder / path / "index.html").write_text(f"<!doctype html><body>{text}", "utf-8")


CASES = [
    ("/a/", ""),
    ("../a/", ""),
    ("/a", ""),
    ("/a/?q=1#muc", ""),
    ("#tai-day", ""),
    ("#", ""),
    ("#top", ""),
    (f"{URL}a/#m%E1%BB%A5c-hai", ""),
    ("/a/tep.pdf", ""),
    ("mailto:a@b.vn", ""),
    ("https://khac.example.vn/khong-co/", ""),
    ("/b/", "không có trang này"),
    ("b.html", "không có trang này"),
    ("/a/tep-2.pdf", "không có tệp này"),
    ("/a/#khac", "trang ấy không có mục #khac"),
    ("#khong", "trang ấy không có mục #khong"),
    ("/a/tep.pdf#page=2", ""),
]


@pytest.mark.parametrize(("target", "fault"), CASES)
def test_a_link_leads_somewhere_or_is_told(tmp_path: Path, target: str, fault: str) -> None:
    """Pages, files and anchors, as a browser and a server take them."""
    page(tmp_path, "", f'<p id="tai-day"><a href="{target}">x</a>')
    page(tmp_path, "a", '<h2 id="muc">A</h2><a name="mục-hai"></a>')
    (tmp_path / "a/tep.pdf").write_bytes(b"%PDF")

    assert [each.fault for each in read_site(tmp_path, URL).broken()] == ([fault] if fault else [])


def site_of(tmp_path: Path, outer: str = "") -> Path:
    """Make a project with a built site that has links to mend."""
    project = start_project(tmp_path)
    body = f"Một.\n\n[Xem](/khong-co/) và [mục](#khac).\n\n<{outer}>" if outer else "[X](/mat/)"
    write_post(project, "bai", "2026-03-12", body=body)
    frame = '<footer><a href="/khung/">x</a></footer>'
    links = f'<a href="/khong-co/">x</a><a href="#khac">y</a><a href="{outer}">z</a>'
    page(project / "site", "", frame)
    page(project / "site", "tin-bai/2026/03/bai", links + frame)
    (project / "docs").mkdir()
    (project / "docs/lien-he.md").write_text("# Liên hệ\n\n[Bản đồ](/ban-do/)\n", "utf-8")
    page(project / "site", "lien-he", '<a href="/ban-do/">x</a>' + frame)
    return project


def test_the_report_names_unit_file_and_line(tmp_path: Path, host: Host) -> None:
    """What stands in the frame of all pages is told once; the table holds the same."""
    outer = f"{host.url}/404"
    project = site_of(tmp_path, outer)
    words = ("links", "--external", "--private", "--delay", "0", "--csv", "b.csv")
    ran = cchc(project, *words)

    assert ran.out.splitlines() == [
        "Liên kết ra ngoài: 1 địa chỉ; vừa hỏi 1, còn nhớ 0.",
        "Phòng Kinh tế: 3 liên kết cần sửa",
        "  posts/2026/03/bai.md:10: #khac (trang ấy không có mục #khac)",
        "  posts/2026/03/bai.md:10: /khong-co/ (không có trang này)",
        f"  posts/2026/03/bai.md:12: {outer} (trang không còn (mã 404))",
        "Trang chung, danh sách: 2 liên kết cần sửa",
        "  trang /, và 2 trang khác: /khung/ (không có trang này)",
        "  docs/lien-he.md:3: /ban-do/ (không có trang này)",
    ]
    assert ran.code == 1
    table = (project / "b.csv").read_text("utf-8-sig").splitlines()
    assert table[0] == "don_vi,tep,dong,trang,lien_ket,vi_sao,trang_khac"
    assert table[1] == (
        "Phòng Kinh tế,posts/2026/03/bai.md,10,/tin-bai/2026/03/bai/,#khac,"
        "trang ấy không có mục #khac,0"
    )
    _expect_memory(project, host, cchc(project, *words))


def _expect_memory(project: Path, host: Host, again: Ran) -> None:
    assert "vừa hỏi 0, còn nhớ 1." in again.out
    assert again.code == 1
    assert host.asked.count("HEAD /404") == 1
    told = json.loads((project / ".cchc/links.json").read_text("utf-8"))
    assert [each["state"] for each in told.values()] == ["hong"]


def test_without_a_site_the_command_says_what_to_do(tmp_path: Path) -> None:
    """It builds nothing by itself."""
    ran = cchc(start_project(tmp_path), "links")

    assert (ran.code, "hãy chạy: python3 scripts/build.py" in ran.err) == (2, True)

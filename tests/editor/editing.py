"""A project in a real repository, its editor served for a test, and clients that sign in."""

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import httpx
import uvicorn

from cchc.editor.accounts import Wanted
from cchc.editor.app import make_app
from cchc.editor.office import Office, Wishes
from git_folder import commit, start

ROOT = Path(__file__).parents[2]
PASSWORD = "một câu rất dễ nhớ"  # noqa: S105 - of accounts that live for one test
WRITER = Wanted("ha", "Nguyễn Thị Hà", "ha@mau.example.vn", ("kt",))
OTHER = Wanted("binh", "Trần Văn Bình", "binh@mau.example.vn", ("vp",))
STATION = Wanted("dai", "Ngô Thị Mai", "mai@mau.example.vn", ("ttdvth",))
REVIEWER = Wanted("lan", "Lê Thị Lan", "lan@mau.example.vn", ("vhxh",), is_reviewer=True)
ADMIN = Wanted("tu", "Phạm Anh Tú", "tu@mau.example.vn", is_admin=True)
CONFIG = """\
site_name: Trang thông tin điện tử xã Mẫu
site_url: https://mau.example.vn/
extra:
  cchc:
    plan: plans/thuong-phuc-2026.yml
    posts: posts
"""


def write_project(root: Path, *, whole: bool = False) -> Path:
    """Make a project with two posts, committed; *whole* with all that its site is built from."""
    start(root)
    (root / "plans").mkdir()
    for name in ("thuong-phuc-2026.yml", "ha-noi-2026.yml"):
        shutil.copy(ROOT / "plans" / name, root / "plans")
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    if whole:
        shutil.copy(ROOT / "mkdocs.yml", root)
        for name in ("docs", "hooks", "overrides"):
            ignored = shutil.ignore_patterns("__pycache__", "benchmark", "editor")
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
    for number in (1, 2):
        write_post(root, f"bai-{number}", "kt" if number == 1 else "vp")
    commit(root, "2026-03-12")
    return root


def write_post(root: Path, slug: str, unit: str = "kt", day: str = "2026-03-12") -> Path:
    """Write a post into a work tree."""
    path = root / "posts" / day[:4] / day[5:7] / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"title: 'Bài {slug}'\nunit: {unit}\ncategory: tthc\ndate: {day}\n"
    path.write_text(f"---\n{head}---\n\nNội dung của {slug}.\n", "utf-8")
    return path


def open_office(root: Path, *, port: int = 8800, remote: str = "") -> Office:
    """Open the editor of a project, with an account of every kind."""
    data = root.parent / "data"
    address = f"http://127.0.0.1:{port}/"
    office = Office(Wishes(root, data, root.parent / "site", address, remote))
    if office.cabinet.accounts.are_none:
        for wanted in (WRITER, OTHER, REVIEWER, ADMIN, STATION):
            office.cabinet.accounts.create(wanted, PASSWORD)
    return office


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


_clients: list[httpx.Client] = []


@contextmanager
def serving(office: Office, *, rounds: bool = False) -> Iterator[str]:
    """Serve an office, with its *rounds* or without; gives the address of its first page."""
    port = int(office.wishes.address.rstrip("/").rpartition(":")[2])
    lifespan: Literal["on", "off"] = "on" if rounds else "off"
    config = uvicorn.Config(make_app(office), port=port, log_level="warning", lifespan=lifespan)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"{office.wishes.address}bien-tap/"
    finally:
        while _clients:
            _clients.pop().close()
        server.should_exit = True
        thread.join(timeout=30)
        if not rounds:
            office.end()


@dataclass
class Client:
    """A browser without a screen: keeps cookies, follows redirects, sends the forms' tokens."""

    address: str
    http: httpx.Client

    def get(self, path: str) -> httpx.Response:
        """Open a page."""
        return self.http.get(self.address + path)

    def post(self, path: str, fields: Mapping[str, str | list[str]]) -> httpx.Response:
        """Send a form, with the token of this session."""
        return self.http.post(self.address + path, data={"csrf": self.token(), **fields})

    def send(self, path: str, told: object) -> httpx.Response:
        """Send what a script sends."""
        headers = {"x-csrf": self.token()}
        return self.http.post(self.address + path, json=told, headers=headers)

    def token(self) -> str:
        """Return this session's token, as a page bears it."""
        found = re.search(r'<meta name="csrf" content="([^"]*)"', self.get("toi").text)
        return found[1] if found else ""

    def version(self, slug: str) -> str:
        """Return the version of a post, as its form bears it."""
        return value_of(self.get(f"bai/{slug}").text, "version")


def value_of(page: str, name: str) -> str:
    """Return the value of a hidden field in a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


def client(address: str, login: str = "", password: str = PASSWORD) -> Client:
    """Return a client; signed in, if *login* is given."""
    made = Client(address, httpx.Client(follow_redirects=True, timeout=60))
    _clients.append(made.http)
    if login:
        token = value_of(made.get("dang-nhap").text, "csrf")
        fields = {"csrf": token, "login": login, "password": password, "tiep": "/bien-tap/"}
        answer = made.http.post(f"{address}dang-nhap", data=fields)
        assert answer.status_code == 200, answer.text
        assert "Đăng xuất" in answer.text
    return made


def form(title: str = "Bài viết thử", body: str = "Nội dung.", **more: str) -> dict[str, str]:
    """Return a filled-in form of a post."""
    filled = {"title": title, "unit": "kt", "category": "tthc", "date": "2026-11-20"}
    return filled | {"kind": "tin-bai", "quantity": "1", "on_site": "1", "body": body} | more

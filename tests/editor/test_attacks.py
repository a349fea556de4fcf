"""Attacks on the editor, one by one: each is refused by the running server."""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from PIL import Image

from cchc.editor.office import Office
from editor.editing import (
    PASSWORD,
    Client,
    client,
    form,
    free_port,
    open_office,
    serving,
    value_of,
    write_project,
)
from git_folder import git

HALF = b'{"fields": {"body": ["\\ud800"], "title": ["\\udfff"]}}'
EVIL = "https://ke-gian.example"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Open the editor of a project."""
    root = write_project(tmp_path_factory.mktemp("attacks") / "project")
    return open_office(root, port=free_port())


@pytest.fixture(scope="module")
def address(office: Office) -> Iterator[str]:
    """Serve it."""
    with serving(office) as address:
        yield address


@pytest.fixture(scope="module")
def writer(address: str) -> Client:
    """Sign in a writer with a draft called `nhap`."""
    made = client(address, "ha")
    made.post("bai-moi", {"title": "Nháp", "unit": "kt", "category": "tthc"})
    return made


def png() -> bytes:
    """Return a small picture."""
    made = io.BytesIO()
    Image.new("RGB", (4, 2), "red").save(made, "PNG")
    return made.getvalue()


def archive(*members: str) -> bytes:
    """Return an archive with these files in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for member in members:
            written.writestr(member, "x")
    return made.getvalue()


class Handlers(HTMLParser):
    """Finds what a page would run of itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note events, styles, scripts without an address."""
        names = [name for name, _ in attrs]
        self.found += [name for name in names if name.startswith("on") or name == "style"]
        self.found += [tag] if tag == "script" and "src" not in names else []


def upload(writer: Client, name: str, content: bytes) -> httpx.Response:
    """Upload a file to the draft."""
    headers = {"x-csrf": writer.token()}
    files = {"file": (name, content, "image/png")}
    return writer.http.post(f"{writer.address}bai/nhap/tep", files=files, headers=headers)


def test_a_form_of_another_site_is_refused(writer: Client) -> None:
    """Neither a foreign origin, nor a null one, nor a missing or wrong token gets through."""
    path, good = f"{writer.address}bai/nhap", form(version=writer.version("nhap"))
    token = writer.token()
    for headers in ({"origin": EVIL}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        answer = writer.http.post(path, data={**good, "csrf": token}, headers=headers)
        assert answer.status_code == 403
    for wrong in ("", "x", token[:-1], token.swapcase()):
        assert writer.http.post(path, data={**good, "csrf": wrong}).status_code == 403
    assert writer.http.post(path, data=good).status_code == 403
    assert writer.http.get(f"{path}/bo").status_code in {404, 405}


def test_a_token_of_another_session_is_refused(writer: Client, address: str) -> None:
    """A token belongs to one session."""
    other = client(address, "lan").token()

    answer = writer.http.post(f"{address}bai/nhap", data={**form(), "csrf": other})
    assert answer.status_code == 403


def test_a_sign_in_that_others_prepared_is_refused(address: str) -> None:
    """Nobody is signed in by a form that this browser did not get from us (login CSRF)."""
    for token in ("", "x" * 64):
        sent = {"csrf": token, "login": "ha", "password": PASSWORD}
        answer = httpx.post(f"{address}dang-nhap", data=sent)
        assert answer.status_code == 400
        assert "set-cookie" not in answer.headers or "bt_phien" not in answer.headers["set-cookie"]


def test_another_host_name_is_refused(address: str) -> None:
    """A name that leads here by the attacker's DNS is no name of ours (rebinding)."""
    for host in ("ke-gian.example", "127.0.0.1.ke-gian.example", "", "localhost.ke-gian.example"):
        assert httpx.get(address, headers={"host": host}).status_code == 400


def test_passwords_cannot_be_guessed_for_long(address: str) -> None:
    """After five failures a name is closed, for the right password too; all answers are alike."""
    guesser = client(address)
    token = value_of(guesser.get("dang-nhap").text, "csrf")
    told = []
    for password in [*(f"đoán {number}" for number in range(6)), PASSWORD]:
        sent = {"csrf": token, "login": "tu", "password": password}
        told.append(guesser.http.post(f"{address}dang-nhap", data=sent).text)

    assert all("Tên đăng nhập, mật khẩu hoặc mã một lần chưa đúng." in each for each in told[:5])
    assert all("Đã thử sai nhiều lần; hãy đợi 15 phút" in each for each in told[5:])
    sent = {"csrf": token, "login": "khong-co-ai", "password": "x"}
    assert "chưa đúng." in guesser.http.post(f"{address}dang-nhap", data=sent).text


def test_the_way_on_after_signing_in_stays_here(address: str) -> None:
    """An address that leads to another site leads to our first page."""
    for path in (EVIL, "//ke-gian.example", "/\\ke-gian.example", "/bien-tap//x", "javascript:1"):
        visitor = client(address)
        token = value_of(visitor.get(f"dang-nhap?tiep={path}").text, "csrf")
        sent = {"csrf": token, "login": "lan", "password": PASSWORD, "tiep": path}
        answer = visitor.http.post(f"{address}dang-nhap", data=sent, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/bien-tap/")


def test_cookies_are_out_of_reach(address: str) -> None:
    """No script reads the session's cookie, no other site sends it; a made-up one opens nothing."""
    visitor = client(address)
    token = value_of(visitor.get("dang-nhap").text, "csrf")
    sent = {"csrf": token, "login": "lan", "password": PASSWORD}
    answer = visitor.http.post(f"{address}dang-nhap", data=sent, follow_redirects=False)
    cookie = answer.headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    for made_up in ("x", "", "' OR 1=1 --", "a" * 5000):
        found = httpx.get(address, cookies={"bt_phien": made_up})
        assert found.status_code == 303


def test_a_session_that_ended_is_of_no_use(address: str) -> None:
    """A cookie that was copied before signing out opens nothing afterwards."""
    visitor = client(address, "lan")
    copied = dict(visitor.http.cookies)
    visitor.post("dang-xuat", {})

    assert httpx.get(address, cookies=copied).status_code == 303


def test_every_answer_bears_the_headers(writer: Client) -> None:
    """Pages, errors, refusals, files: none may be framed, sniffed or run what is not ours."""
    for path in ("", "bai/nhap", "khong-co", "tep-tinh/editor.css", "dang-nhap", "../"):
        answer = writer.http.get(writer.address + path)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert writer.get("bai/nhap").headers["cache-control"] == "no-store"


def test_no_page_holds_a_script_of_its_own(writer: Client) -> None:
    """Whatever officers type is shown as text, in every page and every attribute."""
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'
    sent = form(evil, evil, summary=evil, author=evil, image_alt=evil)
    writer.post("bai/nhap", sent | {"version": writer.version("nhap")})
    for path in ("", "bai/nhap", "bai/nhap?xong=luu", "bai/nhap/lich-su", "tin-bai?q=" + evil):
        page = writer.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert Handlers(page).found == []
        assert "49" not in re.findall(r"<h1>(.*?)</h1>", page)


def test_html_that_the_site_would_not_allow_is_not_sent(writer: Client) -> None:
    """A post with scripts, frames, events or unsafe links does not go on, nor is it shown raw."""
    for body in (
        "<script>alert(1)</script>",
        '<iframe src="https://x.vn"></iframe>',
        '<b onclick="alert(1)">x</b>',
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
    ):
        sent = form(body=body, version=writer.version("nhap"), act="gui")
        assert writer.post("bai/nhap", sent).status_code == 422


def test_front_matter_cannot_be_slipped_in(writer: Client, office: Office) -> None:
    """Line breaks and fences in a field stay inside of that field."""
    title = "T\n---\nwithdrawn: {date: 2026-01-01, reason: x}\nsample: true\n---\n"
    sent = form(title, "Nội dung.", version=writer.version("nhap"))
    writer.post("bai/nhap", sent | {"summary": "a'\nsample: true", "kind": "tin-bai\nsample: true"})
    text = git(office.wishes.project, "show", "bai/nhap:posts/2026/11/nhap.md")
    head = text.split("\n---\n")[0]

    assert "\nsample:" not in head
    assert "\nwithdrawn:" not in head
    assert "title: 'T --- withdrawn: {date: 2026-01-01, reason: x} sample: true ---'" in head


def test_no_path_leads_out(writer: Client, office: Office) -> None:
    """Neither posts nor files nor static files are read from outside of their folders."""
    (office.wishes.data / "secret.txt").write_text("bí mật", "utf-8")
    for path in (
        "bai/..%2f..%2fmkdocs",
        "bai/nhap/tep/..%2f..%2f..%2f..%2fmkdocs.yml",
        "bai/nhap/tep/%2e%2e%2fnhap.md",
        "bai/nhap/tep/nhap.md",
        "tep-tinh/..%2fapp.py",
        "tep-tinh/%2e%2e/app.py",
        "../..%2fdata/secret.txt",
        "..%2f..%2fdata%2fsecret.txt",
    ):
        answer = writer.http.get(writer.address + path)
        assert answer.status_code in {400, 404}, path
        assert "bí mật" not in answer.text
        assert "import" not in answer.text


def test_only_files_that_are_what_they_may_be_come_in(writer: Client) -> None:
    """The bytes decide: pages, scripts, SVG, programs, macros, bombs and torn files are refused."""
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    for content in (
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a<script>alert(1)</script>",
        b"MZ\x90\x00" + bytes(100),
        b"PK\x03\x04" + bytes(100),
        b"",
        png()[:40],
        archive("word/document.xml", "word/vbaProject.bin"),
        archive("a"),
        bomb.getvalue(),
    ):
        answer = upload(writer, "hinh.png", content)
        assert answer.status_code == 422, content[:20]
        assert answer.json()["error"].startswith("Không nhận được tệp: ")


def test_a_picture_tells_nothing_but_itself(writer: Client) -> None:
    """A picture comes back upright, without EXIF or position, as WebP, under a plain name."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (40, 20), "red").save(made, "JPEG", exif=exif)
    answer = upload(writer, "../../Ảnh chụp <b>.JPG", made.getvalue()).json()

    assert answer["src"] == "anh-chup-b.webp"
    assert answer["type"] == "image/webp"
    shown = writer.get(f"bai/nhap/tep/{answer['src']}")
    with Image.open(io.BytesIO(shown.content)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == ("WEBP", (20, 40), {})


def test_too_much_is_refused(writer: Client) -> None:
    """Bodies have a limit, told beforehand or not."""

    def endless() -> Iterator[bytes]:
        for _ in range(6):
            yield bytes(1024 * 1024)

    path, headers = f"{writer.address}bai/nhap/nhap", {"x-csrf": writer.token()}
    headers["content-type"] = "application/json"
    big = writer.http.post(path, content=bytes(5 * 1024 * 1024), headers=headers)
    assert big.status_code == 413
    assert writer.http.post(path, content=endless(), headers=headers).status_code == 413
    many = {f"f{number}": "x" for number in range(500)}
    assert writer.http.post(f"{writer.address}bai/nhap", data=many).status_code == 400


def test_nonsense_is_answered_and_harms_nothing(writer: Client) -> None:
    """Wrong types, deep JSON, control characters, unknown buttons: an answer, never a crash."""
    token = {"x-csrf": writer.token(), "content-type": "application/json"}
    path = f"{writer.address}bai/nhap/"
    for raw in (
        b"[",
        b"[]",
        b'{"fields": []}',
        b'{"fields": {"body": 1}}',
        b"\xff",
        b"[" * 9000,
        HALF,
    ):
        for name in ("nhap", "goi-y"):
            assert writer.http.post(path + name, content=raw, headers=token).status_code < 500
    sent = form("a\x00\x1b[31m\u202e", "b\x00\u2028c", version=writer.version("nhap"))
    assert writer.post("bai/nhap", sent).status_code == 200
    for name, value in {"trang": "9" * 40, "don-vi": "'; DROP TABLE accounts", "q": "%00"}.items():
        assert writer.http.get(f"{writer.address}tin-bai", params={name: value}).status_code == 200
    assert writer.post("bai/nhap", form(quantity="٣", version="x")).status_code == 409


def test_a_name_cannot_forge_a_commit(office: Office, address: str) -> None:
    """An account's name and address are such that a commit bears them as they are."""
    faults = office.cabinet.accounts.faults
    from cchc.editor.accounts import Wanted  # noqa: PLC0415 - beside its only use

    for name, email in (("A <b@c.vn>", "a@x.vn"), ("A\nB", "a@x.vn"), ("A", "a@x.vn>\nx <b@c.vn")):
        assert faults(Wanted("moi", name, email))
    assert client(address).get("cai-dat/x").status_code == 404


def test_the_one_time_address_opens_once(office: Office, address: str) -> None:
    """The address for the first administrator is of no use once anybody has an account."""
    office.cabinet.database.set("set-up", "chia-khoa")

    assert client(address).get("cai-dat/chia-khoa").status_code == 404


def test_what_attacks_left_behind_is_whole(office: Office) -> None:
    """After all of this the repository is sound, and main is where it was."""
    root: Path = office.wishes.project
    assert "error" not in git(root, "fsck", "--strict", "--no-dangling")
    assert git(root, "rev-list", "--count", "main").strip() == "1"

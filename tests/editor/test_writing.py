"""What is written is kept: saves, two officers on one post, words typed and not saved."""

import html
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cchc.editor.office import Office
from editor.editing import (
    Client,
    client,
    form,
    free_port,
    open_office,
    serving,
    write_project,
)
from git_folder import git


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Open the editor of a new project."""
    return open_office(write_project(tmp_path / "project"), port=free_port())


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """Serve it."""
    with serving(office) as address:
        yield address


def begin(writer: Client, title: str = "Bài mới") -> str:
    """Begin a post; returns its name."""
    answer = writer.post("bai-moi", {"title": title, "unit": "kt", "category": "tthc"})
    assert answer.status_code == 200
    return str(answer.url).rpartition("/")[2]


def test_a_save_is_a_commit_by_the_officer(office: Office, address: str) -> None:
    """The text stands on a branch of its own; main and the work tree do not move."""
    writer, root = client(address, "ha"), office.wishes.project
    before = git(root, "rev-parse", "main")
    slug = begin(writer, "Đất đai: nộp hồ sơ #1")
    version = writer.version(slug)
    writer.post(f"bai/{slug}", form("Đất đai: nộp hồ sơ #1", "Chữ **đậm**.", version=version))

    assert slug == "dat-dai-nop-ho-so-1"
    told = git(root, "log", "-1", "--format=%an <%ae>, %cn: %s", f"bai/{slug}").strip()
    assert told == (
        "Nguyễn Thị Hà <ha@mau.example.vn>, Trình biên tập: Sửa bài: Đất đai: nộp hồ sơ #1"
    )
    text = git(root, "show", f"bai/{slug}:posts/2026/11/{slug}.md")
    assert "title: 'Đất đai: nộp hồ sơ #1'\n" in text
    assert text.endswith("---\n\nChữ **đậm**.\n")
    assert git(root, "rev-parse", "main") == before
    assert git(root, "status", "--porcelain") == ""


def test_two_officers_on_one_post_lose_nothing(address: str) -> None:
    """The second to save gets 409 with both texts, and what was typed waits after signing in."""
    one, two = client(address, "ha"), client(address, "lan")
    slug = begin(one)
    version = one.version(slug)
    one.post(f"bai/{slug}", form(body="Bản của Hà.", version=version, act="luu"))
    answer = two.post(f"bai/{slug}", form(body="Bản của Lan.", version=version, act="luu"))

    assert answer.status_code == 409
    assert "Bản của Hà." in answer.text
    assert "Bản của Lan." in answer.text
    again = client(address, "lan").get(f"bai/{slug}").text
    assert "Bản của Lan." in again
    assert "Bản của Hà." in again


def test_what_is_typed_survives_the_session(address: str) -> None:
    """An autosave is shown after signing in again, and is gone once it is saved."""
    writer = client(address, "ha")
    slug = begin(writer)
    version = writer.version(slug)
    fields = {name: [value] for name, value in form(body="Đang gõ dở…").items()}
    told = writer.send(f"bai/{slug}/nhap", {"version": version, "fields": fields})

    assert told.json() == {"kept": True}
    again = client(address, "ha")
    page = again.get(f"bai/{slug}").text
    assert "Đang gõ dở…" in page
    assert "Đây là chữ gõ chưa lưu lúc" in page
    again.post(f"bai/{slug}", form(body="Đang gõ dở…", version=version, act="luu"))
    assert "chưa lưu lúc" not in again.get(f"bai/{slug}").text


def test_a_form_sent_after_the_session_is_not_lost(office: Office, address: str) -> None:
    """Without a session the sign-in page carries the text; it waits in the form afterwards."""
    writer = client(address, "ha")
    slug = begin(writer)
    version = writer.version(slug)
    account = office.cabinet.accounts.get(1)
    assert account
    office.cabinet.sessions.end_all(account)
    answer = writer.http.post(
        f"{address}bai/{slug}", data=form(body="Chữ “quý” giá.", version=version, csrf="cũ")
    )

    assert answer.status_code == 401
    assert "Phiên đăng nhập đã hết." in answer.text
    sent = html.unescape(answer.text)
    names = ("title", "unit", "category", "date", "body", "version", "on_site")
    kept = {f"giu.{name}": _hidden(sent, f"giu.{name}") for name in names}
    token = _hidden(sent, "csrf")
    login = {"login": "ha", "password": "một câu rất dễ nhớ", "csrf": token}
    page = writer.http.post(
        f"{address}dang-nhap", data={**login, **kept, "tiep": f"/bien-tap/bai/{slug}"}
    )
    assert page.status_code == 200
    assert "Chữ “quý” giá." in page.text
    assert "Đây là chữ gõ chưa lưu" in page.text


def test_what_git_and_people_wrote_stays_as_it_is(office: Office, address: str) -> None:
    """A save rewrites the lines of the fields that changed, and no other."""
    root = office.wishes.project
    path = root / "posts/2026/03/bai-1.md"
    path.write_text(
        "---\n# của chị Hà\ntitle: Bài bai-1\nunit: Phòng Kinh tế   # đơn vị\ncategory: tthc\n"
        "date: 2026-03-12\npublications:\n  - {channel: zalo, published: 2026-03-13}\n"
        "sample: true\n---\n\nNội dung.\n",
        "utf-8",
    )
    git(root, "commit", "--quiet", "--all", "--message=Sửa tay")
    writer = client(address, "ha")
    writer.get("")
    version = writer.version("bai-1")
    changed = form("Bài bai-1", "Nội dung.", summary="Tóm tắt: có dấu", version=version)
    writer.post("bai/bai-1", changed | {"date": "2026-03-12"})

    text = git(root, "show", "bai/bai-1:posts/2026/03/bai-1.md")
    assert text == path.read_text("utf-8").replace(
        "sample: true\n", "sample: true\nsummary: 'Tóm tắt: có dấu'\n"
    )


def test_four_writers_at_once(office: Office, address: str) -> None:
    """4 writers save 25 times each at once: 100 commits, nothing lost, the repository whole."""

    def write(number: int) -> str:
        writer = client(address, "ha")
        slug = begin(writer, f"Người viết {number}")
        version, token = writer.version(slug), writer.token()
        for turn in range(25):
            fields = form(body=f"Lần {turn}.", version=version, act="luu", csrf=token)
            answer = writer.http.post(f"{address}bai/{slug}", data=fields)
            assert answer.status_code == 200
            version = answer.text.split('name="version" value="')[1].partition('"')[0]
        return slug

    with ThreadPoolExecutor(4) as pool:
        slugs = list(pool.map(write, range(4)))

    root = office.wishes.project
    saves = [git(root, "log", "--format=%s", f"main..bai/{slug}").splitlines() for slug in slugs]
    assert sum(line.startswith("Sửa bài: ") for lines in saves for line in lines) == 100
    for slug in slugs:
        assert "Lần 24." in git(root, "show", f"bai/{slug}:posts/2026/11/{slug}.md")
    assert "error" not in git(root, "fsck", "--strict")


def test_problems_stand_beside_their_fields(address: str) -> None:
    """A post that is not whole is saved, not sent; the sentences are those of the build."""
    writer = client(address, "ha")
    slug = begin(writer)
    fields = form(title="", body="![](hinh.webp)", date="", version=writer.version(slug))
    answer = writer.post(f"bai/{slug}", fields | {"act": "gui"})

    assert answer.status_code == 422
    page = html.unescape(answer.text)
    assert '<p class="fault" id="loi-title">thiếu hoặc để trống; hãy viết tiêu đề trên' in page
    assert 'id="loi-date">thiếu hoặc để trống; hãy viết một ngày như 2026-03-04' in page
    assert "dòng 1: hình 'hinh.webp' thiếu lời mô tả; hãy viết trong ngoặc vuông trước" in page


def test_personal_data_is_asked_about(address: str) -> None:
    """A text with a person's numbers goes on only after somebody said that it may."""
    writer = client(address, "ha")
    slug = begin(writer)
    body = "Liên hệ anh An, CCCD 001201012345, điện thoại 0912 345 678."
    sent = form(body=body, version=writer.version(slug), act="gui")
    answer = writer.post(f"bai/{slug}", sent)

    assert answer.status_code == 422
    assert "số căn cước, chứng minh nhân dân: “001201012345”" in answer.text
    assert "số điện thoại cá nhân: “0912 345 678”" in answer.text
    reason = "Ông An đồng ý bằng văn bản ngày 01/11/2026"
    sent = form(body=body, version=writer.version(slug), act="gui", personal_reason=reason)
    assert "Đã gửi Phòng Văn hóa" in writer.post(f"bai/{slug}", sent).text
    told = client(address, "lan").get(f"bai/{slug}/duyet").text
    assert f"<li>“0912 345 678”: {reason}</li>" in told

    # An answer goes with the words that it was for; the rest stays as it was answered.
    body = "Liên hệ anh An, điện thoại 0912 345 678."
    sent = form(body=body, version=writer.version(slug), act="gui")
    assert "Đã gửi Phòng Văn hóa" in writer.post(f"bai/{slug}", sent).text
    told = client(address, "lan").get(f"bai/{slug}/duyet").text
    assert "001201012345”:" not in told
    assert f"<li>“0912 345 678”: {reason}</li>" in told


def test_nobody_approves_personal_data_without_a_reason(address: str) -> None:
    """What came into a post after it was sent holds it back."""
    writer, reviewer = client(address, "ha"), client(address, "lan")
    slug = begin(writer)
    writer.post(f"bai/{slug}", form(body="Nội dung.", version=writer.version(slug), act="gui"))
    more = form(body="Gọi 0987 654 321.", version=reviewer.version(slug), act="luu")
    reviewer.post(f"bai/{slug}", more)
    sent = {"act": "dang", "version": reviewer.version(slug)}
    answer = reviewer.post(f"bai/{slug}/duyet", sent)

    assert answer.status_code == 422
    assert "Bài có dữ liệu cá nhân chưa nêu lý do được đăng; hãy trả lại bài" in answer.text


def test_hints_while_writing(address: str) -> None:
    """The form tells which quotas it would serve, and a post that it is like."""
    writer = client(address, "ha")
    slug = begin(writer)
    fields = {name: [value] for name, value in form().items()}
    told = writer.send(f"bai/{slug}/goi-y", {"fields": fields}).json()

    assert told["quotas"] == ["02 tin/bài trên Trang TTĐT, tháng 11 (Phụ lục 3)"]
    assert told["alike"] == []


def _hidden(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].partition('">')[0]

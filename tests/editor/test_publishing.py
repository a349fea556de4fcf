"""From approval to the site: scheduled, withdrawn, recorded elsewhere, sent to the other copy."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
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
    write_post,
    write_project,
)
from git_folder import commit, git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a whole project."""
    return write_project(tmp_path / "project", whole=True)


@pytest.fixture
def office(root: Path) -> Office:
    """Open its editor, with a bare repository as the other copy."""
    bare = root.parent / "xa.git"
    git(root, "clone", "--quiet", "--bare", str(root), str(bare))
    return open_office(root, port=free_port(), remote=str(bare))


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """Serve it."""
    with serving(office) as address:
        yield address


def write(writer: Client, title: str) -> str:
    """Write a post and send it; returns its name."""
    answer = writer.post("bai-moi", {"title": title, "unit": "kt", "category": "tthc"})
    slug = str(answer.url).rpartition("/")[2]
    sent = form(title, version=writer.version(slug), act="gui")
    assert writer.post(f"bai/{slug}", sent).status_code == 200
    return slug


def decide(reviewer: Client, slug: str, **fields: str) -> str:
    """Press a button on the review page; returns the page that comes."""
    sent = {"version": reviewer.version(slug), **fields}
    return reviewer.post(f"bai/{slug}/duyet", sent).text


def test_a_post_waits_for_its_day(office: Office, address: str) -> None:
    """A scheduled post is on main and not on the site; a day that is no later one is refused."""
    reviewer, day = client(address, "lan"), office.content.day
    slug, later = write(client(address, "ha"), "Hẹn ngày"), day + timedelta(days=3)

    assert "Hãy chọn một ngày từ ngày mai" in decide(reviewer, slug, act="hen", day=str(day))
    page = decide(reviewer, slug, act="hen", day=str(later))
    assert f"Bài sẽ tự lên trang ngày {later:%d/%m/%Y}" in page
    assert not list(office.wishes.site.glob(f"tin-bai/*/*/{slug}"))
    text = git(office.wishes.project, "show", f"main:posts/{day:%Y/%m}/{slug}.md")
    assert f"date: {later}\n" in text


def test_what_happened_elsewhere_is_two_fields(office: Office, address: str, root: Path) -> None:
    """Sent, published there, aired: each adds to the post what it says, and nothing twice."""
    writer, day = client(address, "ha"), office.content.day
    sent = {"channel": "trang-cchc-tp", "days": str(day)}
    link = {"act": "dang", "url": "https://tp.example.vn/a"}
    days = [f"{day:%d/%m/%Y}", f"{day}"]
    aired: dict[str, str | list[str]] = {"channel": "truyen-thanh", "days": days, "act": "phat"}
    told: list[dict[str, str | list[str]]] = [{**sent, "act": "gui"}, {**sent, **link}]
    for fields in (*told, aired, aired):
        assert writer.post("bai/bai-1/ghi-nhan", fields).status_code == 200

    text = (root / "posts/2026/03/bai-1.md").read_text("utf-8")
    assert text.partition("publications:\n")[2].startswith(
        f"  - {{channel: trang-cchc-tp, sent: {day}, published: {day}, "
        "url: 'https://tp.example.vn/a'}\n"
        f"  - {{channel: truyen-thanh, aired: [{day}]}}\n"
    )
    line = git(root, "log", "-1", "--format=%an: %s").strip()
    assert line == "Nguyễn Thị Hà: Ghi nhận Hệ thống truyền thanh cơ sở: Bài bai-1"
    wrong = writer.post("bai/bai-1/ghi-nhan", sent | {"act": "phat"})
    assert "không phát sóng; hãy dùng sent, published thay cho aired" in wrong.text


def test_the_station_airs_what_all_write(office: Office, address: str, root: Path) -> None:
    """Its officers note airings on any post and nothing else; a whole bulletin is one commit."""
    station, day = client(address, "dai"), office.content.day
    page = station.get("bai/bai-1/ghi-nhan").text
    assert "Ghi nhận đã phát" in page
    assert "Ghi nhận đã gửi" not in page
    assert "/bien-tap/bai/bai-1/ghi-nhan" in station.get("tin-bai").text
    fields = {"channel": "truyen-thanh", "days": "20/3/2026, hôm qua", "act": "phat"}
    told = station.post("bai/bai-1/ghi-nhan", fields)
    assert "Không đọc được ngày “hôm”; hãy viết như 15/03/2026." in told.text
    sent = {"channel": "zalo", "days": str(day), "act": "gui"}
    assert station.post("bai/bai-1/ghi-nhan", sent).status_code == 403

    both: dict[str, str | list[str]] = {"bai": ["bai-1", "bai-2"], "act": "phat"}
    both["days"] = ["2026-03-20", "21/3/2026"]
    told = station.post("truyen-thanh?tuan=2026-W12&phut=5", both)
    assert "Đã ghi nhận cả bản tin đã phát." in told.text
    line = git(root, "log", "-1", "--format=%an: %s").strip()
    assert line == "Ngô Thị Mai: Ghi nhận bản tin 2 bài đã phát 20/03/2026, 21/03/2026"
    for name in ("bai-1", "bai-2"):
        text = (root / f"posts/2026/03/{name}.md").read_text("utf-8")
        assert "  - {channel: truyen-thanh, aired: [2026-03-20, 2026-03-21]}\n---" in text


def test_the_preview_is_the_page(office: Office, address: str, root: Path) -> None:
    """Head, words and foot are those that the site shows; a register that changes is seen."""
    office.go_round()
    writer, site = client(address, "ha"), office.wishes.site

    def foot(page: str) -> str:
        return page[page.index("<footer") :]

    page = (site / "tin-bai/2026/03/bai-1/index.html").read_text("utf-8")
    shown = writer.get("bai/bai-1/xem-truoc").text
    assert 'class="cc-contact"' in page
    assert foot(shown) == foot(page)

    contacts = root / "docs/danh-muc/lien-he.yml"
    line = "    name: Đường dây nóng về cải cách hành chính\n"
    words = contacts.read_text("utf-8").replace(line, f"{line}    phones: [024 3456 7890]\n")
    contacts.write_text(words, "utf-8")
    commit(root, "2026-11-20")
    office.newsroom.refresh()
    assert "024 3456 7890" in foot(writer.get("bai/bai-1/xem-truoc").text)


def test_a_withdrawn_post_says_why(office: Office, address: str, root: Path) -> None:
    """Its page stays and tells the reason, which must be given."""
    reviewer, site = client(address, "lan"), office.wishes.site

    assert "Hãy viết lý do gỡ bài." in reviewer.post("bai/bai-1/go", {}).text
    reviewer.post("bai/bai-1/go", {"reason": "Số liệu chưa đúng"})
    page = (site / "tin-bai/2026/03/bai-1/index.html").read_text("utf-8")
    assert "Số liệu chưa đúng" in page
    assert git(root, "log", "-1", "--format=%an: %s").strip() == "Lê Thị Lan: Gỡ bài: Bài bai-1"
    assert git(root, "status", "--porcelain") == ""


def test_what_is_not_sent_is_not_published(address: str) -> None:
    """A reviewer decides on what was sent; a draft stays its writers' own."""
    writer, reviewer = client(address, "ha"), client(address, "lan")
    writer.post("bai/bai-1", form(version=writer.version("bai-1"), act="luu"))

    for act in ("dang", "tra"):
        page = decide(reviewer, "bai-1", act=act, note="Ý kiến")
        assert "Bài chưa được gửi duyệt; người viết cần bấm Gửi duyệt trước." in page


def test_a_build_that_fails_keeps_the_site(office: Office, address: str, root: Path) -> None:
    """The reviewer is told why; the site that was there stays, byte for byte."""
    writer, reviewer = client(address, "ha"), client(address, "lan")
    slug = write(writer, "Dựng hỏng")
    office.go_round()
    index = office.wishes.site / "index.html"
    before = index.read_bytes()
    (root / "plans/thuong-phuc-2026.yml").write_text("hỏng", "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=Hỏng")
    page = decide(reviewer, slug, act="dang")

    assert "trang cũ vẫn giữ nguyên" in page
    assert "thuong-phuc-2026.yml" in page
    assert index.read_bytes() == before


def test_commits_come_and_go(office: Office, address: str, root: Path) -> None:
    """What Git users push comes in and is built; what is published goes out, both merged."""
    bare, clone = root.parent / "xa.git", root.parent / "clone"
    git(root, "clone", "--quiet", str(bare), str(clone))
    slug = write(client(address, "ha"), "Đăng từ đây")
    write_post(clone, "tu-noi-khac")
    commit(clone, "2026-03-14")
    git(clone, "push", "--quiet")
    assert "Đã đăng" in decide(client(address, "lan"), slug, act="dang")
    office.go_round()

    there = git(bare, "ls-tree", "-r", "--name-only", "main")
    assert f"{slug}.md" in there
    assert "tu-noi-khac.md" in there
    assert (root / "posts/2026/03/tu-noi-khac.md").is_file()
    assert list(office.wishes.site.glob("tin-bai/*/*/tu-noi-khac"))


def test_a_copy_that_is_away_is_told_and_tried_again(
    office: Office, address: str, root: Path
) -> None:
    """The first page says so for as long as it lasts; nothing else stops."""
    bare, away, reviewer = root.parent / "xa.git", root.parent / "away.git", client(address, "lan")
    shutil.move(bare, away)
    office.go_round()
    told = "Chưa gửi được bài lên kho Git từ xa; sẽ tự thử lại."
    assert told in reviewer.get("").text

    shutil.move(away, bare)
    office.go_round()
    assert told not in reviewer.get("").text


def test_work_that_is_not_committed_stays(address: str, root: Path) -> None:
    """Somebody at work in the project's folder keeps every letter, and is told of."""
    path = root / "posts/2026/03/bai-1.md"
    path.write_text("đang viết dở", "utf-8")
    (root / "ghi-chu.txt").write_text("của tôi", "utf-8")
    writer, reviewer = client(address, "ha"), client(address, "lan")
    sent = form("Bài bai-1", "Sửa trên trang.", version=writer.version("bai-1"), act="gui")
    writer.post("bai/bai-1", sent)
    assert "Đã đăng" in decide(reviewer, "bai-1", act="dang")

    assert path.read_text("utf-8") == "đang viết dở"
    assert (root / "ghi-chu.txt").read_text("utf-8") == "của tôi"
    assert "Sửa trên trang." in git(root, "show", "main:posts/2026/03/bai-1.md")
    assert "được giữ nguyên: posts/2026/03/bai-1.md" in reviewer.get("").text


def test_a_change_by_git_to_the_same_lines_is_shown(
    office: Office, address: str, root: Path
) -> None:
    """The reviewer gets 409 with what differs, keeps one side knowingly, then publishes."""
    writer, reviewer = client(address, "ha"), client(address, "lan")
    sent = form("Bài bai-1", "Bản của Hà.", version=writer.version("bai-1"), act="gui")
    writer.post("bai/bai-1", sent)
    path = root / "posts/2026/03/bai-1.md"
    path.write_text(path.read_text("utf-8").replace("Nội dung", "Bằng Git"), "utf-8")
    git(root, "commit", "--quiet", "--all", "--message=Sửa tay")
    page = decide(reviewer, "bai-1", act="dang")
    assert "Bài trên trang đã được sửa từ nơi khác" in page
    assert "Bằng Git" in page
    assert "Bản của Hà." in page

    reviewer.post("bai/bai-1/giu", {"version": reviewer.version("bai-1")})
    assert "Đã đăng" in decide(reviewer, "bai-1", act="dang")
    assert "Bản của Hà." in git(root, "show", "main:posts/2026/03/bai-1.md")
    assert office.repository.branches("bai/") == {}

"""`cchc duplicates`, run as people run it."""

import shutil
from pathlib import Path

import pytest

from cli.project_folder import ROOT, cchc, start_project, write_post

BODY = " ".join(f"Câu số {number} của bài này nói một điều riêng." for number in range(12))
ADVICE = (
    "nếu là bài đăng lại, ghi first_published hoặc cross_posted; "
    "nếu là tin mới thì không cần làm gì."
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one post."""
    start_project(tmp_path)
    write_post(tmp_path, "a", "2026-03-12", BODY)
    return tmp_path


def write_text(project: Path, name: str, text: str) -> None:
    """Write a file in `texts/`."""
    path = project / "texts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_copy_within_the_site_is_told(project: Path) -> None:
    """With both addresses, both days and the likeness; nothing fails."""
    write_post(project, "b", "2026-04-02", BODY.replace("số 3", "thứ ba"))

    told = (
        "Bài posts/2026/04/b.md (02/04/2026) giống 78% bài “Bài a” "
        f"(12/03/2026, posts/2026/03/a.md): {ADVICE}\n"
    )

    assert cchc(project, "duplicates") == (0, told, "")


def test_a_copy_of_a_text_from_elsewhere_is_told(project: Path) -> None:
    """Plain text or Markdown, below `texts/`, with its place and day on the first line."""
    first = "https://bao.example.vn/bai 2026-03-01"
    write_text(project, "2026/bao.txt", f"{first}\nTiêu đề của báo\n\n{BODY}\n")
    write_text(project, "dai.md", f"\ufeffĐài xã, số 12 | 2026-02-01\r\n## Tin đài\r\n{BODY}\r\n")

    ran = cchc(project, "duplicates", "posts/2026/03/a.md")

    told = (
        "Bài posts/2026/03/a.md (12/03/2026) giống 100% bài “Tin đài” "
        f"(01/02/2026, Đài xã, số 12): {ADVICE}\n"
    )
    assert ran == (0, told, "")

    (project / "texts/dai.md").unlink()

    there = "“Tiêu đề của báo” (01/03/2026, https://bao.example.vn/bai)"
    assert there in cchc(project, "duplicates").out


def test_a_text_without_place_and_day_is_told_and_left_out(project: Path) -> None:
    """The sentence gives the form; a README and hidden files are no texts."""
    write_text(project, "sai.txt", f"2026-03-01\n{BODY}\n")
    write_text(project, "ngay.txt", f"https://bao.example.vn/bai 2026-02-30\n{BODY}\n")
    write_text(project, "README.md", BODY)
    write_text(project, ".nhap.txt", BODY)

    ran = cchc(project, "duplicates")

    words = "dòng đầu phải ghi nơi đã đăng rồi đến ngày đăng; hãy viết như https://… 2026-03-12"
    assert ran == (
        0,
        "Đã so 1 bài với nhau và với 0 bài nơi khác: không có bài nào giống nhau.\n",
        f"texts/ngay.txt:1: {words}\ntexts/sai.txt:1: {words}\n",
    )


def test_a_post_that_tells_of_the_first_one_is_no_warning(project: Path) -> None:
    """`first_published` and `cross_posted` each settle it."""
    earlier = "{date: 2026-03-12, where: trang xã}"
    write_post(project, "b", "2026-04-02", BODY, first_published=earlier)
    write_post(project, "c", "2026-04-03", BODY, cross_posted="true")

    assert cchc(project, "duplicates").out == (
        "Đã so 3 bài với nhau và với 0 bài nơi khác: không có bài nào giống nhau.\n"
    )


def test_only_the_posts_asked_for_are_told(project: Path) -> None:
    """Another pair stays unsaid; a file that is not there is a wrong call."""
    write_post(project, "b", "2026-04-02", BODY)
    write_post(project, "c", "2026-04-03", " ".join(reversed(BODY.split())))

    assert cchc(project, "duplicates", "posts/2026/04/c.md").out.startswith("Đã so 3 bài")
    assert "posts/2026/04/b.md" in cchc(project, "duplicates", "posts/2026/03/a.md").out
    assert cchc(project, "duplicates", "posts/khong-co.md") == (
        2,
        "",
        "không thấy tệp 'posts/khong-co.md'; hãy kiểm tra tên tệp\n",
    )


def test_the_project_s_own_posts_raise_no_false_alarm(tmp_path: Path) -> None:
    """Reports by one form, and a series on one plan, are not copies of each other."""
    start_project(tmp_path)
    shutil.copytree(ROOT / "posts", tmp_path / "posts", dirs_exist_ok=True)

    ran = cchc(tmp_path, "duplicates")

    assert ran.err == ""
    assert ran.out.endswith("không có bài nào giống nhau.\n")

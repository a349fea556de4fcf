"""Posts read from a real folder."""

import os
from pathlib import Path

import pytest

from cchc.core.names import Names, Term
from cchc.core.vocabulary import CHANNELS, Vocabulary
from cchc.store.posts import post_files, read_posts
from cchc.store.text_files import write_new

VOCABULARY = Vocabulary(Names([Term("kt", "Phòng Kinh tế")]), CHANNELS, Names([]), {})
POST = "---\ntitle: Một bài\nunit: kt\ncategory: tthc\ndate: 2026-03-12\n---\n\n{body}\n"


def write(folder: Path, file: str, body: str = "Nội dung.") -> None:
    """Write a post."""
    write_new(folder / file, POST.format(body=body))


def test_only_posts_are_read(tmp_path: Path) -> None:
    """Hidden files and folders, drafts of the editor and README are no posts."""
    for file in ("2026/03/a.md", ".git/b.md", "_nhap/c.md", "README.md", "2026/d.txt", ".e.md"):
        write(tmp_path, file)

    assert list(post_files(tmp_path)) == ["2026/03/a.md"]


def test_one_bad_post_never_stops_the_others(tmp_path: Path) -> None:
    """The good posts are kept; each bad one is told."""
    write(tmp_path, "2026/03/tot.md")
    (tmp_path / "2026/03/hong.md").write_bytes(b"\xff\xfe")

    found = read_posts(tmp_path, VOCABULARY)

    assert [post.slug for post in found.posts] == ["tot"]
    assert [str(problem) for problem in found.problems] == [
        (
            "posts/2026/03/hong.md:1: tệp không ở dạng UTF-8 (byte thứ 1 lạ); "
            "hãy lưu lại bằng mã hóa UTF-8"
        )
    ]


def test_a_file_that_the_text_names_must_be_there(tmp_path: Path) -> None:
    """A picture that is not beside the post is told with the line that shows it."""
    write(tmp_path, "2026/03/a.md", "![Một cửa](mot-cua.png)")

    problems = read_posts(tmp_path, VOCABULARY).problems

    assert [str(problem) for problem in problems] == [
        (
            "posts/2026/03/a.md:8: không thấy tệp 'mot-cua.png' cạnh bài viết; "
            "hãy kiểm tra tên tệp, hoặc thêm tệp vào"
        )
    ]


@pytest.mark.skipif(os.name == "nt", reason="a symbolic link needs rights there")
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A symbolic link beside a post cannot bring another file of the machine onto the site."""
    secret = tmp_path / "secret.txt"
    secret.write_text("mật", "utf-8")
    posts = tmp_path / "posts"
    write(posts, "2026/03/a.md", "[Tệp](b.txt)")
    (posts / "2026/03/b.txt").symlink_to(secret)

    problems = read_posts(posts, VOCABULARY).problems

    assert [problem.sentence for problem in problems] == [
        "tệp 'b.txt' nằm ngoài thư mục bài viết; hãy chép tệp vào cạnh bài"
    ]


@pytest.mark.skipif(os.name == "nt", reason="a symbolic link needs rights there")
def test_a_post_that_lies_elsewhere_is_refused(tmp_path: Path) -> None:
    """A post that is a symbolic link out of the folder is not read."""
    write(tmp_path / "elsewhere", "a.md")
    posts = tmp_path / "posts"
    write(posts, "2026/03/b.md")
    (posts / "2026/03/a.md").symlink_to(tmp_path / "elsewhere/a.md")

    found = read_posts(posts, VOCABULARY)

    assert [post.slug for post in found.posts] == ["b"]
    assert [str(problem) for problem in found.problems] == [
        "posts/2026/03/a.md: tệp là liên kết ra ngoài thư mục bài viết; hãy chép tệp vào thư mục"
    ]

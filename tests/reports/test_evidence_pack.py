"""The pack that proves a report's figures, made as people make it."""

import hashlib
import subprocess
import urllib.request
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from cchc.store.browser import served
from cli.project_folder import cchc, start_project, write_post
from picture_samples import picture

PICTURE = picture()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a post that has a picture, and a record without a page, in Git."""
    project = start_project(tmp_path)
    image = "{src: anh.png, alt: Ảnh hội nghị}"
    path = write_post(project, "bai", "2026-07-17", "Nội dung.", image=image)
    (path.parent / "anh.png").write_bytes(PICTURE)
    write_post(project, "pano", "2026-08-01", kind="pano", on_site="false")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Bài"]):
        name = ["-c", "user.name=Xã Mẫu", "-c", "user.email=xa@example.vn"]
        subprocess.run(["git", *name, *words], cwd=project, check=True)  # noqa: S607 - as found in PATH
    return project


def made(project: Path, *words: str) -> dict[str, bytes]:
    """Make the pack of quarter III; returns its files."""
    ran = cchc(project, "evidence", "2026-Q3", "--out", "ra", *words)
    assert ran.code == 0, ran.err
    with ZipFile(project / ran.out.strip()) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_list_pages_pictures_and_sources(project: Path) -> None:
    """Numbered as in the report's list; without a built site the pages are plain."""
    found = made(project)

    assert list(found) == [
        "danh-muc.xlsx",
        "danh-muc.csv",
        "thong-tin.txt",
        "trang/001-bai.html",
        "trang/002-pano.html",
        "hinh-tep/001-bai/anh.png",
        "nguon/001-bai.md",
        "nguon/002-pano.md",
        "SHA256SUMS.txt",
    ]
    assert found["hinh-tep/001-bai/anh.png"] == PICTURE
    assert "<h1>Bài bai</h1>" in found["trang/001-bai.html"].decode()


def test_every_file_has_its_digest(project: Path) -> None:
    """As `sha256sum -c` reads it."""
    found = made(project)
    lines = found.pop("SHA256SUMS.txt").decode().splitlines()

    assert lines == [f"{hashlib.sha256(made).hexdigest()}  {name}" for name, made in found.items()]


def test_it_says_which_commit_it_came_from(project: Path) -> None:
    """And that nothing was left out of it."""
    words = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(words, cwd=project, check=True, capture_output=True, text=True).stdout

    told = made(project)["thong-tin.txt"].decode()

    assert f"bản {commit.strip()}." in told
    assert "Số liệu từ ngày 15/06/2026 đến ngày 14/09/2026: 2 mục" in told


def test_the_same_content_is_the_same_pack(project: Path) -> None:
    """Bytes and all, as long as no browser prints."""
    assert made(project) == made(project)


def test_pages_of_the_built_site_are_printed(project: Path) -> None:
    """As PDF where there is a browser, else as they stand; a record has its plain page."""
    page = project / "site/tin-bai/2026/07/bai/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<!DOCTYPE html><meta charset=utf-8><h1>Trang của bài</h1>", "utf-8")
    printed, plain = made(project), made(project, "--no-pdf")
    pdf = project / "trang.pdf"
    pdf.write_bytes(printed["trang/001-bai.pdf"])

    assert "Trang của bài" in PdfReader(pdf).pages[0].extract_text()
    assert plain["trang/001-bai.html"] == page.read_bytes()
    assert "trang/002-pano.html" in printed


def test_a_site_below_its_hosts_root_is_served_there(tmp_path: Path) -> None:
    """Its links begin with its own path."""
    (tmp_path / "a.css").write_text("p {}", "utf-8")
    with (
        served(tmp_path, "/xa/") as address,
        urllib.request.urlopen(f"{address}a.css") as answer,  # noqa: S310 - our own server
    ):
        found = answer.read()

    assert address.endswith("/xa/")
    assert found == b"p {}"


def test_a_wrong_period_is_told(project: Path) -> None:
    """With what to write instead."""
    ran = cchc(project, "evidence", "quy-9")

    assert ran.code == 2
    assert ran.err.startswith("không có kỳ báo cáo 'quy-9' trong năm 2026; hãy viết như 2026-Q3")


def test_what_is_left_out_is_told(project: Path) -> None:
    """The pack is made of the good posts; the bad one is named, and the command says so."""
    write_post(project, "hong", "2026-08-02", kind="pa-no-lon")
    ran = cchc(project, "evidence", "2026-Q3", "--out", "ra", "--no-pdf")

    assert ran.code == 1
    assert "posts/2026/08/hong.md:" in ran.err
    assert "Hồ sơ thiếu 1 bài có lỗi nêu ở trên; hãy sửa rồi chạy lại." in ran.err
    assert (project / ran.out.strip()).is_file()

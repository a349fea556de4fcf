"""`cchc doctor` tells what is wrong with the machine and the project, and what to do."""

import shutil
from datetime import UTC, datetime, timedelta
from importlib.metadata import distribution
from pathlib import Path

import pytest

from cchc.core.finding import Grade
from cchc.store.clock import DIAL
from cchc.store.installed import LOCK, PROJECT, library_findings, read_lock
from cchc.store.machine import machine_findings, memory_finding
from cli.project_folder import ROOT, cchc, start_project, write_post
from git_folder import commit, start


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a post, and the lock file of this one."""
    root = tmp_path / "project"
    root.mkdir()
    start_project(root)
    for name in (LOCK, PROJECT):
        shutil.copy(ROOT / name, root)
    write_post(root, "bai-1", "2026-03-12")
    return root


def put_on_the_air(project: Path, *slugs: str) -> None:
    """Let pages stand where the site has them."""
    pages = [f"tin-bai/2026/03/{slug}/index.html" for slug in slugs]
    for page in ("index.html", *pages):
        path = project / "site" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def test_a_sound_machine_is_told_so(project: Path) -> None:
    """Every library is what the lock file says, byte for byte; the news are on the air."""
    put_on_the_air(project, "bai-1")

    ran = cchc(project, "doctor")

    assert ran.code == 0, ran
    number = sum(not each.sometimes for each in read_lock((ROOT / LOCK).read_text("utf-8")))
    assert number > 50
    assert "gói đúng phiên bản và đúng mã băm từng tệp." in ran.out
    assert f"Tệp {LOCK} khớp với pyproject.toml." in ran.out
    assert "Mọi bài đến ngày đăng đều đã lên trang." in ran.out
    assert ran.out.splitlines()[-1].startswith(("Không có lỗi; có ", "Mọi thứ đều đạt."))


def test_news_that_are_due_and_not_on_the_air_are_told(project: Path) -> None:
    """The daily build did not run: its post is named, and the command fails."""
    put_on_the_air(project, "bai-1")
    write_post(project, "hen-ngay", "2026-03-20")

    ran = cchc(project, "doctor")

    assert ran.code == 1
    assert "1 bài đã đến ngày đăng mà chưa lên trang (2026/03/hen-ngay.md)" in ran.out
    assert ran.out.splitlines()[-1] == "Có 1 lỗi cần sửa."
    assert cchc(project, "doctor", day="2026-03-15").code == 0


def test_settings_that_do_not_fit_are_told(project: Path) -> None:
    """In the words of the build; and a plan of a year that is over is noted."""
    assert "hôm nay đã là năm 2027" in cchc(project, "doctor", day="2027-02-01").out
    (project / "mkdocs.yml").write_text("site_name: Xã\n", "utf-8")

    ran = cchc(project, "doctor")

    assert ran.code == 1
    assert "chưa có site_url là địa chỉ web" in ran.out


def test_a_build_that_was_cut_short_and_a_damaged_memory_are_told(project: Path) -> None:
    """Neither is in the way: the next build makes both good."""
    (project / ".cchc").mkdir()
    (project / ".cchc/unfinished").touch()
    (project / ".cchc/build.sqlite").write_bytes(b"SQLite format 3\0" + bytes(5000))

    ran = cchc(project, "doctor")

    assert "Lần dựng trang gần nhất chưa xong" in ran.out
    assert "Bộ nhớ tạm .cchc/build.sqlite bị hỏng; hãy xóa tệp này" in ran.out


def spoilt_library(home: Path) -> Path:
    """Install a library whose file was changed after that."""
    (home / "mau_thu-1.0.dist-info").mkdir(parents=True)
    (home / "mau_thu.py").write_text("# sửa tay\n", "utf-8")
    told = "Metadata-Version: 2.1\nName: mau-thu\nVersion: 1.0\n"
    (home / "mau_thu-1.0.dist-info/METADATA").write_text(told, "utf-8")
    (home / "mau_thu-1.0.dist-info/RECORD").write_text("mau_thu.py,sha256=AAAA,9\n", "utf-8")
    return home


def test_a_library_of_another_version_missing_or_spoilt_is_told(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each by its name, with what to run; so is a lock file that pyproject.toml outran."""
    lines = "mau-thu==1.0 \\\n    --hash=sha256:00\nnh3==0.0.1\nkhong-co==2.0\n"
    lines += "chi-windows==1.0 ; sys_platform == 'win32'\n"
    (project / LOCK).write_text(lines, "utf-8")
    asked = '[project]\ndependencies = ["nh3==0.0.2", "chua-khoa[x]>=1", "mau_thu"]\n'
    (project / PROJECT).write_text(asked, "utf-8")
    monkeypatch.syspath_prepend(str(spoilt_library(tmp_path / "libraries")))

    said = [finding.words for finding in library_findings(project)]

    version = distribution("nh3").version
    assert "Thư viện mau-thu có 1 tệp bị sửa hoặc hỏng (mau_thu.py)" in said[0]
    assert f"Thư viện nh3 đang là bản {version}, cần bản 0.0.1; hãy chạy lại" in said[1]
    assert "Thư viện khong-co 2.0 chưa cài; hãy chạy lại" in said[2]
    assert f"{LOCK} ghi nh3 0.0.1, pyproject.toml đòi 0.0.2" in said[3]
    assert "Thư viện chua-khoa có trong pyproject.toml mà chưa có trong" in said[4]
    assert len(said) == 5


def test_a_clock_behind_the_last_commit_is_wrong(tmp_path: Path) -> None:
    """Git knows a later moment than the machine: posts would be dated wrongly."""
    root = start(tmp_path / "project")
    (root / "a").touch()
    commit(root, "2026-11-20")
    late = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

    for now, grade in ((late, Grade.GOOD), (late - timedelta(days=2), Grade.WRONG)):
        found = [each for each in machine_findings(root, now=now) if "ồng hồ" in each.words]
        assert [each.grade for each in found] == [grade]
    assert "sớm hơn lần lưu Git gần nhất (09:00 ngày 20/11/2026)" in found[0].words
    assert any("pre-commit install" in each.words for each in machine_findings(root, now=late))


def test_programs_that_are_not_there_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what each is for and how to have it; none is in the way of a build."""
    monkeypatch.setenv("PATH", str(tmp_path))
    found = list(machine_findings(tmp_path, now=datetime.now(UTC)))

    words = " ".join(each.words for each in found)
    for name in ("git", "chromium", "libreoffice-writer-nogui", "espeak-ng"):
        assert f"sudo apt install {name}" in words
    assert not [each for each in found if each.grade is Grade.WRONG]


def test_no_memory_is_no_fault(tmp_path: Path) -> None:
    """A project that was never built has none."""
    assert memory_finding(tmp_path / "m.sqlite", file="m").grade is Grade.GOOD
    assert DIAL.startswith(".cchc/")

"""The command line, run as people run it: another process in a project's folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import git_folder
from picture_samples import picture

ROOT = Path(__file__).parent.parent.parent
GOOD = "---\ntitle: Bài {slug}\nunit: vhxh\ncategory: tthc\ndate: {day}\n---\n\nNội dung.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the settings and plans of this one, and no posts."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for name in ("plans", "docs", "overrides", "hooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "posts/2026/03").mkdir(parents=True)
    return tmp_path


def cchc(project: Path, *words: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    """Run `cchc` in *project*."""
    return subprocess.run(
        [sys.executable, "-m", "cchc.cli", *words],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "0"},
        input=answers,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def write(project: Path, slug: str, day: str = "2026-03-12") -> Path:
    """Write a good post."""
    path = project / f"posts/2026/03/{slug}.md"
    path.write_text(GOOD.format(slug=slug, day=day), "utf-8")
    return path


def test_check_tells_every_fault_and_fails(project: Path) -> None:
    """All problems at once, on the error stream, with exit code 1."""
    write(project, "tot")
    write(project, "hong").write_text("---\ntitle: Một bài\n---\nChữ.\n", "utf-8")

    ran = cchc(project, "check")

    assert ran.returncode == 1
    assert ran.stderr.splitlines() == [
        "posts/2026/03/hong.md:2: category: thiếu hoặc để trống; hãy viết lĩnh vực, như the-che",
        "posts/2026/03/hong.md:2: date: thiếu hoặc để trống; hãy viết một ngày như 2026-03-04",
        "posts/2026/03/hong.md:2: unit: thiếu hoặc để trống; hãy viết đơn vị, như ubnd-xa",
        "3 lỗi trong 1 tệp.",
    ]


def test_check_of_good_posts_says_so(project: Path) -> None:
    """Nothing wrong: exit code 0."""
    write(project, "tot")

    ran = cchc(project, "check")

    assert (ran.returncode, ran.stdout) == (0, "Đã kiểm tra 1 bài: không có lỗi.\n")


def test_check_asks_about_personal_data_until_it_is_answered(project: Path) -> None:
    """A person's number fails the check; a reason in the front matter settles it."""
    path = write(project, "goi-ong-an")
    path.write_text(path.read_text("utf-8") + "\nGọi ông An 0912 345 678.\n", "utf-8")
    ran = cchc(project, "check")
    one = cchc(project, "check", str(path))

    asked = (
        "posts/2026/03/goi-ong-an.md:10: có số điện thoại cá nhân '0912 345 678'"
        " (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15);"
        " hãy xóa, hoặc nêu lý do được đăng ở mục personal_data\n"
        "1 lỗi trong 1 tệp.\n"
    )
    assert (ran.returncode, ran.stderr) == (1, asked)
    assert (one.returncode, one.stderr) == (1, asked)
    answer = "personal_data: [{found: 0912 345 678, reason: ông An đồng ý}]\n---\n\n"
    path.write_text(path.read_text("utf-8").replace("---\n\n", answer, 1), "utf-8")
    assert cchc(project, "check").returncode == 0


def test_check_shows_what_was_recorded_late(project: Path) -> None:
    """With Git at hand, a post that came in long after its day is told; that is no fault."""
    git_folder.start(project)
    write(project, "muon", day="2026-03-02")
    git_folder.commit(project, "2026-03-20")

    ran = cchc(project, "check")

    assert ran.returncode == 0
    assert ran.stdout.splitlines()[1] == (
        "posts/2026/03/muon.md: ghi ngày 02/03/2026, đưa vào kho ngày 20/03/2026: "
        "ghi nhận muộn 18 ngày"
    )


def test_a_task_of_the_plan_above_may_be_named(project: Path) -> None:
    """A commune of Hà Nội is bound by the city's plan too (R26)."""
    path = write(project, "kh")
    text = path.read_text("utf-8").replace("category: tthc", "category: tthc\ntasks: [hn-pl-1]")
    path.write_text(text, "utf-8")
    plan = "plans/thuong-phuc-2026.yml"

    assert cchc(project, "check").returncode == 0
    assert cchc(project, "count", "--plan", plan, "--posts", "posts").stderr == ""


def test_count_prints_the_contract(project: Path) -> None:
    """The JSON of DESIGN.md: two posts of VHXH in March meet tp-2-9."""
    write(project, "mot")
    write(project, "hai")
    plan = "plans/thuong-phuc-2026.yml"

    ran = cchc(
        project, "count", "--plan", plan, "--posts", "posts", "--as-of", "2026-04-01",
        "--format", "json",
    )  # fmt: skip

    figures = json.loads(ran.stdout)
    march = [each for each in figures if (each["rule"], each["period"]) == ("tp-2-9", "2026-03")]
    assert ran.returncode == 0
    assert [(each["count"], each["target"], each["status"]) for each in march] == [(2, 2, "dat")]
    assert march[0]["items"] == ["hai", "mot"]
    assert march[0]["units"] == ["vhxh", "vp"]


def test_a_shortfall_fails_only_when_asked_to(project: Path) -> None:
    """`--strict` exits 3 where a closed period was missed; without it nothing fails."""
    words = ("count", "--as-of", "2026-04-01")

    assert cchc(project, *words).returncode == 0
    assert cchc(project, *words, "--strict").returncode == 3


def test_a_bad_plan_is_told(project: Path) -> None:
    """A plan that cannot be read ends the count with its sentences."""
    (project / "plans/hong.yml").write_text("name: Xã\n", "utf-8")

    ran = cchc(project, "count", "--plan", "plans/hong.yml", "--posts", "posts")

    assert ran.returncode == 1
    assert "plans/hong.yml:1: code: thiếu hoặc để trống" in ran.stderr


def test_new_starts_a_post_that_passes(project: Path) -> None:
    """The address comes from the title; a second post of that title gets a number."""
    words = ("new", "Đẩy mạnh: dịch vụ công", "--unit", "Phòng Kinh tế", "--category", "tthc")

    first = cchc(project, *words, "--date", "2026-03-12")
    second = cchc(project, *words, "--date", "2026-04-12")

    assert first.stdout == "posts/2026/03/day-manh-dich-vu-cong.md\n"
    assert second.stdout == "posts/2026/04/day-manh-dich-vu-cong-2.md\n"
    assert cchc(project, "check").stdout == "Đã kiểm tra 2 bài: không có lỗi.\n"


def test_new_asks_back_about_an_unknown_unit(project: Path) -> None:
    """A near miss gets a question, and no file is written."""
    ran = cchc(project, "new", "Bài", "--unit", "Phòng Kinh té", "--category", "tthc")

    assert ran.returncode == 2
    assert ran.stderr == "không có đơn vị 'Phòng Kinh té'; có phải ý bạn là 'Phòng Kinh tế'?\n"
    assert not list((project / "posts").rglob("*.md"))


def test_init_starts_a_clean_site(project: Path) -> None:
    """Name, plan and host are asked for; sample posts and their pictures go, others stay."""
    write(project, "that")
    sample = GOOD.format(slug="mau", day="2026-03-01").replace("---\n\n", "sample: true\n---\n\n")
    sample += "\n![Hình](mau.png)\n"
    (project / "posts/2026/03/mau.md").write_text(sample, "utf-8")
    (project / "posts/2026/03/mau.png").write_bytes(picture())

    ran = cchc(project, "init", answers="xã Mới\n\nhttps://xamoi.example.vn\n")

    assert ran.returncode == 0, ran.stderr
    left = sorted(path.name for path in (project / "posts").rglob("*") if path.is_file())
    assert left == ["that.md"]
    settings = (project / "mkdocs.yml").read_text("utf-8")
    assert "site_name: 'Trang thông tin điện tử xã Mới'" in settings
    assert "site_url: 'https://xamoi.example.vn/'" in settings
    assert "Thượng Phúc" not in settings
    assert cchc(project, "check").returncode == 0


def test_init_leaves_of_the_registers_what_is_no_sample(project: Path) -> None:
    """Sample entries and their files go; how to write one, and the doors to fill in, stay."""
    registers = project / "docs/danh-muc"
    own = (
        "entries:\n  - {number: 1/TB, date: 2026-10-05, issuer: UBND, title: Có, kind: thong-bao}\n"
    )
    path = registers / "van-ban.yml"
    texts = [each.read_text("utf-8") for each in registers.glob("*.yml")]
    samples = sum(text.count("    sample: true\n") for text in texts)
    path.write_text(path.read_text("utf-8").replace("entries:\n", own), "utf-8")

    ran = cchc(project, "init", answers="xã Mới\n\nhttps://xamoi.example.vn\n")

    left = {each.stem: each.read_text("utf-8") for each in registers.glob("*.yml")}
    assert f"{samples} mục mẫu của danh mục" in ran.stdout
    assert left["van-ban"].endswith(own)
    assert left["van-ban"].startswith("# Văn bản, hiện ở trang Văn bản.")
    assert left["hoi-dap"].endswith("entries: []\n")
    assert "kind: duong-day-nong" in left["lien-he"]
    assert not list((registers / "tep").iterdir())
    assert cchc(project, "check").returncode == 0


def test_check_tells_a_bad_entry_of_a_register(project: Path) -> None:
    """A register's faults are told with the posts', whatever posts are named."""
    entry = (
        "entries:\n  - {number: 1/TB, date: 5/10/2026, issuer: UBND, title: Có, kind: thong-bao}\n"
    )
    (project / "docs/danh-muc/van-ban.yml").write_text(entry, "utf-8")

    ran = cchc(project, "check", "mkdocs.yml")

    assert ran.returncode == 1
    assert ran.stderr.splitlines() == [
        (
            "docs/danh-muc/van-ban.yml:2: entries[1].date: không đọc được ngày '5/10/2026';"
            " hãy viết như 2026-03-04"
        ),
        "1 lỗi trong 1 tệp.",
    ]


def test_an_unknown_command_lists_those_there_are(project: Path) -> None:
    """A wrong call exits 2 and shows the commands."""
    ran = cchc(project, "dem")

    assert ran.returncode == 2
    assert "không có lệnh 'dem'" in ran.stderr
    assert "count" in ran.stderr


def test_a_wrong_day_is_told_in_vietnamese(project: Path) -> None:
    """A day that cannot be read names the form to write."""
    ran = cchc(project, "count", "--as-of", "1/4/2026")

    assert ran.returncode == 2
    assert "không đọc được ngày '1/4/2026', hãy viết như 2026-03-04" in ran.stderr

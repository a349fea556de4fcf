"""The guides for next year and for another commune: every command in them runs as it is written."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

import git_folder
from build_folder import Folder, Lender
from cli.project_folder import Ran, cchc

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs/huong-dan"
_FENCE = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(guide: str) -> list[list[str]]:
    """Return the commands of a guide, word by word, in their order."""
    fences = _FENCE.findall((GUIDES / guide).read_text("utf-8"))
    return [shlex.split(line) for fence in fences for line in fence.splitlines() if line.strip()]


def follow(project: Path, guide: str, *, day: str) -> dict[str, Ran]:
    """Run each command of *guide* in *project*; each must end well."""
    ran = {}
    for name, *words in commands(guide):
        told = " ".join([name, *words])
        if name == "git":
            ran[told] = Ran(0, git_folder.git(project, *words), "")
        else:
            assert name == "cchc"
            ran[told] = cchc(project, *words, day=day)
        assert ran[told].code == 0, (told, ran[told])
    return ran


@pytest.fixture
def project(tmp_path: Path, lender: Lender) -> Path:
    """A copy of this project with its posts, in Git."""
    root = Folder(tmp_path / "project", lender).root
    shutil.rmtree(root / "posts")
    for name in ("pyproject.toml", "requirements.lock"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    for path in (ROOT / "posts").rglob("*.*"):
        target = root / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    git_folder.start(root)
    (root / ".gitignore").write_text("/.cchc/\n/site/\n__pycache__/\n", "utf-8")
    git_folder.commit(root, "2026-03-31")
    return root


def test_a_new_year_begins_beside_the_old(project: Path) -> None:
    """To the letter, in January: 2026 stays in figures and pages, 2027 begins at nothing."""
    page = "tin-bai/2026/03/xa-thuong-phuc-ban-hanh-ke-hoach-thong-tin-tuyen-truyen-cai/index.html"
    before = cchc(project, "count", "--as-of", "2026-12-31", "--format", "json").out
    ran = follow(project, "nam-moi.md", day="2027-01-15")

    assert "Đã chốt kỳ 2026 vào closed/2026.json" in ran["cchc close 2026"].out
    assert "hãy điền chỉ tiêu năm 2027" in ran["cchc next-year"].out
    assert "kế hoạch năm 2026 giữ nguyên" in ran["cchc next-year --use"].out
    assert "không có lỗi" in ran["cchc check"].out
    again = cchc(
        project, "count", "--plan", "plans/thuong-phuc-2026.yml", "--posts", "posts",
        "--as-of", "2026-12-31", "--format", "json", day="2027-01-15",
    )  # fmt: skip
    assert again.out == before
    assert "Không có gì thay đổi" in ran["cchc close --list"].out
    # A task of 2026 is told on its post without a page of its own to lead to.
    assert "(kế hoạch năm trước)" in (project / "site" / page).read_text("utf-8")
    assert (project / "site/chi-tieu/mau-1/index.html").is_file()
    assert (project / "schemas/plan.schema.json").is_file()


def test_a_year_later_nothing_is_overwritten(project: Path) -> None:
    """The command, run again by mistake, leaves what was filled in."""
    assert cchc(project, "next-year").code == 0
    path = project / "plans/thuong-phuc-2027.yml"
    path.write_text(path.read_text("utf-8") + "# đã điền\n", "utf-8")

    ran = cchc(project, "next-year")

    assert ran.code == 1
    assert "không ghi đè" in ran.err
    assert path.read_text("utf-8").endswith("# đã điền\n")


def test_another_commune_starts_from_here(project: Path) -> None:
    """Followed to the letter: its name, its plan, its first post; no sample is left."""
    ran = follow(project, "xa-khac.md", day="2026-11-23")

    assert "Đã đặt trang cho xã Hưng Đạo" in next(iter(ran.values())).out
    home = (project / "site/index.html").read_text("utf-8")
    assert "Trang thông tin điện tử xã Hưng Đạo" in home
    assert (project / "site/tin-bai/2026/11/khai-truong-trang-thong-tin-dien-tu").is_dir()
    assert [path.stem for path in (project / "posts").rglob("*.md")] == [
        "khai-truong-trang-thong-tin-dien-tu"
    ]
    assert "LỖI" not in ran["cchc doctor"].out

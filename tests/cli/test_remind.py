"""`cchc remind` and `cchc schema`, run as people run them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.core.register_list import KINDS as REGISTERS

ROOT = Path(__file__).parents[2]
PLAN = "plans/thuong-phuc-2026.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the settings and plans of this one, and no posts."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    (tmp_path / "posts").mkdir()
    return tmp_path


def cchc(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `cchc` in *project*."""
    return subprocess.run(
        [sys.executable, "-m", "cchc.cli", *words],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "0"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_each_unit_that_is_short_gets_its_text(project: Path) -> None:
    """Between two texts stands a line of dashes; who owes nothing is left out."""
    ran = cchc(project, "remind", "--as-of", "2026-11-27")

    texts = ran.stdout.split("\n\n" + "-" * 60 + "\n\n")
    assert ran.returncode == 0, ran.stderr
    assert [text.partition("\n")[0] for text in texts] == [
        "Phòng Văn hóa – Xã hội tự rà soát",
        "Kính gửi: Văn phòng HĐND và UBND xã",
        "Kính gửi: Phòng Kinh tế",
        "Kính gửi: Ban quản lý dự án đầu tư và hạ tầng",
        "Kính gửi: Trung tâm dịch vụ tổng hợp xã",
    ]


def test_one_unit_is_asked_for_by_code_or_name(project: Path) -> None:
    """Both give the same text, with the plan and the posts that were named."""
    words = ("--as-of", "2026-11-27", "--plan", PLAN, "--posts", "posts")

    by_code = cchc(project, "remind", "--unit", "bqlda", *words)
    by_name = cchc(project, "remind", "--unit", "Ban quản lý dự án đầu tư và hạ tầng", *words)

    assert by_code.stdout == by_name.stdout
    assert "Thiếu 01 tin/bài mới trên Trang TTĐT (đã có 00/01): tháng 11/2026" in by_code.stdout


def test_more_days_bring_more_matters(project: Path) -> None:
    """On the 15th the month is not told; with twenty days it is."""
    words = ("remind", "--unit", "bqlda", "--as-of", "2026-11-15")

    assert "tháng 11/2026" not in cchc(project, *words).stdout
    assert "tháng 11/2026" in cchc(project, *words, "--days", "20").stdout


def test_an_unknown_unit_gets_a_question(project: Path) -> None:
    """A near miss is asked about; nothing is printed."""
    ran = cchc(project, "remind", "--unit", "Phòng Kinh té")

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "không có đơn vị 'Phòng Kinh té'; có phải ý bạn là 'Phòng Kinh tế'?\n"


def test_days_are_a_number(project: Path) -> None:
    """Words for a number are refused in Vietnamese."""
    ran = cchc(project, "remind", "--days", "bảy")

    assert ran.returncode == 2
    assert "'bảy' không phải số ngày, hãy viết như 7" in ran.stderr


def test_when_nobody_is_short_it_says_so(project: Path) -> None:
    """Before the plan begins there is nothing to remind of."""
    ran = cchc(project, "remind", "--as-of", "2026-01-05")

    assert (ran.returncode, ran.stdout) == (0, "Không có đơn vị nào cần nhắc.\n")


SCHEMAS = ("post", "plan", *REGISTERS)


def test_schemas_are_written_once(project: Path) -> None:
    """The first run writes, the second finds nothing to do."""
    first, second = cchc(project, "schema"), cchc(project, "schema")

    assert first.stdout.splitlines() == [f"schemas/{name}.schema.json" for name in SCHEMAS]
    assert second.stdout == "Lược đồ vẫn khớp.\n"
    assert json.loads((project / "schemas/post.schema.json").read_text("utf-8"))["$defs"]


def test_a_stale_schema_is_told(project: Path) -> None:
    """A unit gets another name: the check fails, names the file, and writes nothing."""
    cchc(project, "schema")
    plan = project / PLAN
    plan.write_text(plan.read_text("utf-8").replace("Phòng Kinh tế", "Phòng Kinh Tế"), "utf-8")

    ran = cchc(project, "schema", "--check")

    assert ran.returncode == 1
    assert ran.stderr.splitlines() == [
        f"schemas/{name}.schema.json: không còn khớp; hãy chạy: cchc schema"
        for name in ("post", "su-kien", "thu-tuc", "lien-he", "khao-sat")
    ]
    assert "Phòng Kinh Tế" not in (project / "schemas/post.schema.json").read_text("utf-8")

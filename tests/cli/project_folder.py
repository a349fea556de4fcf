"""A project's folder to run `cchc` in, on a day that the test says."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

ROOT = Path(__file__).parents[2]
CONFIG = """\
site_name: Trang thông tin điện tử xã Mẫu
site_url: https://mau.example.vn/
extra:
  cchc:
    plan: plans/thuong-phuc-2026.yml
    posts: posts
"""


class Ran(NamedTuple):
    """What a command ended with."""

    code: int
    out: str
    err: str


def start_project(folder: Path) -> Path:
    """Make *folder* a project with the Thượng Phúc plan, and no posts."""
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    plan = "plans/thuong-phuc-2026.yml"
    (folder / "plans").mkdir()
    (folder / plan).write_bytes((ROOT / plan).read_bytes())
    (folder / "posts").mkdir()
    return folder


def write_post(project: Path, slug: str, day: str, body: str = "Nội dung.", **fields: str) -> Path:
    """Write a post of *day*; returns its path."""
    form = {"title": f"Bài {slug}", "unit": "kt", "category": "tthc", "date": day, **fields}
    lines = "\n".join(f"{name}: {value}" for name, value in form.items())
    path = project / "posts" / day[:4] / day[5:7] / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{lines}\n---\n\n{body}\n", "utf-8")
    return path


def cchc(project: Path, *words: str, day: str = "2026-11-22") -> Ran:
    """Run `cchc` in *project*, at noon of *day*."""
    noon = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    clock = {"SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}
    ran = subprocess.run(
        [sys.executable, "-m", "cchc.cli", *words],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **clock},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)

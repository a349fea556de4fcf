"""A real Git repository in a temporary folder, with commits on fixed days."""

import os
import shutil
import subprocess
from pathlib import Path

GIT = shutil.which("git") or "git"
WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Một người"), ("EMAIL", "mot-nguoi@example.vn"))
}
# Neither the machine's settings nor a hook that runs the tests may change what happens here.
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def git(folder: Path, *words: str, day: str = "2026-03-12") -> str:
    """Run git in *folder* at nine in the morning of *day* in Viet Nam, or at a moment."""
    moment = day if "T" in day else f"{day}T09:00:00+07:00"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    dates = {"GIT_AUTHOR_DATE": "2020-01-01T00:00:00+00:00", "GIT_COMMITTER_DATE": moment}
    ran = subprocess.run(
        [GIT, *words],
        cwd=folder,
        env={**kept, **ALONE, **WHO, **dates},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout


def start(folder: Path) -> Path:
    """Make *folder* a repository without commits."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path, day: str) -> str:
    """Commit all that there is in *folder*, on *day*; returns the commit's id."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Bài", day=day)
    return git(folder, "rev-parse", "HEAD").strip()

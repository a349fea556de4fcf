"""A shared repository with the hook, as a commune's server has it, and its members' clones."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cchc.store.hook_files import PRE_RECEIVE, guard_bare, install_hook
from cli.project_folder import start_project, write_post

GIT = shutil.which("git") or "git"
KT, VHXH, TECH = "kt@xa.example", "vhxh@xa.example", "ky-thuat@xa.example"
DAI = "dai@xa.example"
MEMBERS = f"""\
members:
  - {{name: Phòng Kinh tế, email: {KT}, units: [kt]}}
  - {{name: Phòng Văn hóa – Xã hội, email: {VHXH}, units: [vhxh], roles: [duyet-bai]}}
  - {{name: Văn phòng HĐND và UBND, email: vp@xa.example, units: [vp]}}
  - {{name: Trung tâm, email: {DAI}, units: [ttdvth]}}
  - {{name: Cán bộ kỹ thuật, email: {TECH}, roles: [quan-tri]}}
"""
CLOSED = """\
{
"plan": "thuong-phuc-2026",
"period": "2026-03",
"closed": "2026-04-02",
"commit": null,
"dirty": null,
"figures": [],
"posts": {}
}
"""


class Ran(NamedTuple):
    """What git ended with; *told* are the hook's own lines."""

    code: int
    err: str

    @property
    def told(self) -> list[str]:
        """What the server said, without git's own words around it."""
        lines = (line.removeprefix("remote: ").rstrip() for line in self.err.splitlines())
        return [
            line
            for line, raw in zip(lines, self.err.splitlines(), strict=True)
            if raw.startswith("remote: ") and line
        ]


@dataclass(frozen=True)
class Clone:
    """The work tree of one member."""

    folder: Path
    email: str

    def git(self, *words: str, check: bool = True) -> Ran:
        """Run git here, under the member's name, whatever the machine is set to."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
        ran = subprocess.run(
            [GIT, "-c", f"user.email={self.email}", "-c", "user.name=Cán bộ", *words],
            cwd=self.folder,
            env={**kept, **alone},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert not (check and ran.returncode), ran.stderr
        return Ran(ran.returncode, ran.stderr)

    def out(self, *words: str) -> str:
        """Return what git prints."""
        ran = subprocess.run(
            [GIT, *words], cwd=self.folder, capture_output=True, encoding="utf-8", check=True
        )
        return ran.stdout.strip()

    def commit(self, *words: str) -> str:
        """Commit all that there is; returns the commit as sentences name it."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message=Bài", *words)
        return self.out("rev-parse", "--short=8", "HEAD")

    def push(self, *words: str) -> Ran:
        """Push, to main if nothing else is said."""
        return self.git("push", "--quiet", "origin", *(words or ("HEAD:main",)), check=False)


@dataclass(frozen=True)
class Hub:
    """The shared repository."""

    bare: Path

    def clone(self, email: str, *, name: str = "") -> Clone:
        """Return a new clone for a member."""
        folder = self.bare.parent / (name or email.partition("@")[0])
        made = Clone(folder, email)
        folder.mkdir()
        made.git("clone", "--quiet", str(self.bare), ".")
        return made

    def tip(self) -> str:
        """Return where main stands."""
        return Clone(self.bare, "").out("rev-parse", "refs/heads/main")


def start_hub(folder: Path, *, members: str = MEMBERS) -> Hub:
    """Make a shared repository with two posts, a closed period, the members and the hook."""
    first = Clone(folder / "first", TECH)
    start_project(_made(first.folder))
    write_post(first.folder, "bai-kt", "2026-03-12")
    write_post(first.folder, "bai-vhxh", "2026-03-12", unit="vhxh")
    (first.folder / "closed").mkdir()
    (first.folder / "closed/2026-03.json").write_text(CLOSED, "utf-8")
    if members:
        (first.folder / "thanh-vien.yml").write_text(members, "utf-8")
    first.git("init", "--quiet", "--initial-branch=main")
    first.commit()
    hub = Hub(_made(folder / "trang.git"))
    Clone(hub.bare, TECH).git("init", "--quiet", "--bare", "--initial-branch=main")
    install_hook(hub.bare, PRE_RECEIVE)
    guard_bare(hub.bare)
    first.git("remote", "add", "origin", str(hub.bare))
    assert first.push().code == 0
    return hub


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder

"""The project itself, as it lies here and as it was at the last commit."""

import datetime as dt
import io
import re
import shutil
import subprocess
import sys
import tarfile
from compileall import compile_dir
from pathlib import Path
from typing import ClassVar

from benchmark.programs import Command, MissingError, Program, form, linked, quoted
from benchmark.samples import Corpus, Sample

ROOT = Path(__file__).resolve().parents[2]
CONFIG = "mkdocs.yml"
# Where a build may keep what it knows from the last one.
CACHES = (".cchc", ".cache")
_LEFT_OUT = ("posts", "site", "tests", "scripts", "node_modules", "dist", "__pycache__")


class Ours(Program):
    """The project as it lies in this folder, changes that are not committed included."""

    name: ClassVar[str] = "ours"
    title: ClassVar[str] = "This project"

    def __init__(self, home: Path, folder: Path, corpus: Corpus) -> None:
        super().__init__(home, folder, corpus)
        self.cleanings = 0

    def install(self) -> str:
        """Name the commit; the libraries are those that run this script."""
        self.snapshot()
        changed = bool(git("status", "--porcelain"))
        return (git("rev-parse", "--short", "HEAD") or "(no commit)") + (
            " + changes" if changed else ""
        )

    def prepare(self) -> None:
        """Copy the project without its posts, and compile it so that no run has to."""
        shutil.copytree(self.snapshot(), self.folder, dirs_exist_ok=True)
        compile_dir(self.folder / "hooks", quiet=1)
        (self.folder / "posts").mkdir(exist_ok=True)

    def snapshot(self) -> Path:
        """Return a copy made at first use: who edits the project meanwhile changes nothing."""
        folder = self.home / f"{self.name}-snapshot"
        if not folder.exists():
            folder.mkdir(parents=True)
            self.copy(folder)
        return folder

    def copy(self, folder: Path) -> None:
        """Copy what the site is made from into *folder*."""
        for path in ROOT.iterdir():
            if path.name in _LEFT_OUT or path.name.startswith("."):
                continue
            if path.is_dir():
                ignore = shutil.ignore_patterns("__pycache__")
                shutil.copytree(path, folder / path.name, ignore=ignore)
            else:
                shutil.copy2(path, folder / path.name)

    def forget(self) -> None:
        """Move the caches away; deleting them would slow down what is timed next."""
        self.cleanings += 1
        for name in CACHES:
            if (self.folder / name).exists():
                away = self.folder.parent / f"away-{self.folder.name}-{self.cleanings}{name}"
                (self.folder / name).rename(away)

    def build(self, output: Path) -> Command:
        """Build through the command line, on the plan year's last day."""
        return self.command("build", "--site-dir", str(output), "--config", CONFIG)

    def command(self, *words: str) -> Command:
        """Return a run of `cchc` with the code of this copy."""
        noon = dt.datetime.combine(self.corpus.today, dt.time(12), dt.UTC)
        variables = {
            "PYTHONPATH": str(self.folder / "hooks"),
            "PYTHONUTF8": "1",
            "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
            # A cache outside the project must not outlive a clean build either.
            "XDG_CACHE_HOME": str(self.folder / ".cache"),
        }
        return Command((sys.executable, "-m", "cchc.cli", *words), self.folder, variables)

    def file(self, sample: Sample) -> str:
        """Return `posts/2026/03/slug.md`."""
        return f"posts/{sample.place}.md"

    def text(self, sample: Sample) -> str:
        """Return a post by DESIGN.md's contract."""
        fields = {
            "title": quoted(sample.title),
            "unit": f"[{', '.join(sample.units)}]",
            "category": sample.category,
            "date": str(sample.day),
            "summary": quoted(sample.summary),
            "kind": sample.kind,
        }
        if sample.topics:
            fields["topics"] = f"[{', '.join(sample.topics)}]"
        if sample.channel:
            fields["publications"] = f"[{{channel: {sample.channel}, {_days(sample)}}}]"
        return form(**fields) + linked(sample, "../../", ".md")


class Before(Ours):
    """The project at the last commit, run with the libraries of today."""

    name: ClassVar[str] = "before"
    title: ClassVar[str] = "This project, last commit"

    def install(self) -> str:
        """Name the commit, or raise MissingError where there is none."""
        commit = git("rev-parse", "--short", "HEAD")
        if not commit:
            raise MissingError("the project has no commit yet, or git is missing")
        self.snapshot()
        return commit

    def copy(self, folder: Path) -> None:
        """Unpack the last commit into *folder*."""
        parts = (".", *(f":(exclude){name}" for name in _LEFT_OUT))
        archive = subprocess.run(
            [_git(), "archive", "HEAD", *parts], cwd=ROOT, check=True, capture_output=True
        )
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
            # Debian 12's Python 3.11.2 knows no filters; what git packs here is our own commit.
            safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            tar.extractall(folder, **safe)  # type: ignore[arg-type]  # noqa: S202


def plan_of_site() -> Path:
    """Return the plan that the site's settings name."""
    match = re.search(r"^ +plan: *(\S+)", (ROOT / CONFIG).read_text("utf-8"), re.MULTILINE)
    if not match:
        raise SystemExit(f"{CONFIG}: extra.cchc.plan not found")
    return ROOT / match[1]


def git(*words: str) -> str:
    """Return what git prints about the project, "" where it knows nothing."""
    if not shutil.which("git"):
        return ""
    run = subprocess.run(
        [_git(), *words], cwd=ROOT, check=False, capture_output=True, encoding="utf-8"
    )
    return "" if run.returncode else run.stdout.strip()


def _git() -> str:
    return shutil.which("git") or "git"


def _days(sample: Sample) -> str:
    heard = sample.channel == "truyen-thanh"
    return f"aired: [{sample.day}]" if heard else f"sent: {sample.day}, published: {sample.day}"

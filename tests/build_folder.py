"""A small project to change and build, and the clean build that each build is held against."""

import shutil
from datetime import date
from pathlib import Path

from cchc.build.mkdocs import borrow
from cchc.build.run import MEMORY, Built, build_site
from cchc.build.theme import Theme, theme_key
from cchc.store.project import Project
from cchc.store.registers import FOLDER

ROOT = Path(__file__).parents[1]
DAY = date(2026, 11, 22)
PLAN = "plans/thuong-phuc-2026.yml"
MONTH = "posts/2026/03"


class Lender:
    """Lends the theme as MkDocs does, and runs MkDocs once for each theme."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, Theme] = {}

    def __call__(self, project: Project, folder: Path) -> Theme:
        """Return the theme of *project*, its files in *folder*."""
        key = theme_key(project)
        kept = self._folder / key
        if key not in self._known:
            self._known[key] = borrow(project, kept)
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        return self._known[key]


class Folder:
    """A project that a test may change; *lender* lends its theme."""

    def __init__(self, root: Path, lender: Lender) -> None:
        self.root = root
        self.site = root.parent / "site"
        self.memory = root / MEMORY
        self.day = DAY
        self._lender = lender
        root.mkdir()
        shutil.copy(ROOT / "mkdocs.yml", root)
        for name in ("docs", "hooks", "overrides", "plans"):
            ignored = shutil.ignore_patterns("__pycache__", "benchmark")
            shutil.copytree(ROOT / name, root / name, ignore=ignored)
        for number in range(8):
            self.write(f"bai-{number}")

    def path(self, slug: str) -> Path:
        """Return where the post *slug* lies."""
        return self.root / MONTH / f"{slug}.md"

    def write(self, slug: str, body: str = "Nội dung.", **fields: str) -> None:
        """Write a post, or write it anew."""
        form = {"title": f"Bài {slug}", "unit": "kt", "category": "tthc", "date": "2026-03-12"}
        lines = "\n".join(f"{name}: {value}" for name, value in (form | fields).items())
        path = self.path(slug)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{lines}\n---\n\n{body}\n", "utf-8")

    def enter(self, register: str, **fields: str) -> None:
        """Put an entry at the end of a register; one with the same first value goes."""
        path = self.root / FOLDER / f"{register}.yml"
        first = f"{next(iter(fields))}: {next(iter(fields.values()))},"
        lines = path.read_text("utf-8").replace("entries: []", "entries:").splitlines()
        kept = [line for line in lines if first not in line]
        entry = ", ".join(f"{name}: {value}" for name, value in fields.items())
        path.write_text("\n".join([*kept, f"  - {{{entry}}}"]) + "\n", "utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Write *new* for *old* in a file that holds it."""
        text = (self.root / file).read_text("utf-8")
        assert old in text
        (self.root / file).write_text(text.replace(old, new), "utf-8")

    def build(self) -> Built:
        """Build with what earlier builds left."""
        return build_site(Project(self.root), self.site, day=self.day, borrow=self._lender)

    def faults(self) -> list[str]:
        """Return the files in which the site is not what a build without a memory makes."""
        aside, clean = self.memory.with_name("aside"), self.site.with_name("clean")
        self.memory.rename(aside)
        shutil.rmtree(clean, ignore_errors=True)
        build_site(Project(self.root), clean, day=self.day, borrow=self._lender)
        aside.replace(self.memory)
        ours, theirs = tree(self.site), tree(clean)
        return sorted(name for name in ours | theirs if ours.get(name) != theirs.get(name))


def tree(root: Path) -> dict[str, bytes]:
    """Return every file below *root* with its bytes."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}

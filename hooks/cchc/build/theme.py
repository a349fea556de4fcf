"""What MkDocs makes for us once and a build after that only remembers.

Its theme, poured into shells; the standing pages of docs/; the files that go with them. All of it
depends on mkdocs.yml, docs/, overrides/ and the libraries, and on no post and no register.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cchc.publish.shell import Shell
from cchc.store.memory import Memory, files_digest
from cchc.store.project import Project
from cchc.store.registers import FOLDER as REGISTERS

_NAME = "theme"
_FOLDERS = ("docs", "overrides")


@dataclass(frozen=True, slots=True)
class Theme:
    """The shells by section, the standing pages' HTML by path, and the other files' paths.

    *key* is a digest of all that it was made from.
    """

    key: str
    shells: Mapping[str, Shell]
    standing: Mapping[str, str]
    files: tuple[str, ...]


def theme_key(project: Project) -> str:
    """Return the digest of what the theme is made from in *project*, as it lies now."""
    files = [project.root / project.config, *_files(project.root, _FOLDERS)]
    return files_digest(files, root=project.root)


def remembered_theme(memory: Memory, key: str) -> Theme | None:
    """Return the theme that was kept, if it was made from what *key* is the digest of."""
    theme = memory.load(_NAME, Theme)
    return theme if theme and theme.key == key else None


def keep_theme(memory: Memory, theme: Theme) -> None:
    """Keep *theme* for later builds."""
    memory.save(_NAME, theme)


def _files(root: Path, folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        found = (path for path in (root / folder).rglob("*") if path.is_file())
        yield from (path for path in found if root / REGISTERS not in path.parents)

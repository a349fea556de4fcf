"""What stands on main is read once, then file by file as it changes."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image

from cchc.core.medium import Medium
from cchc.editor import newsroom
from cchc.store.looking import look_at
from editor.editing import open_office, write_post, write_project
from git_folder import commit


def watched(patch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that the names of files go into as the newsroom looks at them."""
    seen: list[str] = []

    def looked(folder: Path, places: Iterable[str]) -> dict[str, Medium]:
        wanted = list(places)
        seen.extend(wanted)
        return look_at(folder, wanted)

    patch.setattr(newsroom, "look_at", looked)
    return seen


def add_pictures(root: Path, *names: str) -> None:
    """Write posts that have a picture each."""
    for name in names:
        path = write_post(root, name)
        path.write_text(f"{path.read_text('utf-8')}\n![Ảnh]({name}.webp)\n", "utf-8")
        Image.new("RGB", (8, 8)).save(path.with_name(f"{name}.webp"))
    commit(root, "2026-03-13")


def test_a_picture_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A move of main opens the pictures that changed; one that is broken meanwhile is told."""
    seen = watched(monkeypatch)
    root = write_project(tmp_path / "project")
    add_pictures(root, "mot", "hai")
    office = open_office(root)
    assert sorted(seen) == ["2026/03/hai.webp", "2026/03/mot.webp"]

    seen.clear()
    write_post(root, "ba")
    commit(root, "2026-03-14")
    assert len(office.content.posts) == 5
    assert seen == []

    (root / "posts/2026/03/hai.webp").write_bytes(b"RIFF")
    commit(root, "2026-03-15")
    assert len(office.content.posts) == 4
    assert seen == ["2026/03/hai.webp"]
    office.end()

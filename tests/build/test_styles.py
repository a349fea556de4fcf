"""MkDocs hands over one stylesheet for all pages, and nothing of Material's scripts."""

import re
import shutil
from pathlib import Path

import pytest

from build_folder import ROOT
from cchc.build.mkdocs import borrow
from cchc.build.theme import Theme
from cchc.core import sentences
from cchc.core.problem import ContentError
from cchc.publish.stylesheet import FOLDER
from cchc.store.project import Project

# What only a few pages load.
APART = {f"{FOLDER}plan.css", f"{FOLDER}search.css"}


def project(to: Path) -> Path:
    """Return a copy of the project that a test may change."""
    (to / "posts").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", to)
    for name in ("docs", "hooks", "overrides", "plans"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
    return to


def replace(root: Path, old: str, new: str) -> None:
    """Write *new* for *old* in a project's mkdocs.yml."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    assert old in text
    (root / "mkdocs.yml").write_text(text.replace(old, new, 1), "utf-8")


def lend(root: Path) -> tuple[Theme, str]:
    """Return the theme of a project, and its stylesheet."""
    theme = borrow(Project(root), root / "lent")
    sheets = {path for path in theme.files if path.endswith(".css")}
    assert sheets > APART
    (sheet,) = sheets - APART
    assert re.fullmatch(rf"{FOLDER}[0-9a-f]{{12}}\.css", sheet)
    return theme, (root / "lent" / sheet).read_text("utf-8")


def test_nothing_of_materials_own_files_is_published(tmp_path: Path) -> None:
    """No script, no source map, no word list, no second stylesheet; what is ours stays."""
    theme, css = lend(project(tmp_path / "project"))
    ours = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.*")}

    left = [path for path in theme.files if path not in ours and not path.startswith(FOLDER)]
    assert left == []
    assert "404.html" in theme.standing
    assert ".md-typeset h1" in css
    assert ".md-sidebar" not in css
    assert "data:" not in css
    for page in theme.standing.values():
        assert "⟦" not in page
        assert FOLDER in page


def test_the_themes_own_settings_stay_usable(tmp_path: Path) -> None:
    """Palette, language, logo and navigation of mkdocs.yml decide, as Material's docs tell."""
    root = project(tmp_path / "project")
    replace(root, "scheme: default\n      primary: custom", "scheme: default\n      primary: teal")
    replace(root, "  logo: assets/images/bieu-tuong.svg", "  icon: {logo: material/star}\n# ")
    replace(root, "language: vi", "language: en")
    replace(root, "  - Giới thiệu:", "  - Về xã:")

    theme, css = lend(root)

    page = theme.standing["gioi-thieu/"]
    assert 'data-md-color-primary="teal"' in page
    assert '[data-md-color-primary="teal"]{--md-primary-fg-color:' in css
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert '<html lang="en">' in page
    assert page.count(">Về xã</a>") == 2


def test_a_stylesheet_that_is_not_there_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A slip in extra_css stops the build, and the sentence names the file."""
    root = project(tmp_path / "project")
    replace(root, "stylesheets/data.css", "stylesheets/dat.css")

    with pytest.raises(ContentError):
        borrow(Project(root), root / "lent")

    assert sentences.NO_STYLESHEET.format(found="assets/stylesheets/dat.css") in caplog.text


def test_a_stylesheet_that_is_no_css_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A bracket too many would silently take rules along; the sentence names the line."""
    root = project(tmp_path / "project")
    (root / "docs/assets/stylesheets/data.css").write_text("p{}\n}\n", "utf-8")

    with pytest.raises(ContentError):
        borrow(Project(root), root / "lent")

    assert "extra_css: có tệp không phải là CSS (2: " in caplog.text

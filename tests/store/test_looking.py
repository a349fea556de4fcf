"""Files beside posts are looked at by their content, cheaply where nothing is made of them."""

import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from cchc.core.medium import Fault, Medium
from cchc.store.looking import look_at
from picture_samples import FORMATS, photograph, picture


def seen(folder: Path, name: str, *, thorough: bool = False) -> Medium:
    """Return what the file *name* was found to be."""
    return look_at(folder, [name], thorough=thorough)[name]


def test_real_documents_are_told_apart(tmp_path: Path) -> None:
    """What Word and Excel write is known as such, whatever the file is called."""
    Document().save(str(tmp_path / "a.bin"))
    Workbook().save(tmp_path / "b.bin")
    with zipfile.ZipFile(tmp_path / "c.bin", "w") as held:
        held.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    (tmp_path / "d.bin").write_bytes(b"PK\x03\x04 nothing that can be unpacked")

    kinds = [seen(tmp_path, f"{name}.bin").kind for name in "abcd"]
    assert kinds == ["docx", "xlsx", "odt", "zip"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_picture_is_measured_as_people_see_it(tmp_path: Path, suffix: str) -> None:
    """A thorough look gives the size upright, and the digest that its products are known by."""
    (tmp_path / "a").write_bytes(photograph(suffix, (80, 60)))
    (tmp_path / "b").write_bytes(photograph(suffix, (80, 60)))
    found = seen(tmp_path, "a", thorough=True)

    assert (found.width, found.height) == ((80, 60) if suffix == ".gif" else (60, 80))
    assert found.digest == seen(tmp_path, "b", thorough=True).digest
    assert seen(tmp_path, "a").digest == ""


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("thorough", [False, True])
def test_half_a_picture_is_found_at_a_glance_too(
    tmp_path: Path, suffix: str, *, thorough: bool
) -> None:
    """A file that was cut off is told when posts are checked, not first when the site is built."""
    raw = picture(suffix, (400, 300))
    (tmp_path / "a").write_bytes(raw[: len(raw) // 2])

    assert seen(tmp_path, "a", thorough=thorough).fault is Fault.BROKEN


def test_a_glance_decodes_nothing(tmp_path: Path) -> None:
    """What is wrong in the midst of a whole file is found first by the look that takes time."""
    raw = bytearray(picture(".png", (400, 300)))
    inside = raw.index(b"IDAT") + 4
    raw[inside : inside + 20] = bytes(20)
    (tmp_path / "a.png").write_bytes(raw)

    assert seen(tmp_path, "a.png") == Medium("png", len(raw), width=400, height=300)
    assert seen(tmp_path, "a.png", thorough=True).fault is Fault.BROKEN


def test_what_is_not_there_or_is_a_folder_is_nothing(tmp_path: Path) -> None:
    """Nor is what leads out of the folder opened."""
    (tmp_path / "posts" / "a.png").mkdir(parents=True)
    (tmp_path / "b.png").write_bytes(picture())
    (tmp_path / "posts" / "c.png").symlink_to(tmp_path / "b.png")
    found = look_at(tmp_path / "posts", ["a.png", "c.png", "d.png"])

    assert found == {"c.png": Medium("", 0, fault=Fault.OUTSIDE)}

"""Compressed copies stand beside the files that are worth it, and never lag behind them."""

import gzip
from pathlib import Path

import brotli
import pytest

from build_folder import Folder, Lender, tree


@pytest.fixture
def folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A project that was built once."""
    made = Folder(tmp_path / "project", Lender(tmp_path_factory.mktemp("themes")))
    made.build()
    return made


def test_copies_follow_their_files(folder: Folder) -> None:
    """Made at once, kept while nothing changes, renewed with the file, gone with it."""
    first = tree(folder.site)
    folder.build()
    same = tree(folder.site)
    folder.write("bai-moi", updated="2026-03-20")
    folder.build()
    more = tree(folder.site)

    assert same == first
    assert more["rss.xml.gz"] != first["rss.xml.gz"]
    for site in (first, more):
        assert {"rss.xml", "feed.json", "lich/tat-ca.ics"} <= copied(site)
        assert not [path for path in copied(site) if path.endswith(".html") or "kho/" in path]
    assert folder.faults() == []


def test_who_wants_none_has_none(folder: Folder) -> None:
    """`compress: false` takes away those that were there."""
    folder.replace(
        "mkdocs.yml", "    figures: public\n", "    figures: public\n    compress: false\n"
    )
    folder.build()

    assert copied(tree(folder.site)) == set()


def copied(site: dict[str, bytes]) -> set[str]:
    """Return the files that have copies, each of them unpacked and found the same."""
    found = {path.removesuffix(".gz") for path in site if path.endswith(".gz")}
    assert found == {path.removesuffix(".br") for path in site if path.endswith(".br")}
    for path in found:
        assert gzip.decompress(site[f"{path}.gz"]) == site[path]
        assert brotli.decompress(site[f"{path}.br"]) == site[path]
        assert site[f"{path}.gz"][4:8] == b"\0\0\0\0"
    return found

"""The writer of the site's files."""

from pathlib import Path

import pytest

from cchc.store.output import Output, Summary


def files(root: Path) -> dict[str, bytes]:
    """Return every file below *root* with its bytes."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def build(root: Path, pages: dict[str, bytes]) -> Summary:
    """Write *pages* and nothing else."""
    with Output(root) as output:
        for path, content in pages.items():
            output.put(path, content)
        return output.commit()


def test_what_is_put_is_the_whole_site(tmp_path: Path) -> None:
    """After a commit the folder holds what was put, and nothing that was there before."""
    site = tmp_path / "site"
    build(site, {"index.html": b"1", "tin-bai/cu/index.html": b"2"})

    summary = build(site, {"index.html": b"1", "tin-bai/moi/index.html": b"3"})

    assert files(site) == {"index.html": b"1", "tin-bai/moi/index.html": b"3"}
    assert summary == Summary(written=1, kept=1, removed=1)
    assert not (site / "tin-bai/cu").exists()


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    """A web server's Last-Modified stays where the bytes stay."""
    site = tmp_path / "site"
    build(site, {"rss.xml": b"<rss/>"})
    before = (site / "rss.xml").stat()

    build(site, {"rss.xml": b"<rss/>"})

    after = (site / "rss.xml").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def _fail_in_the_middle(site: Path) -> None:
    with Output(site) as output:
        output.put("index.html", b"bad")
        msg = "the build failed"
        raise RuntimeError(msg)


def test_nothing_is_replaced_before_the_commit(tmp_path: Path) -> None:
    """A build that fails leaves the last good site as it was, and no rubbish beside it."""
    site = tmp_path / "site"
    build(site, {"index.html": b"good"})

    with pytest.raises(RuntimeError):
        _fail_in_the_middle(site)

    assert files(site) == {"index.html": b"good"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_later_put_wins(tmp_path: Path) -> None:
    """A path that is put twice holds what was put last, also when that is what was there."""
    site = tmp_path / "site"
    build(site, {"a.html": b"old"})

    with Output(site) as output:
        output.put("a.html", b"new")
        output.put("a.html", b"old")
        summary = output.commit()

    assert files(site) == {"a.html": b"old"}
    assert summary == Summary(written=0, kept=1, removed=0)


def test_a_copy_is_the_same_file(tmp_path: Path) -> None:
    """A picture reaches the site byte for byte, once."""
    source = tmp_path / "a.png"
    source.write_bytes(b"\x89PNG")
    site = tmp_path / "site"
    for _ in range(2):
        with Output(site) as output:
            output.copy("tin-bai/2026/03/a.png", source)
            summary = output.commit()

    assert files(site) == {"tin-bai/2026/03/a.png": b"\x89PNG"}
    assert summary == Summary(written=0, kept=1, removed=0)


@pytest.mark.parametrize("path", ["/etc/passwd", "../outside", "a/../../outside", ""])
def test_no_path_leads_out_of_the_site(tmp_path: Path, path: str) -> None:
    """A path that leaves the site's folder is refused."""
    with Output(tmp_path / "site") as output, pytest.raises(ValueError, match="not a path below"):
        output.put(path, b"")


def test_a_page_may_take_the_place_of_a_folder(tmp_path: Path) -> None:
    """What was a folder may become a file, and the other way round."""
    site = tmp_path / "site"
    build(site, {"a/index.html": b"1", "b": b"2"})

    build(site, {"a": b"3", "b/index.html": b"4"})

    assert files(site) == {"a": b"3", "b/index.html": b"4"}


def test_a_new_site_appears_at_once(tmp_path: Path) -> None:
    """Nothing of it is there before the commit; an empty folder in its place does no harm."""
    site = tmp_path / "site"
    site.mkdir()
    with Output(site) as output:
        output.put("tin-bai/moi/index.html", b"1")
        output.put("index.html", b"2")
        assert not files(site)
        assert output.content("index.html") == b"2"
        assert output.commit() == Summary(written=2, kept=0, removed=0)

    assert files(site) == {"tin-bai/moi/index.html": b"1", "index.html": b"2"}
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_a_place_that_was_taken_meanwhile_is_filled_file_by_file(tmp_path: Path) -> None:
    """What others put there while the site was made is no reason to fail."""
    site = tmp_path / "site"
    with Output(site) as output:
        output.put("index.html", b"1")
        site.mkdir()
        (site / "robots.txt").write_bytes(b"theirs")
        output.commit()

    assert files(site) == {"index.html": b"1", "robots.txt": b"theirs"}


def test_another_process_reads_what_was_staged_before_it_began(tmp_path: Path) -> None:
    """Copies of a file are made of its new bytes, not of those that stand there still."""
    site = tmp_path / "site"
    build(site, {"rss.xml": b"old"})
    with Output(site) as output:
        output.put("rss.xml", b"new")
        output.begin_apart("a")
        assert output.content("rss.xml") == b"new"
        output.begin_apart("b")
        assert output.content("rss.xml") == b"new"

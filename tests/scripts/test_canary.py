"""The canary tells what differs between two sites; what it found stands on its page."""

from pathlib import Path

import canary

ROOT = Path(__file__).parents[2]
FEED = "<feed><id>tag:a.vn,2026:{name}</id></feed>"


def write(folder: Path, *names: str) -> Path:
    """Write a small site with these posts."""
    for name in names:
        page = folder / "tin-bai/2026" / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text("x", "utf-8")
        (folder / f"{name}.xml").write_text(FEED.format(name=name), "utf-8")
    return folder


def test_the_same_site_has_no_differences(tmp_path: Path) -> None:
    """Addresses, guids and posts are the same, and so is each file."""
    ours, theirs = write(tmp_path / "a", "mot", "hai"), write(tmp_path / "b", "mot", "hai")

    assert canary.differences(canary.Site.of(ours), canary.Site.of(theirs)) == []
    assert canary.same_files(ours, theirs) == (4, 4)


def test_what_is_missing_or_more_is_told(tmp_path: Path) -> None:
    """In numbers, with an example of each kind."""
    ours, theirs = write(tmp_path / "a", "mot", "hai"), write(tmp_path / "b", "hai")

    assert canary.differences(canary.Site.of(ours), canary.Site.of(theirs)) == [
        "địa chỉ: thiếu 1, thừa 0, ví dụ tin-bai/2026/mot/index.html",
        "mã tin: thiếu 1, thừa 0, ví dụ tag:a.vn,2026:mot",
        "bài: thiếu 1, thừa 0, ví dụ tin-bai/2026/mot/index.html",
    ]
    assert canary.same_files(ours, theirs) == (2, 4)


def test_an_engine_that_fails_is_told_and_the_next_one_is_tried(tmp_path: Path) -> None:
    """What a program said last is what is told."""
    (tmp_path / "hooks").mkdir()
    try:
        canary.run(["/bin/sh", "-c", "echo đầu; echo cuối >&2; exit 3"], folder=tmp_path)
    except OSError as error:
        said = str(error)

    assert said == "cuối"


def test_overrides_keep_to_what_both_template_engines_understand() -> None:
    """MiniJinja, which Zensical uses, has no methods on mappings."""
    texts = [path.read_text("utf-8") for path in (ROOT / "overrides").rglob("*.html")]

    assert not [text for text in texts if ".items()" in text or ".keys()" in text]

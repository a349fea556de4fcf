"""Only what changed is read; what is told is always what a full reading tells."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from cchc.core.names import Names, Term
from cchc.core.vocabulary import CHANNELS, Vocabulary
from cchc.store import remembered
from cchc.store.memory import Memory
from cchc.store.posts import Posts, read_posts
from cchc.store.readings import Reading, read_files
from cchc.store.remembered import remembered_posts
from cchc.store.scan import Scan
from picture_samples import picture

POST = "---\ntitle: {title}\nunit: {unit}\ncategory: tthc\ndate: 2026-03-12\n---\n\nNội dung.\n"
# An hour ago: long enough that nothing can change within the same tick of the clock.
PAST = time.time_ns() - 3_600_000_000_000
Stamps = dict[str, tuple[int, int, int]]


def words(*units: str) -> Vocabulary:
    """Return a vocabulary with *units*."""
    names = Names([Term(unit, f"Phòng {unit}") for unit in units])
    return Vocabulary(names, CHANNELS, Names([]), {})


class Posting:
    """A posts folder with a memory; *read* holds the files that the last reading opened."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = root / "posts"
        self.read: list[str] = []
        self._memory = root / "m.sqlite"
        self._stamps: Stamps = {}
        monkeypatch.setattr(remembered, "read_files", self._read_files)

    def write(self, slug: str, title: str = "Một bài", unit: str = "kt", at: int = PAST) -> None:
        """Write a post that was last touched at a moment."""
        path = self.folder / f"2026/03/{slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POST.format(title=title, unit=unit), "utf-8")
        self.touch(slug, at)

    def touch(self, slug: str, at: int) -> None:
        """Make the file one that was last touched at a moment."""
        path = self.folder / f"2026/03/{slug}.md"
        os.utime(path, ns=(at, at))
        self._stamps[f"2026/03/{slug}.md"] = (at, at, path.stat().st_size)

    def remove(self, slug: str) -> None:
        """Delete a post."""
        (self.folder / f"2026/03/{slug}.md").unlink()
        del self._stamps[f"2026/03/{slug}.md"]

    def posts(self, *units: str) -> Posts:
        """Read with what was remembered, and remember."""
        self.read.clear()
        with Memory(self._memory, version="1") as memory:
            # A file's time of entry cannot be set, so the test says what the disk would.
            scan = Scan(self.folder, dict(sorted(self._stamps.items())), time.time_ns())
            found = remembered_posts(scan, words(*units or ("kt",)), memory, root="posts")
            memory.commit()
        return found

    def _read_files(
        self, folder: Path, files: Sequence[str], vocabulary: Vocabulary, *, root: str
    ) -> list[Reading]:
        self.read += [Path(file).stem for file in files]
        return read_files(folder, files, vocabulary, root=root)


@pytest.fixture
def posting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Posting:
    """A folder of three posts, read once."""
    made = Posting(tmp_path, monkeypatch)
    for slug in "abc":
        made.write(slug)
    made.posts()
    return made


def slugs(posts: Posts) -> list[str]:
    """Return the names of the good posts."""
    return [post.slug for post in posts.posts]


def test_nothing_changed_and_nothing_is_read(posting: Posting) -> None:
    """Posts come from the memory as a full reading gives them, but for their text."""
    found = posting.posts()

    full = read_posts(posting.folder, words("kt"))
    assert posting.read == []
    assert [post.title for post in found.posts] == [post.title for post in full.posts]
    assert found.sources == full.sources
    assert all(post.body == "" for post in found.posts)


def test_only_a_changed_post_is_read(posting: Posting) -> None:
    """A file with another time and other bytes is read; the others are not."""
    posting.write("b", "Tên mới", at=PAST + 1)

    found = posting.posts()

    assert posting.read == ["b"]
    assert [post.title for post in found.posts] == ["Một bài", "Tên mới", "Một bài"]


def test_only_a_new_post_is_read(posting: Posting) -> None:
    """A file that was not there is read; it stands in its order."""
    posting.write("aa")

    found = posting.posts()

    assert posting.read == ["aa"]
    assert slugs(found) == ["a", "aa", "b", "c"]


def test_a_removed_post_vanishes(posting: Posting) -> None:
    """A file that is gone is gone from the posts, and from the memory."""
    posting.remove("b")
    first = posting.posts()
    posting.write("b", "Tên mới")
    second = posting.posts()

    assert slugs(first) == ["a", "c"]
    assert second.posts[1].title == "Tên mới"


def test_the_same_bytes_are_not_read_again(posting: Posting) -> None:
    """A checkout that touches a file without changing it costs no parsing."""
    posting.touch("b", PAST + 1)

    posting.posts()

    assert posting.read == []


def test_the_same_bytes_are_looked_at_once(
    posting: Posting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A touched file is known by its new stamp from then on."""
    posting.touch("b", PAST + 1)
    posting.posts()
    looked: list[Path] = []
    monkeypatch.setattr(remembered, "_digest_of", looked.append)

    posting.posts()

    assert looked == []


def test_a_file_of_this_very_moment_is_looked_at_again(posting: Posting) -> None:
    """Within one tick of the clock a file may change and keep its stamp: its bytes decide."""
    now = time.time_ns()
    posting.write("b", "Tên một", at=now)
    posting.posts()
    posting.write("b", "Tên hai", at=now)

    found = posting.posts()

    assert posting.read == ["b"]
    assert found.posts[1].title == "Tên hai"


def test_a_file_of_this_very_moment_is_not_read_for_nothing(posting: Posting) -> None:
    """Looked at again and found the same, it is not parsed."""
    posting.write("b", "Tên một", at=time.time_ns())
    posting.posts()

    posting.posts()

    assert posting.read == []


def test_other_words_read_all_again(posting: Posting) -> None:
    """When the plan knows another unit, what was bad may be good: everything is read."""
    posting.posts("kt", "vhxh")

    assert posting.read == ["a", "b", "c"]


def test_a_bad_post_stays_told(posting: Posting) -> None:
    """What is wrong with a post is told in every build, though it is read in the first alone."""
    posting.write("b", unit="la", at=PAST + 1)
    first = posting.posts()
    second = posting.posts()

    assert posting.read == []
    assert slugs(second) == ["a", "c"]
    assert len(second.problems) == 1
    assert second.problems == first.problems
    assert second.problems[0].file == "posts/2026/03/b.md"


def test_a_post_that_could_not_be_read_is_tried_again(posting: Posting) -> None:
    """A file that is not UTF-8 has no digest to be known by: a new stamp has it read."""
    path = posting.folder / "2026/03/b.md"
    path.write_bytes(b"\xff\xfe")
    posting.touch("b", PAST + 1)
    first = posting.posts()
    posting.write("b", at=PAST + 2)

    second = posting.posts()

    assert slugs(first) == ["a", "c"]
    assert slugs(second) == ["a", "b", "c"]


def test_a_file_that_a_post_names_is_looked_for_every_time(posting: Posting) -> None:
    """A picture that is taken away spoils its post, though the post did not change."""
    shown = posting.folder / "2026/03/a.png"
    shown.write_bytes(picture())
    path = posting.folder / "2026/03/b.md"
    path.write_text(POST.format(title="Có hình", unit="kt") + "![Hình](a.png)\n", "utf-8")
    posting.touch("b", PAST + 1)
    first = posting.posts()
    shown.unlink()

    second = posting.posts()

    assert posting.read == []
    assert slugs(first) == ["a", "b", "c"]
    assert slugs(second) == ["a", "c"]
    assert "a.png" in str(second.problems[0])

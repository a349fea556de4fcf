"""Real readers take in every feed, and nothing is ever there twice."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import atoma
import pytest

from cchc.core.post import Post, Publication, Withdrawal
from hosting.newsboat import Item, Newsboat
from hosting.web_servers import Server, nginx
from publish.feed_samples import content_of, feeds_of, post

CITY = "kenh/trang-cchc-tp/rss.xml"
READ_BY: Mapping[str, Callable[[bytes], list[str]]] = {
    "rss.xml": lambda feed: [each.guid for each in atoma.parse_rss_bytes(feed).items],
    "atom.xml": lambda feed: [each.id_ for each in atoma.parse_atom_bytes(feed).entries],
    "feed.json": lambda feed: [each.id_ for each in atoma.parse_json_feed_bytes(feed).items],
}


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site of the project, served by nginx."""
    with nginx(site, tmp_path_factory.mktemp("readers")) as server:
        yield server


def ids(site: Path, path: str) -> set[str]:
    """Return the guids that the JSON Feed beside the feed at *path* has."""
    found = (site / path).with_name("feed.json").read_text("utf-8")
    return {entry["id"] for entry in json.loads(found)["items"]}


def feeds_below(site: Path, *names: str) -> list[str]:
    """Return the paths of all feeds in some formats."""
    return sorted(path.relative_to(site).as_posix() for name in names for path in site.rglob(name))


def test_newsboat_reads_every_item_of_every_feed(
    served: Server, site: Path, tmp_path: Path
) -> None:
    """RSS and Atom alike, with their full text; a cache a feed, for it keeps an item only once."""
    paths = feeds_below(site, "rss.xml", "atom.xml")

    def read_alone(path: str) -> list[Item]:
        folder = tmp_path / path.replace("/", "_")
        folder.mkdir()
        return Newsboat(folder, [f"{served.url}/{path}"]).reload()

    with ThreadPoolExecutor(4) as pool:
        found = dict(zip(paths, pool.map(read_alone, paths), strict=True))
    for path, read in found.items():
        assert len(read) == len(ids(site, path)), path
        assert {item.guid for item in read} == ids(site, path), path
        assert all(item.title and item.text and item.url.startswith("https:") for item in read)
    assert len(paths) >= 50


def test_another_reader_reads_every_item_of_every_feed(served: Server, site: Path) -> None:
    """One that takes nothing that its formats do not allow (atoma); JSON Feed too."""
    paths = feeds_below(site, *READ_BY)
    for path in paths:
        found = READ_BY[path.rpartition("/")[2]](served.get(f"/{path}").body)

        assert set(found) == ids(site, path), path
        assert len(found) == len(ids(site, path)), path
    assert len(paths) >= 75


class Successive:
    """A site that is served while its posts change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.hour = 0

    def publish(self, posts: Sequence[Post]) -> None:
        """Write the feeds of *posts*, an hour after those before: servers know files by seconds."""
        self.hour += 1
        for path, feed in feeds_of(content_of(posts)).items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(feed)
            os.utime(file, (self.hour * 3600, self.hour * 3600))


SENT = (Publication("trang-cchc-tp", sent=date(2026, 4, 2)),)
FIRST = post("ten-cu", date(2026, 4, 2), title="Tiêu đề cũ", body="Chữ cũ.", elsewhere=SENT)
OTHER = post("bai-khac", date(2026, 4, 3))
RENAMED = replace(FIRST, file="2026/04/ten-moi.md", formerly=("ten-cu",))
MENDED = replace(
    RENAMED, title="Tiêu đề mới", body="Chữ mới.", updated=datetime(2026, 4, 9, tzinfo=UTC)
)
TAKEN = replace(MENDED, withdrawn=Withdrawal(date(2026, 4, 20), "nhầm số liệu"))


@pytest.mark.parametrize("feed", ["rss.xml", "atom.xml", "don-vi/vhxh/rss.xml", CITY])
def test_renaming_mending_and_withdrawing_never_double_an_item(tmp_path: Path, feed: str) -> None:
    """One item is kept, and shows it as it is now; what was taken back is gone."""
    for name in ("site", "nginx", "newsboat"):
        (tmp_path / name).mkdir()
    site = Successive(tmp_path / "site")
    with nginx(site.root, tmp_path / "nginx") as server:
        boat = Newsboat(tmp_path / "newsboat", [f"{server.url}/{feed}"])
        seen = []
        for posts in ([FIRST, OTHER], [RENAMED, OTHER], [MENDED, OTHER], [TAKEN, OTHER]):
            site.publish(posts)
            seen.append(boat.reload())

    for found in seen:
        assert max(Counter(item.guid for item in found).values()) == 1
        assert len(found) == len(seen[0])
    assert [title_of(found) for found in seen] == [
        "Tiêu đề cũ",
        "Tiêu đề cũ",
        "Tiêu đề mới",
        "Đã gỡ: Tiêu đề mới",
    ]
    last = the_one(seen[-1])
    assert last.url.endswith("/tin-bai/2026/04/ten-moi/")
    assert "Chữ" not in last.text
    assert "nhầm số liệu" in last.text


def the_one(items: Sequence[Item]) -> Item:
    """Return the item of the post that is changed."""
    [found] = [item for item in items if item.guid.endswith(":ten-cu")]
    return found


def title_of(items: Sequence[Item]) -> str:
    """Return what newsboat calls that item."""
    return the_one(items).title

"""Debian's newsboat, a real feed reader, with a cache that a test can look into."""

import os
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from hosting.web_servers import program


class Item(NamedTuple):
    """An item as newsboat keeps it."""

    feed: str
    guid: str
    title: str
    url: str
    text: str


class Newsboat:
    """One reader's subscriptions and what it fetched, in *folder*."""

    def __init__(self, folder: Path, urls: Iterable[str]) -> None:
        self._folder = folder
        (folder / "urls").write_text("".join(f"{url}\n" for url in urls), "utf-8")
        (folder / "config").write_text("download-timeout 20\nreload-threads 2\n", "utf-8")

    def reload(self) -> list[Item]:
        """Fetch every feed; returns all items that the cache holds then."""
        files = {"-u": "urls", "-c": "cache.db", "-C": "config"}
        options = [word for key, name in files.items() for word in (key, self._folder / name)]
        command = [program("newsboat"), *options, "-x", "reload"]
        variables = {**os.environ, "HOME": str(self._folder), "no_proxy": "*"}
        subprocess.run(command, env=variables, check=True, timeout=120, capture_output=True)
        with closing(sqlite3.connect(self._folder / "cache.db")) as cache:
            rows = cache.execute("SELECT feedurl, guid, title, url, content FROM rss_item")
            return [Item(*row) for row in rows]

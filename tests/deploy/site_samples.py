"""A small site in two states, and what a place of releases holds of it."""

import os
import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from cchc.core.calendar import ZONE
from cchc.deploy.publishing import Wish

FIRST: Mapping[str, str] = {
    "index.html": "<p>Trang chủ, bản một",
    "rss.xml": "<rss/>",
    "assets/stylesheets/0123456789ab.css": "a{}",
    "tin-bai/2026/03/bai-1/index.html": "<p>Bài 1",
    "tin-bai/2026/03/bai-cu/index.html": "<p>Bài cũ",
}
SECOND: Mapping[str, str] = {
    "index.html": "<p>Trang chủ, bản hai",
    "rss.xml": "<rss/>",
    "assets/stylesheets/ba9876543210.css": "b{}",
    "tin-bai/2026/03/bai-1/index.html": "<p>Bài 1",
    "tin-bai/2026/03/bai-2/index.html": "<p>Bài 2",
}
DAY = datetime(2026, 11, 22, 8, 30, tzinfo=ZONE)


def write_site(site: Path, files: Mapping[str, str]) -> Path:
    """Make *site* hold *files* and nothing else; what is the same stays untouched."""
    for path in [path for path in site.rglob("*") if path.is_file()]:
        if path.relative_to(site).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        path = site / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.write_text(text, "utf-8")
    return site


def write_again(site: Path) -> None:
    """Write every file anew with the same bytes, as a clean build does."""
    for path in [path for path in site.rglob("*") if path.is_file()]:
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
        os.utime(path, (1, 1))


def wish(site: Path, *, keep: int = 5, hours: int = 0) -> Wish:
    """Wish for *site* to be on the air."""
    return Wish(site, site.with_name("unfinished"), DAY + timedelta(hours=hours), keep)


def shown(folder: Path) -> dict[str, str]:
    """Return what a web server that stands on `current` shows."""
    root = folder / "current"
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def releases(folder: Path) -> list[str]:
    """Return what lies beside the releases too, so that nothing half made goes unseen."""
    return sorted(path.name for path in (folder / "releases").iterdir())


def clear(folder: Path) -> None:
    """Take a folder away, be it there or not."""
    shutil.rmtree(folder, ignore_errors=True)

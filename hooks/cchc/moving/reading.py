"""Read a former site, in whatever form it was given."""

from pathlib import Path

from cchc.moving.feeds import read_old_feed
from cchc.moving.old import OldSite, UnreadableError
from cchc.moving.pages import read_pages
from cchc.moving.table import Places
from cchc.moving.wxr import is_wxr, read_wxr

NOT_THERE = "không mở được"


def read_site(path: Path, places: Places) -> OldSite:
    """Return what an export, a feed or a folder of pages holds; raises UnreadableError."""
    if path.is_dir():
        return read_pages(path, places)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableError(NOT_THERE) from error
    return read_wxr(raw) if is_wxr(raw) else read_old_feed(raw)

"""What every file of the site is called and how long it is kept: one set of rules everywhere.

nginx and Caddy read theirs from hosting/, a bucket gets those of `cchc.deploy.headers`.
"""

import re
from pathlib import Path

import pytest

from cchc.deploy.headers import FOREVER, headers_of
from hosting.web_servers import Server

# Two words for the same thing; each server has its own table.
_SAME = {"text/javascript": "application/javascript", "application/xml": "text/xml"}
_SAME |= {"image/vnd.microsoft.icon": "image/x-icon"}


def paths(site: Path) -> list[str]:
    """Return every file of the site that has an address of its own."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.endswith((".gz", ".br")))


def address(path: str) -> str:
    """Return where a server gives a file."""
    return "/" + path.removesuffix("index.html")


def test_every_file_of_the_site_is_told_alike(server: Server, site: Path) -> None:
    """Type and time of keeping, of every single file, as a bucket would tell them."""
    faults, kept = [], set()
    for path in paths(site):
        headers, expected = server.get(address(path)).headers, headers_of(path)
        # A server may leave the charset out where the format knows but one.
        kind = headers.get("Content-Type", "").lower().partition(";")[0]
        cache = headers.get_all("Cache-Control", [])
        kept.update(cache)
        if (_SAME.get(kind, kind), cache) != (expected.type.partition(";")[0], [expected.cache]):
            faults.append(f"{path}: {kind}, {cache} for {tuple(expected)}")

    assert faults == []
    assert kept == {
        "no-cache",
        *(f"public, max-age={time}" for time in (300, 3600, 86400)),
        FOREVER,
    }


_DIGEST = re.compile(r"(?:^|[-./])[a-z]?[0-9a-f]{5,12}(?:-\d+)?\.[a-z]+$")
NAMED_BY_CONTENT = ("hinh/", "assets/search/", "assets/stylesheets/")


@pytest.mark.parametrize("folder", NAMED_BY_CONTENT)
def test_what_has_its_digest_in_its_name_is_told_so(
    server: Server, site: Path, folder: str
) -> None:
    """Pictures in widths, the parts of the search, styles: real ones of this site, kept for good.

    What stands beside them under a plain name is asked for each time.
    """
    told = {
        path: server.get(address(path)).headers["Cache-Control"]
        for path in paths(site)
        if path.startswith(folder)
    }
    named = {path for path, cache in told.items() if cache == FOREVER}

    assert len(named) > 0
    assert {told[path] for path in told.keys() - named} <= {"no-cache"}
    # Nothing that a digest names is missed by the patterns.
    assert [path for path in told.keys() - named if _DIGEST.search(path)] == []


@pytest.mark.parametrize(
    "path",
    [
        "/hinh/2026/03/a-0123abcd-640.webp.html",
        "/hinh/a.webp",
        "/hinh/a-0123ab.webp",
        "/assets/search/chi-muc.json",
        "/assets/search/a/0123a.json",
        "/assets/stylesheets/0123456789abc.css",
        "/x/assets/search/a0123a.json",
        "/x/hinh/a-0123ab-640.webp",
    ],
)
def test_nothing_else_is_kept_for_good(server: Server, path: str) -> None:
    """What could be another tomorrow is never promised to be the same for a year."""
    assert "immutable" not in server.get(path).headers["Cache-Control"]
    assert headers_of(path[1:]).cache != FOREVER

"""Compressed copies beside files, which a web server sends as they are (gzip and Brotli).

Only of what is asked for often and made seldom: feeds, data, calendars, styles, scripts. Pages are
many and small; a server compresses those that are asked for.
"""

import gzip

from cchc.store.output import Made, Output

_ENDINGS = (".css", ".csv", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
# Asked for once by each newcomer, or by few: large and changed by each post, or as many as pages.
_SELDOM = ("kho/", "du-lieu/tin-bai-", "sitemap.xml", "assets/search/")
# Less than a packet of the network is not worth a second file.
_LEAST = 1400


def put_copies(output: Output) -> None:
    """Put the copies of all files that are worth it; what has not changed is not packed again."""
    for path, made in list(output.made.items()):
        if made.size >= _LEAST and _is_wanted(path):
            _put(output, path, made)


def _is_wanted(path: str) -> bool:
    return path.endswith(_ENDINGS) and not any(part in path for part in _SELDOM)


def _put(output: Output, path: str, made: Made) -> None:
    keys = {f"{path}{ending}": f"{ending} {made.size} {made.time}" for ending in (".gz", ".br")}
    if all(output.has(copy, key) for copy, key in keys.items()):
        for copy, key in keys.items():
            output.keep(copy, key=key)
        return
    packed = _packed(output.content(path))
    for (copy, key), content in zip(keys.items(), packed, strict=True):
        output.put(copy, content, key=key)


def _packed(content: bytes) -> tuple[bytes, bytes]:
    """Return *content* as gzip and as Brotli; no clock is in them."""
    # A build in which nothing changed does without.
    import brotli  # noqa: PLC0415

    return gzip.compress(content, 4, mtime=0), brotli.compress(content, quality=4)

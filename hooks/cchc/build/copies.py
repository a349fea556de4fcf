"""Compressed copies beside files, which a web server sends as they are (gzip and Brotli).

Only of what is asked for often and made seldom: feeds, data, calendars, styles, scripts. Pages are
many and small; a server compresses those that are asked for.
"""

import gzip
from collections.abc import Iterator
from functools import partial

from cchc.publish.product import Product
from cchc.store.output import Output

_ENDINGS = (".css", ".csv", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
# Asked for once by each newcomer, or by few: large and changed by each post, or as many as pages.
_SELDOM = ("kho/", "du-lieu/tin-bai-", "sitemap.xml", "assets/search/")
# Less than a packet of the network is not worth a second file.
_LEAST = 1400


def copies(output: Output) -> Iterator[Product]:
    """Yield the copies of all files that are worth it; what has not changed is not packed again."""
    for path, made in list(output.made.items()):
        if made.size >= _LEAST and _is_wanted(path):
            make = partial(_packed, output, path)
            yield Product.of((f"{path}.gz", f"{path}.br"), make, f"{made.size} {made.time}")


def _is_wanted(path: str) -> bool:
    return path.endswith(_ENDINGS) and not any(part in path for part in _SELDOM)


def _packed(output: Output, path: str) -> tuple[bytes, bytes]:
    """Return the file at *path* as gzip and as Brotli; no clock is in them."""
    # A build in which nothing changed does without.
    import brotli  # noqa: PLC0415

    content = output.content(path)
    return gzip.compress(content, 4, mtime=0), brotli.compress(content, quality=4)

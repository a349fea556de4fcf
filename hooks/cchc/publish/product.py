"""A file of the site that may be made: where it goes, what it is made of, and how.

This is the one idea of the build: a product whose key is that of the build before is not made
again. So whatever shapes its bytes must be in its key; our own code and the libraries' versions
are in every key, for the cache forgets everything when they change.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from cchc.core.digest import digest


@dataclass(frozen=True, slots=True)
class Product:
    """One or more files that are made together: `make` gives their bytes in the order of `paths`.

    A product without a key is made in every build; what has not changed is still not written.
    """

    paths: tuple[str, ...]
    make: Callable[[], Sequence[bytes]]
    key: str = ""

    @classmethod
    def of(cls, paths: Sequence[str], make: Callable[[], Sequence[bytes]], *made_of: str) -> Self:
        """Return the product of several files that are made of *made_of*."""
        return cls(tuple(paths), make, digest(*paths, *made_of))


@dataclass(frozen=True, slots=True)
class Batch:
    """Products that seldom change, as those of a month long past.

    Where their common *key* is that of the build before, they are not even asked for: *products*
    must depend on nothing that is not in it. *name* tells the batch from all others of the site.
    """

    name: str
    key: str
    products: Callable[[], Iterable[Product]]


def product(path: str, make: Callable[[], str | bytes], *made_of: str) -> Product:
    """Return the product of one file; without *made_of* it is made in every build."""
    key = digest(path, *made_of) if made_of else ""
    return Product((path,), lambda: (_bytes(make()),), key)


def _bytes(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made

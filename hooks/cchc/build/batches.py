"""Batches of products: which files each holds, remembered from build to build."""

from collections.abc import Iterable, Iterator

import msgspec

from cchc.publish.product import Batch, Product
from cchc.store.memory import Memory
from cchc.store.output import Output


class _Kept(msgspec.Struct, frozen=True):
    """The files that a batch held when its key was *key*."""

    key: str
    paths: tuple[str, ...]


class Batches:
    """The batches of the site that *output* writes."""

    def __init__(self, memory: Memory, output: Output) -> None:
        self._memory = memory
        self._output = output
        self._name = f"batches {output.root}"
        self._known = memory.load(self._name, dict[str, _Kept]) or {}
        self._made: dict[str, _Kept] = {}

    def opened(self, products: Iterable[Product | Batch]) -> Iterator[Product]:
        """Yield *products*, and those of the batches among them that changed; keep the others."""
        for each in products:
            if isinstance(each, Product):
                yield each
            elif not self._is_kept(each):
                yield from self._products(each)

    def keep(self) -> None:
        """Remember the batches of this build for the next one."""
        if self._made != self._known:
            self._memory.save(self._name, self._made)

    def _is_kept(self, batch: Batch) -> bool:
        known = self._known.get(batch.name)
        if not known or known.key != batch.key or not self._output.kept_untouched(known.paths):
            return False
        self._made[batch.name] = known
        return True

    def _products(self, batch: Batch) -> Iterable[Product]:
        products = tuple(batch.products())
        # What is made in every build may not be passed over with the others.
        if all(product.key for product in products):
            paths = tuple(path for product in products for path in product.paths)
            self._made[batch.name] = _Kept(batch.key, paths)
        return products

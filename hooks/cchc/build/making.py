"""Make the products whose key changed; in several processes where there are many of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc.build.records import Records
from cchc.publish.product import Product
from cchc.store.memory import Memory
from cchc.store.output import Output, Staged
from cchc.store.workers import CAN_COPY, CHUNK, WORTH_IT, workers


@dataclass(slots=True)
class Work:
    """What is to be made, and what it is made with; a worker begins with a copy of it.

    What is made *alone* takes so little that other processes would cost more than they save.
    """

    output: Output
    memory: Memory
    records: Records
    alone: bool = False
    products: list[Product] = field(default_factory=list)


# A copied process finds here what it is to do: products hold functions, which cannot be sent.
_work: list[Work] = []


def make_changed(products: Iterable[Product], work: Work) -> None:
    """Put every product in the output: as it is where its key is the same, else made anew."""
    for product in products:
        if all(work.output.has(path, product.key) for path in product.paths):
            for path in product.paths:
                work.output.keep(path, key=product.key)
        else:
            work.products.append(product)
    if CAN_COPY and not work.alone and len(work.products) >= WORTH_IT:
        _make_in_processes(work)
    else:
        _make(work, work.products)


def _make(work: Work, products: Iterable[Product]) -> None:
    for product in products:
        for path, content in zip(product.paths, product.make(), strict=True):
            work.output.put(path, content, key=product.key)


def _make_in_processes(work: Work) -> None:
    _work[:] = [work]
    starts = range(0, len(work.products), CHUNK)
    try:
        with workers() as pool:
            for staged, fresh in pool.imap(_make_chunk, starts):
                work.output.take(staged)
                work.records.fresh.update(fresh)
    finally:
        _work.clear()


def _make_chunk(start: int) -> tuple[Staged, dict[str, bytes]]:
    """Make some of the products in a copied process; returns what it staged and rendered."""
    work = _work[0]
    work.memory.reopen()
    work.records.fresh.clear()
    work.output.begin_apart(str(start))
    _make(work, work.products[start : start + CHUNK])
    return work.output.staged, dict(work.records.fresh)

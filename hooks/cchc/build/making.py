"""Make the products whose key changed; in several processes where there are many of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc.build.batches import Batches
from cchc.build.records import Records
from cchc.core.digest import digest
from cchc.publish.product import Batch, Product
from cchc.store.memory import Memory
from cchc.store.output import Output, Staged
from cchc.store.progress import progress
from cchc.store.workers import CAN_COPY, CHUNK, WORTH_IT, workers


@dataclass(slots=True)
class Work:
    """What is to be made, and what it is made with; a worker begins with a copy of it.

    What is made *alone* takes so little that other processes would cost more than they save.
    """

    output: Output
    memory: Memory
    records: Records
    batches: Batches
    alone: bool = False
    products: list[Product] = field(default_factory=list)


# Below so many pictures, starting other processes takes longer than it saves.
COSTLY = 4

# A copied process finds here what it is to do: products hold functions, which cannot be sent.
_work: list[Work] = []


def make_changed(products: Iterable[Product | Batch], work: Work, *, costly: bool = False) -> int:
    """Put every product in the output: as it is where its key is the same, else made anew.

    Where each is *costly*, a few are already worth the start of other processes. Returns the number
    of files that were made.
    """
    asked = work.batches.opened(products)
    work.products[:] = (each for each in asked if not work.output.kept(each.paths, each.key))
    worth_it, chunk = (COSTLY, 1) if costly else (WORTH_IT, CHUNK)
    if CAN_COPY and not work.alone and len(work.products) >= worth_it:
        _make_in_processes(work, chunk)
    else:
        _make(work, work.products)
    work.records.share()
    return sum(len(product.paths) for product in work.products)


def _make(work: Work, products: Iterable[Product]) -> None:
    for product in products:
        for path, content in zip(product.paths, product.make(), strict=True):
            work.output.put(path, content, key=product.key)


def _make_in_processes(work: Work, chunk: int) -> None:
    _work[:] = [work]
    # Some products take far longer than others: no process is to be left with all of these.
    chunk = max(1, min(chunk, len(work.products) // 16))
    parts = (slice(start, start + chunk) for start in range(0, len(work.products), chunk))
    try:
        with workers() as pool:
            for done, (staged, fresh) in enumerate(pool.imap(_make_chunk, parts)):
                progress("dựng trang", done * chunk, len(work.products))
                work.output.take(staged)
                work.records.fresh.update(fresh)
    finally:
        _work.clear()


def _make_chunk(part: slice) -> tuple[Staged, dict[str, bytes]]:
    """Make some of the products in a copied process; returns what it staged and rendered."""
    work = _work[0]
    work.memory.reopen()
    work.records.fresh.clear()
    products = work.products[part]
    # No other part of this build begins with the same file.
    work.output.begin_apart(digest(*products[0].paths))
    _make(work, products)
    return work.output.staged, dict(work.records.fresh)

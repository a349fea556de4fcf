"""Batches of products: what an unchanged one holds is kept without asking for it."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from cchc.build.batches import Batches
from cchc.publish.product import Batch, Product, product
from cchc.store.memory import Memory
from cchc.store.output import Output
from cchc.store.site_files import Made


class Month:
    """A month of three pages, that tells how often it was asked for them."""

    def __init__(self) -> None:
        self.asked = 0

    def products(self, *made_of: str) -> Iterator[Product]:
        """Yield the pages."""
        self.asked += 1
        for number in range(3):
            yield product(f"thang/{number}", partial(str, number), *made_of)

    def built(self, site: Path, memory: Memory, known: Mapping[str, Made], *key: str) -> Output:
        """Build a site of this month alone."""
        with Output(site, known) as output:
            batches = Batches(memory, output)
            for each in batches.opened([Batch("thang", "".join(key), lambda: self.products(*key))]):
                if not output.kept(each.paths, each.key):
                    output.put(each.paths[0], each.make()[0], key=each.key)
            batches.keep()
            output.commit()
        return output


def test_an_unchanged_batch_is_not_asked_for(tmp_path: Path) -> None:
    """Its files stay, and are known to the build after that."""
    month, memory, site = Month(), Memory(None, version="1"), tmp_path / "site"
    first = month.built(site, memory, {}, "a")
    second = month.built(site, memory, first.made, "a")
    third = month.built(site, memory, second.made, "a")

    assert month.asked == 1
    assert third.made == first.made
    assert [file.read_text() for file in sorted(site.glob("thang/*"))] == ["0", "1", "2"]


def test_a_batch_is_asked_for_when_a_file_of_it_was_touched(tmp_path: Path) -> None:
    """What others did to one of its files is made good."""
    month, memory, site = Month(), Memory(None, version="1"), tmp_path / "site"
    first = month.built(site, memory, {}, "a")
    (site / "thang/1").write_text("hỏng", encoding="utf-8")
    month.built(site, memory, first.made, "a")

    assert month.asked == 2
    assert (site / "thang/1").read_text(encoding="utf-8") == "1"


def test_a_batch_is_asked_for_when_its_key_changed(tmp_path: Path) -> None:
    """Another key is another content."""
    month, memory, site = Month(), Memory(None, version="1"), tmp_path / "site"
    first = month.built(site, memory, {}, "a")
    month.built(site, memory, first.made, "b")

    assert month.asked == 2


def test_what_is_made_in_every_build_is_asked_for_in_every_build(tmp_path: Path) -> None:
    """A batch in which a product has no key is never passed over."""
    month, memory, site = Month(), Memory(None, version="1"), tmp_path / "site"
    first = month.built(site, memory, {})
    month.built(site, memory, first.made)

    assert month.asked == 2


def test_a_damaged_memory_of_batches_is_none(tmp_path: Path) -> None:
    """They are asked for again."""
    month, memory, site = Month(), Memory(None, version="1"), tmp_path / "site"
    first = month.built(site, memory, {}, "a")
    memory.put(f"batches {site}", b'{"thang": 3}')
    month.built(site, memory, first.made, "a")

    assert month.asked == 2

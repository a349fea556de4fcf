"""What earlier builds left, and what becomes of it when the file is damaged or shared."""

import multiprocessing
import os
import sqlite3
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from cchc.store.memory import Memory

LONG = b"value " * 2000
needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="builds copy themselves on Linux")


def remember(path: Path, *, version: str = "1") -> None:
    """Keep a few things, as a build does."""
    with Memory(path, version=version) as memory:
        memory.put("name", b"value")
        memory.put("long", LONG)
        memory.keep((f"{number:032x}", bytes([number]) * 300) for number in range(60))
        memory.commit()


def recall(path: Path, *, version: str = "1") -> bytes | None:
    """Return what a build finds under `name`."""
    with Memory(path, version=version) as memory:
        return memory.get("name")


def test_a_value_comes_back_as_it_was_put(tmp_path: Path) -> None:
    """What a build commits, the next one reads; what was never put is not there."""
    path = tmp_path / "below" / "m.sqlite"
    remember(path)

    with Memory(path, version="1") as memory:
        assert memory.get("name") == b"value"
        assert memory.get("other") is None
        assert memory.fragment(f"{7:032x}") == b"\x07" * 300
        assert memory.fragment("other") is None
        assert len(memory.keys()) == 60


def test_a_later_value_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    """A name holds one value; a fragment that is forgotten is not there."""
    with Memory(tmp_path / "m.sqlite", version="1") as memory:
        memory.put("name", b"1")
        memory.put("name", b"2")
        memory.keep([("a", b"1"), ("b", b"2")])
        memory.forget(["a", "c"])

        assert memory.get("name") == b"2"
        assert memory.keys() == {"b"}


@pytest.mark.parametrize("at", [0, 7, 8, -1])
def test_a_value_with_a_flipped_bit_is_not_there(tmp_path: Path, at: int) -> None:
    """A value that does not fit its checksum is no value."""
    path = tmp_path / "m.sqlite"
    remember(path)
    with sqlite3.connect(path) as db:
        sealed = bytearray(db.execute("SELECT value FROM names WHERE name = 'name'").fetchone()[0])
        sealed[at] ^= 1
        db.execute("UPDATE names SET value = ? WHERE name = 'name'", (bytes(sealed),))
    db.close()

    assert recall(path) is None


@pytest.mark.parametrize("value", [b"", b"short", 5, "text"])
def test_a_value_that_nobody_sealed_is_not_there(tmp_path: Path, value: bytes | int | str) -> None:
    """What stands there by damage, too short or of another type, is no value."""
    path = tmp_path / "m.sqlite"
    remember(path)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE names SET value = ? WHERE name = 'name'", (value,))
    db.close()

    assert recall(path) is None


def test_a_value_under_another_name_is_not_there(tmp_path: Path) -> None:
    """A damaged index may lead to the value of another key: its checksum does not fit there."""
    path = tmp_path / "m.sqlite"
    remember(path)
    with sqlite3.connect(path) as db:
        other = "SELECT value FROM fragments WHERE key = ?"
        change = f"UPDATE fragments SET value = ({other}) WHERE key = ?"  # noqa: S608 - our words
        db.execute(change, (f"{1:032x}", f"{2:032x}"))
    db.close()

    with Memory(path, version="1") as memory:
        assert memory.fragment(f"{2:032x}") is None


def use(path: Path) -> None:
    """Read and write all as a build does; what comes back is right or not there."""
    with Memory(path, version="1") as memory:
        assert memory.get("long") in (None, LONG)
        for number in range(60):
            assert memory.fragment(f"{number:032x}") in (None, bytes([number]) * 300)
        memory.put("long", b"short")
        memory.put("more", LONG)
        memory.keep([("a", LONG)])
        memory.forget(memory.keys() - {"a"})
        memory.commit()


def test_a_flipped_byte_anywhere_stops_no_build(tmp_path: Path) -> None:
    """Wherever the file is damaged, a build reads nothing wrong and can keep what it made."""
    path = tmp_path / "m.sqlite"
    remember(path)
    raw = path.read_bytes()
    faults = []
    for at in [*range(100), *range(100, len(raw), 61)]:
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :])
        try:
            use(path)
        except Exception as error:  # noqa: BLE001 - each is a fault to be told with its place
            faults.append(f"{at}: {error!r}")

    assert not faults


@pytest.mark.parametrize(
    "raw", [b"", b"no database", bytes(5000), b"SQLite format 3\0" + b"\1" * 99]
)
def test_a_file_that_is_no_memory_gives_way_to_one(tmp_path: Path, raw: bytes) -> None:
    """Whatever lies in the memory's place, a new one can be kept there."""
    path = tmp_path / "m.sqlite"
    path.write_bytes(raw)
    remember(path)

    assert recall(path) == b"value"


def test_another_version_forgets_all(tmp_path: Path) -> None:
    """What other code made is not read, nor is it there when the first code comes back."""
    path = tmp_path / "m.sqlite"
    remember(path, version="1")
    with Memory(path, version="2") as memory:
        assert memory.get("name") is None
        assert memory.keys() == set()
        memory.commit()

    assert recall(path, version="1") is None


def test_a_version_that_was_not_committed_forgets_nothing(tmp_path: Path) -> None:
    """A build of another version that fails leaves the memory to the one before."""
    path = tmp_path / "m.sqlite"
    remember(path, version="1")
    with Memory(path, version="2") as memory:
        memory.put("name", b"other")

    assert recall(path, version="1") == b"value"


def test_a_build_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    """Without a commit nothing was put, kept or forgotten."""
    path = tmp_path / "m.sqlite"
    remember(path)
    with Memory(path, version="1") as memory:
        memory.put("name", b"other")
        memory.forget(memory.keys())

    with Memory(path, version="1") as memory:
        assert memory.get("name") == b"value"
        assert len(memory.keys()) == 60


def _die(path: Path) -> None:
    memory = Memory(path, version="1")
    memory.put("name", b"other")
    memory.keep((f"new {number}", LONG) for number in range(500))
    os._exit(9)


@needs_fork
def test_a_build_that_is_killed_leaves_all_as_it_was(tmp_path: Path) -> None:
    """A process that ends in the middle had put nothing, and holds no lock."""
    path = tmp_path / "m.sqlite"
    remember(path)
    process = multiprocessing.get_context("fork").Process(target=_die, args=(path,))
    process.start()
    process.join()

    assert process.exitcode == 9
    with Memory(path, version="1") as memory:
        assert memory.get("name") == b"value"
        assert len(memory.keys()) == 60


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    """The second opens when the first has committed, and reads what that kept."""
    path = tmp_path / "m.sqlite"
    found: list[bytes | None] = []
    second = threading.Thread(target=lambda: found.append(recall(path)))
    with Memory(path, version="1") as first:
        second.start()
        time.sleep(0.3)
        waited = second.is_alive()
        first.put("name", b"first")
        first.commit()
    second.join(timeout=30)

    assert waited
    assert found == [b"first"]


def test_a_place_that_cannot_hold_a_file_does_without(tmp_path: Path) -> None:
    """Where no file can be, a build keeps what it made for itself."""
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file" / "m.sqlite", tmp_path):
        with Memory(path, version="1") as memory:
            memory.put("name", b"value")
            memory.commit()
            assert memory.get("name") == b"value"


def _read_on(memory: Memory, answers: Connection) -> None:
    try:
        memory.reopen()
        answers.send((memory.get("name"), memory.fragment(f"{7:032x}")))
    except sqlite3.Error as error:
        answers.send(error)


def in_copied_process(memory: Memory) -> object:
    """Return what a copied process reads of `name` and a fragment."""
    context = multiprocessing.get_context("fork")
    answers, answering = context.Pipe(duplex=False)
    process = context.Process(target=_read_on, args=(memory, answering))
    process.start()
    found: object = answers.recv() if answers.poll(30) else None
    process.join()
    return found


@needs_fork
@pytest.mark.parametrize("folder", [".", "xã Thượng Phúc", "C#", "a?b", "100%20"])
def test_a_copied_process_reads_what_was_committed(tmp_path: Path, folder: str) -> None:
    """It sees what builds before this one kept, and not what this one put."""
    path = tmp_path / folder / "m.sqlite"
    remember(path)
    with Memory(path, version="1") as memory:
        memory.put("name", b"not yet")

        assert in_copied_process(memory) == (b"value", b"\x07" * 300)


@needs_fork
def test_a_copied_process_finds_nothing_where_there_is_no_file(tmp_path: Path) -> None:
    """A build without a memory's file can share its work too."""
    (tmp_path / "file").write_bytes(b"")
    for path in (None, tmp_path / "file" / "m.sqlite"):
        with Memory(path, version="1") as memory:
            assert in_copied_process(memory) == (None, None)


def test_the_process_that_opened_it_reads_on_as_before(tmp_path: Path) -> None:
    """To reopen where it was opened changes nothing: what was put is there."""
    with Memory(tmp_path / "m.sqlite", version="1") as memory:
        memory.put("name", b"value")
        memory.reopen()

        assert memory.get("name") == b"value"

"""Work that another process does meanwhile."""

import os

import pytest

from cchc.store.workers import aside


def test_work_aside_is_done_in_another_process() -> None:
    """Its answer comes when it is asked for, and no process is left behind."""
    told = aside(lambda: str(os.getpid()).encode())
    assert int(told()) != os.getpid()


def test_what_failed_aside_is_done_by_whoever_asks() -> None:
    """A process that died costs time, and nothing else."""
    here = os.getpid()

    def work() -> bytes:
        if os.getpid() != here:
            os._exit(1)
        return b"done"

    assert aside(work)() == b"done"


def test_a_single_core_does_it_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """There another process would gain nothing."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert int(aside(lambda: str(os.getpid()).encode())()) == os.getpid()

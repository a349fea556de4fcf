"""The preview: what is saved is seen in the browser, what is faulty leaves the last good pages."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_folder import PLAN, Folder, Lender
from cchc.cli.build import UNTOUCHED

ROOT = Path(__file__).parents[2]
POST = "tin-bai/2026/03/bai-1/"
SECONDS = 60


class Preview:
    """A running `cchc serve` of *folder* at *url*."""

    def __init__(self, folder: Folder, url: str) -> None:
        self.folder = folder
        self.url = url

    def page(self, path: str) -> str:
        """Return what the server answers, whatever its status."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=SECONDS) as answer:  # noqa: S310
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def waits_for(self, holds: Callable[[], bool]) -> bool:
        """Tell whether something comes true within a minute."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                if holds():
                    return True
            time.sleep(0.1)
        return False


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A project that is being previewed, and stopped as by Ctrl+C afterwards."""
    folder = Folder(tmp_path / "project", Lender(tmp_path / "themes"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "cchc.cli", "serve", "--port", str(port)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [*command, "--as-of", "2026-11-22"],
        cwd=folder.root,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as server:
        made = Preview(folder, f"http://127.0.0.1:{port}/")
        assert made.waits_for(lambda: "Bài bai-1" in made.page(POST))
        yield made
        server.send_signal(signal.SIGINT)
        said, _ = server.communicate(timeout=SECONDS)
    assert server.returncode == 0
    assert "Xem thử tại http://127.0.0.1" in said
    assert "không có đơn vị 'khong-co'" in said
    assert UNTOUCHED in said


def test_what_is_saved_is_seen_and_what_is_faulty_stops_nothing(preview: Preview) -> None:
    """A changed post is on its page; a bad post is left out, a bad plan changes nothing."""
    preview.folder.write("bai-1", "Lời mới.")
    assert preview.waits_for(lambda: "Lời mới." in preview.page(POST))

    preview.folder.write("bai-2", unit="khong-co")
    assert preview.waits_for(lambda: "Bài bai-2" not in preview.page("tin-bai/"))

    (preview.folder.root / PLAN).write_text("hỏng", "utf-8")
    preview.folder.write("bai-1", "Lời sau.")
    time.sleep(3)
    assert "Lời mới." in preview.page(POST)
    assert not (preview.folder.root / "site").exists()

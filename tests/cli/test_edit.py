"""`cchc edit`: it starts, lets the first administrator in once, and ends cleanly."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from cli.project_folder import ROOT, cchc, start_project
from editor.editing import free_port, write_project


def test_without_a_repository_it_says_what_to_do(tmp_path: Path) -> None:
    """A folder that Git does not keep is refused with a sentence."""
    ran = cchc(start_project(tmp_path), "edit")

    assert ran.code == 1
    assert ran.err.startswith("Thư mục này chưa là kho Git có bài; hãy chạy git init, git add")


def test_a_remote_that_would_run_a_program_is_refused(tmp_path: Path) -> None:
    """What git takes for a command is no address."""
    root = write_project(tmp_path / "project")
    ran = cchc(root, "edit", "--remote", "ext::sh -c id", "--data", str(tmp_path / "data"))

    assert ran.code == 2
    assert "không phải địa chỉ kho Git" in ran.err


def set_up(address: str, password: str) -> httpx.Response:
    """Make the first administrator, or try to."""
    sent = {"name": "Phạm Anh Tú", "email": "tu@x.vn", "login": "tu", "password": password}
    # The address is printed a moment before anybody listens.
    transport = httpx.HTTPTransport(retries=8)
    with httpx.Client(follow_redirects=True, timeout=60, transport=transport) as http:
        return http.post(address, data=sent)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is a signal of Unix")
def test_the_first_administrator_comes_by_an_address_that_opens_once(tmp_path: Path) -> None:
    """Without a terminal the address is printed; a signal ends the server with 0."""
    root, port = write_project(tmp_path / "project"), free_port()
    words = ["edit", "--port", str(port), "--data", str(tmp_path / "data")]
    with subprocess.Popen(
        [sys.executable, "-m", "cchc.cli", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        assert server.stdout
        printed = [server.stdout.readline() for _ in range(4)]
        found = re.search(r"http://\S+/cai-dat/\S+", printed[1])
        assert found
        assert printed[3] == (
            f"Trình biên tập: http://127.0.0.1:{port}/bien-tap/ ; dừng bằng Ctrl+C.\n"
        )
        weak, page, again = (
            set_up(found[0], password) for password in ("ngắn", *2 * ["một câu rất dễ nhớ"])
        )
        server.send_signal(signal.SIGTERM)
        assert server.wait(30) in {0, -signal.SIGTERM}

    assert "mật khẩu cần ít nhất 10 ký tự" in weak.text
    assert "Việc của tôi" in page.text
    assert again.status_code == 404
    assert not (tmp_path / "data/dang-ghi").exists()

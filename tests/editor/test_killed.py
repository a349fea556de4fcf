"""The server is killed in the middle of saves, again and again: what it said was saved is there."""

import contextlib
import os
import random
import signal
import socket
import sqlite3
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest
import uvicorn

from cchc.editor.app import make_app
from editor.editing import client, form, free_port, open_office, serving, value_of, write_project
from git_folder import git

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of Unix")
TURNS = 20


def start_server(root: Path, port: int) -> int:
    """Serve the editor of *root* in a process of its own; returns its number."""
    child = os.fork()
    if child:
        return child
    try:
        office = open_office(root, port=port)
        uvicorn.run(make_app(office), port=port, log_level="critical", lifespan="off")
    finally:
        os._exit(1)


def wait_for(port: int) -> None:
    """Wait until somebody listens."""
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise TimeoutError


def save_until_killed(http: httpx.Client, address: str, turn: int) -> str:
    """Save as fast as it goes; returns the last text that the server said was saved."""
    said, number = "", 0
    with contextlib.suppress(httpx.HTTPError):
        page = http.get(f"{address}bai/bai-1").text
        token = value_of(page, "csrf")
        while True:
            number += 1
            text = f"Lượt {turn}, lần {number}."
            version = value_of(page, "version")
            sent = form(body=text, version=version, act="luu", csrf=token)
            answer = http.post(f"{address}bai/bai-1", data=sent, follow_redirects=False)
            if answer.status_code == 303:
                said = text
            page = http.get(f"{address}bai/bai-1").text
    return said


def kill_while_saving(root: Path, port: int, cookies: dict[str, str], turn: int) -> str:
    """Serve, save and kill once; returns the last text that the server said was saved."""
    server = start_server(root, port)
    wait_for(port)
    moment = random.Random(turn).uniform(0.1, 0.4)  # noqa: S311 - no secret hangs on it
    killer = threading.Timer(moment, os.kill, (server, signal.SIGKILL))
    with httpx.Client(cookies=cookies, timeout=20) as http:
        killer.start()
        said = save_until_killed(http, f"http://127.0.0.1:{port}/bien-tap/", turn)
    os.waitpid(server, 0)
    return said


def test_nothing_that_was_saved_is_lost(tmp_path: Path) -> None:
    """After twenty kills the repository and the database are whole, and the last save is there."""
    root, port = write_project(tmp_path / "project"), free_port()
    with serving(open_office(root, port=port)) as address:
        cookies = dict(client(address, "ha").http.cookies)
    saved = 0
    for turn in range(TURNS):
        said = kill_while_saving(root, port, cookies, turn)
        if said:
            assert said in git(root, "log", "-p", "-3", "--format=", "bai/bai-1")
            saved += 1

    assert saved > TURNS / 4

    assert "error" not in git(root, "fsck", "--strict", "--no-dangling")
    with contextlib.closing(sqlite3.connect(tmp_path / "data/bien-tap.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with serving(open_office(root, port=port)) as address:
        writer = client(address, "ha")
        sent = form(body="Vẫn viết được.", version=writer.version("bai-1"), act="luu")
        assert "Đã lưu bản nháp." in writer.post("bai/bai-1", sent).text

"""The rehearsal: a backup while officers write, an empty machine, the same site, their accounts."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from build_folder import tree
from cchc.editor.office import Office
from editor.editing import (
    ROOT,
    Client,
    client,
    form,
    free_port,
    open_office,
    serving,
    write_project,
)
from git_folder import git
from picture_samples import picture

DAY = "2026-11-22"


def cchc(folder: Path, *words: str) -> str:
    """Run a command in *folder*, as a person does; returns what it told."""
    ran = subprocess.run(
        [sys.executable, "-m", "cchc.cli", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def site_of(root: Path) -> Mapping[str, bytes]:
    """Build the project in *root* from nothing; returns the site."""
    site = root.with_name("trang-web")
    cchc(root, "build", "--as-of", DAY, "--site-dir", str(site))
    assert len(tree(site)) > 300
    return tree(site)


@contextmanager
def somebody_writing(writer: Client, slug: str) -> Iterator[list[str]]:
    """Let somebody save as fast as it goes; gives what the server said was saved."""
    saved: list[str] = []
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            fields = form(f"Lần {number}", version=writer.version(slug), act="luu")
            if writer.post(f"bai/{slug}", fields).status_code == 200:
                saved.append(f"Lần {number}")

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield saved
    finally:
        done.set()
        thread.join()


def moved(office: Office, root: Path) -> Office:
    """Open the restored project's editor, with the restored data."""
    wishes = replace(office.wishes, project=root, data=root.parent / "data")
    return Office(replace(wishes, site=root.parent / "site"))


def leave_work(address: str) -> None:
    """Let somebody type without saving, and leave a picture that waits for its post's next save."""
    other = client(address, "binh")
    typed = {name: [value] for name, value in form("Gõ dở", unit="vp").items()}
    other.send("bai/bai-2/nhap", {"version": other.version("bai-2"), "fields": typed})
    sent = {"file": ("anh.png", picture(), "image/png")}
    headers = {"x-csrf": other.token()}
    answer = other.http.post(f"{address}bai/bai-2/tep", files=sent, headers=headers)
    assert answer.status_code == 200, answer.text


def test_an_empty_machine_shows_the_same_site(tmp_path: Path) -> None:
    """Byte for byte; drafts, uploads and words not saved are there; who could sign in still can."""
    root = write_project(tmp_path / "may-cu" / "trang", whole=True)
    archive, fresh = tmp_path / "sao-luu.zip", tmp_path / "may-moi" / "trang"
    office = open_office(root, port=free_port())
    with serving(office) as address:
        leave_work(address)
        with somebody_writing(client(address, "ha"), "bai-1") as saved:
            while len(saved) < 3:
                time.sleep(0.01)
            before = len(saved)
            cchc(root, "backup", str(archive), "--data", str(office.wishes.data))
            after = len(saved)
    cchc(tmp_path, "restore", str(archive), str(fresh), "--data", str(fresh.parent / "data"))

    assert site_of(fresh) == site_of(root)
    found = re.search(r"Lần (\d+)", git(fresh, "show", "bai/bai-1:posts/2026/03/bai-1.md"))
    # All that was told to be saved before is there, and nothing of later.
    assert found
    assert before <= int(found[1]) <= after + 1
    the_editor_goes_on(moved(office, fresh), fresh)


def the_editor_goes_on(office: Office, root: Path) -> None:
    """Sign in with the passwords of before, find what was left, and save."""
    with serving(office) as address:
        other, writer = client(address, "binh"), client(address, "ha")
        assert "Gõ dở" in other.get("bai/bai-2").text
        assert other.get("bai/bai-2/tep/anh.webp").content[:4] == b"RIFF"
        sent = form("Viết tiếp trên máy mới", version=writer.version("bai-1"), act="luu")
        assert writer.post("bai/bai-1", sent).status_code == 200
    assert "Viết tiếp trên máy mới" in git(root, "show", "bai/bai-1:posts/2026/03/bai-1.md")

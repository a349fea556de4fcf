"""A stage for the story: the sample site in a repository of its own, and its editor, served."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygit2
import uvicorn

from cchc.editor.accounts import Wanted
from cchc.editor.app import make_app
from cchc.editor.office import Office, Wishes

ROOT = Path(__file__).parents[2]
# A working day in the plan's year; what the pictures show is reckoned from it.
EPOCH = 1795140000  # 20/11/2026, 09:00 in Viet Nam
PASSWORD = "một câu rất dễ nhớ"  # noqa: S105 - of accounts that live for one story
PEOPLE = {
    "ha": Wanted("ha", "Nguyễn Thị Hà", "ha@mau.example.vn", ("kt",)),
    "lan": Wanted("lan", "Lê Thị Lan", "lan@mau.example.vn", ("vhxh",), is_reviewer=True),
    "mai": Wanted("mai", "Ngô Thị Mai", "mai@mau.example.vn", ("ttdvth",)),
}
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "benchmark", "editor", "gather", "hinh")


@contextmanager
def stage(folder: Path) -> Iterator[str]:
    """Set the sample site up in *folder*, and serve its editor; gives the editor's address."""
    os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH)
    project = folder / "project"
    _copy(project)
    address = f"http://127.0.0.1:{_free_port()}/"
    office = Office(Wishes(project, folder / "data", folder / "site", address))
    for wanted in PEOPLE.values():
        office.cabinet.accounts.create(wanted, PASSWORD)
    office.go_round()
    with _serving(office):
        yield f"{address}bien-tap/"


def _copy(project: Path) -> None:
    """Copy what a site is built from, and commit it."""
    project.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in ("docs", "hooks", "overrides", "plans", "posts"):
        shutil.copytree(ROOT / name, project / name, ignore=_LEFT_OUT)
    repository = pygit2.init_repository(str(project), initial_head="main")
    repository.index.add_all()
    repository.index.write()
    tree = repository.index.write_tree()
    offset = 7 * 60
    signed = pygit2.Signature("Ban biên tập", "bien-tap@mau.example.vn", EPOCH - 86400, offset)
    repository.create_commit("refs/heads/main", signed, signed, "Bắt đầu", tree, [])


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _serving(office: Office) -> Iterator[None]:
    port = int(office.wishes.address.rstrip("/").rpartition(":")[2])
    config = uvicorn.Config(make_app(office), port=port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(timeout=30)
        office.end()

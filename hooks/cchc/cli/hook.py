"""`cchc hook`: let git ask us before it commits, or before a server takes in a push."""

import argparse
import sys
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.door import project_root
from cchc.store.hook_files import (
    PRE_COMMIT,
    PRE_RECEIVE,
    TakenError,
    guard_bare,
    install_hook,
)

INSTALLED = "Đã đặt {path}."
NO_REPOSITORY = "{folder} không phải kho Git; hãy chạy lệnh này trong kho, hoặc nêu đúng thư mục."
TAKEN = "{path} là của chương trình khác; hãy cất tệp này đi rồi chạy lại."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "act",
        choices=("install", PRE_COMMIT, PRE_RECEIVE),
        help="install: đặt vào Git; hai tên kia do Git gọi",
    )
    parser.add_argument(
        "--server", type=Path, metavar="KHO", help="kho chung trên máy chủ (git init --bare)"
    )


def run(args: argparse.Namespace) -> int:
    """Install a hook, or be one."""
    if args.act == "install":
        return _install(args.server)
    from cchc.cli.judged import check_push, check_staged

    return check_staged() if args.act == PRE_COMMIT else check_push(sys.stdin)


def _install(server: Path | None) -> int:
    folder = (server or project_root()).resolve()
    try:
        path = install_hook(folder, PRE_RECEIVE if server else PRE_COMMIT)
    except TakenError as error:
        print(TAKEN.format(path=error), file=sys.stderr)
        return FAULTY
    if path is None:
        print(NO_REPOSITORY.format(folder=folder), file=sys.stderr)
        return FAULTY
    if server:
        guard_bare(folder)
    print(INSTALLED.format(path=path))
    return 0

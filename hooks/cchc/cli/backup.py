"""`cchc backup`: the repository and the editor's data in one file."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.door import project_root
from cchc.cli.edit import NO_REPOSITORY, data_folder
from cchc.core.calendar import ZONE

DONE = (
    "Đã sao lưu vào {file} ({size:.1f} MB): kho Git{data}. Tệp có mật khẩu đã mã hóa và bài chưa "
    "đăng: hãy cất ở máy khác, nơi chỉ người phụ trách mở được."
)
DATA, NO_DATA = " và dữ liệu của trình biên tập", "; chưa có dữ liệu của trình biên tập ở {folder}"
UNSAVED = "Có {number} tệp chưa lưu vào Git, cũng được sao lưu: {names}"
FAILED = "Chưa sao lưu được: {reason}"
_SHOWN = 5


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp sẽ ghi, như sao-luu.zip")
    parser.add_argument("--data", type=Path, help="thư mục dữ liệu của trình biên tập")


def run(args: argparse.Namespace) -> int:
    """Write the archive."""
    from cchc.store.backup import DATABASE, BackupError, back_up
    from cchc.store.repository import has_repository

    root = project_root()
    if not has_repository(root):
        print(NO_REPOSITORY, file=sys.stderr)
        return FAULTY
    data = args.data or data_folder(root)
    try:
        told = back_up(root, data / DATABASE, args.file.absolute(), now=datetime.now(ZONE))
    except BackupError as error:
        print(FAILED.format(reason=error), file=sys.stderr)
        return FAULTY
    with_data = DATA if DATABASE in told.files else NO_DATA.format(folder=data)
    size = args.file.stat().st_size / 1e6
    print(DONE.format(file=args.file, size=size, data=with_data))
    if told.unsaved:
        names = ", ".join(told.unsaved[:_SHOWN]) + (" …" if len(told.unsaved) > _SHOWN else "")
        print(UNSAVED.format(number=len(told.unsaved), names=names))
    return 0

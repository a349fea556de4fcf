"""`cchc restore`: bring back what `cchc backup` wrote, on an empty place."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.edit import data_folder

DONE = (
    "Đã khôi phục bản sao lưu lúc {made:%H:%M ngày %d/%m/%Y} vào {folder}{data}.\n"
    "Việc tiếp theo: cd {folder}, rồi python3 scripts/build.py"
)
DATA = "; dữ liệu của trình biên tập vào {folder}"
FAILED = "Chưa khôi phục: {reason}."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp do cchc backup ghi")
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục mới, hoặc trống")
    parser.add_argument("--data", type=Path, help="thư mục dữ liệu của trình biên tập, mới")


def run(args: argparse.Namespace) -> int:
    """Look at the whole archive, then bring it back."""
    from cchc.store.backup import DATABASE, BackupError
    from cchc.store.restore import Places, restore

    folder = args.folder.absolute()
    places = Places(folder, (args.data or data_folder(folder)).absolute())
    try:
        told = restore(args.file, places)
    except BackupError as error:
        print(FAILED.format(reason=error), file=sys.stderr)
        return FAULTY
    data = DATA.format(folder=places.data) if DATABASE in told.files else ""
    print(DONE.format(made=datetime.fromisoformat(told.made), folder=folder, data=data))
    return 0

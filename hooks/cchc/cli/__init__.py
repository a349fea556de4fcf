"""The command `cchc`: one module a command, listed here."""

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from cchc.cli.trouble import TROUBLES, tell_trouble
from cchc.core.problem import ContentError

# Exit codes: 0 all right, 1 faults in the content, 2 a wrong call, 3 a shortfall (--strict).
FAULTY = 1
WRONG_CALL = 2
SHORT = 3

COMMANDS = {
    "accepted": "ghi nhận bài đã được Trang CCHC của Thành phố đăng",
    "backup": "sao lưu kho bài và dữ liệu của trình biên tập vào một tệp",
    "build": "dựng trang vào thư mục site/",
    "bulletin": "soạn bản tin truyền thanh của tuần; ghi ngày đã phát",
    "check": "kiểm tra bài viết, kế hoạch, cấu hình",
    "close": "chốt số liệu một kỳ đã hết; xem kỳ đã chốt có gì đổi",
    "count": "đếm tin bài so với kế hoạch",
    "duplicates": "tìm bài giống nhau, nghi là bài đăng lại",
    "doctor": "xem máy này có gì thiếu, cũ hoặc sai",
    "edit": "chạy trình biên tập trên máy này",
    "evidence": "gói minh chứng của một kỳ báo cáo: danh mục, trang bài, ảnh, mã băm",
    "gather": "lấy tin từ trang các xã, phường, đơn vị về thành bản nháp",
    "hook": "đặt việc kiểm tra vào Git: trước khi lưu, trước khi máy chủ nhận",
    "import": "chuyển tin bài của trang cũ sang, kèm hình, tệp và địa chỉ cũ",
    "init": "bắt đầu trang cho xã, phường khác",
    "links": "kiểm tra liên kết của trang đã dựng; liên kết ra ngoài khi được yêu cầu",
    "new": "tạo một bài viết mới",
    "next-year": "bắt đầu kế hoạch năm sau bên cạnh kế hoạch năm nay",
    "plan": "dự thảo kế hoạch tuyên truyền năm của một đơn vị",
    "publish": "đưa trang đã dựng lên mạng; quay về bản trước",
    "remind": "soạn lời nhắc từng đơn vị, để gửi Zalo hoặc thư",
    "report": "lập báo cáo định kỳ: tệp Word, bảng Excel, hoặc phần đưa vào báo cáo CCHC",
    "restore": "khôi phục từ tệp sao lưu vào thư mục trống",
    "schema": "tạo lược đồ để trình soạn thảo gợi ý và kiểm tra",
    "share": "soạn lời chia sẻ một bài; ảnh, tờ rơi, áp phích có mã QR",
    "serve": "xem thử trang trên máy này",
}

# Words of Python's own, and those with a dash, cannot name a module.
MODULES = {"import": "moving", "next-year": "next_year"}


class Parser(argparse.ArgumentParser):
    """A parser that tells what is wrong with a call in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is used, and leave with 2."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_CALL, f"{self.prog}: lệnh chưa đúng ({message}); xem {self.prog} --help\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    _speak_utf8()
    # A command makes no rings of objects and soon ends; looking for them takes a fifth of its time.
    gc.disable()
    words = list(sys.argv[1:] if argv is None else argv)
    name = words[0] if words else ""
    if name not in COMMANDS:
        return _help(name)
    command = import_module(f"cchc.cli.{MODULES.get(name, name)}")
    parser = Parser(prog=f"cchc {name}", description=COMMANDS[name])
    command.options(parser)
    try:
        return int(command.run(parser.parse_args(words[1:])))
    except ContentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return FAULTY
    except TROUBLES as trouble:
        # How things stand now, where a command has something to say of it.
        return tell_trouble(trouble, after=getattr(command, "AFTER_TROUBLE", ""))


def _help(name: str) -> int:
    asked = name in {"", "-h", "--help", "help"}
    page = sys.stdout if asked else sys.stderr
    if not asked:
        print(f"cchc: không có lệnh '{name}'", file=page)
    print("Cách dùng: cchc <lệnh> …\n", file=page)
    for command, told in COMMANDS.items():
        print(f"  {command:10} {told}", file=page)
    print("\nXem cách dùng một lệnh: cchc <lệnh> --help", file=page)
    return 0 if asked else WRONG_CALL


def _speak_utf8() -> None:
    """Print Vietnamese whatever the machine's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")

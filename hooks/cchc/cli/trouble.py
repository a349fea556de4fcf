"""Say in plain words what the machine refused a command, and what to do about it."""

import errno
import os
import sys
from concurrent.futures import BrokenExecutor

FULL = "Đĩa đã hết chỗ, không ghi được {file}; hãy giải phóng chỗ trên đĩa rồi chạy lại."
FORBIDDEN = "Không có quyền đọc hoặc ghi {file}; hãy kiểm tra quyền của tệp, thư mục."
NO_TEMPORARY = FULL.format(file="tệp tạm")
GONE = "Không còn thấy {file}: có thể vừa bị xóa hoặc đổi tên trong lúc chạy; hãy chạy lại."
REFUSED = "Không đọc hoặc ghi được {file} (mã lỗi {code}); hãy kiểm tra ổ đĩa rồi chạy lại."
NO_MEMORY = "Máy hết bộ nhớ, việc bị dừng giữa chừng; hãy đóng bớt chương trình khác rồi chạy lại."
STOPPED = "Đã dừng theo yêu cầu."
SOME_FILE = "một tệp"
# What a machine may answer to a command that is right.
TROUBLES = (OSError, MemoryError, BrokenExecutor, KeyboardInterrupt)
_SENTENCES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), FORBIDDEN),
    errno.ENOENT: GONE,
}
TROUBLED, INTERRUPTED = 1, 130


def tell_trouble(trouble: BaseException, *, after: str) -> int:
    """Print what happened, and *after* it how things stand; returns the exit code."""
    if isinstance(trouble, BrokenPipeError):
        # Who read our words has left; what is left of them goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return TROUBLED
    print("\n".join(filter(None, [words_for(trouble), after])), file=sys.stderr)
    return INTERRUPTED if isinstance(trouble, KeyboardInterrupt) else TROUBLED


def words_for(trouble: BaseException) -> str:
    """Return the sentence for *trouble*."""
    if isinstance(trouble, KeyboardInterrupt):
        return STOPPED
    if not isinstance(trouble, OSError):
        return NO_MEMORY
    if isinstance(trouble, FileNotFoundError) and not trouble.filename:
        # `tempfile` says so when it can write nowhere.
        return NO_TEMPORARY
    file, code = str(trouble.filename or SOME_FILE), trouble.errno or 0
    return _SENTENCES.get(code, REFUSED).format(file=file, code=code)

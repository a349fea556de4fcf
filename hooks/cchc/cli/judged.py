"""What commits would bring in, judged and told: in CI, before a commit, when one is pushed."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import project_root
from cchc.cli.telling import TEXT, tell
from cchc.core.problem import ContentError
from cchc.store.clock import clock
from cchc.store.incoming import Incoming
from cchc.store.judging import Range, Verdict, judge, judge_ref, rewound
from cchc.store.repository import has_repository
from cchc.store.staged import staged_commit

NO_RANGE = (
    "không thấy các lần lưu '{found}' trong kho Git này; hãy viết như origin/main..HEAD, và tải đủ"
    " lịch sử (git fetch --unshallow)"
)
NO_MEMBERS = (
    "Lưu ý: nhánh này chưa có thanh-vien.yml nên chưa kiểm tra ai được sửa gì; mẫu ở"
    " hosting/thanh-vien.yml."
)
GOOD = "Đã kiểm tra {commits} lần lưu: không có lỗi."
REFUSED = (
    "Chưa nhận: hãy sửa các lỗi dưới đây rồi gửi lại; cách sửa ở trang Hướng dẫn › Viết bằng Git."
)


def check_changes(words: str, form: str) -> int:
    """Judge the commits `A..B`, or `A...B`, which may have left A some commits ago."""
    root = project_root()
    dots = "..." if "..." in words else ".."
    first, found, last = words.partition(dots)
    incoming = Incoming(root) if has_repository(root) else None
    base, tip = (incoming.commit(name or "HEAD") if incoming else None for name in (first, last))
    if not (incoming and found and base and tip):
        print(NO_RANGE.format(found=words), file=sys.stderr)
        return WRONG_CALL
    if dots == ".." and not incoming.contains(tip, base):
        return _tell(rewound(first), form)
    return _tell(judge(incoming, Range(base, tip, clock())), form)


def check_staged() -> int:
    """Judge what the next commit would hold, by the rights that the last one names."""
    root = project_root()
    incoming = Incoming(root)
    base = incoming.commit("HEAD")
    tip = staged_commit(root) if base else None
    if not base or not tip:
        return 0
    return _tell(judge(incoming, Range(base, tip, clock(), signed=False)), TEXT, is_quiet=True)


def check_push(lines: Iterable[str]) -> int:
    """Judge what a push would move, a line each: old commit, new commit, ref."""
    incoming = Incoming(Path.cwd(), apart=os.environ.get("GIT_QUARANTINE_PATH", ""))
    code = 0
    for line in lines:
        old, new, ref = line.split(maxsplit=2)
        wanted = Range(_present(old), _present(new), clock())
        try:
            verdict = judge_ref(incoming, ref.strip(), wanted)
        except ContentError as error:
            verdict = Verdict(error.problems, has_members=True, commits=0)
        if verdict.problems and not code:
            print(REFUSED, file=sys.stderr)
        code = max(code, _tell(verdict, TEXT, is_quiet=True))
    return code


def _present(commit: str) -> str:
    """Return a commit's id, "" for the noughts that stand for none."""
    return commit if commit.strip("0") else ""


def _tell(verdict: Verdict, form: str, *, is_quiet: bool = False) -> int:
    good = GOOD.format(commits=verdict.commits)
    if verdict.problems or not is_quiet:
        tell(verdict.problems, form, good=good)
    if not verdict.has_members:
        print(NO_MEMBERS, file=sys.stderr)
    return FAULTY if verdict.problems else 0

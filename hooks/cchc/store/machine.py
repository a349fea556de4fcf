"""Look at the machine: programs beside ours, room on the disk, the clock, what builds remember."""

import platform
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cchc.core.calendar import ZONE
from cchc.core.finding import Finding, good, note, wrong
from cchc.store.browser import find_browser
from cchc.store.git import last_commit_time

_MB = 1 << 20
LITTLE, FEW = 200, 2000
# Each program that some product wants, by names, with what it is for and the package of Debian.
WISHED = (
    (("soffice", "libreoffice"), "xem báo cáo Word dạng PDF", "libreoffice-writer-nogui"),
    (("espeak-ng", "espeak"), "đọc thử bản tin truyền thanh", "espeak-ng"),
)
PYTHON = "Python {found} trên {system}."
NO_GIT = "Chưa có git; trình biên tập và chốt kỳ cần git: sudo apt install git."
NO_HOOK = (
    "Chưa cài bước kiểm tra trước khi lưu vào Git; nếu viết bài bằng Git, hãy cài pre-commit rồi"
    " chạy: pre-commit install."
)
NO_PROGRAM = "Chưa có {name}, cần để {use}; nếu dùng: sudo apt install {package}."
NO_BROWSER = (
    "Chưa có Chromium, Chrome hay Edge, cần để in trang bài ra PDF trong gói minh chứng; nếu dùng:"
    " sudo apt install chromium."
)
ROOM = "Đĩa chứa {folder}: còn trống {free} MB"
NO_TIME_ZONES = "Máy thiếu dữ liệu múi giờ Asia/Ho_Chi_Minh; hãy cài lại gói tzdata."
BEHIND = (
    "Đồng hồ máy chỉ {now:%H:%M ngày %d/%m/%Y}, sớm hơn lần lưu Git gần nhất ({last:%H:%M ngày"
    " %d/%m/%Y}); hãy chỉnh lại giờ máy."
)
CLOCK = "Đồng hồ: {now:%H:%M ngày %d/%m/%Y}, giờ Việt Nam."
SPOILT = "Bộ nhớ tạm {file} bị hỏng; hãy xóa tệp này, lần dựng sau sẽ làm lại."
SOUND = "Bộ nhớ tạm của các lần dựng: không hỏng."


def machine_findings(root: Path, *, now: datetime) -> Iterator[Finding]:
    """Yield how the machine stands for the project in *root*, at the moment *now* (aware)."""
    yield good(PYTHON.format(found=platform.python_version(), system=platform.platform()))
    yield from _git(root)
    yield from _programs()
    for folder in dict.fromkeys((root, Path(tempfile.gettempdir()))):
        yield _room(folder)
    yield _clock(root, now)


def _git(root: Path) -> Iterator[Finding]:
    git = shutil.which("git")
    if not git:
        yield note(NO_GIT)
        return
    yield good(f"Git: {_said(git, '--version').removeprefix('git version ')}.")
    place = _said(git, "-C", str(root), "rev-parse", "--git-path", "hooks/pre-commit")
    if place and not (root / place).exists():
        yield note(NO_HOOK)


def _programs() -> Iterator[Finding]:
    browser = find_browser()
    yield good(f"Trình duyệt để in PDF: {browser}.") if browser else note(NO_BROWSER)
    for names, use, package in WISHED:
        found = next(filter(None, map(shutil.which, names)), None)
        words = NO_PROGRAM.format(name=names[0], use=use, package=package)
        yield good(f"{names[0]}: {found}, để {use}.") if found else note(words)


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free // _MB
    words = ROOM.format(folder=folder, free=free)
    if free < LITTLE:
        return wrong(f"{words}; hãy giải phóng chỗ trước khi dựng trang.")
    return note(f"{words}; sắp hết chỗ.") if free < FEW else good(f"{words}.")


def _clock(root: Path, now: datetime) -> Finding:
    try:
        ZoneInfo(ZONE.key)
    except ZoneInfoNotFoundError:
        return wrong(NO_TIME_ZONES)
    last = last_commit_time(root)
    if last and now < last - timedelta(minutes=5):
        return wrong(BEHIND.format(now=now.astimezone(ZONE), last=last.astimezone(ZONE)))
    return good(CLOCK.format(now=now.astimezone(ZONE)))


def memory_finding(path: Path, *, file: str) -> Finding:
    """Return whether the memory of builds at *path* is sound; there may be none."""
    if not path.is_file():
        return good(SOUND)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            sound = db.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.DatabaseError:
        sound = False
    return good(SOUND) if sound else note(SPOILT.format(file=file))


def moment() -> datetime:
    """Return the machine's own time, whatever day is asked for."""
    return datetime.now(UTC)


def _said(*command: str) -> str:
    """Return what a program prints, or "" where it fails."""
    ran = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    return ran.stdout.strip() if ran.returncode == 0 else ""

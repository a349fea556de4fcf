"""The checkers of finished pages that are no Python: Lighthouse and vnu, from npm.

Standard library only. `tests/tools/package-lock.json` says what, with hashes; npm installs it into
`.cchc/checkers/`, once for each state of that file. No package's own script runs.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from environment import PROJECT, alone

SOURCE = PROJECT.root / "tests" / "tools"
FOLDER = PROJECT.root / ".cchc" / "checkers"
_FILES = ("package.json", "package-lock.json")
# A machine may have an old Node beside npm: it only installs, Playwright's own runs the checkers.
_NPM = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--engine-strict=false", "--silent")
NO_NPM = """\
Máy thiếu npm, mà phép thử trang web (Lighthouse, vnu) cần.
Debian, Ubuntu: hãy chạy `sudo apt-get install --no-install-recommends npm`, rồi chạy lại."""
NOT_INSTALLED = """\
Không cài được công cụ kiểm tra trang web; npm báo:

{output}

Hãy xem máy có mạng không (proxy: biến HTTPS_PROXY), đĩa còn 300 MB trống không, rồi chạy lại."""


def is_ready() -> bool:
    """Tell whether what the lock file names now is installed, to the end."""
    stamp = FOLDER / "done"
    return stamp.exists() and stamp.read_text("utf-8") == _state()


def furnish() -> None:
    """Install the checkers unless they are there, or end this script with words on what to do."""
    if is_ready():
        return
    with alone(PROJECT.root / ".cchc" / "checkers.lock"):
        # Another script may have done it while we waited.
        if not is_ready():
            _install()


def _install() -> None:
    npm = shutil.which("npm")
    if not npm:
        sys.exit(NO_NPM)
    start = time.monotonic()
    print("Đang cài công cụ kiểm tra trang web …", flush=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name in _FILES:
        shutil.copy(SOURCE / name, FOLDER / name)
    _run([npm, *_NPM], FOLDER)
    # Last of all, so that an installation cut short has no stamp.
    (FOLDER / "done").write_text(_state(), "utf-8", newline="\n")
    print(f"Đã cài xong sau {time.monotonic() - start:.0f} giây.", flush=True)


def _run(command: list[str], folder: Path) -> None:
    run = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_UPDATE_NOTIFIER": "1"},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if run.returncode:
        sys.exit(NOT_INSTALLED.format(output="\n".join(run.stdout.splitlines()[-20:])))


def _state() -> str:
    return hashlib.sha256(b"\0".join((SOURCE / name).read_bytes() for name in _FILES)).hexdigest()


if __name__ == "__main__":
    furnish()

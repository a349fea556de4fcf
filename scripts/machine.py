"""What the tests want of the machine beside Python: real browsers, servers, readers, offices.

Standard library only. On Debian, Ubuntu and as root what is missing is installed; elsewhere the
words say what to run.
"""

import os
import shutil
import subprocess
import sys

# Each Debian package, with a program that tells if it is there; fonts and modules have none.
PROGRAMS = {
    "caddy": "caddy",
    "chromium": "chromium",
    "default-jre-headless": "java",
    "espeak-ng": "espeak-ng",
    "gnupg": "gpg",
    "libreoffice-calc-nogui": "soffice",
    "libreoffice-writer-nogui": "soffice",
    "newsboat": "newsboat",
    "nginx": "nginx",
    "npm": "npm",
    "openssh-client": "ssh",
    "openssh-server": "sshd",
    "poppler-utils": "pdftoppm",
    "rsync": "rsync",
    "systemd": "systemd-analyze",
}
OTHERS = ("fonts-liberation", "fonts-noto-core", "libnginx-mod-http-brotli-static")
WANTING = """\
Máy thiếu các gói mà phép thử cần: {names}.
Debian, Ubuntu: hãy chạy `sudo apt-get install --no-install-recommends {names}`, rồi chạy lại.
Chưa cần thử các phần đó: python3 scripts/test.py --ignore=… (xem pytest --help)."""


def missing() -> list[str]:
    """Return the packages that are not there."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    found = {name for name, program in PROGRAMS.items() if shutil.which(program, path=path)}
    return [name for name in (*PROGRAMS, *OTHERS) if name not in found and not _installed(name)]


def furnish() -> None:
    """Install what is missing, or end this script with words on what to do."""
    wanted = missing()
    if not wanted:
        return
    can_install = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if not can_install:
        sys.exit(WANTING.format(names=" ".join(wanted)))
    print(f"Đang cài {', '.join(wanted)} …", flush=True)
    for words in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *wanted]):
        # What a package's service would serve is not wanted: the tests start their own.
        variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        run = subprocess.run(
            ["apt-get", *words],  # noqa: S607 - the machine's own
            env=variables,
            check=False,
            stdout=subprocess.DEVNULL,
        )
        if run.returncode:
            sys.exit(WANTING.format(names=" ".join(wanted)))


def _installed(package: str) -> bool:
    if not shutil.which("dpkg-query"):
        # Another system: the tests say themselves what they miss.
        return True
    run = subprocess.run(
        ["dpkg-query", "-W", "-f=${Status}", package],  # noqa: S607 - the machine's own
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    return run.stdout.endswith(" installed")

"""Renew the lock files from pyproject.toml; a maintainer's command, not needed to run the site.

It wants uv (`python3 -m pip install uv`). Words after the command go to uv:
`python3 scripts/lock.py --upgrade` takes the newest version of everything.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "pyproject.toml"
HEADER = """\
# Made from pyproject.toml by `python3 scripts/lock.py`; do not edit.
# Newer versions: `python3 scripts/lock.py --upgrade`, then `python3 scripts/test.py`.
"""
# One version of a package for all Pythons: the same post gives the same bytes everywhere.
COMPILE = ["-m", "uv", "pip", "compile", "--quiet", "--universal"]
FORM = ["--python-version=3.11", "--fork-strategy=fewest", "--generate-hashes"]
# The file must tell nothing of the machine that it was made on.
SILENCE = ["--no-header", "--no-emit-index-url", "--no-emit-find-links"]


def lock(name: str, *options: str) -> None:
    """Write one lock file, with our own header."""
    command = [sys.executable, *COMPILE, *FORM, *SILENCE, *options, f"--output-file={name}"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    path = ROOT / name
    path.write_text(HEADER + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    # Each lock holds the one before to the letter: all share one .venv.
    lock("requirements-build.lock", "--group=build", *sys.argv[1:])
    runtime = [PROJECT, "--group=build"]
    lock("requirements.lock", *runtime, "-crequirements-build.lock", *sys.argv[1:])
    lock("requirements-dev.lock", *runtime, "--group=dev", "-crequirements.lock", *sys.argv[1:])

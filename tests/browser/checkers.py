"""Lighthouse and vnu, as `scripts/checkers.py` installs them; a Chromium that they look into."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import playwright
import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".cchc/checkers/node_modules"
_NODE = Path(playwright.__file__).parent / "driver/node"
# Nobody is asked but this machine: Chromium's own questions would be refused one by one.
_QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


def installed(name: str) -> Path:
    """Return where a package of tests/tools/ lies."""
    if not (FOLDER / name).exists():
        pytest.fail(f"no {name}: run `python3 scripts/checkers.py` first (it needs npm)")
    return FOLDER / name


@contextmanager
def chromium(folder: Path) -> Iterator[str]:
    """Run a Chromium of its own with its profile in *folder*; yields the port to steer it by."""
    command = [shutil.which("chromium") or "chromium", *_QUIET, f"--user-data-dir={folder}"]
    with (folder.parent / "chromium.log").open("wb") as said:
        process = subprocess.Popen(
            [*command, "--remote-debugging-port=0", "about:blank"], stdout=said, stderr=said
        )
        try:
            yield _port(folder / "DevToolsActivePort", process)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _port(file: Path, process: subprocess.Popen[bytes]) -> str:
    for _ in range(300):
        assert process.poll() is None, "chromium ended"
        if file.exists() and file.read_text("utf-8").strip():
            return file.read_text("utf-8").split()[0]
        time.sleep(0.1)
    message = "chromium opens no port"
    raise AssertionError(message)


def lighthouse(port: str, addresses: list[str]) -> list[dict[str, Any]]:
    """Return what Lighthouse says of each address: its scores, and the audits that fall short."""
    module = installed("lighthouse") / "core/index.js"
    script = ROOT / "tests/tools/lighthouse.mjs"
    command = [str(_NODE), str(script), str(module), port, *addresses]
    run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=540)
    assert run.returncode == 0, run.stderr[-2000:]
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


def vnu(folder: Path) -> list[dict[str, Any]]:
    """Return every message of the W3C's checker on the pages below *folder*."""
    jar = installed("vnu-jar") / "build/dist/vnu.jar"
    java = shutil.which("java")
    if not java:
        pytest.fail("no java: Debian, Ubuntu: apt install default-jre-headless")
    options = ["--format", "json", "--skip-non-html", "--stdout"]
    command = [java, "-Xmx512m", "-jar", str(jar), *options, str(folder)]
    run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=300)
    found: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return found

"""The shipped systemd units: systemd itself takes them, and what they start is there."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cchc.cli import COMMANDS

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "hosting" / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
TIMERS = [path for path in UNITS if path.suffix == ".timer"]
# The words of `systemd-analyze security`: 0 is the safest, 10 what no unit says anything about.
EXPOSED_AT_MOST = 2.5

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is of Linux")


def analyze(*words: str) -> subprocess.CompletedProcess[str]:
    """Ask systemd's own checker."""
    program = shutil.which("systemd-analyze")
    assert program, "apt install systemd"
    return subprocess.run([program, *words], capture_output=True, encoding="utf-8", check=False)


def read(path: Path) -> configparser.RawConfigParser:
    """Return a unit's settings; of those that stand there twice, the last."""
    found = configparser.RawConfigParser(strict=False)
    found.optionxform = str  # type: ignore[assignment,method-assign] # names have capitals
    found.read(path, "utf-8")
    return found


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_takes_each_unit(path: Path) -> None:
    """No setting is misspelt, none is ignored."""
    ran = analyze("verify", "--man=no", str(path))

    assert ran.returncode == 0, ran.stderr
    assert path.name not in ran.stderr


def test_a_misspelt_unit_would_be_told(tmp_path: Path) -> None:
    """The check sees what it is for."""
    path = tmp_path / "trang-xa-sai.service"
    path.write_text(
        SERVICES[0].read_text("utf-8").replace("ProtectSystem", "ProtectSytem"), "utf-8"
    )

    assert "ProtectSytem" in analyze("verify", "--man=no", str(path)).stderr


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_a_service_can_do_little_else(path: Path) -> None:
    """It is nobody's root, writes below /srv/trang-xa alone, and systemd calls it well guarded."""
    service = read(path)["Service"]
    ran = analyze("security", "--offline=true", "--no-pager", str(path))
    exposed = re.search(r"exposure level for \S+ ([\d.]+)", ran.stdout)

    assert service["User"] == "trangxa"
    assert service["ProtectSystem"] == "strict"
    assert service["ReadWritePaths"] == "/srv/trang-xa"
    assert exposed
    assert float(exposed[1]) <= EXPOSED_AT_MOST


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_what_a_service_starts_is_there(path: Path) -> None:
    """The script or the command of ours, with options that it knows."""
    started = read(path)["Service"]["ExecStart"]
    script, command = (
        re.search(r"scripts/(\w+)\.py", started),
        re.search(r"bin/cchc (\w+)", started),
    )
    name = script[1] if script else command[1] if command else ""
    assert name in COMMANDS
    assert not script or (ROOT / "scripts" / f"{name}.py").is_file()
    words = [sys.executable, "-m", "cchc.cli", name, "--help"]
    usage = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)

    assert all(option in usage.stdout for option in re.findall(r"--[a-z-]+", started))


@pytest.mark.parametrize("path", TIMERS, ids=lambda path: path.name)
def test_a_timer_starts_its_service_at_the_hour_of_viet_nam(path: Path) -> None:
    """Of the same name; after midnight there, wherever the machine's clock stands."""
    told = read(path)["Timer"]["OnCalendar"]
    ran = analyze("calendar", "--iterations=1", told)

    assert path.with_suffix(".service") in SERVICES
    assert ran.returncode == 0, ran.stderr
    assert told.endswith("Asia/Ho_Chi_Minh")

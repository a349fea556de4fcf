"""Another machine, over a real sshd and a real rsync: the same releases, the same single step."""

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path

import pytest

from cchc.core.target import SshTarget
from cchc.deploy.errors import DeployError
from cchc.deploy.publishing import Wish, preview, publish, roll_back, tell_releases
from deploy.site_samples import FIRST, SECOND, releases, shown, wish, write_site
from hosting.web_servers import free_port, program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the other side is a Unix")
_SERVER = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
PidFile {folder}/sshd.pid
AuthorizedKeysFile {folder}/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
"""
_CLIENT = """\
Host *
  IdentityFile {folder}/key
  IdentitiesOnly yes
  StrictHostKeyChecking accept-new
  UserKnownHostsFile {folder}/known
  LogLevel ERROR
  BatchMode yes
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, int]]:
    """Run sshd as whoever runs the tests, on a port of its own; gives its folder and its port."""
    folder, port = tmp_path_factory.mktemp("sshd"), free_port()
    for name in ("host", "key"):
        words = ["-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run([program("ssh-keygen"), *words], check=True)
    (folder / "server").write_text(_SERVER.format(folder=folder, port=port), "utf-8")
    (folder / "client").write_text(_CLIENT.format(folder=folder), "utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where root's sshd locks itself in
    words = [program("sshd"), "-D", "-f", str(folder / "server"), "-E", str(folder / "log")]
    process = subprocess.Popen(words)
    try:
        _await(process, folder / "log")
        yield folder, port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _await(process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        said = log.read_text("utf-8") if log.is_file() else ""
        if "listening" in said:
            return
        assert process.poll() is None, said
        time.sleep(0.05)
    raise TimeoutError


@pytest.fixture
def target(server: tuple[Path, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SshTarget:
    """A folder of that machine; rsync and we reach it by the same words."""
    folder, port = server
    monkeypatch.setenv("RSYNC_RSH", shlex.join(["ssh", "-F", str(folder / "client")]))
    return SshTarget(f"{getuser()}@127.0.0.1", str(tmp_path / "cong-bo"), port)


def put(target: SshTarget, wanted: Wish) -> list[str]:
    """Put a site on the air; returns what was told, without the place."""
    return [line.partition("cong-bo: ")[2] for line in publish(target, wanted)]


def test_a_site_goes_over_and_back(target: SshTarget, tmp_path: Path) -> None:
    """First all, then only what differs; what is the same is stored once; one command goes back."""
    air, site = Path(target.path), write_site(tmp_path / "site", FIRST)
    assert put(target, wish(site)) == [
        "đã đưa lên bản 1 (08:30:00 ngày 22/11/2026); 5 tệp mới, 0 tệp đổi, 0 tệp bỏ."
    ]
    assert shown(air) == FIRST
    first = (air / "current").resolve()
    write_site(site, SECOND)
    assert list(preview(target, wish(site)))[:-1] == [
        "+ assets/stylesheets/ba9876543210.css",
        "+ tin-bai/2026/03/bai-2/index.html",
        "~ index.html",
        "- assets/stylesheets/0123456789ab.css",
        "- tin-bai/2026/03/bai-cu/index.html",
    ]
    assert shown(air) == FIRST
    assert put(target, wish(site, hours=1))[0].endswith("2 tệp mới, 1 tệp đổi, 2 tệp bỏ.")
    assert shown(air) == SECOND
    same = "tin-bai/2026/03/bai-1/index.html"
    assert (air / "current" / same).stat().st_ino == (first / same).stat().st_ino
    assert put(target, wish(site, hours=2)) == ["không có gì mới."]

    assert "đã quay về bản 1" in "".join(roll_back(target))
    assert shown(air) == FIRST
    assert "  → bản 1" in "".join(tell_releases(target))


def test_the_last_ones_stay_there_too(target: SshTarget, tmp_path: Path) -> None:
    """And what a killed one left half made is cleared."""
    air, site = Path(target.path), tmp_path / "site"
    (air / "releases" / ".moi-00009-20261122-083000").mkdir(parents=True)
    for number in range(3):
        write_site(site, {**FIRST, "index.html": f"bản {number}"})
        put(target, wish(site, keep=2, hours=number))

    assert [name[:5] for name in releases(air)] == ["00002", "00003"]
    assert (air / "current" / "index.html").stat().st_mode & 0o777 == 0o644


def test_of_two_at_once_one_says_so_there_too(target: SshTarget, tmp_path: Path) -> None:
    """Another machine holds the place; when it is killed, the lock goes with it."""
    air, site = Path(target.path), write_site(tmp_path / "site", FIRST)
    air.mkdir()
    with subprocess.Popen(
        ["flock", str(air / ".lock"), "sh", "-c", "echo held; exec cat"],  # noqa: S607
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdin
        assert other.stdout
        other.stdout.readline()
        with pytest.raises(DeployError, match=r"Đang có một lệnh khác đưa trang lên .*cong-bo;"):
            put(target, wish(site))
        assert not (air / "current").exists()
        other.stdin.close()
    put(target, wish(site))
    assert shown(air) == FIRST


def test_a_way_that_breaks_leaves_the_site(
    target: SshTarget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of the files, and before anything; what the other side said is told."""
    air, site = Path(target.path), write_site(tmp_path / "site", FIRST)
    put(target, wish(site))
    write_site(site, SECOND)
    broken, way = tmp_path / "way", os.environ["RSYNC_RSH"]
    # Breaks off where rsync begins to send; what is asked before goes through.
    cut = 'case "$*" in *link-dest*) exit 9;; esac'
    broken.write_text(f'#!/bin/sh\n{cut}\nexec {way} "$@"\n', "utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("RSYNC_RSH", str(broken))
    with pytest.raises(DeployError, match="Không đưa được trang lên"):
        put(target, wish(site))
    assert shown(air) == FIRST

    monkeypatch.setenv("RSYNC_RSH", "false")
    with pytest.raises(DeployError, match="Không đưa được trang lên"):
        put(target, wish(site))
    monkeypatch.setenv("RSYNC_RSH", way)
    put(target, wish(site))
    assert shown(air) == SECOND
    assert len(releases(air)) == 2

"""A folder behind a web server: turned in one step, kept back, never half a site."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc.core.target import FolderTarget
from cchc.deploy.errors import DeployError
from cchc.deploy.frozen import frozen
from cchc.deploy.publishing import Wish, preview, publish, roll_back, tell_releases
from cchc.store.alone import alone
from deploy.site_samples import FIRST, SECOND, releases, shown, wish, write_again, write_site

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a folder is turned by a symlink")
# Every kind of deed on the disk that Python tells of.
DEEDS = {"open", "os.link", "os.rename", "os.symlink", "os.mkdir", "os.remove", "os.rmdir"}
DEEDS |= {"os.chmod", "os.utime"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The first state of a site."""
    return write_site(tmp_path / "site", FIRST)


@pytest.fixture
def air(tmp_path: Path) -> Path:
    """Where it is put on the air."""
    return tmp_path / "cong-bo"


def put(air: Path, wanted: Wish) -> list[str]:
    """Put a site on the air; returns what was told."""
    return list(publish(FolderTarget(str(air)), wanted))


def test_what_is_published_is_the_site(site: Path, air: Path) -> None:
    """Byte for byte, to be read by everybody; and once more is nothing."""
    told = put(air, wish(site))

    assert told == [
        f"{air}: đã đưa lên bản 1 (08:30:00 ngày 22/11/2026); 5 tệp mới, 0 tệp đổi, 0 tệp bỏ."
    ]
    assert shown(air) == FIRST
    assert (air / "current" / "index.html").stat().st_mode & 0o777 == 0o644
    assert (air / "current" / "tin-bai").stat().st_mode & 0o777 == 0o755
    assert put(air, wish(site, hours=1)) == [f"{air}: không có gì mới."]
    assert len(releases(air)) == 1


def test_what_is_the_same_is_not_stored_again(site: Path, air: Path) -> None:
    """Files of a release are links to those before; a clean build that changed no byte too."""
    put(air, wish(site))
    first = (air / "current").resolve()
    write_again(site)
    told = put(air, wish(write_site(site, SECOND), hours=1))
    second = (air / "current").resolve()

    assert told[0].endswith("2 tệp mới, 1 tệp đổi, 2 tệp bỏ.")
    assert shown(air) == SECOND
    same = "tin-bai/2026/03/bai-1/index.html"
    assert (first / same).stat().st_ino == (second / same).stat().st_ino
    # What stands there knows the site's own files no more: nobody who writes into them reaches it.
    assert (second / "index.html").stat().st_ino != (site / "index.html").stat().st_ino
    assert {path.name: path.read_text("utf-8") for path in [first / "index.html"]} == {
        "index.html": FIRST["index.html"]
    }


def test_the_last_ones_stay(site: Path, air: Path) -> None:
    """As many as are wished for, with the one on the air."""
    for number in range(6):
        write_site(site, {**FIRST, "index.html": f"bản {number}"})
        put(air, wish(site, keep=3, hours=number))

    assert [name[:5] for name in releases(air)] == ["00004", "00005", "00006"]
    assert shown(air)["index.html"] == "bản 5"


def test_one_command_goes_back(site: Path, air: Path) -> None:
    """Step by step to the oldest that is kept; then it says so, and the site stays."""
    for number in range(3):
        write_site(site, {**FIRST, "index.html": f"bản {number}"})
        put(air, wish(site, hours=-number))  # a clock that was set back changes no order
    target = FolderTarget(str(air))
    told = [*roll_back(target), *roll_back(target)]
    assert told[0].startswith(f"{air}: đã quay về bản 2 (07:30:00 ngày 22/11/2026).")
    assert shown(air)["index.html"] == "bản 0"

    with pytest.raises(DeployError, match="Không còn bản nào trước bản đang dùng"):
        list(roll_back(target))
    assert shown(air)["index.html"] == "bản 0"
    assert next(tell_releases(target)).splitlines()[1:] == [
        "    bản 3 (06:30:00 ngày 22/11/2026)",
        "    bản 2 (07:30:00 ngày 22/11/2026)",
        "  → bản 1 (08:30:00 ngày 22/11/2026)",
    ]
    put(air, wish(site))
    assert shown(air)["index.html"] == "bản 2"


def test_what_would_be_done_is_told_and_not_done(site: Path, air: Path) -> None:
    """A line a file; nothing is made, not even the folder."""
    assert list(preview(FolderTarget(str(air)), wish(site)))[-1].startswith(f"{air}: sẽ có 5 tệp")
    assert not air.exists()
    put(air, wish(site))
    write_site(site, SECOND)

    assert list(preview(FolderTarget(str(air)), wish(site))) == [
        "+ assets/stylesheets/ba9876543210.css",
        "+ tin-bai/2026/03/bai-2/index.html",
        "~ index.html",
        "- assets/stylesheets/0123456789ab.css",
        "- tin-bai/2026/03/bai-cu/index.html",
        f"{air}: sẽ có 2 tệp mới, 1 tệp đổi, 2 tệp bỏ; chưa làm gì.",
    ]
    assert shown(air) == FIRST


def test_of_two_at_once_one_says_so(site: Path, air: Path, tmp_path: Path) -> None:
    """Two of the same site, and two sites for the same place: the later one stops."""
    with frozen(site, unfinished=tmp_path / "unfinished"), pytest.raises(DeployError) as caught:
        put(air, wish(site))
    assert str(caught.value) == (
        f"Đang có một lệnh khác đưa trang lên {site}; lệnh này dừng, hãy chờ xong rồi chạy lại."
    )
    with alone(air / ".lock"), pytest.raises(DeployError, match=f"khác đưa trang lên {air};"):
        put(air, wish(site))
    assert not (air / "current").exists()


def test_a_site_that_is_being_built_waits(
    site: Path, air: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So does one that a killed build left between two; and without a site there is nothing."""
    monkeypatch.setattr("cchc.deploy.frozen._TRIES", 2)
    (tmp_path / "unfinished").touch()
    with pytest.raises(DeployError, match="đang được dựng, hoặc lần dựng trước bị ngắt"):
        put(air, wish(site))
    (site / "index.html").unlink()
    with pytest.raises(DeployError, match="Chưa có trang ở"):
        put(air, wish(site))
    assert not air.exists()


def test_wherever_it_dies_a_whole_site_stands(
    site: Path, air: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before each single deed on the disk in turn: old or new, never between; then done."""
    # Who is killed loses no bytes, only who loses power does: no need to wait for the disk here.
    monkeypatch.setattr(os, "sync", lambda: None)
    put(air, wish(site))
    put(air, wish(write_site(site, SECOND), hours=1, keep=2))
    died = 0
    while True:
        states = [FIRST, SECOND] if died % 2 else [SECOND, FIRST]
        write_site(site, states[1])
        ended = killed_at(died, lambda: put(air, wish(site, hours=2, keep=2)))
        assert shown(air) in states, died
        if not ended:
            break
        died += 1
        put(air, wish(site, hours=3, keep=2))
        assert shown(air) == states[1]
        assert len(releases(air)) == 2

    assert died > 60


def killed_at(deed: int, work: Callable[[], object]) -> bool:
    """Do *work* in a copied process that is killed before its *deed*th deed on the disk."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = [deed]

    def count(event: str, _: object) -> None:
        if event in DEEDS:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(count)
        work()
    finally:
        os._exit(0)

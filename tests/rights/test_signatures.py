"""Who has a key signs; the editor signs what it writes down in the name of officers."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cchc.core.members import Member
from cchc.store.commits import Deed, Person
from cchc.store.repository import Repository
from cchc.store.signatures import signature_refusal
from cli.project_folder import write_post
from rights.hub import KT, MEMBERS, VHXH, Clone, Hub, start_hub

UNSIGNED = (
    "chưa có chữ ký của Phòng Kinh tế; hãy chạy git config commit.gpgSign true, rồi git commit"
    " --amend --no-edit"
)
OTHER_KEY = (
    "chữ ký không phải của Phòng Kinh tế; hãy ký bằng khóa đã đăng ký (git config"
    " user.signingKey), rồi git commit --amend --no-edit"
)
EDITOR = "bien-tap@xa.example"


def new_key(path: Path) -> str:
    """Make an SSH key; returns the line of its public half."""
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)]
    subprocess.run(words, check=True)
    return path.with_suffix(".pub").read_text("utf-8").strip()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the keys of Phòng Kinh tế, of the editor, and of somebody else."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("kt", "bien-tap", "la"):
        new_key(folder / name)
    return folder


@pytest.fixture
def signed_hub(keys: Path, tmp_path: Path) -> Hub:
    """A shared repository in which Phòng Kinh tế and the editor have keys."""
    kt, editor = ((keys / f"{name}.pub").read_text("utf-8").strip() for name in ("kt", "bien-tap"))
    text = MEMBERS.replace("units: [kt]", f'units: [kt], ssh: "{kt}"')
    text += f"  - {{name: Trình biên tập, email: {EDITOR}, roles: [trinh-bien-tap],"
    return start_hub(tmp_path / "hub", members=f'{text} ssh: "{editor}"}}\n')


def signing(clone: Clone, key: Path) -> None:
    """Let a clone sign with an SSH key."""
    for name, value in (("gpg.format", "ssh"), ("user.signingKey", str(key))):
        clone.git("config", name, value)
    clone.git("config", "commit.gpgSign", "true")


def test_a_signed_commit_comes_in(signed_hub: Hub, keys: Path) -> None:
    """Signed by the key that main names for the member."""
    clone = signed_hub.clone(KT)
    signing(clone, keys / "kt")
    write_post(clone.folder, "bai-kt", "2026-03-12", "Đã sửa.")
    clone.commit()

    assert clone.push().code == 0


def test_without_signature_or_with_anothers_nothing_comes_in(signed_hub: Hub, keys: Path) -> None:
    """An address alone is anybody's to write; so is a key that main does not know."""
    clone = signed_hub.clone(KT)
    write_post(clone.folder, "bai-kt", "2026-03-12", "Đã sửa.")
    commit = clone.commit()
    bare = clone.push()
    signing(clone, keys / "la")
    clone.git("commit", "--quiet", "--amend", "--no-edit")
    other = clone.push()

    assert bare.told[1] == f"lần lưu {commit}: {UNSIGNED}"
    assert other.told[1].partition(": ")[2] == OTHER_KEY


def test_the_editor_signs_for_officers(signed_hub: Hub, keys: Path) -> None:
    """What the editor wrote down and a reviewer approved comes in under the officers' names."""
    clone = signed_hub.clone(EDITOR)
    clone.git("config", "cchc.signingKey", str(keys / "bien-tap"))
    repository = Repository(clone.folder)
    post = (clone.folder / "posts/2026/03/bai-kt.md").read_text("utf-8").encode()
    base = repository.tip()
    tip = repository.commit(
        "bai/bai-kt",
        {"posts/2026/03/bai-kt.md": post + b"\n"},
        deed("Phòng Kinh tế", KT),
        base=None,
    )
    repository.merge("bai/bai-kt", deed("Phòng Văn hóa – Xã hội", VHXH), base=tip)

    assert repository.tip() != base
    assert clone.push("main:main").code == 0


def test_nobody_passes_for_the_editor(signed_hub: Hub) -> None:
    """The editor's address without its key opens nothing, not even the own unit's posts."""
    clone = signed_hub.clone(EDITOR)
    write_post(clone.folder, "bai-kt", "2026-03-12", "Đã sửa.")
    clone.commit(f"--author=Phòng Kinh tế <{KT}>")

    assert [line.partition(": ")[2] for line in clone.push().told[1:-1]] == [
        (
            "chưa có chữ ký của Trình biên tập; hãy chạy git config commit.gpgSign true, rồi git"
            " commit"
            " --amend --no-edit"
        )
    ]


def deed(name: str, email: str) -> Deed:
    """Return a deed of an officer, written down by the editor."""
    editor = Person("Trình biên tập", EDITOR)
    return Deed(Person(name, email), "Sửa bài", datetime(2026, 4, 1, tzinfo=UTC), editor)


@pytest.fixture
def gpg_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home for gpg with a key of Phòng Kinh tế; its agent ends with the test."""
    home = tmp_path / "g"
    home.mkdir(mode=0o700)
    monkeypatch.setenv("GNUPGHOME", str(home))
    gpg("--batch", "--passphrase", "", "--quick-generate-key", f"Phòng Kinh tế <{KT}>", "ed25519")
    yield home
    subprocess.run(["gpgconf", "--homedir", str(home), "--kill", "all"], check=False)  # noqa: S607


def gpg(*words: str) -> str:
    """Run gpg in the home that the environment names."""
    program = shutil.which("gpg") or "gpg"
    ran = subprocess.run([program, *words], capture_output=True, encoding="utf-8", check=True)
    return ran.stdout


def test_openpgp_serves_as_well(hub: Hub, gpg_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the member's own key counts, whatever keys the machine trusts."""
    armoured = gpg("--armor", "--export", KT).strip()
    clone = hub.clone(KT)
    write_post(clone.folder, "bai-kt", "2026-03-12", "Đã sửa.")
    clone.commit(f"--gpg-sign={KT}")
    commit = clone.out("rev-parse", "HEAD")
    monkeypatch.setenv("PATH", os.environ["PATH"])
    ours = Member("Phòng Kinh tế", (KT,), ("kt",), openpgp=(armoured,))
    other = Member("Phòng Kinh tế", (KT,), ("kt",), ssh=("ssh-ed25519 " + "A" * 68,))
    folder = clone.folder / ".git"

    assert gpg_home.is_dir()
    assert signature_refusal(folder, commit, ours) == ""
    assert signature_refusal(folder, commit, other) == OTHER_KEY


def test_a_server_that_cannot_look_says_so(
    signed_hub: Hub, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is taken on trust because a program is missing."""
    clone = signed_hub.clone(KT)
    signing(clone, keys / "kt")
    write_post(clone.folder, "bai-kt", "2026-03-12", "Đã sửa.")
    clone.commit()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").symlink_to(shutil.which("git") or "git")
    commit = clone.out("rev-parse", "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    member = Member("Phòng Kinh tế", (KT,), ("kt",), ssh=("ssh-ed25519 " + "A" * 68,))

    assert signature_refusal(clone.folder / ".git", commit, member) == (
        "máy chủ chưa xem được chữ ký vì thiếu ssh-keygen; hãy báo người quản trị"
    )

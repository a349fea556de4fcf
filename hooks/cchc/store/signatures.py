"""Whether a commit bears the signature of a member, asked of git, which asks ssh-keygen or gpg.

Only that member's keys are known to the question, whatever keys the machine itself trusts.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cchc.core import refusals
from cchc.core.members import Member

_WHO = "thanh-vien"


def signature_refusal(folder: Path, commit: str, member: Member) -> str:
    """Return why a commit cannot count as signed by *member*; "" if it can.

    *folder* is where the repository's own files lie; git finds a push in quarantine by itself.
    """
    signature = _git(folder, "cat-file", "commit", commit).stdout.partition(b"\n\n")[0]
    if b"\ngpgsig" not in signature:
        return refusals.UNSIGNED.format(name=member.name)
    program = "ssh-keygen" if b"SSH SIGNATURE" in signature else "gpg"
    if not shutil.which(program):
        return refusals.NO_VERIFIER.format(program=program)
    with tempfile.TemporaryDirectory(prefix="cchc-") as keys:
        if _is_signed(folder, commit, member, Path(keys)):
            return ""
    return refusals.OTHER_KEY.format(name=member.name)


def ssh_signature(text: str, key: str) -> str:
    """Return the signature of a commit's text by the SSH key in the file *key*."""
    words = ["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", str(Path(key).expanduser())]
    ran = subprocess.run(words, input=text.encode(), capture_output=True, check=False)
    if ran.returncode:
        told = ran.stderr.decode("utf-8", "replace").strip()
        raise OSError(f"ssh-keygen, {key}: {told}")
    return ran.stdout.decode("ascii")


def _is_signed(folder: Path, commit: str, member: Member, keys: Path) -> bool:
    signers = keys / "allowed_signers"
    lines = (f'{_WHO} namespaces="git" {key}\n' for key in member.ssh)
    signers.write_text("".join(lines), "utf-8")
    home = keys / "gpg"
    home.mkdir(mode=0o700)
    _import(home, member.openpgp)
    words = ("-c", f"gpg.ssh.allowedSignersFile={signers}", "verify-commit", commit)
    return _git(folder, *words, home=home).returncode == 0


def _import(home: Path, keys: Iterable[str]) -> None:
    for key in keys:
        words = ["gpg", "--homedir", str(home), "--batch", "--no-autostart", "--quiet", "--import"]
        subprocess.run(words, input=f"{key}\n".encode(), capture_output=True, check=False)


def _git(folder: Path, *words: str, home: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    own = {"GNUPGHOME": str(home)} if home else {}
    return subprocess.run(
        ["git", "--git-dir", str(folder), *words],
        env={**os.environ, **own, "LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )

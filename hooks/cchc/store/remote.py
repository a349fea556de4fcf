"""Another copy of the repository, somewhere else: asked of the git command, which knows how.

git has the person's keys, proxies and credential helpers; a library would have to be taught each.
"""

import os
import re
import subprocess
from pathlib import Path

_SECONDS = 60
# `ext::` and the like would run whatever they name.
_ADDRESS = re.compile(r"(?:https?://|ssh://|file:///|/|[\w.-]+@[\w.-]+:)[^\s\x00-\x1f]+")
_FETCHED = "refs/bien-tap/xa"
_ALONE = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "https:http:ssh:file",
    "GIT_SSH_COMMAND": "ssh -o BatchMode=yes -o ConnectTimeout=10",
    "LC_ALL": "C",
}


class RemoteError(Exception):
    """The other copy could not be reached, or did not take what was sent; in git's words."""


class RefusedError(RemoteError):
    """The other copy holds commits that we do not have yet."""


def is_remote_address(address: str) -> bool:
    """Tell whether git may be given *address*."""
    return _ADDRESS.fullmatch(address) is not None


class Remote:
    """The other copy at *address*; *folder* is where our repository's own files lie."""

    def __init__(self, folder: Path, address: str) -> None:
        if not is_remote_address(address):
            msg = f"not an address of a repository: {address!r}"
            raise ValueError(msg)
        self._folder = folder
        self.address = address

    def fetch(self, branch: str) -> str:
        """Return the commit that *branch* stands at over there, brought here; "" if none."""
        if not self._git("ls-remote", "--heads", self.address, f"refs/heads/{branch}"):
            return ""
        self._git("fetch", "--quiet", "--no-tags", self.address, f"+{branch}:{_FETCHED}")
        return self._git("rev-parse", _FETCHED).strip()

    def push(self, branch: str, commit: str) -> None:
        """Bring *branch* over there up to *commit*; RefusedError if it has moved on."""
        self._git("push", "--quiet", self.address, f"{commit}:refs/heads/{branch}")

    def _git(self, *words: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        try:
            ran = subprocess.run(
                ["git", "--git-dir", str(self._folder), *words],
                env={**kept, **_ALONE},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise RemoteError(str(error)) from error
        if ran.returncode:
            told = _without_secrets(ran.stderr.strip())
            moved = "fetch first" in told or "non-fast-forward" in told or "[rejected]" in told
            raise (RefusedError if moved else RemoteError)(told)
        return ran.stdout


def _without_secrets(told: str) -> str:
    """Leave out a password that stands in an address."""
    return re.sub(r"//[^/@\s]+@", "//…@", told)

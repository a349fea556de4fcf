"""The next commit as it would be, before there is one; asked of git, which knows its index."""

import os
import subprocess
from pathlib import Path


def staged_commit(root: Path) -> str | None:
    """Return a commit as git is about to make it, which no branch knows; None without one."""
    tree = git_words(root, "write-tree")
    if not tree:
        return None
    merged = git_words(root, "rev-parse", "--quiet", "--verify", "MERGE_HEAD")
    parents = ["-p", "HEAD", *(("-p", merged) if merged else ())]
    return git_words(root, "commit-tree", "--no-gpg-sign", *parents, "-m", "-", tree)


def git_words(folder: Path, *words: str) -> str | None:
    """Return what git says in *folder*, its hooks' variables kept; None if it says no."""
    ran = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )
    return ran.stdout.strip() if ran.returncode == 0 else None

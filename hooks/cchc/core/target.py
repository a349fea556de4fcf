"""Where a built site is put on the air: a folder, a folder of another machine, a bucket."""

import re
from dataclasses import dataclass

_FOLDER = re.compile(r"(?:[A-Za-z]:)?[\\/][^\x00-\x1f]*[^\x00-\x1f\\/]")
# A name that begins with a hyphen would be an option of ssh.
_HOST = r"(?P<host>(?:\w[\w.-]*@)?\w[\w.-]*)"
_PATH = r"(?P<path>/(?!/)[\w./+@=-]*\w)"
_SSH = (re.compile(f"{_HOST}:{_PATH}"), re.compile(rf"ssh://{_HOST}(?::(?P<port>\d+))?{_PATH}"))
_S3 = re.compile(
    r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]+[a-z0-9])(?:/(?P<prefix>[\w./-]*))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """A folder of this machine, which a web server stands on."""

    path: str


@dataclass(frozen=True, slots=True)
class SshTarget:
    """A folder of another machine; *host* may begin with an account and `@`."""

    host: str
    path: str
    port: int = 0


@dataclass(frozen=True, slots=True)
class S3Target:
    """A bucket of S3-compatible storage; *prefix* is empty or ends in a slash."""

    bucket: str
    prefix: str = ""


Target = FolderTarget | SshTarget | S3Target


def read_target(text: str) -> Target | None:
    """Read a target as people write it; None if it is none."""
    if ".." in text:
        return None
    if _FOLDER.fullmatch(text):
        return FolderTarget(text)
    if found := _S3.fullmatch(text):
        prefix = (found["prefix"] or "").strip("/")
        return S3Target(found["bucket"], f"{prefix}/" if prefix else "")
    if found := _SSH[0].fullmatch(text):
        return SshTarget(found["host"], found["path"])
    if found := _SSH[1].fullmatch(text):
        return SshTarget(found["host"], found["path"], int(found["port"] or 0))
    return None

"""Hold the installed libraries against the lock file, and the lock file against pyproject.toml."""

import base64
import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from cchc.core.finding import Finding, good, wrong

LOCK, PROJECT = "requirements.lock", "pyproject.toml"
RENEW = "chạy lại một lệnh trong scripts/, như python3 scripts/build.py, để cài lại"
MISSING = "Thư viện {name} {wanted} chưa cài; hãy {renew}."
OTHER = "Thư viện {name} đang là bản {found}, cần bản {wanted}; hãy {renew}."
DAMAGED = (
    "Thư viện {name} có {number} tệp bị sửa hoặc hỏng ({file}); hãy xóa thư mục .venv rồi {renew}."
)
ALL_THERE = "Thư viện: {number} gói đúng phiên bản và đúng mã băm từng tệp."
NO_LOCK = "Không thấy tệp {file}; hãy lấy lại bản đã lưu trong Git."
NOT_LOCKED = (
    "Thư viện {name} có trong pyproject.toml mà chưa có trong {lock}; hãy chạy"
    " python3 scripts/lock.py."
)
OTHER_LOCK = (
    "{lock} ghi {name} {found}, pyproject.toml đòi {wanted}; hãy chạy python3 scripts/lock.py."
)
LOCK_FITS = "Tệp {lock} khớp với pyproject.toml."
_LINE = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(;[^\\]*)?", re.MULTILINE)
_WANTED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*(?:==\s*([^\s;]+))?")


@dataclass(frozen=True, slots=True)
class Locked:
    """A library that the lock file names; one that is *sometimes* wanted not on every machine."""

    name: str
    version: str
    sometimes: bool


def library_findings(root: Path) -> Iterator[Finding]:
    """Yield how the libraries of the project in *root* stand."""
    lock, project = root / LOCK, root / PROJECT
    for path in (lock, project):
        if not path.is_file():
            yield wrong(NO_LOCK.format(file=path.name))
            return
    locked = {_plain(each.name): each for each in read_lock(lock.read_text("utf-8"))}
    faults = [fault for each in locked.values() for fault in _faults(each)]
    yield from faults or [good(ALL_THERE.format(number=len(locked)))]
    yield from _against_project(locked, project.read_text("utf-8"))


def read_lock(text: str) -> Iterator[Locked]:
    """Yield every library that a lock file names."""
    for match in _LINE.finditer(text):
        yield Locked(match[1], match[2], sometimes=bool(match[3]))


def _faults(locked: Locked) -> Iterator[Finding]:
    try:
        found = distribution(locked.name)
    except PackageNotFoundError:
        if not locked.sometimes:
            words = MISSING.format(name=locked.name, wanted=locked.version, renew=RENEW)
            yield wrong(words)
        return
    if found.version != locked.version:
        yield wrong(
            OTHER.format(name=locked.name, found=found.version, wanted=locked.version, renew=RENEW)
        )
        return
    spoilt = list(_spoilt(found))
    if spoilt:
        named = {"name": locked.name, "number": len(spoilt), "file": spoilt[0]}
        yield wrong(DAMAGED.format(**named, renew=RENEW))


def _spoilt(found: Distribution) -> Iterator[str]:
    """Yield the files that are not, byte for byte, what was installed."""
    for file in found.files or ():
        if file.hash is None or file.suffix == ".pyc":
            continue
        path = Path(str(file.locate()))
        raw = path.read_bytes() if path.is_file() else b""
        made = hashlib.new(file.hash.mode, raw).digest()
        if base64.urlsafe_b64encode(made).rstrip(b"=").decode() != file.hash.value:
            yield str(file)


def _against_project(locked: Mapping[str, Locked], text: str) -> Iterator[Finding]:
    asked = tomllib.loads(text).get("project", {}).get("dependencies", [])
    faults = [fault for each in asked for fault in _unlocked(locked, str(each))]
    yield from faults or [good(LOCK_FITS.format(lock=LOCK))]


def _unlocked(locked: Mapping[str, Locked], asked: str) -> Iterator[Finding]:
    match = _WANTED.match(asked)
    name, wanted = (match[1], match[2]) if match else (asked, None)
    found = locked.get(_plain(name))
    if not found:
        yield wrong(NOT_LOCKED.format(name=name, lock=LOCK))
    elif wanted and wanted != found.version:
        named = {"lock": LOCK, "name": name, "found": found.version}
        yield wrong(OTHER_LOCK.format(**named, wanted=wanted))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

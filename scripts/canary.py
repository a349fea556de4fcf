"""Build the site with what may follow MkDocs and Material, and say how far each comes.

`python3 scripts/canary.py` installs ProperDocs and Zensical, each in an environment of its own
below .cchc/canary, and holds what they make against what MkDocs makes: addresses, guids, posts.
It ends with 1 where one falls short; CI runs it as a step that may fail. See
docs/phat-trien/nang-cap.md.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import environment

ROOT = environment.PROJECT.root
PLACE = ROOT / ".cchc" / "canary"
CONTENT = ("docs", "hooks", "mkdocs.yml", "overrides", "plans", "posts")
# Noon of 22/11/2026 in Viet Nam: the sites are of one day.
FIXED = {"SOURCE_DATE_EPOCH": "1795323600", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
INSTALL = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
LINE = "{engine}: {verdict}"
SAME = (
    "{pages} địa chỉ, {guids} mã tin, {posts} bài: như MkDocs;"
    " {same} trong {files} tệp giống từng byte."
)
OTHER = "{what}: thiếu {missing}, thừa {more}, ví dụ {example}"
NOT_BUILT = "không dựng được: {words}"
STANDING = (
    "{pages} trang viết sẵn đủ địa chỉ, {shells} khuôn trang dùng được;"
    " bài viết chưa dựng được vì không chạy hooks."
)
FAULT = "thiếu {missing}"
_GUID = re.compile(r"<id>(tag:[^<]+)</id>")


class Site(NamedTuple):
    """What a built site is known by."""

    pages: frozenset[str]
    guids: frozenset[str]
    posts: frozenset[str]

    @classmethod
    def of(cls, folder: Path) -> "Site":
        """Look at the site in *folder*."""
        pages = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        feeds = (path.read_text("utf-8") for path in folder.rglob("*.xml"))
        guids = frozenset(guid for feed in feeds for guid in _GUID.findall(feed))
        posts = frozenset(page for page in pages if re.match(r"tin-bai/\d{4}/", page))
        return cls(pages, guids, posts)


def differences(ours: Site, theirs: Site) -> list[str]:
    """Say in what *theirs* is not *ours*."""
    told = []
    for what, one, other in zip(("địa chỉ", "mã tin", "bài"), ours, theirs, strict=True):
        missing, more = one - other, other - one
        if missing or more:
            words = {"missing": len(missing), "more": len(more)}
            told.append(OTHER.format(what=what, **words, example=min(missing | more)))
    return told


def same_files(ours: Path, theirs: Path) -> tuple[int, int]:
    """Return how many files are the same to the byte, and how many there are."""
    files = [path for path in ours.rglob("*") if path.is_file()]
    pairs = ((path, theirs / path.relative_to(ours)) for path in files)
    same = sum(other.is_file() and path.read_bytes() == other.read_bytes() for path, other in pairs)
    return same, len(files)


def installed(engine: str, *locks: str) -> Path:
    """Install *engine* with the libraries of *locks*; returns its Python."""
    folder = PLACE / engine
    python = environment.python_in(folder, os.name)
    run([sys.executable, "-m", "venv", "--clear", str(folder)])
    for lock in locks:
        run([str(python), *INSTALL, *environment.LOCKED, "-r", lock])
    run([str(python), *INSTALL, engine])
    return python


def run(command: list[str], *, folder: Path = ROOT) -> None:
    """Run *command* in *folder*; raises OSError with its last words where it fails."""
    variables = {**os.environ, **FIXED, "PYTHONPATH": str(folder / "hooks")}
    ran = subprocess.run(
        command, cwd=folder, env=variables, check=False, capture_output=True, encoding="utf-8",
        errors="replace",
    )  # fmt: skip
    if ran.returncode:
        raise OSError(" ".join((ran.stderr or ran.stdout).strip().splitlines()[-1:])[:300])


def with_properdocs(ours: Path) -> list[str]:
    """Build the whole site with ProperDocs, through the same hook; returns what is wrong."""
    python = installed("properdocs", environment.BUILD, environment.RUNTIME)
    theirs = PLACE / "site-properdocs"
    run([str(python), "-m", "properdocs", "build", "-f", "mkdocs.yml", "-d", str(theirs)])
    faults = differences(Site.of(ours), Site.of(theirs))
    if not faults:
        same, files = same_files(ours, theirs)
        numbers = {name: len(found) for name, found in Site.of(theirs)._asdict().items()}
        tell("ProperDocs", SAME.format(**numbers, same=same, files=files))
    return faults


def with_zensical(ours: Path) -> list[str]:
    """Build what Zensical can: the standing pages, and the shells that ours are poured into."""
    python, copy = installed("zensical"), PLACE / "zensical-project"
    shutil.rmtree(copy, ignore_errors=True)
    for name in CONTENT:
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    shells = list(write_shells(copy / "docs"))
    run([str(python), "-m", "zensical", "build", "-f", "mkdocs.yml"], folder=copy)
    return standing_faults(copy, ours, shells)


def write_shells(docs: Path) -> Iterator[str]:
    """Write the pages that our hook adds for MkDocs as files, which any engine can render."""
    from cchc.publish.site import SECTIONS  # noqa: PLC0415 - after the environment is entered
    from site_hook import SOURCE  # noqa: PLC0415

    for section in SECTIONS:
        path = docs / section / "index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SOURCE, "utf-8", newline="\n")
        yield f"{section}/index.html"


def standing_faults(copy: Path, ours: Path, shells: list[str]) -> list[str]:
    """Return the standing pages and shells that did not come out."""
    from cchc.publish.shell import CONTENT as SLOT  # noqa: PLC0415

    made = copy / "site"
    names = [path.relative_to(copy / "docs") for path in (copy / "docs").rglob("*.md")]
    wanted = {name.with_suffix(".html").as_posix() for name in names if name.name == "index.md"}
    wanted |= {
        f"{name.with_suffix('').as_posix()}/index.html" for name in names if name.name != "index.md"
    }
    wanted = {page for page in wanted if (ours / page).is_file()}
    missing = {page for page in wanted if not (made / page).is_file()}
    whole = [page for page in shells if SLOT in page_text(made / page)]
    if not missing and len(whole) == len(shells):
        tell("Zensical", STANDING.format(pages=len(wanted - set(shells)), shells=len(whole)))
        return []
    return [FAULT.format(missing=", ".join(sorted(missing | set(shells) - set(whole))[:5]))]


def page_text(path: Path) -> str:
    """Return the text of a page; nothing where there is none."""
    return path.read_text("utf-8") if path.is_file() else ""


def tell(engine: str, verdict: str) -> None:
    """Print how far an engine comes."""
    print(LINE.format(engine=engine, verdict=verdict), flush=True)


def main() -> int:
    """Build with MkDocs, then with each of the others; returns 1 where one falls short."""
    ours, short = PLACE / "site-mkdocs", False
    run([sys.executable, "-m", "mkdocs", "build", "-d", str(ours)])
    for engine, attempt in (("ProperDocs", with_properdocs), ("Zensical", with_zensical)):
        try:
            faults = attempt(ours)
        except OSError as error:
            faults = [NOT_BUILT.format(words=error)]
        for fault in faults:
            tell(engine, fault)
        short = short or bool(faults)
    return int(short)


if __name__ == "__main__":
    environment.enter(environment.RUNTIME)
    sys.path.insert(0, str(ROOT / "hooks"))
    sys.exit(main())

"""What the commands that make papers begin with, and where they put what they made."""

import argparse
import sys
from pathlib import Path

from cchc.cli.door import project_root
from cchc.core.content import Content
from cchc.core.report_window import Window
from cchc.reports.asked import snapshot_words
from cchc.reports.facts import Facts
from cchc.reports.phrases import OWN_FILE, Phrases, read_phrases
from cchc.store.git import read_commit
from cchc.store.project import CONFIG
from cchc.store.text_files import read_text, write_bytes

FOLDER = "bao-cao"
_UNKNOWN = "không rõ bản Git"


def out_option(parser: argparse.ArgumentParser) -> None:
    """Add `--out`."""
    told = f"tệp hoặc thư mục để ghi (mặc định: thư mục {FOLDER}/)"
    parser.add_argument("--out", type=Path, metavar="TỆP", help=told)


def facts_of(content: Content, window: Window, phrases: Phrases, unit: str) -> Facts:
    """Return what a report is made of; what is wrong with posts is told and left out."""
    tell_problems(content)
    return Facts(content, window, phrases, unit)


def tell_problems(content: Content) -> None:
    """Tell what is wrong with posts."""
    for problem in content.problems:
        print(problem, file=sys.stderr)


def own_phrases(root: Path) -> Phrases:
    """Return the fixed words, with those that the office changed."""
    path = root / OWN_FILE
    return read_phrases(read_text(path, file=OWN_FILE) if path.is_file() else "")


def snapshot(root: Path, content: Content) -> str:
    """Return what the figures came from: the day, the plan, and the commit."""
    settings = content.settings
    commit = read_commit(root, (settings.posts, settings.plan, CONFIG))
    changed = " (có chỗ chưa lưu vào Git)" if commit and commit.is_dirty else ""
    version = f"bản {commit.id}{changed}" if commit else _UNKNOWN
    return snapshot_words(content, version)


def put(args: argparse.Namespace, name: str, made: bytes) -> str:
    """Write one file where the call says; returns its path as people read it."""
    out: Path = args.out or project_root() / FOLDER
    path = out if out.suffix == Path(name).suffix and not out.is_dir() else out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(path, made)
    return path.as_posix()

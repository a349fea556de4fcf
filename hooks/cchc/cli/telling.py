"""Tell problems: to a person, or to a Git host that shows them beside the lines of a request."""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable

from cchc.core.problem import Problem

TEXT, GITHUB, GITLAB = "text", "github", "gitlab"
FORMATS = (TEXT, GITHUB, GITLAB)
_HELP = "github: chú thích của GitHub, Gitea, Forgejo Actions; gitlab: báo cáo Code Quality"


def format_option(parser: argparse.ArgumentParser) -> None:
    """Add `--format`."""
    parser.add_argument("--format", choices=FORMATS, default=TEXT, help=_HELP)


def tell(problems: Iterable[Problem], form: str, *, good: str) -> None:
    """Tell all *problems*, or *good* if there are none."""
    found = list(problems)
    for problem in found:
        print(problem, file=sys.stderr)
    if form == GITHUB:
        print("\n".join(map(_annotation, found)), end="\n" if found else "")
    if form == GITLAB:
        print(json.dumps([_finding(each) for each in found], ensure_ascii=False, indent=1))
    if found:
        files = len({problem.file for problem in found if problem.file})
        where = f" trong {files} tệp" if files else ""
        print(f"{len(found)} lỗi{where}.", file=sys.stderr)
    elif form == TEXT:
        print(good)


def _words(problem: Problem) -> str:
    """Return what is said where the file and the line are shown already."""
    return ": ".join(filter(None, (problem.field, problem.sentence)))


def _annotation(problem: Problem) -> str:
    """Return a workflow command: one that names a file and a line is shown there."""
    places = {"file": problem.file, "line": str(problem.line or 1)} if problem.file else {}
    told = {**places, "title": "cchc check"}
    named = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in told.items())
    return f"::error {named}::{_escaped(_words(problem), '')}"


def _escaped(text: str, signs: str) -> str:
    """Write what would end a workflow command, or one of its values, by its number."""
    for sign in f"%\r\n{signs}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _finding(problem: Problem) -> dict[str, object]:
    """Return an entry of GitLab's Code Quality report; of no file: it stands at the settings."""
    mark = hashlib.sha256(str(problem).encode()).hexdigest()
    return {
        "description": _words(problem),
        "check_name": "cchc-check",
        "fingerprint": mark,
        "severity": "blocker",
        "location": {
            "path": problem.file or "mkdocs.yml",
            "lines": {"begin": problem.line or 1},
        },
    }

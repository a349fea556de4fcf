"""The door: where a command reads its day and its folder."""

import argparse
from datetime import date
from pathlib import Path

from cchc.store.project import CONFIG


def day_option(parser: argparse.ArgumentParser) -> None:
    """Add `--as-of`."""
    parser.add_argument(
        "--as-of",
        type=_day,
        metavar="NGÀY",
        help="tính đến hết ngày này, như 2026-04-01 (mặc định: hôm nay)",
    )


def project_root() -> Path:
    """Return the folder with mkdocs.yml: this one, or the nearest above it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    return here


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"không đọc được ngày '{text}', hãy viết như 2026-03-04"
        raise argparse.ArgumentTypeError(msg) from error

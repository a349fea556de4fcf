"""`cchc build`: build the site into `site/`, through MkDocs and the hook."""

import argparse
import logging
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.door import day_option, project_root
from cchc.core.problem import ContentError
from cchc.store.project import CONFIG, Project

UNTOUCHED = "Trang chưa được dựng lại; bản trước vẫn giữ nguyên."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    day_option(parser)
    parser.add_argument("--site-dir", type=Path, help="thư mục kết quả (mặc định: site)")
    parser.add_argument("--config", default=CONFIG, help="tệp cấu hình (mặc định: mkdocs.yml)")


def run(args: argparse.Namespace) -> int:
    """Build; MkDocs works in a folder of its own, for it wipes the one that it is given."""
    root = project_root()
    target = (args.site_dir or root / "site").resolve()
    _log_to_stderr()
    try:
        # MkDocs would tell of a bad mkdocs.yml in English.
        Project(root, config=args.config).settings()
        with tempfile.TemporaryDirectory(prefix="cchc-") as folder:
            told = _build(root / args.config, Path(folder), target, args.as_of)
    except ContentError as error:
        told = str(error)
    if told:
        print(f"{told}\n{UNTOUCHED}", file=sys.stderr)
    return FAULTY if told else 0


def _build(config_file: Path, folder: Path, target: Path, day: date | None) -> str:
    """Run MkDocs with the hook; returns what went wrong, or nothing."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        config = load_config(str(config_file), site_dir=str(folder))
        config.extra["cchc_run"] = {"output": str(target), "as_of": day}
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, MkDocsException) as error:
        return str(error)
    return ""


def _log_to_stderr() -> None:
    """Show what MkDocs and the hook tell, without MkDocs' English small talk."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    log = logging.getLogger("mkdocs")
    log.handlers[:] = [handler]
    log.setLevel(logging.WARNING)
    logging.getLogger("mkdocs.cchc").setLevel(logging.INFO)

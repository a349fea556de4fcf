"""`cchc build`: build the site into `site/`."""

import argparse
import logging
import sys
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.door import day_option, project_root
from cchc.cli.progress import show_progress
from cchc.cli.publish import deliver
from cchc.core.problem import ContentError
from cchc.store.clock import Dial
from cchc.store.project import CONFIG, Project

UNTOUCHED = "Trang chưa được dựng lại; bản trước vẫn giữ nguyên."
AFTER_TROUBLE = "Trang đang có vẫn dùng được; lần dựng sau sẽ làm lại cho đủ."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    day_option(parser)
    parser.add_argument("--site-dir", type=Path, help="thư mục kết quả (mặc định: site)")
    parser.add_argument(
        "--publish", action="store_true", help="dựng xong thì đưa lên các nơi khai ở publish"
    )
    parser.add_argument("--config", default=CONFIG, help="tệp cấu hình (mặc định: mkdocs.yml)")


def run(args: argparse.Namespace) -> int:
    """Build; what did not change since the last build is not made again."""
    from cchc.build.mkdocs import borrow
    from cchc.build.run import build_site
    from cchc.build.told import tell

    project = Project(project_root(), config=args.config)
    target = (args.site_dir or project.root / "site").resolve()
    dial = Dial(project.root)
    log_to_stderr()
    show_progress()
    try:
        day = args.as_of or dial.day()
        built = build_site(project, target, day=day, borrow=borrow)
    except ContentError as error:
        print(f"{error}\n{UNTOUCHED}", file=sys.stderr)
        return FAULTY
    if not args.as_of:
        dial.note(day)
    tell(built.lines)
    return deliver(project, target) if args.publish else 0


def log_to_stderr() -> None:
    """Show what MkDocs and the hook tell, without MkDocs' English small talk."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    log = logging.getLogger("mkdocs")
    log.handlers[:] = [handler]
    log.setLevel(logging.WARNING)
    logging.getLogger("mkdocs.cchc").setLevel(logging.INFO)

"""`cchc serve`: preview the site on this machine, and rebuild what changes."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from cchc.cli.build import UNTOUCHED, log_to_stderr
from cchc.cli.door import day_option, project_root
from cchc.core.problem import ContentError
from cchc.store.clock import clock
from cchc.store.project import Project

# A folder of its own: what is on the air is never the work in progress.
SITE = ".cchc/preview/site"
WATCHED = ("closed", "docs", "mkdocs.yml", "overrides", "plans", "texts")
_SECONDS = 1.0


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    day_option(parser)
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped with Ctrl+C; only what changed is made again."""
    from mkdocs.livereload import LiveReloadServer

    project = Project(project_root())
    settings = project.settings()
    site = project.root / SITE
    build = _builder(project, site, args)
    log_to_stderr()
    build()
    server = LiveReloadServer(
        build, "127.0.0.1", args.port, str(site), settings.base, polling_interval=_SECONDS
    )
    server.error_handler = lambda code: _error_page(site, code)
    for path in (*WATCHED, settings.posts):
        if (project.root / path).exists():
            server.watch(str(project.root / path))
    print(f"Xem thử tại {server.url} ; dừng bằng Ctrl+C.", flush=True)
    _serve(server.serve, server.shutdown)
    return 0


def _serve(serve: Callable[[], object], shut_down: Callable[[], object]) -> None:
    try:
        serve()
    except KeyboardInterrupt:
        print("\nĐã dừng.")
    finally:
        shut_down()


def _builder(project: Project, site: Path, args: argparse.Namespace) -> Callable[[], None]:
    """Return what builds into *site*, and after a fault leaves the last good pages there."""
    from cchc.build.mkdocs import borrow
    from cchc.build.run import build_site
    from cchc.build.told import tell

    def build() -> None:
        try:
            built = build_site(project, site, day=args.as_of or clock(), borrow=borrow)
        except ContentError as error:
            print(f"{error}\n{UNTOUCHED}", file=sys.stderr)
            return
        tell(built.lines[-1:])

    return build


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None

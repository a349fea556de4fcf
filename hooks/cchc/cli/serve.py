"""`cchc serve`: preview the site on this machine, and rebuild when something changes."""

import argparse

from cchc.cli.door import project_root
from cchc.store.project import CONFIG


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped with Ctrl+C."""
    import os

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.serve import serve

    print(f"Xem thử tại http://127.0.0.1:{args.port}/ ; dừng bằng Ctrl+C.")
    serve(str(project_root() / CONFIG), dev_addr=f"127.0.0.1:{args.port}")
    return 0

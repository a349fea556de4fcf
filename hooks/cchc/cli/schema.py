"""`cchc schema`: write the JSON Schemas that other editors complete and check posts by."""

import argparse
import sys

from cchc.cli import FAULTY
from cchc.cli.door import project_root
from cchc.publish.schema import schema_files
from cchc.store.project import Project
from cchc.store.text_files import write_text


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "--check", action="store_true", help="chỉ xem lược đồ còn đúng không, không ghi tệp"
    )


def run(args: argparse.Namespace) -> int:
    """Write what differs; with --check say what is stale, and return 1."""
    project = Project(project_root())
    stale = 0
    for file, text in schema_files(project.plan(project.settings())):
        path = project.root / file
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        stale += 1
        if args.check:
            print(f"{file}: không còn khớp; hãy chạy: cchc schema", file=sys.stderr)
            continue
        path.parent.mkdir(exist_ok=True)
        write_text(path, text)
        print(file)
    if not stale:
        print("Lược đồ vẫn khớp.")
    return FAULTY if stale and args.check else 0

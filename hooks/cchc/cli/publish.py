"""`cchc publish`: put the built site where visitors are; roll back; say what would be done."""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import project_root
from cchc.core import sentences
from cchc.core.calendar import ZONE
from cchc.core.target import Target, read_target
from cchc.core.text import shown
from cchc.store.project import Project

if TYPE_CHECKING:
    from cchc.deploy.publishing import Wish

NO_TARGET = (
    "Chưa khai nơi đưa trang lên; hãy viết publish trong extra.cchc của mkdocs.yml, hoặc thêm --to."
)
UNPUBLISHED = "Trang đang phục vụ không thay đổi."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "--to",
        action="append",
        metavar="NƠI",
        help="/thư-mục, tài-khoản@máy:/thư-mục hoặc s3://kho (mặc định: theo mkdocs.yml)",
    )
    parser.add_argument("--site-dir", type=Path, help="trang đã dựng (mặc định: site)")
    parser.add_argument("--keep", type=int, help="giữ lại mấy bản gần nhất (mặc định: 5)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--back", action="store_true", help="quay về bản trước bản đang dùng")
    what.add_argument("--list", action="store_true", help="các bản đang giữ")
    what.add_argument("--dry-run", action="store_true", help="chỉ nêu việc sẽ làm, không làm")


def run(args: argparse.Namespace) -> int:
    """Publish, or what was asked instead; every target is tried, whatever became of the others."""
    from cchc.deploy import publishing

    project = Project(project_root())
    if args.keep is not None and args.keep < 1:
        print(sentences.NOT_COUNT.format(found=args.keep), file=sys.stderr)
        return WRONG_CALL
    found = _targets(project, args.to)
    if not found:
        return WRONG_CALL
    if args.back:
        return _each(found, publishing.roll_back)
    if args.list:
        return _each(found, publishing.tell_releases)
    wish = _wish(project, args.site_dir, args.keep)
    deed = publishing.preview if args.dry_run else publishing.publish
    return _each(found, lambda target: deed(target, wish))


def deliver(project: Project, site: Path) -> int:
    """Put *site*, built a moment ago, on all targets of the settings; without any, do nothing."""
    from cchc.deploy.publishing import publish

    found = [read_target(text) for text in project.settings().publish]
    if not found:
        return 0
    wish = _wish(project, site, None)
    return _each([target for target in found if target], lambda target: publish(target, wish))


def _targets(project: Project, named: list[str] | None) -> list[Target]:
    """Return the targets that were named, or those of the settings; says what is wrong there."""
    texts = named or project.settings().publish
    if not texts:
        print(NO_TARGET, file=sys.stderr)
    found = {text: read_target(text) for text in texts}
    wrong = [text for text, target in found.items() if target is None]
    for text in wrong:
        print(sentences.NOT_TARGET.format(found=shown(text)), file=sys.stderr)
    return [] if wrong else [target for target in found.values() if target]


def _wish(project: Project, site: Path | None, keep: int | None) -> "Wish":
    from cchc.build.run import UNFINISHED
    from cchc.deploy.publishing import Wish

    return Wish(
        (site or project.root / "site").resolve(),
        project.root / UNFINISHED,
        datetime.now(ZONE),
        keep or project.settings().keep,
    )


def _each(targets: list[Target], deed: Callable[[Target], Iterator[str]]) -> int:
    from cchc.deploy.errors import DeployError

    code = 0
    for target in targets:
        try:
            for line in deed(target):
                print(line)
        except DeployError as error:
            print(f"{error}\n{UNPUBLISHED}", file=sys.stderr)
            code = FAULTY
    return code

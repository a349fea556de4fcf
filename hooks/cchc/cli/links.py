"""`cchc links`: whether the links of the built site lead anywhere; those to others on request."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.core.content import Content
from cchc.links.remembered import Ledger
from cchc.store.clock import clock
from cchc.store.project import CONFIG, Project

STATE = ".cchc/links.json"
NO_SITE = "chưa có trang đã dựng ở {found}; hãy chạy: python3 scripts/build.py"
SOUND = "Đã xem {pages} trang: mọi liên kết trong trang đều tới nơi."
ASKED_ALL = "Liên kết ra ngoài: {found} địa chỉ; vừa hỏi {asked}, còn nhớ {kept}."
UNSURE = "{found} địa chỉ chưa rõ, lần sau hỏi lại."
CHANGED = "Đã chuyển hẳn, nên sửa: {url} -> {moved}"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--site-dir", type=Path, help="trang đã dựng (mặc định: site)")
    parser.add_argument("--config", default=CONFIG, help="tệp cấu hình (mặc định: mkdocs.yml)")
    parser.add_argument("--external", action="store_true", help="hỏi cả các trang bên ngoài")
    parser.add_argument(
        "--days", type=int, default=30, help="liên kết ngoài còn tốt: bao nhiêu ngày thì hỏi lại"
    )
    parser.add_argument(
        "--delay", type=float, default=1.0, help="số giây nghỉ giữa hai lần hỏi một máy chủ"
    )
    parser.add_argument("--csv", type=Path, help="ghi bảng liên kết cần sửa ra tệp này")
    parser.add_argument("--private", action="store_true", help="hỏi cả máy chủ trong mạng nội bộ")
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Tell every link to mend, by unit; returns 1 if there is any."""
    from cchc.links.built import read_site
    from cchc.links.sources import Sources
    from cchc.links.told import report, report_csv

    project = Project(project_root(), config=args.config)
    folder = args.site_dir or project.root / "site"
    if not (folder / "index.html").is_file():
        print(NO_SITE.format(found=folder), file=sys.stderr)
        return WRONG_CALL
    content = project.read(day=args.as_of or clock())
    site = read_site(folder, content.settings.url)
    found = [(each.path, each.target, each.fault) for each in site.broken()]
    if args.external:
        found += _outside(args, site.outside(), project.root / STATE, content)
    rows = Sources(content, project.root).rows(found)
    for line in report(rows):
        print(line)
    if args.csv:
        args.csv.write_text(report_csv(rows), "utf-8", newline="")
    if not rows:
        print(SOUND.format(pages=len(site.pages)))
    return FAULTY if rows else 0


def _outside(
    args: argparse.Namespace, found: dict[str, list[str]], state: Path, content: Content
) -> list[tuple[str, str, str]]:
    """Ask for what is due, and return what is broken by all that is known."""
    import asyncio

    from cchc.gather.limits import Limits
    from cchc.links.asking import Manners, ask_all

    ledger = Ledger(state, content.day, good_for=args.days)
    due = [url for url in found if ledger.is_due(url)]
    manners = Manners(Limits(private=args.private, total=20.0), args.delay)
    try:
        asyncio.run(ask_all(due, manners, ledger.note))
    finally:
        ledger.save()
    print(ASKED_ALL.format(found=len(found), asked=len(due), kept=len(found) - len(due)))
    return list(_judged(found, ledger))


def _judged(found: dict[str, list[str]], ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Yield each page with a link that is broken; what moved or is not sure is only told."""
    unsure = 0
    for url, pages in found.items():
        known = ledger.known[url]
        if known.moved:
            print(CHANGED.format(url=url, moved=known.moved))
        if known.is_broken:
            yield from ((page, url, known.reason) for page in pages)
        unsure += known.is_unsure
    if unsure:
        print(UNSURE.format(found=unsure))

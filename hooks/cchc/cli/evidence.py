"""`cchc evidence`: the pack that proves a report's figures, as one ZIP."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.cli.papers import facts_of, out_option, own_phrases, put, snapshot
from cchc.publish.addresses import file_of, post_path
from cchc.reports.asked import EXAMPLE, Refusal, unit_of, window_of
from cchc.reports.evidence_list import Exhibit
from cchc.reports.evidence_pack import Pack, entry_name, files_of, pack_zip, plain_page
from cchc.reports.facts import Facts
from cchc.reports.products import stem_of
from cchc.store.browser import find_browser, print_pdf, served
from cchc.store.clock import clock
from cchc.store.project import Project

SITE = "site"
NO_SITE = "Chưa có thư mục site/: trang bài được lưu dạng HTML đơn giản. Hãy dựng trang trước."
LEFT_OUT = "Hồ sơ thiếu {number} bài có lỗi nêu ở trên; hãy sửa rồi chạy lại."
NO_PDF = "Không có trình duyệt để in PDF: trang bài được lưu dạng HTML."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("period", metavar="KỲ", help=EXAMPLE)
    parser.add_argument("--unit", help="chỉ của một đơn vị")
    parser.add_argument("--theo-lich", action="store_true", help="kỳ theo lịch")
    parser.add_argument("--no-pdf", action="store_true", help="lưu trang dạng HTML, không in PDF")
    out_option(parser)
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the pack."""
    project = Project(project_root())
    content = project.read(day=args.as_of or clock())
    try:
        window = window_of(content, args.period, by_calendar=args.theo_lich)
        unit = unit_of(content, args.unit)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return WRONG_CALL
    facts = facts_of(content, window, own_phrases(project.root), unit)
    pack = Pack(
        facts,
        snapshot(project.root, content),
        dict(_pages(project.root, facts, printing=not args.no_pdf)),
        dict(files_of(facts, _reader(project.root / content.settings.posts))),
    )
    print(put(args, f"{stem_of(facts, 'minh-chung')}.zip", pack_zip(pack)))
    faulty = {problem.file for problem in content.problems}
    if faulty:
        print(LEFT_OUT.format(number=len(faulty)), file=sys.stderr)
    return FAULTY if faulty else 0


def _pages(root: Path, facts: Facts, *, printing: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the page of each exhibit: printed from the site, as the site has it, or plain."""
    site, browser = root / SITE, find_browser() if printing else None
    if not site.is_dir():
        print(NO_SITE, file=sys.stderr)
    elif printing and not browser:
        print(NO_PDF, file=sys.stderr)
    with ExitStack() as stack:
        base = facts.content.settings.base
        address = stack.enter_context(served(site, base)) if browser and site.is_dir() else ""
        for exhibit in facts.evidence:
            name, page = f"trang/{entry_name(exhibit)}", _page_file(site, facts, exhibit)
            made = None
            if page and browser and address:
                made = print_pdf(browser, address + post_path(exhibit.post))
            if made:
                yield f"{name}.pdf", made
            else:
                yield f"{name}.html", page.read_bytes() if page else plain_page(facts, exhibit.post)


def _page_file(site: Path, facts: Facts, exhibit: Exhibit) -> Path | None:
    post = exhibit.post
    path = site / file_of(post_path(post))
    return path if post.has_page(facts.content.day) and path.is_file() else None


def _reader(folder: Path) -> Callable[[str], bytes | None]:
    """Return what reads a file of the posts; a link that leads out of them is not followed."""

    def read(path: str) -> bytes | None:
        found = folder / path
        is_inside = found.resolve().is_relative_to(folder.resolve())
        return found.read_bytes() if is_inside and found.is_file() else None

    return read

"""`cchc evidence`: the pack that proves a report's figures, as one ZIP."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from cchc.cli import WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.cli.papers import Refusal, facts_of, out_option, own_phrases, put, snapshot, unit_of
from cchc.cli.report import EXAMPLE, window_of
from cchc.core.body import mentions
from cchc.core.post import Post
from cchc.publish.addresses import file_of, post_path
from cchc.reports.evidence_list import Exhibit
from cchc.reports.evidence_pack import Pack, entry_name, pack_zip, plain_page
from cchc.reports.facts import Facts
from cchc.store.browser import find_browser, print_pdf, served
from cchc.store.clock import clock
from cchc.store.project import Project

SITE = "site"
NO_SITE = "Chưa có thư mục site/: trang bài được lưu dạng HTML đơn giản. Hãy dựng trang trước."
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
        dict(_files(project.root / content.settings.posts, facts)),
    )
    code = window.code.replace("..", "-den-")
    dated = code if code[:4].isdigit() else f"{content.plan.year}-{code}"
    name = "-".join(filter(None, ("minh-chung", dated, unit)))
    print(put(args, f"{name}.zip", pack_zip(pack)))
    return 0


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


def _files(folder: Path, facts: Facts) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures and attachments that each exhibit names, and its source."""
    for exhibit in facts.evidence:
        yield f"nguon/{entry_name(exhibit)}.md", (folder / exhibit.post.file).read_bytes()
        for path in _named(folder, exhibit.post):
            yield f"hinh-tep/{entry_name(exhibit)}/{path.name}", path.read_bytes()


def _named(folder: Path, post: Post) -> Iterator[Path]:
    beside = (folder / post.file).parent
    for mention in mentions(post):
        path = beside / mention.target
        if (
            not mention.is_post
            and path.is_file()
            and path.resolve().is_relative_to(folder.resolve())
        ):
            yield path

"""`cchc share`: a post's texts for the social networks, its picture, a leaflet and a poster."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.door import day_option, project_root
from cchc.cli.papers import FOLDER
from cchc.core.content import Content
from cchc.core.post import Post
from cchc.reports.asked import EMBLEM
from cchc.store.browser import find_browser, print_html
from cchc.store.clock import clock
from cchc.store.project import Project
from cchc.store.text_files import write_bytes

NO_POST = "không có bài '{found}' trên trang; tên bài là phần cuối của địa chỉ bài"
NO_PDF = "Máy này không có Chromium, Chrome hay Edge: hãy mở tệp .html rồi in ra PDF."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("slug", metavar="TÊN-BÀI", help="phần cuối của địa chỉ bài")
    parser.add_argument("--no-pdf", action="store_true", help="không tạo tệp PDF")
    parser.add_argument("--out", type=Path, metavar="THƯ MỤC", help="thư mục để ghi")
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the files and print their names."""
    root = project_root()
    content = Project(root).read(day=args.as_of or clock())
    post = next((each for each in content.news if each.slug == args.slug), None)
    if not post:
        print(NO_POST.format(found=args.slug), file=sys.stderr)
        return FAULTY
    folder: Path = args.out or root / FOLDER / "chia-se" / post.slug
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in _files(root, content, post, printing=not args.no_pdf):
        write_bytes(folder / name, made)
        print((folder / name).as_posix())
    return 0


def _files(
    root: Path, content: Content, post: Post, *, printing: bool
) -> Iterator[tuple[str, bytes]]:
    from cchc.reports.products import share_files
    from cchc.reports.share import shared
    from cchc.reports.shared_pages import pages_of

    said, emblem = shared(content, post), root / EMBLEM
    picture = emblem.read_bytes() if emblem.is_file() else b""
    yield from share_files(content, post, said, picture).items()
    browser = find_browser() if printing else None
    if printing and not browser:
        print(NO_PDF, file=sys.stderr)
    for name, page in pages_of(content, post, said).items():
        yield f"{name}.html", page.encode("utf-8")
        made = print_html(browser, page) if browser else None
        if made:
            yield f"{name}.pdf", made

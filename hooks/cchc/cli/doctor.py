"""`cchc doctor`: tell what on this machine is out of date, missing or wrong, and what to do."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from cchc.build.run import MEMORY, UNFINISHED
from cchc.cli import FAULTY
from cchc.cli.door import project_root
from cchc.core.content import Content
from cchc.core.finding import Finding, Grade, good, note, wrong
from cchc.core.problem import ContentError
from cchc.publish.addresses import file_of, post_path
from cchc.store.clock import Dial
from cchc.store.installed import library_findings
from cchc.store.machine import machine_findings, memory_finding, moment
from cchc.store.project import Project

SETTINGS_FIT = "Cấu hình và kế hoạch đọc được: {name}, kế hoạch năm {year}."
OTHER_YEAR = (
    "Kế hoạch đang dùng là của năm {year}, hôm nay đã là năm {now}; hãy xem hướng dẫn"
    " docs/huong-dan/nam-moi.md."
)
FAULTY_POSTS = "{number} bài có lỗi, không lên trang; xem: cchc check."
NO_SITE = "Chưa có trang đã dựng ở {site}; hãy chạy: python3 scripts/build.py."
OVERDUE = (
    "{number} bài đã đến ngày đăng mà chưa lên trang ({first}): có thể lần dựng hằng ngày không"
    " chạy; hãy chạy python3 scripts/build.py và xem lại lịch chạy hằng ngày."
)
UP_TO_DATE = "Mọi bài đến ngày đăng đều đã lên trang."
CUT_SHORT = "Lần dựng trang gần nhất chưa xong; hãy chạy: python3 scripts/build.py."
ENDS = {
    "wrong": "Có {number} lỗi cần sửa.",
    "note": "Không có lỗi; có {number} điều lưu ý.",
    "good": "Mọi thứ đều đạt.",
}


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--site-dir", type=Path, help="thư mục trang đã dựng (mặc định: site)")


def run(args: argparse.Namespace) -> int:
    """Print every finding; returns 1 where one is in the way of a build."""
    root = project_root()
    site = (args.site_dir or root / "site").resolve()
    found: list[Finding] = []
    for finding in _findings(root, site):
        found.append(finding)
        print(finding, flush=True)
    numbers = {grade: sum(each.grade is grade for each in found) for grade in Grade}
    if numbers[Grade.WRONG]:
        print(ENDS["wrong"].format(number=numbers[Grade.WRONG]))
        return FAULTY
    print(ENDS["note" if numbers[Grade.NOTE] else "good"].format(number=numbers[Grade.NOTE]))
    return 0


def _findings(root: Path, site: Path) -> Iterator[Finding]:
    yield from machine_findings(root, now=moment())
    yield from library_findings(root)
    yield memory_finding(root / MEMORY, file=MEMORY)
    if (root / UNFINISHED).exists():
        yield note(CUT_SHORT)
    try:
        content = Project(root).read(day=Dial(root).day())
    except ContentError as error:
        yield from (wrong(str(problem)) for problem in error.problems)
        return
    yield from _project(content, site)


def _project(content: Content, site: Path) -> Iterator[Finding]:
    plan = content.plan
    yield good(SETTINGS_FIT.format(name=content.settings.name, year=plan.year))
    if content.day.year > plan.year:
        yield note(OTHER_YEAR.format(year=plan.year, now=content.day.year))
    faulty = len({problem.file for problem in content.problems})
    if faulty:
        yield note(FAULTY_POSTS.format(number=faulty))
    yield _on_the_air(content, site)


def _on_the_air(content: Content, site: Path) -> Finding:
    if not (site / "index.html").is_file():
        return note(NO_SITE.format(site=site))
    pages = ((post, site / file_of(post_path(post))) for post in content.pages)
    late = [post.file for post, page in pages if not page.is_file()]
    if late:
        return wrong(OVERDUE.format(number=len(late), first=late[0]))
    return good(UP_TO_DATE)

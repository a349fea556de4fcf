"""What a build says: who has what, who is short, where the feeds are, what moved, what it did."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from cchc.build.site import Done
from cchc.core.content import Content
from cchc.publish.addresses import FEEDS, url
from cchc.publish.figures import figures
from cchc.publish.summary import month_table
from cchc.store.closed import closed_movements
from cchc.store.output import Summary

# MkDocs counts the warnings of loggers below its own: `--strict` notices a post left out.
log = logging.getLogger("mkdocs.cchc")
_SUMMARY = "%d bài đã dựng vào %s: làm lại %d tệp trong %d; ghi %d, giữ nguyên %d, xóa %d."
_PERSONAL = "%d bài đã đăng có dữ liệu cá nhân chưa nêu lý do; xem các dòng ở trên."
_ENTRIES_LEFT_OUT = "Danh mục có mục lỗi bị để lại, chưa đăng; xem các dòng ở trên."
_LEFT_OUT = "%d bài có lỗi bị để lại, chưa đăng; xem các dòng ở trên."


class Line(NamedTuple):
    """One line for people: *level* is logging's."""

    level: int
    text: str


def tell(lines: Iterable[Line]) -> None:
    """Log lines in their order."""
    for line in lines:
        log.log(line.level, "%s", line.text)


def faults(content: Content) -> list[Line]:
    """Return what is wrong with posts and entries that were left out, and what to ask of others."""
    problems = (*content.problems, *content.register_problems, *content.questions)
    return [Line(logging.WARNING, str(problem)) for problem in problems]


def state(done: Done, *, root: Path) -> list[Line]:
    """Return what a finished build found; *root* is the project's folder."""
    view = done.view
    texts = [
        *month_table(view.count, view.content.plan).splitlines(),
        *closed_movements(root, view.content, figures(view.count)),
        *(f"Nguồn tin: {url(view.settings, feed)}" for feed in FEEDS),
    ]
    remarks = [Line(logging.WARNING, remark) for remark in done.remarks]
    return remarks + [Line(logging.INFO, text) for text in texts]


def summed_up(summary: Summary, *, posts: int, made: int, target: Path) -> Line:
    """Return the line that says what was made anew and what was used again."""
    written, kept, removed = summary.written, summary.kept, summary.removed
    text = _SUMMARY % (posts, target, made, written + kept, written, kept, removed)
    return Line(logging.INFO, text)


def left_out(content: Content) -> list[Line]:
    """Return what is not on the site because of its faults, and what is on it unanswered."""
    files = len({problem.file for problem in content.problems})
    asked = len({problem.file for problem in content.questions})
    texts = [_LEFT_OUT % files] if files else []
    texts += [_PERSONAL % asked] if asked else []
    texts += [_ENTRIES_LEFT_OUT] if content.register_problems else []
    return [Line(logging.WARNING, text) for text in texts]

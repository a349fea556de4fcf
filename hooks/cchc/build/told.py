"""What a build says at its end: who has what, who is short, where the feeds are, what moved."""

import logging
from pathlib import Path

from cchc.build.site import Done
from cchc.core.content import Content
from cchc.publish.addresses import FEEDS, url
from cchc.publish.figures import figures
from cchc.publish.summary import month_table
from cchc.publish.view import View
from cchc.store.closed import closed_movements

# MkDocs counts the warnings of loggers below its own: `--strict` notices a post left out.
log = logging.getLogger("mkdocs.cchc")


def tell_problems(content: Content) -> None:
    """Tell what is wrong with the posts and the entries of registers that were left out."""
    for problem in (*content.problems, *content.register_problems):
        log.warning("%s", problem)


def tell(done: Done, *, root: Path, target: Path) -> None:
    """Tell how a build ended; *root* is the project's folder, *target* the site's."""
    view = done.view
    for remark in done.remarks:
        log.warning("%s", remark)
    for line in month_table(view.count, view.content.plan).splitlines():
        log.info("%s", line)
    for line in closed_movements(root, view.content, figures(view.count)):
        log.info("%s", line)
    for feed in FEEDS:
        log.info("Nguồn tin: %s", url(view.settings, feed))
    pages, summary = len(view.content.pages), done.summary
    written, kept, removed = summary.written, summary.kept, summary.removed
    text = "%d bài đã dựng vào %s: ghi %d tệp, giữ nguyên %d, xóa %d."
    log.info(text, pages, target, written, kept, removed)
    _tell_left_out(view)


def _tell_left_out(view: View) -> None:
    left_out = len({problem.file for problem in view.content.problems})
    if left_out:
        log.warning("%d bài có lỗi bị để lại, chưa đăng; xem các dòng ở trên.", left_out)
    if view.content.register_problems:
        log.warning("Danh mục có mục lỗi bị để lại, chưa đăng; xem các dòng ở trên.")

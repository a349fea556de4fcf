"""`cchc new`: start a post; its address is made of its title."""

import argparse
import sys
from datetime import date

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import project_root
from cchc.core.fields import term_sentence
from cchc.core.names import Names
from cchc.core.text import nfc, slugify
from cchc.core.vocabulary import CATEGORIES
from cchc.store.clock import clock
from cchc.store.posts import post_files
from cchc.store.project import Project
from cchc.store.text_files import write_new

TEMPLATE = """\
---
title: {title}
unit: {unit}
category: {category}
date: {day}
summary:
---

Viết nội dung bài ở đây.
"""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("title", help="tiêu đề bài viết")
    parser.add_argument("--unit", required=True, help="đơn vị: mã hoặc tên trong kế hoạch")
    parser.add_argument("--category", required=True, help="lĩnh vực: mã hoặc tên")
    parser.add_argument("--date", type=date.fromisoformat, help="ngày đăng (mặc định: hôm nay)")


def run(args: argparse.Namespace) -> int:
    """Write the post's file and print its name."""
    project = Project(project_root())
    settings = project.settings()
    units = project.plan(settings).vocabulary().units
    unit, category = units.resolve(args.unit), CATEGORIES.resolve(args.category)
    if not unit or not category:
        _tell(args.unit, units, "đơn vị", known=bool(unit))
        _tell(args.category, CATEGORIES, "lĩnh vực", known=bool(category))
        return WRONG_CALL
    day, title = args.date or clock(), nfc(args.title).strip()
    folder = project.root / settings.posts
    slug = free_slug(slugify(title), {file.rpartition("/")[2] for file in post_files(folder)})
    text = TEMPLATE.format(title=quoted(title), unit=unit, category=category, day=day)
    path = folder / f"{day:%Y/%m}" / f"{slug}.md"
    if not slug or not write_new(path, text):
        print(f"không tạo được tệp cho tiêu đề '{title}'; hãy đổi tiêu đề", file=sys.stderr)
        return FAULTY
    print(path.relative_to(project.root).as_posix())
    return 0


def free_slug(slug: str, taken: set[str]) -> str:
    """Return *slug*, with a number behind it if a post has that name already."""
    number, free = 1, slug
    while f"{free}.md" in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def quoted(title: str) -> str:
    """Return the title as YAML that any reader takes for the same text."""
    return "'" + title.replace("'", "''") + "'"


def _tell(name: str, names: Names, what: str, *, known: bool) -> None:
    if not known:
        print(term_sentence(name, names, what), file=sys.stderr)

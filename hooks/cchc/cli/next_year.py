"""`cchc next-year`: start next year's plan beside this year's, which stays as it is."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from cchc.cli import FAULTY
from cchc.cli.door import project_root
from cchc.cli.init import SAMPLE_RULES
from cchc.core.plan import Plan
from cchc.store.project import CONFIG, Project
from cchc.store.site_form import with_values
from cchc.store.text_files import read_text, write_new, write_text

# What stays the same from one year to the next; all else is of its year.
KEPT = ("name", "issuer", "keeper", "units", "groups", "channels")
HEAD = """\
# Kế hoạch năm {year}; kế hoạch năm {before} ở {follows} giữ nguyên.
# Hãy điền số, ngày ban hành, kỳ báo cáo, ngày nghỉ và từng chỉ tiêu của kế hoạch mới.
code: {code}
title: {title}
year: {year}
follows: {follows}
"""
MADE = "Đã tạo {file}: đơn vị, nhóm, kênh như năm {before}; hãy điền chỉ tiêu năm {year} vào đó."
THERE = "Đã có {file}; không ghi đè. Muốn dùng tệp này, hãy chạy: cchc next-year --use"
USED = "Trang nay dùng {file}. Bài, số liệu đã chốt và tệp kế hoạch năm {before} giữ nguyên."
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--use", action="store_true", help="đổi trang sang kế hoạch năm sau")


def run(args: argparse.Namespace) -> int:
    """Write the new plan; with --use let the site go by it."""
    project = Project(project_root())
    settings = project.settings()
    plan = project.plan(settings)
    path = Path(settings.plan)
    file = path.with_name(f"{_next_code(plan)}{path.suffix}").as_posix()
    told = {"file": file, "before": plan.year, "year": plan.year + 1}
    text = read_text(project.root / settings.plan, file=settings.plan)
    new = write_new(project.root / file, next_plan(text, plan, follows=path.name))
    if new:
        print(MADE.format(**told))
    elif not args.use:
        print(THERE.format(**told), file=sys.stderr)
        return FAULTY
    if args.use:
        config = project.root / CONFIG
        write_text(config, with_values(read_text(config, file=CONFIG), {"plan": file}))
        project.plan(project.settings())
        print(USED.format(**told))
    return 0


def next_plan(text: str, plan: Plan, *, follows: str) -> str:
    """Return next year's plan as a file: who is bound as this year, nothing yet of what to."""
    year = plan.year + 1
    title = plan.title.replace(str(plan.year), str(year))
    head = HEAD.format(
        year=year, before=plan.year, code=_next_code(plan), title=_quoted(title), follows=follows
    )
    return head + "".join(part for name, part in _parts(text) if name in KEPT) + SAMPLE_RULES


def _next_code(plan: Plan) -> str:
    """Return the code of next year's plan: the same with another year."""
    return f"{plan.code.removesuffix(f'-{plan.year}')}-{plan.year + 1}"


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield each field of a plan with its lines, up to the next one."""
    starts = list(_KEY.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    for match, end in zip(starts, ends, strict=True):
        lines = text[match.start() : end].rstrip().split("\n")
        while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
            # What stands above the next field tells of that one.
            lines.pop()
        yield match[1], "\n".join(["", *lines, ""]) if len(lines) > 1 else f"{lines[0]}\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

"""`cchc accepted`: see which of our posts the city's page has published, and record it."""

import argparse
import sys
from collections.abc import Iterator

from cchc.cli import FAULTY
from cchc.cli.door import day_option, project_root
from cchc.core.content import Content
from cchc.core.problem import ContentError
from cchc.core.text import shown
from cchc.gather.proposals import Found, Proposal
from cchc.store.clock import clock
from cchc.store.project import Project

NONE_FOUND = "Không nhận ra bài nào của trang này trong {listed} tin đã đọc."
PROPOSED = "Đề nghị ghi ngày đăng ({number} bài; thêm --write để ghi vào bài):"
DOUBTFUL = "Cần người xem ({number} bài; bài nào đúng thì ghi bằng --write TÊN-BÀI):"
UNCLEAR = "Giống nhiều bài, phải ghi bằng tay ({number} tin):"
RECORDED = "Đã ghi từ trước: {number} bài."
WRITTEN = "Đã ghi ngày đăng vào {number} bài."


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "place",
        help="nguồn tin hoặc trang của Thành phố (https://…), hoặc tệp đã lưu: XML, HTML, CSV",
    )
    parser.add_argument("--base", default="", help="địa chỉ của trang đã lưu thành tệp HTML")
    parser.add_argument(
        "--write", nargs="*", metavar="TÊN-BÀI", help="ghi vào các bài này (mặc định: mọi bài chắc)"
    )
    parser.add_argument(
        "--private", action="store_true", help="cho phép địa chỉ nằm trong mạng nội bộ"
    )
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print what was recognised; with `--write` put it into the posts."""
    from cchc.gather.city import read_city
    from cchc.gather.limits import Limits
    from cchc.gather.matching import Ours
    from cchc.gather.proposals import propose

    project = Project(project_root())
    content = project.read(day=args.as_of or clock())
    listed = read_city(args.place, base=args.base, limits=Limits(private=args.private))
    standing = (post for post in content.posts if not post.draft)
    found = propose(listed, Ours(standing, content.settings), day=content.day)
    told = [*_table(found)]
    print("\n".join(told) if told else NONE_FOUND.format(listed=len(listed)))
    return 0 if args.write is None else _write(found, args.write, project, content)


def _write(found: Found, names: list[str], project: Project, content: Content) -> int:
    """Write what was chosen; a post that cannot be changed is told and left."""
    from cchc.gather.proposals import chosen, write

    folder = project.root / content.settings.posts
    vocabulary = project.vocabulary(content.settings, content.plan)
    written, faults = 0, 0
    for proposal in chosen(found, names):
        try:
            write(proposal, folder, vocabulary)
            written += 1
        except ContentError as error:
            print(error, file=sys.stderr)
            faults += 1
    print(WRITTEN.format(number=written))
    return FAULTY if faults else 0


def _table(found: Found) -> Iterator[str]:
    """Yield what is certain, what a person must look at, and what cannot be told apart."""
    sure = [_row(each) for each in found.proposals if not each.doubt]
    doubtful = [_row(each) for each in found.proposals if each.doubt]
    unclear = [
        f"  {shown(match.listed.title)}: {', '.join(post.slug for post in match.posts)}"
        for match in found.unclear
    ]
    for head, rows in ((PROPOSED, sure), (DOUBTFUL, doubtful), (UNCLEAR, unclear)):
        if rows:
            yield head.format(number=len(rows))
            yield from rows
    if found.recorded:
        yield RECORDED.format(number=len(found.recorded))


def _row(proposal: Proposal) -> str:
    day = f"{proposal.published:%d/%m/%Y}" if proposal.published else "?"
    told = "; ".join(filter(None, (proposal.doubt or proposal.how, proposal.note)))
    where = proposal.url or "(không có địa chỉ)"
    return f"  {day:10}  {proposal.post.slug}  {where}  [{told}]"

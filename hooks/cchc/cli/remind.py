"""`cchc remind`: for each unit, a text to paste in Zalo or mail about what it still owes."""

import argparse
import sys

from cchc.cli import WRONG_CALL
from cchc.cli.counted import counted
from cchc.cli.door import day_option, source_options
from cchc.core.fields import term_sentence
from cchc.publish.reminders import chase, reminder

BETWEEN = "\n\n" + "-" * 60 + "\n\n"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--unit", help="chỉ đơn vị này: mã hoặc tên trong kế hoạch")
    parser.add_argument(
        "--days", type=_days, default=7, help="nhắc việc đến hạn trong số ngày này (mặc định: 7)"
    )
    source_options(parser)
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Print the texts; a bad post is told and left out."""
    found = counted(args)
    plan, units = found.plan, found.plan.vocabulary().units
    asked = units.resolve(args.unit) if args.unit else None
    if args.unit and not asked:
        print(term_sentence(args.unit, units, "đơn vị"), file=sys.stderr)
        return WRONG_CALL
    graded = [unit.code for unit in plan.units if unit.graded]
    short = [unit for unit in graded if not chase(found, unit, args.days).is_empty]
    texts = [reminder(found, plan, unit, args.days) for unit in ([asked] if asked else short)]
    print(BETWEEN.join(texts) or "Không có đơn vị nào cần nhắc.")
    return 0


def _days(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    msg = f"'{text}' không phải số ngày, hãy viết như 7"
    raise argparse.ArgumentTypeError(msg)

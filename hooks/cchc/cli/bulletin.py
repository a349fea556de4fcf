"""`cchc bulletin`: a week's loudspeaker script; `--record` notes in the posts that it was aired."""

import argparse
import sys
from datetime import date
from functools import partial
from pathlib import Path

from cchc.cli import FAULTY, WRONG_CALL
from cchc.cli.door import day_option, project_root
from cchc.cli.papers import out_option, own_phrases, put
from cchc.core.calendar import Per, Period, code_of
from cchc.core.content import Content
from cchc.core.front_edit import UneditableError
from cchc.core.post import Post, Publication
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError
from cchc.core.recorded import recorded
from cchc.core.vocabulary import Vocabulary
from cchc.reports.asked import Refusal, week_of
from cchc.reports.bulletin import CHANNEL, ITEMS, RATE, Bulletin, Order
from cchc.reports.bulletin_files import bulletin_text
from cchc.reports.voices import OWN_FILE, read_voice
from cchc.store.clock import clock
from cchc.store.project import Project
from cchc.store.speech import find_voice, spoken
from cchc.store.text_files import read_text, write_text

NO_POST = "không có bài '{found}'; tên bài là phần cuối của địa chỉ bài"
NO_VOICE = "Máy chưa có espeak-ng nên chưa đọc thử được; Debian: apt install espeak-ng"
PREVIEW = "Tệp .wav là giọng máy, chỉ để nghe thử; không phát lên loa."
NOTHING = "Không có tin bài nào để đưa vào bản tin tuần {week}."
RECORDED = "{file}: đã ghi ngày phát {day:%d/%m/%Y}"
ALREADY = "{file}: đã có ngày phát {day:%d/%m/%Y}"
BY_HAND = "{file}: phần khai báo viết khác mẫu, hãy tự thêm ngày phát {day} vào publications"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("week", nargs="?", metavar="TUẦN", help="như 2026-W47 (mặc định: tuần này)")
    parser.add_argument("--minutes", type=int, choices=sorted(ITEMS), default=10, help="số phút")
    parser.add_argument("--rate", type=int, default=RATE, help="số tiếng đọc mỗi phút")
    parser.add_argument("--so-gon", action="store_true", help="chỉ đọc số, không đọc ký hiệu")
    parser.add_argument("--text", action="store_true", help="in bản tin ra màn hình")
    parser.add_argument(
        "--record", type=date.fromisoformat, metavar="NGÀY", help="ghi ngày đã phát vào các bài"
    )
    told = "chỉ các bài này, theo thứ tự đọc (phần cuối của địa chỉ bài)"
    parser.add_argument("--bai", nargs="+", metavar="TÊN-BÀI", default=[], help=told)
    parser.add_argument("--audio", action="store_true", help="đọc thử bằng giọng máy (espeak-ng)")
    out_option(parser)
    day_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the script, or note the airing; a bad post is told and left out."""
    project = Project(project_root())
    content = project.read(day=args.as_of or clock())
    try:
        week = week_of(args.week or code_of(content.day, Per.WEEK))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return WRONG_CALL
    missing = set(args.bai) - {post.slug for post in content.posts}
    if missing:
        print(NO_POST.format(found=", ".join(sorted(missing))), file=sys.stderr)
        return WRONG_CALL
    bulletin = _bulletin(project.root, content, args, week)
    if not bulletin.spots:
        print(NOTHING.format(week=week.code), file=sys.stderr)
        return FAULTY
    if args.record:
        return _record(project, bulletin, args.record)
    if args.text:
        sys.stdout.write(bulletin_text(bulletin))
        return 0
    return _write(args, bulletin)


def _write(args: argparse.Namespace, bulletin: Bulletin) -> int:
    from cchc.reports.products import bulletin_files

    files = bulletin_files(bulletin)
    for name, made in files.items():
        print(put(args, name, made))
    if args.audio:
        _speak(args, bulletin, f"{next(iter(files)).rpartition('.')[0]}.wav")
    return 0


def _speak(args: argparse.Namespace, bulletin: Bulletin, name: str) -> None:
    """Let the machine read the script for somebody to hear what stumbles."""
    program = find_voice()
    text = "\n\n".join(bulletin.lines)
    made = spoken(program, text, rate=bulletin.order.rate) if program else None
    if not made:
        print(NO_VOICE, file=sys.stderr)
        return
    print(put(args, name, made))
    print(PREVIEW, file=sys.stderr)


def _bulletin(root: Path, content: Content, args: argparse.Namespace, week: Period) -> Bulletin:
    own = root / OWN_FILE
    words = read_text(own, file=OWN_FILE) if own.is_file() else ""
    voice = read_voice(words, full_numbers=not args.so_gon)
    return Bulletin(
        content, Order(week, args.minutes, args.rate, tuple(args.bai)), own_phrases(root), voice
    )


def _record(project: Project, bulletin: Bulletin, day: date) -> int:
    """Note the day in each post that was read; what cannot be edited is told."""
    settings = bulletin.content.settings
    vocabulary = project.vocabulary(settings, bulletin.content.plan)
    folder = project.root / settings.posts
    aired = bulletin.chosen() if bulletin.order.slugs else [spot.post for spot in bulletin.spots]
    told = [_noted(folder, post, day, vocabulary) for post in aired]
    print("\n".join(sentence for _, sentence in told))
    return 0 if all(done for done, _ in told) else FAULTY


def _noted(folder: Path, post: Post, day: date, vocabulary: Vocabulary) -> tuple[bool, str]:
    if day in _airings(post):
        return True, ALREADY.format(file=post.file, day=day)
    path = folder / post.file
    # Bytes as they are: a file with Windows ends of lines keeps them.
    text = path.read_bytes().decode("utf-8")
    told = Publication(CHANNEL, aired=(day,))
    try:
        made = recorded(text, told, partial(read_post, vocabulary=vocabulary, file=post.file))
    except (UneditableError, ContentError):
        return False, BY_HAND.format(file=post.file, day=day)
    write_text(path, made)
    return True, RECORDED.format(file=post.file, day=day)


def _airings(post: Post) -> tuple[date, ...]:
    return tuple(day for each in post.elsewhere if each.channel == CHANNEL for day in each.aired)

"""Bring old news over: every piece that is not here yet becomes a post, and what it shows with it.

The posts themselves say what they were: `old_addresses` in the front matter is the memory, so a
second run makes no doubles, and one that was killed is taken up where it ended.
"""

import posixpath
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cchc.core.characters import visible
from cchc.core.form_text import Plain, plain, whole
from cchc.core.front_matter import split_source
from cchc.core.personal_answers import findings
from cchc.core.post_reader import read_post
from cchc.core.problem import ContentError
from cchc.core.text import nfc, slugify
from cchc.core.tree import parse_tree
from cchc.core.vocabulary import Vocabulary
from cchc.gather.rewriting import plain_markdown
from cchc.moving import old
from cchc.moving.library import Library
from cchc.moving.old import OldItem, OldSite
from cchc.moving.table import Home, Table
from cchc.moving.text import Desk, alt_of, written
from cchc.publish.foreign import clean_foreign
from cchc.publish.markdown import plain_text
from cchc.store.posts import post_files
from cchc.store.text_files import read_text, write_new

_FIRST_YEAR = 2000
_TITLE, _SUMMARY, _SLUG = 200, 500, 80
SKIPPED = "bảng chuyển bài ghi bỏ qua"
TOO_OLD = "trước năm 2000: ngày đăng không dùng được"
NOT_IN_TABLE = "chuyên mục cũ “{found}” chưa có trong bảng: đã dùng đơn vị, lĩnh vực mặc định"
ONLY_WORDS = "nội dung không giữ được cách trình bày; bài để ở dạng nháp: {found}"
PERSONAL = "có {found} chỗ là dữ liệu cá nhân: hãy xóa hoặc nêu lý do, xem cchc check"
CUT_TITLE = "tiêu đề quá dài, đã cắt bớt"


@dataclass(slots=True)
class Outcome:
    """What a run did: posts by their files with what needs a hand, and what stayed behind."""

    new: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, OldItem] = field(default_factory=dict)
    left: list[tuple[OldItem, str]] = field(default_factory=list)
    known: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class House:
    """Where things go: the posts' folder, the words for posts, the table, the old files."""

    folder: Path
    vocabulary: Vocabulary
    table: Table
    library: Library


def bring(site: OldSite, house: House, *, is_trial: bool = False) -> Outcome:
    """Write a post of everything new; a trial writes nothing and tells the same."""
    outcome = Outcome()
    here = known_addresses(house.folder)
    fresh = list(_fresh(site.items, house.table, here, outcome))
    named = _named(fresh, house.folder)
    moved = dict(here)
    for file, item in named.items():
        moved |= dict.fromkeys(item.addresses, file)
    for file, item in named.items():
        desk = Desk(item, file, house.library, _targets(moved, file))
        text = _post(desk, house)
        outcome.new[file] = list(dict.fromkeys(desk.remarks))
        outcome.items[file] = item
        outcome.files += len(house.library.copied)
        if is_trial:
            house.library.copied.clear()
            continue
        house.library.copy()
        write_new(house.folder / file, text)
    return outcome


def known_addresses(folder: Path) -> dict[str, str]:
    """Return the posts' files by their addresses on the former site, faulty posts too."""
    found: dict[str, str] = {}
    for file in post_files(folder):
        try:
            text = read_text(folder / file, file=file)
            if "old_addresses" not in text:
                continue
            nodes = parse_tree(split_source(text, file=file).form, file=file).nodes
        except ContentError:
            continue
        told = plain(nodes["old_addresses"]) if "old_addresses" in nodes else ""
        addresses = told if isinstance(told, list) else [told]
        found |= {each: file for each in addresses if isinstance(each, str)}
    return found


def _fresh(
    items: Iterable[OldItem], table: Table, here: Container[str], outcome: Outcome
) -> Iterator[OldItem]:
    """Yield what is to be brought over; the rest is noted."""
    seen: set[str] = set()
    for item in items:
        if any(each in here for each in item.addresses):
            outcome.known += 1
            continue
        reason = _reason(item, table)
        if reason or any(each in seen for each in item.addresses):
            outcome.left.append((item, reason or "có hai lần trong tệp"))
            continue
        seen.update(item.addresses)
        yield item


def _reason(item: OldItem, table: Table) -> str:
    """Return why an item stays behind, or ""."""
    if item.left_out:
        return item.left_out
    if not item.title:
        return old.NO_TITLE
    if item.moment is None:
        return old.NO_DATE
    if item.moment.year < _FIRST_YEAR:
        return TOO_OLD
    if not item.addresses:
        return "không có địa chỉ cũ để nhận ra khi chạy lại"
    return SKIPPED if table.home(item).skip else ""


def _named(items: Iterable[OldItem], folder: Path) -> dict[str, OldItem]:
    """Give each a file of its own; names once given stay, for links lead to them."""
    taken = {file.rpartition("/")[2].removesuffix(".md") for file in post_files(folder)}
    named = {}
    for item in items:
        base = slugify(nfc(item.slug or item.title))[:_SLUG].strip("-") or "bai"
        number, slug = 1, base
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        if item.moment:
            named[f"{item.moment:%Y/%m}/{slug}.md"] = item
    return named


def _post(desk: Desk, house: House) -> str:
    """Return the text of the post that an item becomes; what needs a hand is noted on its desk."""
    item = desk.item
    body, home = written(desk), house.table.home(item)
    if not home.is_told:
        named = item.categories[0] if item.categories else "(không có)"
        desk.remarks.append(NOT_IN_TABLE.format(found=named))
    form = _form(item, home, desk)
    text = whole(form, f"\n{body or plain_markdown(item.title)}\n")
    return _readable(text, form, desk, house)


def _targets(moved: Mapping[str, str], file: str) -> Callable[[str], str]:
    """Return how a post's text names the post that stands for an old address; "" for none."""
    folder = posixpath.dirname(file) or "."
    return lambda old_: posixpath.relpath(moved[old_], folder) if old_ in moved else ""


def _form(item: OldItem, home: Home, desk: Desk) -> dict[str, Plain]:
    title = _line(item.title)
    if len(title) > _TITLE:
        desk.remarks.append(CUT_TITLE)
    summary = _line(plain_text(clean_foreign(item.summary, page=item.page)))
    return {
        "title": _cut(title, _TITLE),
        "unit": home.unit,
        "category": home.category,
        "date": item.moment.isoformat(timespec="seconds") if item.moment else "",
        "summary": _cut(summary, _SUMMARY),
        "author": _cut(_line(item.author[0]), _TITLE) if item.author else "",
        "kind": home.kind,
        "image": _image(item, desk),
        "old_addresses": list(item.addresses),
    }


def _image(item: OldItem, desk: Desk) -> Plain:
    if not item.picture:
        return ""
    name, fault = desk.library.take(item.picture.url, desk.file, is_image=True)
    if fault:
        desk.remarks.append(f"hình đại diện: {fault}")
        return ""
    told = {"alt": _line(item.picture.alt), "caption": _words(item.picture.caption)}
    return {"src": name, "alt": told["alt"] or told["caption"] or alt_of(item), **_some(told)}


def _some(told: Mapping[str, str]) -> dict[str, Plain]:
    return {"caption": told["caption"]} if told["caption"] else {}


def _readable(text: str, form: dict[str, Plain], desk: Desk, house: House) -> str:
    """Return a text that our reader takes; one that it refuses becomes a draft of its words."""
    try:
        post = read_post(text, house.vocabulary, file=desk.file)
    except ContentError as error:
        faults = "; ".join(problem.sentence for problem in error.problems)
        desk.remarks.append(ONLY_WORDS.format(found=faults))
        words = plain_markdown(_words(desk.item.html)) or plain_markdown(desk.item.title)
        return whole({**form, "draft": "true"}, f"\n{words}\n")
    found = findings(post)
    if found:
        desk.remarks.append(PERSONAL.format(found=len(found)))
    return text


def _words(fragment: str) -> str:
    return _line(plain_text(clean_foreign(fragment, page="")))


def _line(text: str) -> str:
    return nfc(" ".join(visible(text).split()))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rpartition(' ')[0]}…"

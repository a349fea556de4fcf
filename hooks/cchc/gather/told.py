"""What `cchc gather` says at its end, in the words of the page's keeper."""

from collections.abc import Iterator, Sequence

from cchc.core.offer import Origin
from cchc.core.text import shown
from cchc.gather.drafts import Written
from cchc.gather.review import Waiting
from cchc.gather.round import Outcome

_MOST = 20
_AND_MORE = "  … và {more} dòng nữa"
NONE_WAITING = "Không có bản nháp nào chờ duyệt."


def report(origins: Sequence[Origin], outcome: Outcome, written: Written) -> Iterator[str]:
    """Yield the report: how many feeds, what is new, changed, as before, and what failed."""
    names = {origin.url: origin.name for origin in origins}
    done = len(outcome.seen) + outcome.resumed
    yield (
        f"Nguồn: {len(origins)}; lấy được {done} (không đổi {outcome.unchanged}, đã lấy ở lần "
        f"chạy dở {outcome.resumed}); không lấy được {len(outcome.faults)}."
    )
    new = sum(seen.new for seen in outcome.seen.values())
    changed = sum(seen.changed for seen in outcome.seen.values())
    same = sum(seen.same for seen in outcome.seen.values())
    yield f"Tin: mới {new}, đã sửa ở nguồn {changed}, như cũ {same}."
    yield f"Bản nháp: viết mới {len(written.new)}, viết lại theo nguồn {len(written.again)}."
    yield from _listed("Nghi là tin đã đăng", _repeats(written))
    yield from _listed("Nguồn đã sửa sau khi biên tập; hãy xem lại", written.touched)
    moved = [f"{names[url]}: {target}" for url, target in outcome.moved.items()]
    yield from _listed("Nguồn đã đổi địa chỉ; hãy sửa trong tệp nguồn", moved)
    faults = [f"{names[url]}: {reason}" for url, reason in sorted(outcome.faults.items())]
    yield from _listed("Nguồn không lấy được", faults, most=len(faults))


def waiting_lines(waiting: Sequence[Waiting]) -> Iterator[str]:
    """Yield a line for each draft that waits, and one more for what it is like."""
    for each in waiting:
        post = each.post
        yield f"{post.date:%d/%m/%Y}  {post.lead}  {post.slug}  {shown(post.title)}"
        if each.mark:
            yield f"            {each.mark}"
    yield f"Chờ duyệt: {len(waiting)} bản nháp." if waiting else NONE_WAITING


def _repeats(written: Written) -> list[str]:
    return [
        f"{file}: giống {pair.percent}% bài “{shown(pair.earlier.title)}” "
        f"({pair.earlier.day:%d/%m/%Y}, {pair.earlier.address})"
        for file, pair in written.repeats.items()
    ]


def _listed(head: str, lines: Sequence[str], *, most: int = _MOST) -> Iterator[str]:
    if not lines:
        return
    yield f"{head} ({len(lines)}):"
    yield from (f"  {line}" for line in lines[:most])
    if len(lines) > most:
        yield _AND_MORE.format(more=len(lines) - most)

"""Change one thing in a post's front matter and leave every other byte as the person wrote it.

A change is tried in the few ways that front matter is written in; the caller reads the outcome
back and accepts the first that says exactly what was meant, so that nothing is ever half right.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?)(?=^---[ \t]*\r?$)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^publications:[ \t]*(\[[ \t]*\])?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_ENTRY = re.compile(r"\{[^{}]*\}")
_ITEM = re.compile(r"^([ \t]*)-[ \t]+", re.MULTILINE)
_AIRED = re.compile(r"(aired:[ \t]*\[)([^\]]*)(\])")
_ONE_DAY = re.compile(r"(aired:[ \t]*)(\d{4}-\d\d-\d\d)")
_BLOCK_ITEM = re.compile(r"^([ \t]*)-[ \t]+(?!\{).*(?:\n\1[ \t]+.*)*", re.MULTILINE)

Accepts = Callable[[str], bool]


def with_airing(text: str, *, channel: str, day: date, accepts: Accepts) -> str | None:
    """Return *text* with *day* among the airings on *channel*; None if no way to write it fits."""
    match = _FENCE.match(text)
    if not match:
        return None
    form, rest = match[1], text[match.end() :]
    head = text[: match.start(1)]
    tries = (f"{head}{tried}{rest}" for tried in _ways(form, channel, day))
    return next((tried for tried in tries if accepts(tried)), None)


def _ways(form: str, channel: str, day: date) -> Iterator[str]:
    """Yield the front matter with the day, in each way that it may be written in."""
    for pattern in (_ENTRY, _BLOCK_ITEM):
        for found in pattern.finditer(form):
            if "channel:" in found[0]:
                for entry in _in_entry(found[0], day):
                    yield f"{form[: found.start()]}{entry}{form[found.end() :]}"
    entry = f"{{channel: {channel}, aired: [{day}]}}"
    yield from _new_entry(form, entry)


def _in_entry(entry: str, day: date) -> Iterator[str]:
    """Yield an entry of one publication with the day added to it."""
    if _AIRED.search(entry):
        yield _AIRED.sub(lambda match: f"{match[1]}{_joined(match[2], day)}{match[3]}", entry)
        return
    if _ONE_DAY.search(entry):
        yield _ONE_DAY.sub(lambda match: f"{match[1]}[{match[2]}, {day}]", entry)
    if "aired:" in entry:
        yield from _in_block_list(entry, day)
    elif entry.endswith("}"):
        yield f"{entry[:-1].rstrip()}, aired: [{day}]}}"
    else:
        indent = re.match(r"[ \t]*-[ \t]+", entry)
        yield f"{entry}\n{' ' * len(indent[0]) if indent else ''}aired: [{day}]"


def _in_block_list(entry: str, day: date) -> Iterator[str]:
    """Yield an entry whose days stand one below the other."""
    days = list(re.finditer(r"^([ \t]*-[ \t]+)\d{4}-\d\d-\d\d[ \t]*$", entry, re.MULTILINE))
    if days:
        last = days[-1]
        yield f"{entry[: last.end()]}\n{last[1]}{day}{entry[last.end() :]}"


def _joined(days: str, day: date) -> str:
    return f"{days.rstrip().rstrip(',')}, {day}" if days.strip() else str(day)


def _new_entry(form: str, entry: str) -> Iterator[str]:
    """Yield the front matter with an entry more, or with the field itself."""
    field = _FIELD.search(form)
    if not field:
        yield f"{form}publications:\n  - {entry}\n"
        flow = re.search(r"^publications:[ \t]*\[(.*)\][ \t]*$", form, re.MULTILINE)
        if flow:
            yield f"{form[: flow.end(1)]}, {entry}{form[flow.end(1) :]}"
        return
    item = _ITEM.search(form, field.end())
    indent = item[1] if item and not field[1] else "  "
    line = f"publications:\n{indent}- {entry}"
    yield f"{form[: field.start()]}{line}{form[field.end() :]}"

"""Whether a change of a post's file says only that it was aired once more."""

from itertools import zip_longest

from cchc.core.form_text import Plain, plain
from cchc.core.front_edit import PUBLICATIONS
from cchc.core.front_matter import split_source
from cchc.core.names import Names
from cchc.core.problem import ContentError
from cchc.core.tree import parse_tree
from cchc.core.vocabulary import BROADCAST

_Fields = dict[str, Plain]


def is_only_aired(before: bytes, after: bytes, channels: Names) -> bool:
    """Tell whether *after* is *before* with days of airing more, on channels that are heard."""
    try:
        (was, body), (now, text) = _read(before), _read(after)
    except (ContentError, UnicodeDecodeError):
        return False
    known, told = _entries(was.pop(PUBLICATIONS, [])), _entries(now.pop(PUBLICATIONS, []))
    if was != now or body != text or len(told) < len(known):
        return False
    pairs = zip_longest(known, told, fillvalue=None)
    return all(new is not None and _is_more(old, new, channels) for old, new in pairs)


def _is_more(old: _Fields | None, new: _Fields, channels: Names) -> bool:
    """Tell whether an entry is as it was, but for days of airing more."""
    if old == new:
        return True
    channel = str(new.get("channel", ""))
    was: _Fields = old if old is not None else {"channel": channel}
    others = {name: value for name, value in was.items() if name != "aired"}
    rest = {name: value for name, value in new.items() if name != "aired"}
    is_heard = (channels.resolve(channel) or "") in BROADCAST
    return is_heard and others == rest and _days(was) < _days(new)


def _days(entry: _Fields) -> set[str]:
    found = entry.get("aired", [])
    listed = found if isinstance(found, list) else [found]
    return {each for each in listed if isinstance(each, str) and each}


def _entries(value: Plain) -> list[_Fields]:
    listed = value if isinstance(value, list) else []
    return [dict(each) for each in listed if isinstance(each, dict)]


def _read(content: bytes) -> tuple[_Fields, str]:
    source = split_source(content.decode("utf-8"), file="")
    tree = parse_tree(source.form, file="")
    return {name: plain(node) for name, node in tree.nodes.items()}, source.body

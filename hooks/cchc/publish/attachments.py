"""Attachments as pages show them: what kind of file, and how large, before anybody fetches it."""

import re
from collections.abc import Iterator
from html import escape, unescape

from cchc.core.medium import Medium, suffix_of
from cchc.publish.html import listed
from cchc.publish.pictures import medium_at
from cchc.publish.view import View

_LINK = re.compile(r'<a href="([^"]*)"[^<>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_UNITS = ("byte", "KB", "MB")
_STEP = 1024
_TEN = 10


def with_sizes(view: View, text: str) -> str:
    """Return a post's *text* with type and size behind each link to an attachment."""
    if not _may_hold_any(view, text):
        return text
    return _LINK.sub(lambda found: _with_size(view, found), text)


def attachments(view: View, text: str) -> str:
    """Return the list of the attachments that a post's *text* links to, or nothing."""
    if not _may_hold_any(view, text):
        return ""
    entries = dict(_entries(view, text))
    if not entries:
        return ""
    files = listed(entries.values())
    return f'<section class="cc-files">\n<h2>Tệp đính kèm</h2>\n{files}\n</section>'


def told_file(name: str, medium: Medium) -> str:
    """Return a file's type and size as people read them: `PDF, 1,2 MB`."""
    return f"{suffix_of(name).removeprefix('.').upper()}, {told_size(medium.size)}"


def told_size(size: int) -> str:
    """Return a number of bytes as people read it: below ten with one place behind the comma."""
    number, unit = float(size), 0
    while round(number) >= _STEP and unit < len(_UNITS) - 1:
        number, unit = number / _STEP, unit + 1
    if unit == 0 or round(number, 1) >= _TEN:
        return f"{round(number)} {_UNITS[unit]}"
    return f"{number:.1f} {_UNITS[unit]}".replace(".", ",").replace(",0 ", " ")


def _may_hold_any(view: View, text: str) -> bool:
    return bool(view.content.media) and "<a href=" in text


def _attached(view: View, address: str) -> str:
    """Return type and size of what lies at *address* of our posts, or nothing: no attachment."""
    file, medium = medium_at(view, unescape(address))
    return told_file(file, medium) if medium and not medium.is_picture else ""


def _with_size(view: View, link: re.Match[str]) -> str:
    told = _attached(view, link[1])
    return f'{link[0]} <span class="cc-file">({told})</span>' if told else link[0]


def _entries(view: View, text: str) -> Iterator[tuple[str, str]]:
    """Yield each attachment's address with its line; the first of its links names it."""
    known = set()
    for address, inside in _LINK.findall(text):
        told = _attached(view, address)
        if told and address not in known:
            known.add(address)
            words = _TAG.sub("", inside).strip() or escape(medium_at(view, unescape(address))[0])
            link = f'<a href="{address}">{words}</a>'
            yield address, f'{link} <span class="cc-file">{told}</span>'

"""What RFC 5545 asks of a calendar's bytes, held strictly: programs differ in what they forgive."""

import re
from collections.abc import Iterator

# RFC 5545, 3.1: a name, parameters, a value; no control character but the tab.
LINE = re.compile(
    r'[A-Z0-9-]+(?:;[A-Z0-9-]+=(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*:[^\x00-\x08\x0a-\x1f\x7f]*'
)
# RFC 5545, 3.3.11: in a text, a comma, a semicolon and a backslash are escaped.
TEXT = re.compile(r"(?:[^\\,;]|\\[\\,;nN])*")
TEXTS = {"SUMMARY", "DESCRIPTION", "X-WR-CALNAME", "X-WR-CALDESC", "UID"}
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP"}
ALARM = {"ACTION", "DESCRIPTION", "TRIGGER"}


def unfolded(page: bytes) -> Iterator[str]:
    """Yield the content lines, and hold every rule about how they are cut into lines."""
    assert page.endswith(b"\r\n")
    assert b"\n" not in page.replace(b"\r\n", b"")
    assert b"\r" not in page.replace(b"\r\n", b"")
    for line in page.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        line.decode("utf-8")  # no letter is cut in two
    yield from page.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def check(page: bytes) -> None:
    """Hold a calendar against the rules of RFC 5545 that programs stumble over."""
    open_parts: list[tuple[str, list[str]]] = []
    for line in unfolded(page):
        assert LINE.fullmatch(line), line
        name, _, value = line.partition(":")
        name = name.partition(";")[0]
        if name == "BEGIN":
            open_parts.append((value, []))
        elif name == "END":
            check_part(*open_parts.pop(), closing=value)
        else:
            open_parts[-1][1].append(name)
            assert name not in TEXTS or TEXT.fullmatch(value), line
    assert not open_parts


def check_part(part: str, names: list[str], *, closing: str) -> None:
    """Hold one component: closed in its turn, its properties there and there once."""
    needed = {
        "VEVENT": ONCE,
        "VALARM": ALARM,
        "VCALENDAR": {"PRODID", "VERSION", "METHOD", "CALSCALE"},
    }[part]

    assert part == closing
    assert needed <= set(names)
    assert len(names) == len(set(names))

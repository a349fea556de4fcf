"""XML of unknown makers: in one encoding, without what no XML may hold, and without entities."""

import re

from cchc.core.text import nfc
from cchc.moving.old import UnreadableError
from cchc.publish.feed_html import xml_text

_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT = re.compile(r"<(?![?!])")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
HAS_DOCTYPE = "có khai báo DOCTYPE, ENTITY trong XML: không đọc, để an toàn"


def clean_xml(raw: bytes) -> bytes:
    """Return *raw* as UTF-8 without its declaration; raises UnreadableError where it has a DTD."""
    text = _DECLARATION.sub("", decoded(raw, _declared(raw)), count=1)
    root = _ROOT.search(text)
    # Inside of texts these words are harmless: there they are CDATA or escaped.
    if _DOCTYPE.search(text[: root.start() if root else len(text)]):
        raise UnreadableError(HAS_DOCTYPE)
    return nfc(xml_text(text)).encode()


def decoded(raw: bytes, declared: str) -> str:
    """Return the text of *raw*, whose maker calls its encoding *declared*."""
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    for name in filter(None, (marked, "utf-8", declared)):
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    # Cut in the middle of a letter, or of several makers: what can be read is read.
    return raw.decode("utf-8", "replace")


def _declared(raw: bytes) -> str:
    found = _ENCODING.match(raw)
    return found[1].decode("ascii") if found else ""

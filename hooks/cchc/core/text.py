"""Vietnamese text: one spelling for comparing, one for addresses.

The same word reaches us composed or decomposed, with old or new tone placement
(hoá/hóa, uỷ/ủy), with or without diacritics. Nothing here guesses what was meant.
"""

import re
import unicodedata

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
# units.md, rule 1: a unit may be written with or without the name of its level.
_LEVELS = ("xã", "phường", "tỉnh", "thành phố", "tp")
_SLUG_LENGTH = 80
_SHOWN_LENGTH = 60


def nfc(text: str) -> str:
    """Return *text* in the composed form that the whole project keeps."""
    return unicodedata.normalize("NFC", text)


def shown(text: str) -> str:
    """Return *text* as a sentence quotes it: on one line, and no longer than can be read."""
    line = " ".join(text[: 2 * _SHOWN_LENGTH].split())
    return line if len(line) <= _SHOWN_LENGTH else f"{line[:_SHOWN_LENGTH]}…"


def fold(text: str) -> str:
    """Return *text* in lower case without diacritics: "Đẩy mạnh" -> "day manh"."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()


def slugify(title: str) -> str:
    """Return the address part for *title*: ASCII words joined by hyphens, at most 80 letters."""
    words = re.findall(r"[a-z0-9]+", fold(title))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > _SLUG_LENGTH:
            break
        slug = longer
    return slug or "".join(words)[:_SLUG_LENGTH]


def name_key(name: str) -> str:
    """Return what two spellings of one name share (domain/units.md, rule 1), its level kept."""
    text = nfc(name).lower().translate(_DASHES).replace("&", " và ")
    text = re.sub(r"\s*-\s*", "-", text)
    text = re.sub(r"\s+", " ", text).strip(" ;,.")
    return " ".join(_tone_last(word) for word in text.split(" "))


def short_key(name: str) -> str:
    """Return the key of *name* without its level: "Trung tâm … xã" is "Trung tâm …"."""
    key = name_key(name)
    for level in _LEVELS:
        key = key.removesuffix(f" {name_key(level)}")
    return key


def _tone_last(word: str) -> str:
    """Move the tone marks to the end, so that old and new placement are one."""
    decomposed = unicodedata.normalize("NFD", word)
    letters = [char for char in decomposed if char not in _TONES]
    tones = [char for char in decomposed if char in _TONES]
    return "".join(letters + tones)

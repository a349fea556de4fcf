"""How one commune's announcer speaks: our list of abbreviations, and the office's own words."""

from importlib.resources import files

from cchc.core.fields import Fields
from cchc.core.tree import parse_tree
from cchc.reports.spoken import Voice
from cchc.reports.spoken_numbers import Speech

OWN_FILE = "cach-doc.yml"
_WANT = "chữ đọc lên"


def read_voice(own: str = "", *, full_numbers: bool = True) -> Voice:
    """Return the voice; raises ContentError with what is wrong with the office's list."""
    ours = (files("cchc.reports") / "spoken_words.yml").read_text(encoding="utf-8")
    words = _read(ours, "spoken_words.yml")
    if own.strip():
        words |= _read(own, OWN_FILE)
    speech = Speech(zero=words.pop("linh", "linh"), thousand=words.pop("nghin", "nghìn"))
    return Voice(words, speech, full_numbers=full_numbers)


def _read(text: str, file: str) -> dict[str, str]:
    fields = Fields(parse_tree(text, file=file), file=file)
    words = {name: fields.text(name, want=_WANT, needed=True) for name in fields.mapping.nodes}
    fields.raise_problems()
    return words

"""The parts that the schemas are made of: what one field of a form may hold.

A field that need not be there may also be left empty, as in `summary:`. Only keywords are used
that JSON Schema 2020-12 shares with draft 7, for editors know the one or the other.
`enumDescriptions` is what VS Code shows beside each word of a list.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from cchc.core.names import Names
from cchc.core.text import nfc

Schema = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CODE = "^[a-z0-9]+(-[a-z0-9]+)*$"
_DAY = "(20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-9]{2}(\.[0-9]+)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})"
_COUNT = "^0*[1-9][0-9]{0,5}$"
# The two that end a word and take the tone on either; "quý" is another sound.
_TWO_VOWELS = re.compile("(?<![qQ])(?:[oóòỏõọ][aáàảãạeéèẻẽẹ]|[uúùủũụUÚÙỦŨỤ][yýỳỷỹỵ])(?![a-zà-ỹ])")
_YES, _NO = ("có", "yes", "on"), ("không", "no", "off")


def text(told: str, example: str, *, limit: int = 0, pattern: str = "") -> Schema:
    """Return a line of text; a number alone is text too."""
    schema: Schema = {"type": ["string", "number"]}
    if limit:
        schema["maxLength"] = limit
    if pattern:
        schema["pattern"] = pattern
    return _told(schema, told, example)


def day(told: str, example: str = "2026-03-12") -> Schema:
    """Return a day, or a moment with its offset."""
    return _told({"type": "string", "pattern": f"^{_DAY}({_TIME})?$"}, told, example)


def number(told: str, example: int, *, default: object = None) -> Schema:
    """Return a whole number from 1 up."""
    limits = {"minimum": 1, "maximum": 999999, "pattern": _COUNT}
    return _told({"type": ["integer", "string"], **limits}, told, example, default=default)


def flag(told: str, *, default: object) -> Schema:
    """Return true or false; the words that the reader takes for them are allowed too."""
    told_words = [*("đúng" for _ in _YES), *("sai" for _ in _NO)]
    words = {"enum": [*_YES, *_NO], "enumDescriptions": told_words}
    return _told({"anyOf": [{"type": "boolean"}, words]}, told, not default, default=default)


def term(told: str, name: str, example: str, *, default: object = None) -> Schema:
    """Return one word of the vocabulary *name* of the schema's `$defs`."""
    return _told({"anyOf": [_ref(name)]}, told, example, default=default)


def terms(told: str, name: str, *examples: str, least: int = 0) -> Schema:
    """Return a word, or a list of words, of the vocabulary *name* of the schema's `$defs`."""
    each = _ref(name)
    listed = {"type": "array", "items": each, "uniqueItems": True, "minItems": least}
    return _told({"anyOf": [each, listed]}, told, list(examples))


def many(told: str, each: Schema, *examples: str) -> Schema:
    """Return one of *each*, or a list of them."""
    plain = {name: value for name, value in each.items() if name not in {"description", "examples"}}
    return _told({"anyOf": [plain, {"type": "array", "items": plain}]}, told, list(examples))


def forms(told: str, each: Schema) -> Schema:
    """Return a list of forms."""
    return {"description": told, "type": "array", "items": each}


def form(
    told: str, properties: Mapping[str, Schema], required: Iterable[str], **more: object
) -> Schema:
    """Return a form with these fields and no others; *more* are other keywords."""
    needed = list(required)
    fields = {
        name: _something(schema) if name in needed else _or_nothing(schema)
        for name, schema in properties.items()
    }
    closed = {"required": needed, "additionalProperties": False}
    return {"description": told, "type": "object", "properties": fields, **closed, **more}


def vocabulary(names: Names) -> Schema:
    """Return every way to write a word: its code, its label, its other names and spellings."""
    words = {code: names.label(code) for code in names}
    for found in names.terms.values():
        for name in (found.label, *found.aliases):
            for spelling in _spellings(name):
                words.setdefault(spelling, f"như viết {found.code}")
    return choice(words)


def choice(words: Mapping[str, str]) -> Schema:
    """Return a list of words to choose from, each with what it means."""
    return {"enum": list(words), "enumDescriptions": list(words.values())}


def default_of(model: type, name: str) -> object:
    """Return what a field of *model* is when nobody writes it."""
    found: Iterable[dataclasses.Field[object]] = dataclasses.fields(model)
    return next(field.default for field in found if field.name == name)


def _spellings(name: str) -> Iterator[str]:
    """Yield a name with both placements of the tone (hóa, hoá), with a dash and with a hyphen."""
    for spelling in (name, _TWO_VOWELS.sub(_other_tone, name)):
        yield spelling
        yield spelling.replace("–", "-")


def _other_tone(match: re.Match[str]) -> str:
    """Move the tone of two vowels from the one to the other; composed again."""
    first, second = (unicodedata.normalize("NFD", letter) for letter in match[0])
    return nfc(first[0] + second[1:] + second[0] + first[1:])


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _told(schema: Schema, told: str, example: object, *, default: object = None) -> Schema:
    """Add what people read: what the field is, an example, what holds when it is not there."""
    written = str(example).lower() if isinstance(example, bool) else example
    if isinstance(example, list):
        written = f"[{', '.join(example)}]"
    described: Schema = {"description": f"{told} Ví dụ: {written}", "examples": [example]}
    if default is not None:
        described["default"] = default
    return {**described, **schema}


def _something(schema: Schema) -> Schema:
    """Return *schema* for a field that must be there, and not empty."""
    return {**schema, "minLength": 1} if "type" in schema else schema


def _or_nothing(schema: Schema) -> Schema:
    """Return *schema* for a field that may stand there with nothing after it."""
    kinds, choices = schema.get("type"), schema.get("anyOf")
    if isinstance(choices, list):
        return {**schema, "anyOf": [*choices, {"type": "null"}]}
    return {**schema, "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"]}

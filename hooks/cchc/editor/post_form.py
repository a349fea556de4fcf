"""A post as a form in the browser: from its file's text, and back into it.

A form is what a browser sends: names, each with its values. Fields that the form does not show
(publications, withdrawn, sample) stay in the file as they are.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from cchc.core.characters import control_sentence, tidy
from cchc.core.days import NoDayError, typed_day
from cchc.core.fields import read_moment
from cchc.core.form_text import Plain, plain, whole
from cchc.core.front_edit import with_body, with_fields
from cchc.core.front_matter import split_source
from cchc.core.names import Names
from cchc.core.problem import ContentError
from cchc.core.text import nfc
from cchc.core.tree import parse_tree
from cchc.core.vocabulary import CATEGORIES, KINDS, TOPICS, Vocabulary
from cchc.editor.staging import Posted

NAMES = (
    "title",
    "unit",
    "category",
    "date",
    "summary",
    "author",
    "kind",
    "topics",
    "image_src",
    "image_alt",
    "image_caption",
    "quantity",
    "tasks",
    "earlier_date",
    "earlier_where",
    "cross_posted",
    "on_site",
    "formerly",
    "body",
)
_DEFAULT_KIND = "tin-bai"
YES = "1"


def one(posted: Posted, name: str) -> str:
    """Return the only value of a name, on one line; "" without one."""
    values = posted.get(name) or [""]
    return " ".join(nfc(_visible(values[0])).split())


def many(posted: Posted, name: str) -> list[str]:
    """Return the values of a name, each once, empty ones left out."""
    found = (" ".join(nfc(_visible(value)).split()) for value in posted.get(name, ()))
    return list(dict.fromkeys(filter(None, found)))


def body_of(posted: Posted) -> str:
    """Return the text of the post as the project keeps texts."""
    return "\n".join(map(_visible, tidy((posted.get("body") or [""])[0]).split("\n")))


def form_of(text: str, vocabulary: Vocabulary) -> Posted:
    """Return the form that shows a file's text; raises ContentError if it cannot be read."""
    source = split_source(text, file="")
    tree = parse_tree(source.form, file="")
    fields = {name: plain(node) for name, node in tree.nodes.items()}
    image, earlier = _named(fields.get("image")), _named(fields.get("first_published"))
    return {
        "title": [_text(fields, "title")],
        "unit": _codes(fields.get("unit"), vocabulary.units),
        "category": _codes(fields.get("category"), CATEGORIES),
        "date": [_day(_text(fields, "date"))],
        "summary": [_text(fields, "summary")],
        "author": [_text(fields, "author")],
        "kind": _codes(fields.get("kind"), KINDS) or [_DEFAULT_KIND],
        "topics": _codes(fields.get("topics"), TOPICS),
        "image_src": [image.get("src", "")],
        "image_alt": [image.get("alt", "")],
        "image_caption": [image.get("caption", "")],
        "quantity": [_text(fields, "quantity") or "1"],
        "tasks": _codes(fields.get("tasks"), vocabulary.rules),
        "earlier_date": [_day(earlier.get("date", ""))],
        "earlier_where": [earlier.get("where", "")],
        "cross_posted": [YES] if _is_yes(fields.get("cross_posted")) else [],
        "on_site": [YES] if _is_yes(fields.get("on_site") or "true") else [],
        "formerly": ["\n".join(_listed(fields.get("formerly")))],
        "body": [source.body.strip("\n")],
    }


def text_of(posted: Posted, before: str, vocabulary: Vocabulary) -> str:
    """Return the text of the file that a form stands for; what did not change is as *before*."""
    if not before:
        return whole(_plain(posted), _body_text(posted))
    shown = form_of(before, vocabulary)
    was, now = _plain(shown), _plain(posted)
    changes = {name: value for name, value in now.items() if value != was[name]}
    same = body_of(posted).strip("\n") == body_of(shown).strip("\n")
    made = with_fields(before, changes) if changes else before
    return made if same else with_body(made, _body_text(posted))


def values_of(text: str) -> dict[str, Plain]:
    """Return the fields of a file's front matter; nothing for one that cannot be read."""
    try:
        tree = parse_tree(split_source(text, file="").form, file="")
    except ContentError:
        return {}
    return {name: plain(node) for name, node in tree.nodes.items()}


def units_in(values: Mapping[str, Plain], names: Names) -> tuple[str, ...]:
    """Return the codes of the units that a form names, unknown ones by the words that stand there.

    *values* are those of `values_of`.
    """
    unit = values.get("unit", "")
    words = unit if isinstance(unit, list) else [unit]
    return tuple(
        names.resolve(nfc(each)) or each for each in words if isinstance(each, str) and each
    )


def _body_text(posted: Posted) -> str:
    body = body_of(posted).strip("\n")
    return f"\n{body}\n" if body else ""


def _plain(posted: Posted) -> dict[str, Plain]:
    """Return the contract's fields of a form; "" for what need not be said."""
    units, kind, quantity = many(posted, "unit"), one(posted, "kind"), one(posted, "quantity")
    found: dict[str, Plain] = {
        name: one(posted, name) for name in ("title", "category", "summary", "author")
    }
    found["date"] = _iso(one(posted, "date"))
    found["unit"] = units[0] if len(units) == 1 else list(units)
    return found | {
        "kind": "" if kind == _DEFAULT_KIND else kind,
        "topics": list(many(posted, "topics")),
        "image": _group(posted, image_src="src", image_alt="alt", image_caption="caption"),
        "quantity": "" if quantity == "1" else quantity,
        "tasks": list(many(posted, "tasks")),
        "first_published": _group(posted, earlier_date="date", earlier_where="where"),
        "cross_posted": "true" if one(posted, "cross_posted") else "",
        "on_site": "" if one(posted, "on_site") else "false",
        "formerly": list((posted.get("formerly") or [""])[0].split()),
    }


def _group(posted: Posted, **names: str) -> dict[str, Plain]:
    given = {inner: one(posted, name) for name, inner in names.items()}
    return {name: _iso(each) if name == "date" else each for name, each in given.items() if each}


def _iso(text: str) -> str:
    """Return a day as files hold it, however it was typed; what is no day stays, to be told."""
    try:
        return str(typed_day(text))
    except NoDayError:
        return text


def _codes(value: Plain | None, names: Names) -> list[str]:
    """Return the codes of words; a word that is none stays, so that it can be told."""
    return [names.resolve(word) or word for word in _listed(value)]


def _listed(value: Plain | None) -> list[str]:
    values = value if isinstance(value, list) else [value or ""]
    return [each for each in values if isinstance(each, str) and each]


def _named(value: Plain | None) -> dict[str, str]:
    found = value if isinstance(value, dict) else {}
    return {name: each for name, each in found.items() if isinstance(each, str)}


def _text(fields: Mapping[str, Plain], name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def _day(text: str) -> str:
    reader: Callable[[str], object] = read_moment
    try:
        moment = reader(text)
    except ValueError:
        return text
    return str(moment.date()) if isinstance(moment, datetime) else str(moment)


def _is_yes(value: Plain | None) -> bool:
    return isinstance(value, str) and value.lower() in {"true", "yes", "có", "on"}


def _visible(line: str) -> str:
    """Leave out what nobody typed and no file may hold."""
    return "".join(char for char in line if char == "\n" or not control_sentence(char))

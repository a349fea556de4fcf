"""The small table that says which unit and field an old piece of news belongs to (YAML)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cchc.core.fields import Fields
from cchc.core.text import slugify
from cchc.core.tree import parse_tree
from cchc.core.vocabulary import CATEGORIES, KINDS, Vocabulary
from cchc.moving.old import OldItem, OldSite

_SKELETON = """\
# Bảng chuyển trang cũ. Mỗi dòng của rules: old_category, old_author, old_path (đầu địa chỉ)
# là điều kiện; unit, category, kind là nơi bài thuộc về; skip: true thì bỏ qua bài.
# Dòng ở trên được xét trước; chỗ để trống thì lấy ở default.
default: {{unit: {unit}, category: chung}}
rules:
{rules}
"""


@dataclass(frozen=True, slots=True)
class Places:
    """Where on saved pages title, day and text stand (`h1`, `div.noi-dung`, `#bai`)."""

    address: str = "https://trang-cu.invalid/"
    title: str = ""
    date: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: what must hold of a piece of news (empty: anything), and where it belongs then."""

    category: str = ""
    author: str = ""
    path: str = ""
    to_unit: str = ""
    to_category: str = ""
    to_kind: str = ""
    skip: bool = False

    def fits(self, item: OldItem) -> bool:
        """Tell whether the line is about *item*; however letters and tones are written."""
        paths = (each.startswith(self.path) for each in item.addresses)
        return (
            _is_among(self.category, item.categories)
            and _is_among(self.author, item.author)
            and (not self.path or any(paths))
        )


@dataclass(frozen=True, slots=True)
class Home:
    """Where a piece of news belongs; *is_told* if a line of the table says so."""

    unit: str
    category: str
    kind: str = ""
    skip: bool = False
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """The lines in their order, and what holds where none does."""

    rules: tuple[Rule, ...]
    unit: str
    category: str
    places: Places = Places()

    def home(self, item: OldItem) -> Home:
        """Return where *item* belongs: each answer of the first line that gives it."""
        fitting = [rule for rule in self.rules if rule.fits(item)]
        units = (rule.to_unit for rule in fitting if rule.to_unit)
        categories = (rule.to_category for rule in fitting if rule.to_category)
        kinds = (rule.to_kind for rule in fitting if rule.to_kind)
        return Home(
            unit=next(units, self.unit),
            category=next(categories, self.category),
            kind=next(kinds, ""),
            skip=any(rule.skip for rule in fitting[:1]),
            is_told=bool(fitting),
        )


def read_table(text: str, vocabulary: Vocabulary, *, file: str) -> Table:
    """Read a table, or raise ContentError with all its problems."""
    fields = Fields(parse_tree(text, file=file), file=file)
    fields.known(("address", "default", "html", "rules"))
    start = fields.inner("default", example="unit: vhxh, category: chung")
    if start is None:
        fields.text("default", want="đơn vị và lĩnh vực khi không dòng nào hợp", needed=True)
    example = "old_category: Tin tức, unit: vhxh, category: chung"
    table = Table(
        rules=tuple(_rule(each, vocabulary) for each in fields.each("rules", example=example)),
        unit=start.term("unit", vocabulary.units, what="đơn vị") if start else "",
        category=start.term("category", CATEGORIES, what="lĩnh vực") if start else "",
        places=_places(fields),
    )
    fields.raise_problems()
    return table


def skeleton(site: OldSite, vocabulary: Vocabulary) -> str:
    """Return a table to fill in: every old category with its number of pieces of news."""
    items = [item for item in site.items if not item.left_out]
    named = Counter(name for item in items for name in item.categories[:1])
    authors = Counter(name for item in items for name in item.author[:1])
    lines = [*_lines("old_category", named.items()), *_lines("old_author", authors.items())]
    unit = next(iter(vocabulary.units), "")
    return _SKELETON.format(unit=unit, rules="\n".join(lines) or "  []")


def _lines(name: str, counted: Iterable[tuple[str, int]]) -> list[str]:
    found = sorted(counted, key=lambda pair: (-pair[1], pair[0]))
    return [f"  - {{{name}: {_quoted(told)}, unit: , category: }}  # {n} bài" for told, n in found]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _rule(fields: Fields, vocabulary: Vocabulary) -> Rule:
    fields.known(("old_category", "old_author", "old_path", "unit", "category", "kind", "skip"))
    return Rule(
        category=fields.text("old_category", want="tên chuyên mục cũ"),
        author=fields.text("old_author", want="tên người viết cũ"),
        path=fields.text("old_path", want="đầu địa chỉ cũ như /tin-kinh-te/"),
        to_unit=_term(fields, "unit", vocabulary),
        to_category=_term(fields, "category", vocabulary),
        to_kind=_term(fields, "kind", vocabulary),
        skip=fields.flag("skip", default=False),
    )


def _term(fields: Fields, name: str, vocabulary: Vocabulary) -> str:
    """Return a code, or "" for a place that is left empty."""
    names = {"unit": vocabulary.units, "category": CATEGORIES, "kind": KINDS}[name]
    what = {"unit": "đơn vị", "category": "lĩnh vực", "kind": "loại"}[name]
    return fields.term(name, names, what=what) if name in fields else ""


def _places(fields: Fields) -> Places:
    inner = fields.inner("html", example="title: h1, date: span.ngay, content: div.noi-dung")
    address = fields.address("address") or Places().address
    if inner is None:
        return Places(address)
    inner.known(("title", "date", "content"))
    told = {
        name: inner.text(name, want="như div.noi-dung") for name in ("title", "date", "content")
    }
    return Places(address, **told)


def _is_among(wanted: str, names: Iterable[str]) -> bool:
    return not wanted or slugify(wanted) in map(slugify, names)

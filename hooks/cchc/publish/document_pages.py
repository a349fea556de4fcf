"""The register of documents: all, by year, by kind; newest first, fifty a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cchc.core.entries import Document
from cchc.core.entry_words import DOCUMENT_KINDS
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import escape, lines, link, time_tag
from cchc.publish.paging import Leaf, leaves
from cchc.publish.register_parts import (
    empty,
    file_link,
    filters,
    opening,
    outside_link,
    sample_badge,
)
from cchc.publish.sheet import Sheet
from cchc.publish.shell import Page
from cchc.publish.view import View

PER_LEAF = 50
_COLUMNS = ("Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Tệp")
_TITLE = "Văn bản"
_ABOUT = "Văn bản về cải cách hành chính của xã và cấp trên, mới nhất ở trên."


@dataclass(frozen=True, slots=True)
class Part:
    """One list of documents: where it begins, what it is called, what is in it."""

    base: str
    title: str
    documents: Sequence[Document]


def document_pages(view: View) -> Iterator[Sheet]:
    """Yield every page of the register of documents."""
    registers = view.content.registers
    about = (repr(_by_year(view)), repr(_by_kind(view)), repr(registers.sizes))
    for part in _parts(view):
        for leaf in leaves(part.base, part.documents, size=PER_LEAF):
            made_of = (*about, leaf.newer, leaf.older, repr(leaf.records))
            day = leaf.records[0].day if leaf.records else None
            yield Sheet(leaf.path, partial(_page, view, part, leaf), made_of, day)


def newest_documents(view: View, number: int) -> Sequence[Document]:
    """Return the newest documents."""
    return view.content.registers.documents[:number]


def document_address(view: View, document: Document) -> str:
    """Return where a document stands: in the list of its year."""
    return f"{view.at(document_path(view, document))}#{document.code}"


def document_path(view: View, document: Document) -> str:
    """Return the page, of those of its year, that a document stands on."""
    year = document.day.year
    base = addresses.year_path(addresses.DOCUMENTS, year)
    found = [each for each in view.content.registers.documents if each.day.year == year]
    return next(
        leaf.path for leaf in leaves(base, found, size=PER_LEAF) if document in leaf.records
    )


def _parts(view: View) -> Iterator[Part]:
    documents = view.content.registers.documents
    yield Part(addresses.DOCUMENTS, _TITLE, documents)
    for year in _by_year(view):
        found = [each for each in documents if each.day.year == year]
        yield Part(addresses.year_path(addresses.DOCUMENTS, year), f"Văn bản năm {year}", found)
    for kind in _by_kind(view):
        found = [each for each in documents if each.kind == kind]
        path = addresses.kind_path(addresses.DOCUMENTS, kind)
        yield Part(path, f"Văn bản: {DOCUMENT_KINDS.label(kind)}", found)


def _by_year(view: View) -> dict[int, int]:
    """Return how many documents there are of each year, the newest year first."""
    years: dict[int, int] = {}
    for document in view.content.registers.documents:
        years[document.day.year] = years.get(document.day.year, 0) + 1
    return years


def _by_kind(view: View) -> dict[str, int]:
    """Return how many documents there are of each kind in use, in the vocabulary's order."""
    found = [document.kind for document in view.content.registers.documents]
    return {kind: found.count(kind) for kind in DOCUMENT_KINDS if kind in found}


def _page(view: View, part: Part, leaf: Leaf[Document]) -> Page:
    trail = [] if part.base == addresses.DOCUMENTS else [(addresses.DOCUMENTS, _TITLE)]
    title = part.title if leaf.is_first else f"{part.title}: {_span(leaf)}"
    content = lines(
        opening(view, title, _ABOUT if not trail else "", *trail),
        _filters(view, part.base),
        f'<p class="cc-count">{len(part.documents)} văn bản</p>' if leaf.is_first else "",
        _table(view, title, leaf.records) if leaf.records else empty("Chưa có văn bản nào."),
        _pager(view, leaf),
    )
    return Page(leaf.path, title, f"{title} – {view.settings.name}", content, feed_head(view))


def _span(leaf: Leaf[Document]) -> str:
    return f"từ {leaf.records[-1].number} đến {leaf.records[0].number}"


def _filters(view: View, base: str) -> str:
    years = [
        (view.at(addresses.year_path(addresses.DOCUMENTS, year)), f"Năm {year}", number)
        for year, number in _by_year(view).items()
    ]
    kinds = [
        (view.at(addresses.kind_path(addresses.DOCUMENTS, kind)), DOCUMENT_KINDS.label(kind), found)
        for kind, found in _by_kind(view).items()
    ]
    here = view.at(base)
    return lines(
        filters("Lọc theo năm", years, here=here), filters("Lọc theo loại", kinds, here=here)
    )


def _table(view: View, title: str, documents: Sequence[Document]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    rows = "\n".join(_row(view, document) for document in documents)
    return (
        f'<table class="cc-register"><caption class="cc-hidden">{escape(title)}'
        f"</caption><thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{rows}\n</tbody></table>"
    )


def _row(view: View, document: Document) -> str:
    kind = DOCUMENT_KINDS.label(document.kind)
    source = f"<br>Nêu tại: {escape(document.source)}" if document.source else ""
    about = (
        f'{escape(document.title)}<p class="cc-meta">{kind} · {escape(document.issuer)}'
        f"{source}{sample_badge(sample=document.sample)}</p>"
    )
    cells = (f"<strong>{escape(document.number)}</strong>", time_tag(document.day), about)
    told = zip(_COLUMNS, (*cells, _file(view, document)), strict=True)
    columns = "".join(f'<td data-name="{name}">{cell}</td>' for name, cell in told)
    return f'<tr id="{document.code}">{columns}</tr>'


def _file(view: View, document: Document) -> str:
    told = []
    if document.file:
        told.append(file_link(view, document.file, about=document.number))
    if document.url:
        told.append(outside_link(document.url, f"Xem văn bản {document.number}"))
    return "<br>".join(told) or '<span class="cc-empty">Chưa có tệp</span>'


def _pager(view: View, leaf: Leaf[Document]) -> str:
    newer = link(view.at(leaf.newer), "‹ Mới hơn", attributes=' rel="prev"') if leaf.newer else ""
    older = link(view.at(leaf.older), "Cũ hơn ›", attributes=' rel="next"') if leaf.older else ""
    if not newer and not older:
        return ""
    return (
        '<nav class="cc-pager" aria-label="Phân trang">'
        f"<span>{newer}</span><span>{older}</span></nav>"
    )

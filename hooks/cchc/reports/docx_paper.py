"""A paper as a Word file: the same paper gives the same bytes."""

from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document

from cchc.reports.docx_letterhead import add_closing, add_letterhead
from cchc.reports.docx_page import new_file, new_section
from cchc.reports.docx_table import add_table
from cchc.reports.docx_text import CENTER, JUSTIFY, Style, write
from cchc.reports.packing import repacked
from cchc.reports.paper import Annex, Block, Heading, Item, Paper, Para, Table

_INDENT = 10
_BODY = Style(align=JUSTIFY, before=0, after=6, indent=_INDENT, line=1.15)
_HEADINGS = {
    1: Style(bold=True, align=JUSTIFY, before=6, after=6, indent=_INDENT, keep=True),
    2: Style(bold=True, align=JUSTIFY, before=0, after=6, indent=_INDENT, keep=True),
}
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def docx_bytes(paper: Paper) -> bytes:
    """Return the paper as DOCX."""
    document = new_file()
    add_letterhead(document, paper.letterhead)
    _add_blocks(document, paper.blocks)
    add_closing(document, paper.closing)
    for annex in paper.annexes:
        _add_annex(document, annex)
    _describe(document, paper)
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())


def _add_blocks(document: Document, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            add_table(document, block)
        elif isinstance(block, Heading):
            write(document.add_paragraph(), block.text, _HEADINGS[block.level])
        else:
            write(document.add_paragraph(), _text(block), _BODY)


def _text(block: Para | Item) -> str:
    return f"- {block.text}" if isinstance(block, Item) else block.text


def _add_annex(document: Document, annex: Annex) -> None:
    new_section(document, landscape=annex.landscape)
    bold = Style(size=14, bold=True, align=CENTER)
    write(document.add_paragraph(), annex.head, bold)
    write(document.add_paragraph(), annex.title, bold)
    italic = Style(size=14, italic=True, align=CENTER, after=8)
    write(document.add_paragraph(), annex.goes_with, italic)
    _add_blocks(document, annex.blocks)


def _describe(document: Document, paper: Paper) -> None:
    """Say what the figures came from in the file's properties, not in the official text."""
    properties = document.core_properties
    properties.title = " ".join((paper.letterhead.kind, *paper.letterhead.subject))
    properties.comments = paper.snapshot
    properties.author = paper.letterhead.agency[-1]
    properties.language = "vi-VN"
    properties.last_modified_by = ""
    # A time of its own would make two files of one report differ.
    properties.created = properties.modified = _EPOCH

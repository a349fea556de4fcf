"""Paragraphs of a Word file: fonts, spacing, gaps in yellow, drawn rules."""

from dataclasses import dataclass

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from cchc.reports.docx_xml import element
from cchc.reports.words import GAP

FONT = "Times New Roman"
BODY = 14
LEFT, CENTER = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: sizes in points, its first line's indent in millimetres."""

    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = LEFT
    before: float = 0
    after: float = 0
    indent: float = 0
    line: float = 1.0
    keep: bool = False


def write(paragraph: Paragraph, text: str, style: Style) -> Paragraph:
    """Write *text* into a paragraph; its gaps are highlighted."""
    form = paragraph.paragraph_format
    form.alignment = style.align
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.line_spacing = style.line
    form.keep_with_next = style.keep
    if style.indent:
        form.first_line_indent = Mm(style.indent)
    for at, part in enumerate(GAP.split(text)):
        if part:
            _run(paragraph, part, style, is_gap=bool(at % 2))
    return paragraph


def _run(paragraph: Paragraph, text: str, style: Style, *, is_gap: bool) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(style.size)
    run.bold, run.italic = style.bold, style.italic
    if is_gap:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def rule(paragraph: Paragraph, *, width: float, length: float) -> None:
    """Draw a rule of *length* in the middle of a column *width* wide, both in millimetres."""
    write(paragraph, "", Style(size=2, align=CENTER, before=2))
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.line_spacing = Pt(6)
    edge = element("top", val="single", sz="6", space="1", color="000000")
    borders = element("pBdr", edge)
    # The schema wants the borders before spacing and indents: Word repairs what stands elsewhere.
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no borders
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )

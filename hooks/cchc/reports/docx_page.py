"""The page of an official Word file: A4, margins, fonts, page numbers (NĐ 30/2020/NĐ-CP)."""

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from cchc.reports.docx_text import BODY, CENTER, FONT, Style, write
from cchc.reports.docx_xml import element

WIDTH, HEIGHT = 210, 297
TOP, BOTTOM, LEFT_MARGIN, RIGHT_MARGIN = 20, 20, 30, 20
TEXT_WIDTH = WIDTH - LEFT_MARGIN - RIGHT_MARGIN
_HEADER = 10
_LANGUAGE = "vi-VN"


def new_file() -> WordFile:
    """Return an empty file with the decree's page and font."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for name in list(fonts.attrib):
        # A theme's font would win over the one that is named.
        if "Theme" in str(name):
            del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    properties.append(element("lang", val=_LANGUAGE))
    first = document.sections[0]
    _lay(first, landscape=False)
    _number_pages(first)
    return document


def new_section(document: WordFile, *, landscape: bool) -> Section:
    """Begin an annex on a new page; its pages are numbered from 1 on."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    _lay(section, landscape=landscape)
    _number_from_one(section)
    return section


def _lay(section: Section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    width, height = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT_MARGIN), Mm(RIGHT_MARGIN)
    section.header_distance = section.footer_distance = Mm(_HEADER)
    section.different_first_page_header_footer = True


def _number_pages(section: Section) -> None:
    """Put the number in the middle of the head of every page but the first."""
    paragraph = section.header.paragraphs[0]
    write(paragraph, "", Style(align=CENTER))
    _add_field(paragraph, "PAGE")


def _add_field(paragraph: Paragraph, name: str) -> None:
    word = element("instrText")
    word.text = name
    marks = (element("fldChar", fldCharType=kind) for kind in ("begin", "end"))
    for part in (next(marks), word, next(marks)):
        run = paragraph.add_run()
        run.font.size = Pt(BODY)
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields


def _number_from_one(section: Section) -> None:
    properties = section._sectPr  # noqa: SLF001 - python-docx does not number pages
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    numbers = element("pgNumType", start="1")
    properties.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")

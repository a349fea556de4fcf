"""Read the list of feeds: an OPML file, as feed readers write it, with a `unit` on each line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from cchc.core.fields import term_sentence
from cchc.core.names import Names
from cchc.core.offer import Origin
from cchc.core.problem import ContentError, Problem
from cchc.core.text import nfc, shown
from cchc.gather.gate import web_address
from cchc.gather.limits import FetchError
from cchc.store.text_files import read_text

NOT_OPML = "không phải tệp OPML; hãy xuất lại danh sách nguồn, hoặc viết theo mẫu trong hướng dẫn"
NO_ORIGIN = "chưa có nguồn nào; hãy thêm dòng <outline text=… xmlUrl=… unit=…/>"
NO_ADDRESS = (
    "nguồn '{found}' thiếu xmlUrl là địa chỉ nguồn tin; hãy viết đầy đủ như https://…/rss.xml"
)
NO_UNIT = "nguồn '{found}' thiếu unit; hãy ghi mã hoặc tên đơn vị trong kế hoạch"
TWICE = "nguồn '{found}' viết hai lần, lần trước ở dòng {line}; hãy giữ một"


@dataclass(frozen=True, slots=True)
class Origins:
    """The feeds that can be asked, and what is wrong with the other lines."""

    origins: tuple[Origin, ...]
    problems: tuple[Problem, ...]


def read_origins(path: Path, units: Names) -> Origins:
    """Read the OPML file; a bad line is told and left out, a bad file raises ContentError."""
    root = _root(read_text(path, file=path.name), file=path.name)
    found: dict[str, Origin] = {}
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for outline in root.iter("outline"):
        if len(outline) and not outline.get("xmlUrl"):
            continue  # A folder of a reader.
        line = outline.sourceline or 0
        origin = _origin(outline, units)
        told = [*_faults(outline, units)]
        if origin.url in lines:
            told.append(("xmlUrl", TWICE.format(found=shown(origin.url), line=lines[origin.url])))
        problems += [Problem(path.name, line, field, sentence) for field, sentence in told]
        if not told:
            found[origin.url], lines[origin.url] = origin, line
    if not found and not problems:
        problems.append(Problem(path.name, 0, "", NO_ORIGIN))
    return Origins(tuple(found.values()), tuple(problems))


def _root(text: str, *, file: str) -> Any:  # noqa: ANN401 - an element
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 0
        raise ContentError([Problem(file, line, "", NOT_OPML)]) from error
    if root.tag != "opml" or root.getroottree().docinfo.internalDTD is not None:
        raise ContentError([Problem(file, 1, "", NOT_OPML)])
    return root


def _origin(outline: Any, units: Names) -> Origin:  # noqa: ANN401 - an element
    url = (outline.get("xmlUrl") or "").strip()
    unit = units.resolve(nfc(outline.get("unit") or "").strip()) or ""
    name = nfc(outline.get("text") or outline.get("title") or "").strip()
    page = (outline.get("htmlUrl") or "").strip()
    return Origin(url, name or (units.label(unit) if unit else url), unit, page)


def _faults(outline: Any, units: Names) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield each attribute that is wrong, and the sentence for it."""
    url = (outline.get("xmlUrl") or "").strip()
    name = shown(nfc(outline.get("text") or outline.get("title") or url or "?"))
    try:
        web_address(url)
    except FetchError as error:
        yield "xmlUrl", NO_ADDRESS.format(found=name) if not url else error.reason
    unit = nfc(outline.get("unit") or "").strip()
    if not unit:
        yield "unit", NO_UNIT.format(found=name)
    elif not units.resolve(unit):
        yield "unit", term_sentence(unit, units, "đơn vị")

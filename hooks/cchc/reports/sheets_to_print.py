"""A leaflet and a poster on A4 with a QR code, as pages that a browser prints or turns into PDF.

Each is one file with everything in it: a person without a browser that prints by itself opens it
and prints it. The letters are those of the picture.
"""

from base64 import b64encode
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO

import segno

from cchc.publish.html import escape

_STYLE = """\
@font-face { font-family: BVP; font-weight: 400; src: url(data:font/ttf;base64,%(regular)s); }
@font-face { font-family: BVP; font-weight: 600; src: url(data:font/ttf;base64,%(bold)s); }
@page { size: A4; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; font: 13pt/1.5 BVP, sans-serif; color: #1c2733; }
main { width: 210mm; height: 296mm; padding: 18mm; border-top: 6mm solid #b1241e; display: flex;
  flex-direction: column; overflow: hidden; }
header { font-weight: 600; font-size: 15pt; }
header span { display: block; font-weight: 400; font-size: 12pt; color: #55626f; }
h1 { font-size: 26pt; line-height: 1.25; margin: 10mm 0 6mm; }
.lead { font-size: 15pt; font-weight: 600; margin: 0 0 5mm; }
.text { flex: 1; min-height: 0; overflow: hidden; }
.text p { margin: 0 0 3.5mm; }
footer { display: flex; gap: 8mm; align-items: center; border-top: .6mm solid #b1241e;
  padding-top: 6mm; margin-top: 6mm; }
footer svg { width: 34mm; height: 34mm; flex: none; }
footer p { margin: 0; overflow-wrap: anywhere; }
footer strong { display: block; font-size: 14pt; }
.poster { text-align: center; }
.poster h1 { font-size: 40pt; margin: 26mm 0 12mm; }
.poster .lead { font-size: 20pt; font-weight: 400; }
.poster footer { flex: 1; flex-direction: column; border: 0; justify-content: center; }
.poster footer svg { width: 84mm; height: 84mm; }
"""
_PAGE = """\
<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>%(title)s</title><style>%(style)s</style></head>
<body><main class="%(kind)s">
<header>%(site)s<span>%(unit)s</span></header>
<h1>%(title)s</h1>
<p class="lead">%(lead)s</p>
%(text)s
<footer>%(qr)s<p><strong>Quét mã để đọc đầy đủ</strong>%(link)s</p></footer>
</main></body>
</html>
"""
_CHARACTERS = 1500


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on a leaflet or a poster."""

    title: str
    lead: str
    paragraphs: tuple[str, ...]
    site: str
    unit: str
    link: str


def leaflet(printed: Printed) -> str:
    """Return a leaflet: the title, the summary, as much of the text as fits, and the code."""
    kept: list[str] = []
    for paragraph in printed.paragraphs:
        if sum(map(len, kept)) + len(paragraph) > _CHARACTERS:
            break
        kept.append(paragraph)
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in kept)
    return _page(printed, "leaflet", f'<div class="text">{text}</div>')


def poster(printed: Printed) -> str:
    """Return a poster: the title, the summary, and a large code."""
    return _page(printed, "poster", "")


def _page(printed: Printed, kind: str, text: str) -> str:
    fonts = {"regular": _font("Regular"), "bold": _font("SemiBold")}
    return _PAGE % {
        "kind": kind,
        "style": _STYLE % fonts,
        "title": escape(printed.title),
        "lead": escape(printed.lead),
        "site": escape(printed.site),
        "unit": escape(printed.unit),
        "link": escape(printed.link),
        "text": text,
        "qr": qr_svg(printed.link),
    }


def qr_svg(link: str) -> str:
    """Return the code of *link* as SVG; a tenth of it may be lost to folds or dirt."""
    buffer = BytesIO()
    code = segno.make(link, error="m", micro=False)
    code.save(buffer, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True)
    return buffer.getvalue().decode("utf-8").strip()


def _font(weight: str) -> str:
    path = files("cchc.reports") / "fonts" / f"BeVietnamPro-{weight}.ttf"
    return b64encode(path.read_bytes()).decode("ascii")

"""A bulletin as text and as a Word file for the announcer."""

from io import BytesIO

from cchc.reports.bulletin import Bulletin
from cchc.reports.docx_page import new_file
from cchc.reports.docx_text import CENTER, JUSTIFY, Style, write
from cchc.reports.packing import repacked

_SPEECH = Style(size=16, align=JUSTIFY, after=8, line=1.5)
_MINUTE = 60
_DRAFT = "Dự thảo, phát thanh viên đọc thử trước khi phát."


def headed(bulletin: Bulletin) -> tuple[str, str]:
    """Return the title of a bulletin, and how long it takes at which rate."""
    order, week = bulletin.order, bulletin.order.week
    title = bulletin.phrases.say("bt-ten")
    days = f"{week.first:%d/%m/%Y}-{week.last:%d/%m/%Y}"
    minutes, seconds = divmod(bulletin.seconds, _MINUTE)
    length = f"Thời lượng dự kiến {minutes} phút {seconds:02} giây"
    return (
        f"{title} - TUẦN {int(week.code[6:])} ({days})",
        f"{length}: {bulletin.syllables} tiếng, đọc {order.rate} tiếng/phút. {_DRAFT}",
    )


def contents(bulletin: Bulletin) -> list[str]:
    """Return what is in the bulletin: each post, its length, and whether it was cut."""
    return [
        f"{at}. {spot.post.title} [{spot.post.slug}]"
        f" - {round(spot.syllables * _MINUTE / bulletin.order.rate)} giây"
        f"{', lược bớt' if spot.is_cut else ''}"
        for at, spot in enumerate(bulletin.spots, start=1)
    ]


def bulletin_text(bulletin: Bulletin) -> str:
    """Return the bulletin as plain text."""
    parts = (headed(bulletin), contents(bulletin), bulletin.greeting)
    spots = (spot.lines for spot in bulletin.spots)
    return "\n\n".join("\n".join(lines) for lines in (*parts, *spots, bulletin.farewell)) + "\n"


def bulletin_docx(bulletin: Bulletin) -> bytes:
    """Return the bulletin as a Word file in large letters."""
    document = new_file()
    title, length = headed(bulletin)
    write(document.add_paragraph(), title, Style(bold=True, align=CENTER, after=6))
    write(document.add_paragraph(), length, Style(size=12, italic=True, align=CENTER, after=6))
    for line in contents(bulletin):
        write(document.add_paragraph(), line, Style(size=12, after=2))
    for line in bulletin.lines:
        write(document.add_paragraph(), line, _SPEECH)
    document.core_properties.title = title
    buffer = BytesIO()
    document.save(buffer)
    return repacked(buffer.getvalue())

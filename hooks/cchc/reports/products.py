"""Each paper as the files that a person takes away, by their names."""

from collections.abc import Iterable

from cchc.core.content import Content
from cchc.core.post import Post
from cchc.core.report_window import report_window
from cchc.reports.bulletin import Bulletin
from cchc.reports.bulletin_files import bulletin_docx, bulletin_text
from cchc.reports.card import card_png
from cchc.reports.csv_files import csv_bytes
from cchc.reports.docx_paper import docx_bytes
from cchc.reports.facts import Facts
from cchc.reports.phrases import Phrases
from cchc.reports.report import report
from cchc.reports.share import Shared, captions
from cchc.reports.shared_pages import card_of
from cchc.reports.sheets import sheets
from cchc.reports.short_section import short_section
from cchc.reports.unit_plan import unit_plan
from cchc.reports.workbook import workbook

Files = dict[str, bytes]


def stem_of(facts: Facts, kind: str = "bao-cao") -> str:
    """Return the beginning of a file's name: `bao-cao-2026-quy-3-kt`."""
    code = facts.window.code.replace("..", "-den-")
    dated = code if code[:4].isdigit() else f"{facts.content.plan.year}-{code}"
    return "-".join(filter(None, (kind, dated, facts.unit)))


def report_files(facts: Facts, form: str, snapshot: str) -> Files:
    """Return the report in one of its forms: docx, xlsx, csv or txt."""
    stem = stem_of(facts)
    if form == "docx":
        return {f"{stem}.docx": docx_bytes(report(facts, snapshot=snapshot))}
    if form == "txt":
        return {f"{stem}.txt": f"{short_section(facts)}\n".encode()}
    found = sheets(facts)
    if form == "xlsx":
        return {f"{stem}.xlsx": workbook(found, title=facts.window.name, snapshot=snapshot)}
    return {f"{stem}-{sheet.code}.csv": csv_bytes(sheet) for sheet in found}


def plan_files(content: Content, unit: str, phrases: Phrases, snapshot: str) -> Files:
    """Return the draft of a unit's own plan for the year."""
    plan = content.plan
    year = report_window(plan, str(plan.year), by_calendar=True)
    made = docx_bytes(unit_plan(Facts(content, year, phrases, unit), snapshot=snapshot))
    return {f"ke-hoach-{plan.year}-{unit}.docx": made}


def bulletin_files(bulletin: Bulletin, forms: Iterable[str] = ("docx", "txt")) -> Files:
    """Return a week's script for the announcer."""
    stem = f"ban-tin-{bulletin.order.week.code}"
    made = {"docx": bulletin_docx, "txt": _text}
    return {f"{stem}.{form}": made[form](bulletin) for form in forms}


def _text(bulletin: Bulletin) -> bytes:
    return bulletin_text(bulletin).encode("utf-8")


def share_files(content: Content, post: Post, said: Shared, emblem: bytes) -> Files:
    """Return a post's texts for each service, and its picture."""
    texts = {name: f"{text}\n".encode() for name, text in captions(said).items()}
    return {**texts, "the-chia-se.png": card_png(card_of(content, post, emblem))}

"""Administrative procedures (TTHC): a list by field, and a page for each."""

from collections.abc import Iterator
from functools import partial

from cchc.core.entries import Procedure
from cchc.core.text import slugify
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import escape, lines, link, listed
from cchc.publish.register_parts import (
    UNKNOWN,
    empty,
    facts,
    opening,
    outside_link,
    prose,
    sample_badge,
)
from cchc.publish.sheet import Sheet
from cchc.publish.shell import Page
from cchc.publish.view import View

_TITLE = "Thủ tục hành chính"
_ABOUT = (
    "Nộp gì, ở đâu, bao lâu, phí bao nhiêu. Quy định đầy đủ có trên Cổng Dịch vụ công quốc gia."
)


def procedure_pages(view: View) -> Iterator[Sheet]:
    """Yield the list of procedures, and the page of each."""
    procedures = view.content.registers.procedures
    names = [(each.code, each.title, each.field, each.sample) for each in procedures]
    yield Sheet(addresses.PROCEDURES, partial(_list, view), (repr(names),))
    for each in procedures:
        path = addresses.procedure_path(each.code)
        yield Sheet(path, partial(_page, view, each), (repr(each),))


def by_field(view: View) -> dict[str, list[Procedure]]:
    """Return the procedures of each field, in the order of the register."""
    found: dict[str, list[Procedure]] = {}
    for procedure in view.content.registers.procedures:
        found.setdefault(procedure.field, []).append(procedure)
    return found


def _list(view: View) -> Page:
    fields = by_field(view)
    jumps = (f"{link(f'#{slugify(f)}', f)} ({len(found)})" for f, found in fields.items())
    content = lines(
        opening(view, _TITLE, _ABOUT),
        listed(jumps, css="cc-jumps") if len(fields) > 1 else "",
        *(_field(view, field, found) for field, found in fields.items()),
        "" if fields else empty("Chưa có thủ tục nào được đăng."),
    )
    about = f"{_TITLE} – {view.settings.name}"
    return Page(addresses.PROCEDURES, _TITLE, about, content, feed_head(view))


def _field(view: View, field: str, procedures: list[Procedure]) -> str:
    entries = listed(
        link(view.at(addresses.procedure_path(each.code)), each.title)
        + sample_badge(sample=each.sample)
        for each in procedures
    )
    return f'<h2 id="{slugify(field)}">{escape(field)}</h2>\n{entries}'


def _page(view: View, procedure: Procedure) -> Page:
    title = procedure.title
    content = lines(
        opening(view, title, "", (addresses.PROCEDURES, _TITLE)),
        f'<p class="cc-meta">{escape(procedure.field)}{sample_badge(sample=procedure.sample)}</p>',
        facts(_facts(view, procedure)),
        _named("giay-to", "Giấy tờ cần có", listed(map(escape, procedure.papers))),
        _named("cac-buoc", "Các bước", listed(map(escape, procedure.steps), tag="ol")),
        _named("luu-y", "Lưu ý", prose(view, procedure.prose) if procedure.prose else ""),
        f"<p>Cần hỏi thêm: {link(view.at(addresses.CONTACT), 'Liên hệ')}.</p>",
    )
    about = f"{title}: nơi nộp, thời hạn, phí, giấy tờ, các bước."
    return Page(addresses.procedure_path(procedure.code), title, about, content, feed_head(view))


def _facts(view: View, procedure: Procedure) -> Iterator[tuple[str, str]]:
    yield "Nơi nộp", escape(procedure.place or UNKNOWN)
    yield "Thời hạn giải quyết", escape(procedure.time or UNKNOWN)
    yield "Phí, lệ phí", escape(procedure.fee or UNKNOWN)
    yield "Kết quả", escape(procedure.result or UNKNOWN)
    yield "Nộp trực tuyến", outside_link(procedure.url, "Mở trang nộp") if procedure.url else ""
    yield "Đơn vị giải quyết", view.unit_link(procedure.unit) if procedure.unit else ""
    yield "Căn cứ", escape(procedure.basis)


def _named(code: str, name: str, told: str) -> str:
    return f'<h2 id="{code}">{name}</h2>\n{told}' if told else ""

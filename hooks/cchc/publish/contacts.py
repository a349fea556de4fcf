"""Contacts and hot lines: one file feeds the contact page, the footer, the home and unit pages."""

from collections.abc import Iterator

from cchc.core.entries import Contact
from cchc.core.entry_words import CONTACT_KINDS
from cchc.publish.html import escape, lines, link
from cchc.publish.register_parts import UNKNOWN, facts, outside_link
from cchc.publish.view import View

_MAIN = ("co-quan", "mot-cua", "phu-trach")


def contact_blocks(view: View) -> str:
    """Return every contact but the hot lines, the office itself first, single units last."""
    contacts = view.content.registers.contacts_of(*_MAIN, "don-vi")
    missing = any(UNKNOWN in value for each in contacts for _, value in _facts(view, each))
    return lines(
        _warning() if missing else "",
        *(_block(view, contact) for contact in contacts),
    )


def unit_contact(view: View, unit: str) -> str:
    """Return where a unit is reached, if the register says so."""
    contacts = [each for each in view.content.registers.contacts if each.unit == unit]
    return lines(*(facts(_known(view, contact)) for contact in contacts))


def hot_line(view: View) -> str:
    """Return the hot lines as a list of names and numbers."""
    contacts = view.content.registers.contacts_of("duong-day-nong")
    return facts((_name(view, each), _phones(each) or UNKNOWN) for each in contacts)


def footer_contact(view: View) -> str:
    """Return what stands at the foot of every page: the office, its address, its numbers."""
    registers = view.content.registers
    blocks = [_foot(view, each) for each in registers.contacts_of("co-quan", "phu-trach")]
    blocks += [
        f"<p>{escape(_name(view, each))}: {_phones(each)}</p>"
        for each in registers.contacts_of("duong-day-nong")
        if each.phones
    ]
    inside = "".join(blocks)
    return f'<address class="cc-contact">{inside}</address>' if inside else ""


def _foot(view: View, contact: Contact) -> str:
    """Return what is known of *contact*; what is not yet is asked for on the contact page alone."""
    told = " · ".join(f"{name}: {value}" for name, value in _short(contact) if value)
    if not told and contact.kind != "co-quan":
        return ""
    return f"<p><strong>{escape(_name(view, contact))}</strong>{f'<br>{told}' if told else ''}</p>"


def _warning() -> str:
    return (
        '<p class="cc-note">Các mục ghi “(xã điền)” chưa có số liệu: xã điền trước khi đưa trang'
        " vào sử dụng. Trang không ghi số điện thoại, địa chỉ chưa được xã xác nhận.</p>"
    )


def _block(view: View, contact: Contact) -> str:
    name = escape(_name(view, contact))
    return f'<section id="{contact.code}"><h2>{name}</h2>\n{facts(_facts(view, contact))}</section>'


def _name(view: View, contact: Contact) -> str:
    if contact.name:
        return contact.name
    if contact.unit:
        return view.content.plan.unit(contact.unit).name
    agency = view.settings.agency if contact.kind == "co-quan" else ""
    return agency or CONTACT_KINDS.label(contact.kind)


def _facts(view: View, contact: Contact) -> Iterator[tuple[str, str]]:
    """Yield all that people ask for; what is not known says so."""
    if contact.kind == "co-quan":
        yield "Cấp trên", escape(view.settings.above)
    asked = contact.kind in {"co-quan", "mot-cua"}
    yield "Địa chỉ", escape(contact.address) or (UNKNOWN if asked else "")
    yield "Giờ làm việc", escape(contact.hours) or (UNKNOWN if asked else "")
    yield "Điện thoại", _phones(contact) or UNKNOWN
    yield "Thư điện tử", _email(contact) or ("" if contact.kind == "duong-day-nong" else UNKNOWN)
    yield from _more(view, contact)


def _known(view: View, contact: Contact) -> Iterator[tuple[str, str]]:
    yield "Địa chỉ", escape(contact.address)
    yield "Giờ làm việc", escape(contact.hours)
    yield "Điện thoại", _phones(contact)
    yield "Thư điện tử", _email(contact)
    yield from _more(view, contact)


def _more(view: View, contact: Contact) -> Iterator[tuple[str, str]]:
    yield "Đơn vị", view.unit_link(contact.unit) if contact.unit else ""
    yield "Trang", outside_link(contact.url, "Mở trang") if contact.url else ""
    yield "Ghi chú", escape(contact.note)


def _short(contact: Contact) -> Iterator[tuple[str, str]]:
    if contact.kind == "co-quan":
        yield "Địa chỉ", escape(contact.address)
    yield "Điện thoại", _phones(contact)
    yield "Thư điện tử", _email(contact)


def _phones(contact: Contact) -> str:
    return ", ".join(link(f"tel:{_dialled(phone)}", phone) for phone in contact.phones)


def _dialled(phone: str) -> str:
    """Return what is dialled: `024.3456 7890` is 02434567890; a plus at the beginning stays."""
    return "".join(each for each in phone if each.isdigit() or each == "+")


def _email(contact: Contact) -> str:
    return link(f"mailto:{contact.email}", contact.email) if contact.email else ""

"""The places in standing pages that the build fills in: `<!-- cchc:don-vi -->` and the like."""

import re
from collections.abc import Callable, Mapping

from cchc.publish.contacts import contact_blocks, footer_contact, hot_line
from cchc.publish.doors import coming, new_documents
from cchc.publish.home import home
from cchc.publish.html import escape, listed
from cchc.publish.plan_page import plan_facts
from cchc.publish.view import View

PLACE = "<!-- cchc:"
_PLACE = re.compile(r"<!-- cchc:([a-z-]+) -->")


def filled(view: View, page: str) -> str:
    """Return the HTML of a standing page with its places filled; an unknown one stays as it is."""
    if PLACE not in page:
        return page
    return _PLACE.sub(lambda found: _fill(view, found[1], found[0]), page)


def _fill(view: View, name: str, place: str) -> str:
    return FILLS[name](view) if name in FILLS else place


def _offices(view: View) -> str:
    """Return the units that the plan grades, each with what the plan gives it to do."""
    return listed(
        f"<strong>{view.unit_link(unit.code)}</strong>"
        + (f": {escape(unit.about)}" if unit.about else "")
        for unit in view.content.plan.units
        if unit.graded
    )


FILLS: Mapping[str, Callable[[View], str]] = {
    "co-quan": lambda view: escape(view.settings.agency),
    "chan-trang": footer_contact,
    "duong-day-nong": hot_line,
    "lich-sap-toi": coming,
    "lien-he": contact_blocks,
    "van-ban-moi": new_documents,
    "cap-tren": lambda view: escape(view.settings.above),
    "don-vi": _offices,
    "ke-hoach": lambda view: plan_facts(view.content.plan),
    "ten-xa": lambda view: escape(view.content.plan.name),
    "trang-chu": home,
}
UNKNOWN_PLACE = f"có chỗ điền <!-- cchc:… --> không rõ tên; hãy dùng một trong: {', '.join(FILLS)}"

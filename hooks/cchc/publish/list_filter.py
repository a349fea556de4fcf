"""The ways from a list to narrower ones; they are links, so they work without a script.

No number stands here: a new post would change every list.
"""

from cchc.publish import addresses
from cchc.publish.html import link, listed
from cchc.publish.view import View

_ASKED = frozenset({addresses.CATEGORIES, addresses.UNITS})


def list_filter(view: View, base: str) -> str:
    """Return what the list at the path *base* can be narrowed by; *base* itself is marked."""
    fields = [(addresses.category_path(code), term) for code, term in view.field_names.items()]
    units = [(addresses.unit_path(unit.code), unit.name) for unit in view.listed_units]
    groups = (
        ("Lĩnh vực", [(addresses.NEWS, "Tất cả"), *fields]),
        ("Đơn vị", units),
        ("Thời gian", [(addresses.ARCHIVE, "Xem theo tháng")]),
    )
    inside = "\n".join(_group(view, name, doors, base) for name, doors in groups)
    search = link(view.at(f"{addresses.SEARCH}{_chosen(base)}"), "Lọc trong trang Tìm kiếm")
    summary = "Lọc theo lĩnh vực, đơn vị, thời gian"
    return (
        f'<details class="cc-filter"><summary>{summary}</summary>\n{inside}\n'
        f"<p>Muốn lọc cùng lúc theo lĩnh vực, đơn vị và năm: {search}.</p></details>"
    )


def _chosen(base: str) -> str:
    """Return the question that the search page is opened with: what the list at *base* is of."""
    folder, _, code = base.rstrip("/").partition("/")
    return f"?{folder}={code}" if code and f"{folder}/" in _ASKED else ""


def _group(view: View, name: str, doors: list[tuple[str, str]], base: str) -> str:
    place = {base: ' aria-current="true"'}
    links = (link(view.at(path), text, attributes=place.get(path, "")) for path, text in doors)
    return f"<p><strong>{name}</strong></p>\n{listed(links)}"

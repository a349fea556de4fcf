"""The page that searches: its form works by its address, the answers come by a script."""

from collections.abc import Iterable

from cchc.core.vocabulary import CATEGORIES
from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import crumbs, escape, heading, lines, link, listed
from cchc.publish.search_files import LIST
from cchc.publish.shell import Page
from cchc.publish.view import View

SCRIPT = "assets/javascripts/search.js"
_TITLE = "Tìm kiếm"
_ABOUT = "Tìm tin bài, hướng dẫn, đơn vị trên trang; gõ có dấu hay không dấu đều được."
_HINT = "Gõ có dấu hoặc không dấu, viết tắt (TTHC, CCHC), số văn bản (108/KH-UBND)."


def search_page(view: View) -> Page:
    """Return the page of the search."""
    content = lines(
        crumbs((view.at(addresses.HOME), "Trang chủ")),
        heading(_TITLE),
        _form(view),
        '<p id="tk-so" class="cc-find-count" role="status"></p>',
        '<ol id="tk-ket-qua" class="cc-results" aria-busy="false"></ol>',
        '<p><button type="button" id="tk-them" class="cc-button" hidden>Xem thêm</button></p>',
        f'<div id="tk-khong" hidden><p>Mời bạn thử ít chữ hơn, hoặc:</p>{_doors(view)}'
        f"<p>Sáu lĩnh vực và tin chung:</p>{_fields(view)}</div>",
        f"<noscript><p>Tìm kiếm cần JavaScript. Không có JavaScript, mời bạn:</p>{_doors(view)}"
        f"{_fields(view)}</noscript>",
    )
    return Page(addresses.SEARCH, _TITLE, _ABOUT, content, _head(view))


def _head(view: View) -> str:
    return lines(
        feed_head(view),
        f'<link rel="preload" href="{view.at(LIST)}" as="fetch" crossorigin>',
        f'<script type="module" src="{view.at(SCRIPT)}"></script>',
    )


def _form(view: View) -> str:
    units = ((unit.code, unit.name) for unit in view.listed_units)
    fields = ((code, term.label) for code, term in CATEGORIES.terms.items())
    years = [(str(year), str(year)) for year in _years(view)]
    return lines(
        f'<form id="tk-form" class="cc-find" role="search" action="{view.at(addresses.SEARCH)}"'
        f' data-base="{view.at("")}" data-list="{view.at(LIST)}">',
        '<div class="cc-find-line"><div><label for="tk-q">Từ cần tìm</label>'
        '<input type="search" id="tk-q" name="q" maxlength="200" autocomplete="off"'
        ' autocapitalize="none" spellcheck="false" enterkeyhint="search"'
        ' aria-describedby="tk-cach"></div>'
        '<button type="submit" class="cc-button">Tìm</button></div>',
        f'<p id="tk-cach" class="cc-meta">{_HINT}</p>',
        '<details id="tk-loc"><summary>Lọc theo đơn vị, lĩnh vực, năm</summary>',
        '<div class="cc-find-filters">',
        _choice("don-vi", "Đơn vị", units),
        _choice("linh-vuc", "Lĩnh vực", fields),
        _choice("nam", "Năm", years),
        "</div></details></form>",
    )


def _choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    made = (f'<option value="{escape(code)}">{escape(text)}</option>' for code, text in options)
    return (
        f'<div><label for="tk-{name}">{label}</label><select id="tk-{name}" name="{name}">'
        f'<option value="">Tất cả</option>{"".join(made)}</select></div>'
    )


def _years(view: View) -> Iterable[int]:
    """Return the years with posts, newest first."""
    records = view.records
    if not records:
        return ()
    return range(records[0].post.date.year, records[-1].post.date.year - 1, -1)


def _doors(view: View) -> str:
    doors = (
        (addresses.CATEGORIES, "Xem tin bài theo lĩnh vực"),
        (addresses.UNITS, "Xem tin bài theo đơn vị"),
        (addresses.ARCHIVE, "Xem tin bài theo tháng"),
        ("lien-he/", "Gọi đường dây nóng, liên hệ với xã"),
    )
    return listed(link(view.at(path), name) for path, name in doors)


def _fields(view: View) -> str:
    return listed(view.category_link(code) for code in CATEGORIES)

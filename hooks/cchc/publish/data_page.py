"""The page of the open data: which files there are, what their columns mean, what stays."""

from collections.abc import Iterable, Mapping

from cchc.publish import addresses
from cchc.publish.feed_links import feed_head
from cchc.publish.html import crumbs, escape, heading, lines, link, listed
from cchc.publish.registers import COLUMNS, register_years
from cchc.publish.shell import Page
from cchc.publish.view import View
from cchc.publish.vocabularies import TITLES

# The columns of chi-tieu.csv, as `cchc.publish.figures` writes them.
FIGURES = {
    "rule": "Mã mục của kế hoạch; trang của mục ở /chi-tieu/<mã>/",
    "type": "quota (chỉ tiêu), task (nhiệm vụ có hạn), duty (việc thường xuyên)",
    "scope": "each: mỗi đơn vị một số; joint: các đơn vị tính chung một số",
    "units": "Mã các đơn vị chịu chỉ tiêu",
    "group": "Mã nhóm đơn vị, nếu kế hoạch giao cho nhóm",
    "period": "Kỳ: 2026-03 (tháng), 2026-W27 (tuần ISO), 2026-Q3 (quý), 2026 (năm), hoặc hạn",
    "count": "Số đã thực hiện; đơn vị tính là tin, bài, lượt, chiếc theo mục của kế hoạch",
    "target": "Số phải đạt trong kỳ, cùng đơn vị tính",
    "missing": "Số còn thiếu, không bao giờ âm",
    "status": "Mã trạng thái",
    "start": "Nhiệm vụ: ngày bắt đầu",
    "due": "Nhiệm vụ: hạn",
    "done": "Nhiệm vụ: ngày hoàn thành",
    "report": "Nhiệm vụ là báo cáo: mã báo cáo",
    "items": "Tên các tin bài làm nên con số, theo thứ tự được tính",
    "readings": "Cách hiểu đã dùng ở chỗ kế hoạch nói chưa rõ",
    "conflicts_with": "Mục khác của kế hoạch nêu khác",
    "answerable": "Đơn vị chịu trách nhiệm chính",
    "needs": "Điều cần người nhập, vì không đếm được từ tin bài",
}
_PROMISE = (
    (
        "Địa chỉ của tệp, tên cột và ý nghĩa của mã không đổi. Có thể thêm cột vào cuối, thêm mã"
        " mới; phần mềm đọc theo tên cột thì không phải sửa. Nếu buộc phải đổi khác đi, tệp cũ"
        " được giữ thêm ít nhất một năm và trang này báo trước."
    ),
    (
        "Mọi tệp viết bằng UTF-8. CSV theo RFC 4180, dòng đầu là tên cột; ô có nhiều giá trị thì"
        " cách nhau bằng dấu cách; ô trống nghĩa là không có."
    ),
    "Ngày viết như 2026-03-12, thời điểm kèm múi giờ +07:00. Tệp chỉ đổi khi nội dung đổi.",
)
_LICENCE = (
    "Dữ liệu được dùng lại tự do, kể cả cho mục đích thương mại, với điều kiện ghi rõ nguồn và địa"
    " chỉ trang này, và không làm sai lệch nội dung."
)
_CHANGES = (("22/11/2026", "Công bố lần đầu: chỉ tiêu, tin bài theo năm, lịch, danh mục mã."),)


def data_page(view: View) -> Page:
    """Return the page at the head of the data files."""
    title = "Dữ liệu mở"
    content = lines(
        crumbs((view.at(addresses.HOME), "Trang chủ")),
        heading(title),
        f"<p>Dữ liệu của trang ở dạng máy đọc được, do {escape(_agency(view))} công bố. Bấm vào"
        " tên tệp để tải về.</p>",
        *_figures(view),
        *_registers(view),
        *_calendars(view),
        *_vocabularies(view),
        f"<h2>Tin mới</h2>\n<p>Toàn văn tin bài: {link(view.at('rss/'), 'RSS, Atom, JSON Feed')}"
        ".</p>",
        f"<h2>Điều kiện dùng lại</h2>\n<p>{_LICENCE}</p>",
        f"<h2>Cam kết ổn định</h2>\n{listed(_PROMISE)}",
        "<h2>Các lần thay đổi</h2>",
        listed(f"{day}: {escape(change)}" for day, change in _CHANGES),
    )
    about = "Tải dữ liệu chỉ tiêu, tin bài, lịch và danh mục mã; ý nghĩa từng cột; điều kiện dùng."
    return Page(addresses.FIGURES, title, about, content, feed_head(view))


def _agency(view: View) -> str:
    return view.settings.agency or view.settings.name


def _figures(view: View) -> Iterable[str]:
    if not view.shows_figures:
        return ()
    files = (("chi-tieu.csv", "chi-tieu.csv"), ("chi-tieu.json", "chi-tieu.json"))
    return (
        "<h2>Chỉ tiêu và kết quả</h2>",
        (
            "<p>Mỗi dòng là một mục của kế hoạch, một đơn vị, một kỳ. Bản JSON có thêm con số theo"
            " cách hiểu kia (other_reading).</p>"
        ),
        listed(_file(view, name, told) for name, told in files),
        _table(FIGURES),
    )


def _registers(view: View) -> Iterable[str]:
    years = register_years(view.content)
    if not years:
        return ()
    paths = [(addresses.register_path(year), year) for year in years]
    return (
        "<h2>Tin bài theo năm</h2>",
        "<p>Mỗi dòng là một tin bài đã đăng, cũ nhất ở trên; bài đã gỡ vẫn còn dòng của nó.</p>",
        listed(link(view.at(path), f"Tin bài năm {year} (CSV)") for path, year in paths),
        _table(COLUMNS),
    )


def _calendars(view: View) -> Iterable[str]:
    units = [(unit.code, unit.name) for unit in view.content.plan.units if unit.graded]
    names = [(addresses.ALL_UNITS, "Mọi đơn vị"), *units]
    return (
        "<h2>Lịch hạn của kế hoạch</h2>",
        "<p>Tệp iCalendar (RFC 5545); thêm địa chỉ vào ứng dụng lịch để được nhắc trước hạn.</p>",
        listed(link(view.at(addresses.calendar_path(code)), name) for code, name in names),
        "<h2>Lịch sự kiện</h2>",
        listed(link(view.at(path), name) for path, name in _event_calendars(view)),
    )


def _event_calendars(view: View) -> Iterable[tuple[str, str]]:
    yield addresses.ALL_EVENTS, "Mọi sự kiện"
    for event in view.content.registers.events:
        yield addresses.event_calendar_path(event.code), event.title


def _vocabularies(view: View) -> Iterable[str]:
    named = ((addresses.vocabulary_path(name), title) for name, title in TITLES.items())
    return (
        '<h2 id="danh-muc">Danh mục mã</h2>',
        (
            "<p>Mỗi tệp JSON liệt kê mã (code) và tên (name). RSS và Atom nêu địa chỉ của danh mục"
            " trong domain, scheme của từng category.</p>"
        ),
        listed(link(view.at(path), title) for path, title in named),
    )


def _file(view: View, name: str, told: str) -> str:
    return link(view.at(f"{addresses.FIGURES}{name}"), told)


def _table(columns: Mapping[str, str]) -> str:
    """Return what each column means, as a table that scrolls by itself on a phone."""
    rows = "\n".join(
        f'<tr><th scope="row"><code>{name}</code></th><td>{escape(told)}</td></tr>'
        for name, told in columns.items()
    )
    head = '<tr><th scope="col">Cột</th><th scope="col">Ý nghĩa</th></tr>'
    table = f"<table>\n<thead>{head}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    box = '<div class="table cc-columns" tabindex="0" role="group" aria-label="Các cột">'
    return f"{box}{table}</div>"

"""The plan's page and the home page: what is asked for, and who may see who is behind."""

import re
from dataclasses import replace
from datetime import date

import pytest

from cchc.core.plan import Membership, Unit
from cchc.core.post import Publication
from cchc.core.tally import Status
from cchc.publish.fills import filled
from cchc.publish.home import home
from cchc.publish.plan_page import plan_page
from cchc.publish.plan_words import SIGNS
from core.count_samples import aired, plan, post, sent, shown
from publish import feed_samples
from publish.page_samples import files_of, view_of
from publish.plan_samples import pages_of, plan_view

SENT = (Publication("trang-cchc-tp", sent=date(2026, 4, 5)),)
POSTS = [feed_samples.post("gui", date(2026, 4, 5), elsewhere=SENT)]
NEWS = [
    post("so-mot", shown("trang-ttdt", "2026-03-12"), date="2026-03-12"),
    post("so-loa", aired("2026-03-10", "2026-03-18"), unit="ttdvth", date="2026-03-10"),
    post("so-ke-hoach", kind="ke-hoach", on_site="false", tasks="[tp-pl-1]", date="2026-03-20"),
]

INTERNAL: dict[str, tuple[list[str], str]] = {
    "thuong-phuc": (NEWS, "ha-noi"),
    "ha-noi": ([post("so-noi-vu", sent("trang-cchc-tp", "2026-03-12"), unit="snv")], ""),
}


def test_each_cell_tells_its_state_by_figure_sign_and_words() -> None:
    """Never colour alone: the figure, a sign, and the word for those who do not see it."""
    page = plan_page(view_of(POSTS)).content

    assert (
        '<td class="cc-dat"><a href="/chi-tieu/tp-1/#vhxh-2026-04" title="đạt">1/1'
        ' <span aria-hidden="true">✓</span><span class="cc-hidden">đạt</span></a></td>'
    ) in page
    assert '<span class="cc-hidden">chưa đạt</span>' in page
    assert "chưa đến kỳ</td>" in page


def test_each_cell_leads_to_the_posts_behind_it() -> None:
    """A cell's address is the rule's page, at the bearer and the period."""
    pages = {page.path: page.content for page in pages_of(plan_view("ha-noi", "2026-08-20"))}
    links = re.findall(r'<td[^>]*><a href="/([^"#]+)#([^"]+)"', pages["chi-tieu/"])

    assert len(links) > 400
    assert not [(path, place) for path, place in links if f'id="{place}"' not in pages[path]]


def test_rows_stand_under_the_name_of_their_unit() -> None:
    """One name spans the row above a unit's quotas; those who share a number come after."""
    page = plan_page(plan_view("thuong-phuc", "2026-03-31", *NEWS)).content
    names = re.findall(r'<th scope="rowgroup" colspan="14"><span>(.*?)</span>', page)

    assert names[0] == '<a href="/don-vi/vhxh/">Phòng Văn hóa – Xã hội</a>'
    assert names[-1].endswith("(làm chung)")
    assert len(names) == len(set(names)) == 8


def test_weeks_are_told_under_the_month_of_their_thursday() -> None:
    """From week 11 on, the weeks of March that had their airing, and how many there were."""
    page = plan_page(plan_view("thuong-phuc", "2026-03-31", *NEWS)).content

    cell = page.split('<a href="/chi-tieu/tp-5-2/#ttdvth-2026-03"')[1]
    assert cell.startswith(' title="tuần chưa đạt">2/3 <span')


def test_a_quarter_takes_three_columns_and_a_year_twelve() -> None:
    """Merged cells, so that no month looks short of what a quarter asks for."""
    page = plan_page(plan_view("ha-noi", "2026-08-20")).content

    assert '<td class="cc-chua-dat" colspan="3"><a href="/chi-tieu/hn-9/#snnmt-2026-Q1"' in page
    assert (
        '<td class="cc-dang-thuc-hien" colspan="12"><a href="/chi-tieu/hn-1-d2/#snv-2026"' in page
    )


def test_a_long_roster_is_told_in_one_row_of_each_rule() -> None:
    """Of 126 communes the page tells how many have enough; the rule's page lists them."""
    ha_noi = plan("ha-noi")
    communes = tuple(Unit(f"xa-{number}", f"UBND xã số {number}") for number in range(126))
    roster = tuple(Membership(unit.code) for unit in communes)
    groups = tuple(
        replace(group, roster=roster) if group.code == "xa-phuong" else group
        for group in ha_noi.groups
    )
    full = replace(ha_noi, units=(*ha_noi.units, *communes), groups=groups)
    page = plan_page(plan_view(full, "2026-03-31")).content

    assert "<span>UBND các xã, phường (126 đơn vị)</span>" in page
    assert '<a href="/chi-tieu/hn-1-dd/#cac-ky" title="đơn vị đang thực hiện">0/126 ' in page
    assert "#xa-7-" not in page
    assert "<summary>Danh sách 136 đơn vị</summary>" in page


def test_what_has_no_figure_is_told_in_words() -> None:
    """Before the plan, after today, a group without a roster, a rate that nobody typed in."""
    thuong_phuc = plan_page(plan_view("thuong-phuc", "2026-03-31")).content
    ha_noi = plan_page(plan_view("ha-noi", "2026-03-31")).content
    nam_dan = plan_page(plan_view("nam-dan", "2026-03-31")).content

    assert '<td class="cc-plain" colspan="2">không áp dụng</td>' in thuong_phuc
    assert '<td class="cc-plain" colspan="9">chưa đến kỳ</td>' in thuong_phuc
    assert ha_noi.count("chưa xác định thành viên của nhóm: <a") == 2
    assert '<td class="cc-plain" colspan="12">cần nhập số liệu</td>' in nam_dan


def test_the_head_tells_how_many_are_met_what_is_due_and_each_unit() -> None:
    """What the plan says in its body and again in its appendix is one task."""
    page = plan_page(plan_view("thuong-phuc", "2026-03-12", *NEWS)).content

    assert '<strong class="cc-dat">1/10</strong> chỉ tiêu kỳ này đã đạt' in page
    assert "nhiệm vụ đến hạn trong 30 ngày tới" in page
    assert "<strong>Báo cáo quý I</strong> (còn 8 ngày)" in page
    assert '/don-vi/kt/">Phòng Kinh tế</a>: <span class="cc-meta">còn thiếu 03 chỉ tiêu' in page


def test_every_rule_stands_there_with_its_place_and_words() -> None:
    """The quote is the plan's own; the anchor is the rule's id; its page tells the rest."""
    page = plan_page(view_of([])).content

    assert (
        '<li id="tp-1"><strong><a href="/chi-tieu/tp-1/">I.1</a></strong>'
        " “Mỗi tháng 02 tin, bài gửi đăng”"
    ) in page
    assert "Mỗi tháng 01 sản phẩm trên Trang CCHC Thành phố – " in page
    assert "Kế hoạch số 108/KH-UBND ngày 06/03/2026 của UBND xã." in page


@pytest.mark.parametrize("name", ["thuong-phuc", "nam-dan", "hung-phu", "hung-dao", "ha-noi"])
def test_every_rule_of_every_plan_has_its_place_and_its_page(name: str) -> None:
    """No row of a plan is left out."""
    view = plan_view(name, "2026-11-22")
    page, paths = plan_page(view).content, {page.path for page in pages_of(view)}

    assert not [rule for rule in view.rules if f'<li id="{rule}">' not in page]
    assert not [rule for rule in view.rules if f"chi-tieu/{rule}/" not in paths]


def test_the_table_can_be_scrolled_by_keyboard() -> None:
    """The region takes the focus and has a name; the columns and rows are headed."""
    page = plan_page(view_of([])).content

    assert '<div class="table cc-plan" tabindex="0" role="group" aria-label="Kết quả' in page
    assert '<caption class="cc-hidden">' in page
    assert page.count('<th scope="col">Tháng ') == 12


def test_what_is_missing_now_is_told_with_the_days_left() -> None:
    """One unit has sent its post, the other has until the end of the month."""
    view = view_of(POSTS, day=date(2026, 4, 20))

    assert "<small>còn 10 ngày</small>" in plan_page(view).content
    assert "<strong>1/2</strong> chỉ tiêu tháng đã đạt, còn 10 ngày." in home(view)


@pytest.mark.parametrize("name", INTERNAL)
def test_internal_figures_are_on_no_page(name: str) -> None:
    """With `figures: internal` no page has a state, its sign, a count, or the posts behind it."""
    news, above = INTERNAL[name]
    public = [*pages_of(plan_view(name, "2026-11-22", *news, above=above))]
    internal = [*pages_of(plan_view(name, "2026-11-22", *news, above=above, figures="internal"))]
    states = "|".join(f"cc-{status.value}\\b" for status in Status)
    leaks = re.compile(rf"{states}|cc-st\b|[✓✗]|>\d+/\d+ |[Tt]hiếu \d|còn \d+ ngày|Bài so-")

    assert len([page for page in public if leaks.search(page.content)]) > 20
    assert not [(page.path, found[0]) for page in internal if (found := leaks.search(page.content))]
    assert not [sign for sign in SIGNS.values() if f">{sign}<" in str(internal)]
    assert [page.path for page in internal] == [page.path for page in public]


@pytest.mark.parametrize("told", ["thiếu", "đạt", "✗", "✓", "1/1", "0/1", "du-lieu"])
def test_internal_figures_are_nowhere_on_the_site(told: str) -> None:
    """With `figures: internal` the public sees what the plan asks for, not who is behind."""
    internal, public = view_of(POSTS, figures="internal"), view_of(POSTS)

    assert told in plan_page(public).content + home(public)
    assert told not in plan_page(internal).content + home(internal)
    assert not [path for path in files_of(internal) if path.startswith("du-lieu/chi-tieu")]
    assert "Mỗi tháng 02 tin, bài gửi đăng" in plan_page(internal).content


def test_standing_pages_are_filled_where_they_ask_for_it() -> None:
    """A place that nobody knows stays, and is seen in the page's source."""
    view = view_of([])

    assert filled(view, "Của <!-- cchc:co-quan -->.") == "Của UBND xã Thượng Phúc."
    assert filled(view, "<!-- cchc:la -->") == "<!-- cchc:la -->"
    assert "Phòng Kinh tế" in filled(view, "<!-- cchc:don-vi -->")
    assert "MTTQ" not in filled(view, "<!-- cchc:don-vi -->")

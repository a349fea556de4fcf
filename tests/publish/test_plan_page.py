"""The plan's page and the home page: what is asked for, and who may see who is behind."""

from datetime import date

import pytest

from cchc.core.post import Publication
from cchc.publish.fills import filled
from cchc.publish.home import home
from cchc.publish.plan_page import plan_page
from publish.feed_samples import post
from publish.page_samples import files_of, view_of

SENT = (Publication("trang-cchc-tp", sent=date(2026, 4, 5)),)
POSTS = [post("gui", date(2026, 4, 5), elsewhere=SENT)]


def test_each_cell_tells_its_state_in_words() -> None:
    """Never colour alone: the figure, a sign, and the word for those who do not see it."""
    page = plan_page(view_of(POSTS)).content

    assert 'title="có 1/1: đạt">1/1 <span aria-hidden="true">✓</span>' in page
    assert '<span class="cc-hidden">chưa đạt</span>' in page
    assert 'title="chưa đến kỳ"' in page


def test_every_rule_stands_there_with_its_place_and_words() -> None:
    """The quote is the plan's own; the anchor is the rule's id."""
    page = plan_page(view_of([])).content

    assert '<section class="cc-rule" id="tp-1"><h3>I.1</h3>' in page
    assert "<blockquote><p>Mỗi tháng 02 tin, bài gửi đăng</p></blockquote>" in page
    assert "ít nhất 01 tin bài, sản phẩm mỗi tháng, mỗi đơn vị" in page
    assert "Kế hoạch số 108/KH-UBND ngày 06/03/2026 của UBND xã." in page


def test_what_is_missing_now_is_told_with_the_days_left() -> None:
    """One unit has sent its post, the other has until the end of the month."""
    view = view_of(POSTS, day=date(2026, 4, 20))

    assert "thiếu 1, còn 10 ngày" in plan_page(view).content
    assert "<strong>1/2</strong> chỉ tiêu tháng đã đạt, còn 10 ngày." in home(view)


@pytest.mark.parametrize("told", ["thiếu", "đạt", "✗", "✓", "1/1", "0/1", "du-lieu"])
def test_internal_figures_are_nowhere_on_the_site(told: str) -> None:
    """With `figures: internal` the public sees what the plan asks for, not who is behind."""
    internal, public = view_of(POSTS, figures="internal"), view_of(POSTS)

    assert told in plan_page(public).content + home(public)
    assert told not in plan_page(internal).content + home(internal)
    assert not [path for path in files_of(internal) if path.startswith("du-lieu/")]
    assert "Mỗi tháng 02 tin, bài gửi đăng" in plan_page(internal).content


def test_standing_pages_are_filled_where_they_ask_for_it() -> None:
    """A place that nobody knows stays, and is seen in the page's source."""
    view = view_of([])

    assert filled(view, "Của <!-- cchc:co-quan -->.") == "Của UBND xã Thượng Phúc."
    assert filled(view, "<!-- cchc:la -->") == "<!-- cchc:la -->"
    assert "Phòng Kinh tế" in filled(view, "<!-- cchc:don-vi -->")
    assert "MTTQ" not in filled(view, "<!-- cchc:don-vi -->")
